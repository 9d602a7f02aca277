"""What is built from what, and where: the project's own facts, the pins and the folders."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGING = Path(__file__).resolve().parent.parent


class BuildError(Exception):
    """A step cannot be done; says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """What pyproject.toml says of the program; nothing of it stands a second time."""

    name: str
    version: str
    company: str
    display_name: str
    dependencies: tuple[str, ...]

    @property
    def version_numbers(self) -> tuple[int, int, int, int]:
        """The version as the four numbers of a Windows resource; a suffix such as rc1 is dropped."""
        numbers = []
        for piece in self.version.split(".")[:4]:
            digits = piece[: len(piece) - len(piece.lstrip("0123456789"))]
            numbers.append(int(digits or 0))
        padded = (*numbers, 0, 0, 0, 0)
        return padded[0], padded[1], padded[2], padded[3]


def read_project(root: Path) -> Project:
    """The facts in the pyproject.toml of the folder `root`."""
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = data["project"]
    return Project(
        project["name"],
        project["version"],
        project["authors"][0]["name"],
        data["tool"]["drafter"]["display-name"],
        tuple(project["dependencies"]),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """One build: `root` is the project, `cache` keeps what was fetched, `output` gets tree and artefacts.

    `runtime` names the table of pins.toml; `stub` is the kind of installer that NSIS makes: x86-unicode starts on
    every Windows and can refuse kindly, amd64-unicode is what a 64-bit wine can run.
    """

    root: Path
    cache: Path
    output: Path
    runtime: str = "ship"
    stub: str = "x86-unicode"
    offline: bool = False
    runtime_file: Path | None = None
    packaging: Path = PACKAGING

    @property
    def tree(self) -> Path:
        """The program as it will be installed."""
        return self.output / "tree"

    @property
    def work(self) -> Path:
        """What is made on the way."""
        return self.output / "work"

    @property
    def pins(self) -> dict[str, Any]:
        """pins.toml as it stands."""
        return tomllib.loads((self.packaging / "pins.toml").read_text(encoding="utf-8"))

    @property
    def project(self) -> Project:
        """The project's own facts."""
        return read_project(self.root)

    @property
    def epoch(self) -> int:
        """The time that every file carries, in seconds since 1970."""
        return int(self.pins["build"]["epoch"])

    @property
    def python_tag(self) -> str:
        """312 for Python 3.12."""
        return str(self.pins["python"]).replace(".", "")

    def artefact(self, kind: str) -> Path:
        """The path of `setup.exe` or `portable.zip`, told apart where the runtime is not the one to ship."""
        mark = "" if self.runtime == "ship" else f"-{self.runtime}runtime"
        return self.output / f"{self.project.name}-{self.project.version}{mark}-{kind}"

"""Where things are: the program's own resources and the user's folders. Nothing else knows."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`, in a source tree and in an installed copy alike."""
    installed = _PACKAGE / "resources"
    base = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return base.joinpath(*parts)


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one user, all below one."""

    root: Path

    @property
    def library(self) -> Path:
        """The past speeches."""
        return self.root / "library"

    @property
    def recovery(self) -> Path:
        """Copies of drafts that have not been saved."""
        return self.root / "recovery"

    @property
    def versions(self) -> Path:
        """Earlier versions of drafts."""
        return self.root / "versions"

    @property
    def outlines(self) -> Path:
        """The user's own outlines."""
        return self.root / "outlines"

    @property
    def layouts(self) -> Path:
        """The unit's own layouts."""
        return self.root / "layouts"

    @property
    def terms(self) -> Path:
        """The unit's own term lists for the checks."""
        return self.root / "terms"

    @property
    def settings(self) -> Path:
        """The settings of the program."""
        return self.root / "settings.toml"

    @property
    def unit(self) -> Path:
        """The unit profile."""
        return self.root / "unit.toml"


def default_home() -> Home:
    """The user's own folders: DRAFTER_HOME, else beside a portable copy, else the system's data folder."""
    if given := os.environ.get("DRAFTER_HOME"):
        return Home(Path(given))
    portable = _PACKAGE.parent
    for folder in (portable, portable.parent):
        if (folder / "portable.txt").is_file():
            return Home(folder / "data")
    return Home(user_data_path("Drafter", appauthor=False, roaming=True))

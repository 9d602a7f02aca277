"""The tests without a window, run by the interpreter and the libraries of the built tree, under wine.

    python -m tests.packaging.in_the_tree TREE [--cache FOLDER] [tests and options of pytest ...]

TREE is what `packaging/build_windows.py` made; a copy of it is used. What only tests need (pytest, hypothesis) is fetched
once into the cache and comes onto its path from outside, and so do the tests themselves. The runtime that is shipped has no
`python.exe`: that of the archive of the runtime is put beside the tree's DLL.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

from tests.conftest import ROOT
from tests.packaging.wine import Windows, as_windows

#: The rooms that need no window.
ROOMS = tuple(f"tests/{name}" for name in ("core", "reading", "library", "checks", "word", "files", "cli"))
#: What tests need beside the program; colorama is what pytest asks for under Windows only.
_PACKAGES = ("pytest>=8", "pytest-timeout>=2.3", "hypothesis>=6.100", "colorama")
#: wine 8 lacks the system call by which Python 3.12 copies a file with its times: there it copies as it did before.
_WITHOUT_COPY_FILE_2 = "import _winapi\nif hasattr(_winapi, 'CopyFile2'):\n    del _winapi.CopyFile2\n"


def main(arguments: list[str]) -> int:
    """Run the tests, print what pytest prints, and return its exit status."""
    options, tests = _options().parse_known_args(arguments)
    with tempfile.TemporaryDirectory(prefix="in-the-tree-", ignore_cleanup_errors=True) as room:
        windows = Windows(Path(room) / "wine", "wine", "x86_64-w64-mingw32-gcc")
        python = _prepared(windows, options.tree.resolve(), options.cache.resolve())
        command = ["-m", "pytest", "-c", as_windows(_settings(windows)), "--rootdir", as_windows(ROOT)]
        status = windows.follow(python, *command, *(tests or ROOMS), folder=ROOT)
        windows.settle(end=True)
    return status


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.packaging.in_the_tree", allow_abbrev=False)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "drafter-build")
    return parser


def _prepared(windows: Windows, tree: Path, cache: Path) -> Path:
    """A Python on drive C: of the tree's own parts that finds the tests and what they need."""
    copy = windows.drive / "tree"
    shutil.copytree(tree, copy)
    with zipfile.ZipFile(next(cache.glob("runtime-*.zip"))) as archive:
        name = next(name for name in archive.namelist() if name.endswith("python.exe"))
        (copy / "python.exe").write_bytes(archive.read(name))
    helpers = windows.drive / "helpers"
    helpers.mkdir()
    (helpers / "sitecustomize.py").write_text(_WITHOUT_COPY_FILE_2, encoding="ascii")
    (paths,) = copy.glob("python3*._pth")
    added = "".join(f"{as_windows(folder)}\n" for folder in (helpers, packages(cache), ROOT))
    paths.write_text(f"{paths.read_text(encoding='ascii')}{added}import site\n", encoding="utf-8")
    return copy / "python.exe"


def packages(cache: Path) -> Path:
    """The folder with what only tests need."""
    folder = cache / "test-packages"
    if not folder.is_dir():
        command = [*(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder))]
        command += [
            "--platform",
            "win_amd64",
            "--python-version",
            "3.12",
            "--only-binary",
            ":all:",
            *_PACKAGES,
        ]
        subprocess.run(command, check=True)
    return folder


def _settings(windows: Windows) -> Path:
    """pytest's settings of the project without those of the plug-ins for windows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    own = project["tool"]["pytest"]["ini_options"]
    kept = {name: value for name, value in own.items() if not name.startswith(("qt_", "testpaths"))}
    lines = [f"{name} = {_as_ini(value)}\n" for name, value in kept.items()]
    target = windows.drive / "pytest.ini"
    target.write_text("[pytest]\n" + "".join(lines), encoding="utf-8")
    return target


def _as_ini(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\n    {one}" for one in value)
    return str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

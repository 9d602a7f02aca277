"""A Windows of one's own for the tests: a fresh wine prefix, and the program installed in it.

wine 8 is not Windows. It lacks a DLL that Rust's standard library asks for, so one of ours stands in; its window
platform breaks off, so programs that are started through Explorer's way open their window offscreen; and what was
registered for one user is not merged into HKEY_CLASSES_ROOT, so the keys are copied there.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

_SHIM = ROOT / "packaging" / "wine" / "bcryptprimitives.c"

#: Runs at the start of the installed Python: the window opens offscreen.
_OFFSCREEN = 'import os\nos.environ["QT_QPA_PLATFORM"] = "offscreen"\n'


class Windows:
    """One wine prefix below `folder`, with nothing in it but Windows."""

    def __init__(self, folder: Path, wine: str, compiler: str) -> None:
        self._wine = wine
        self._running: list[subprocess.Popen[bytes]] = []
        self.prefix = folder / "prefix"
        home = folder / "home"
        home.mkdir(parents=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DRAFTER_", "QT_"))}
        self._environment = kept | {
            "HOME": str(home),
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=;mshtml=",
        }
        self.run("wineboot", "-i")
        self.pretend("win10")
        target = self.drive / "windows" / "system32" / "bcryptprimitives.dll"
        command = [compiler, "-shared", "-Os", "-s", str(_SHIM), "-o", str(target), "-ladvapi32"]
        subprocess.run(command, check=True)

    def pretend(self, version: str) -> None:
        """Be this version of Windows from now on: win7, win10."""
        self.run("winecfg", "-v", version)
        self.settle()

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The folder of the user."""
        users = self.drive / "users"
        return next(path for path in users.iterdir() if path.name != "Public")

    @property
    def installed(self) -> Path:
        """Where the program goes unless it is told otherwise."""
        return self.user / "AppData" / "Local" / "Programs" / "Drafter"

    @property
    def data(self) -> Path:
        """Where an installed program keeps the user's data."""
        return self.user / "AppData" / "Local" / "Drafter"

    def run(self, *command: str | Path, seconds: float = 240) -> int:
        """Run a program to its end and return its exit status; TimeoutExpired, and it is ended, where it takes longer."""
        with self._started(*command) as process:
            # Not to the end of the pipe: wine's services hold it for longer than the program lives.
            assert process.stdout
            try:
                status = process.wait(timeout=seconds)
            finally:
                process.kill()
                process.stdout.close()
        return status

    def _started(self, *command: str | Path, folder: Path | None = None) -> subprocess.Popen[bytes]:
        # Through a pipe: a Windows Python dies where its output is a file.
        return subprocess.Popen(
            [self._wine, *map(str, command)],
            env=self._environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def start(self, *command: str | Path) -> None:
        """Start a program and go on; `settle(end=True)` ends it."""
        self._running.append(self._started(*command))

    def settle(self, *, end: bool = False) -> None:
        """Wait until every program of this prefix has ended; with `end`, end them first."""
        server = ["wineserver", "-k" if end else "-w"]
        subprocess.run(server, env=self._environment, check=False, timeout=120)
        subprocess.run(["wineserver", "-w"], env=self._environment, check=False, timeout=120)
        while self._running:
            with self._running.pop() as process:
                process.wait(timeout=60)

    def self_test(self, program: Path, seconds: float = 240) -> dict[str, Any]:
        """The report of the program's own test, written to the root of drive C:."""
        report = self.drive / "自检.json"
        report.unlink(missing_ok=True)
        status = self.run(program, "--selftest", "C:\\自检.json", seconds=seconds)
        result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        report.unlink()
        assert (status == 0) is result["ok"]
        return result

    def milliseconds(self, program: Path, *arguments: str) -> int:
        """The number that a program prints as its last line."""
        return int(self.output(program, *arguments).split()[-1])

    def output(self, *command: str | Path) -> str:
        """Run a program to its end and return what it prints."""
        with self._started(*command) as process:
            assert process.stdout
            return process.stdout.read().decode("utf-8")

    def follow(self, *command: str | Path, folder: Path) -> int:
        """Run a program in a folder to its end, hand on what it prints as it comes, and return its exit status."""
        with self._started(*command, folder=folder) as process:
            assert process.stdout
            while (said := process.stdout.read1()) or process.poll() is None:
                sys.stdout.buffer.write(said)
                sys.stdout.flush()
        return process.returncode

    def uninstall(self, folder: Path) -> None:
        """Remove the program, as Windows' own list of programs does it."""
        assert self.run(folder / "uninstall.exe", "/S") == 0
        self.settle()  # it goes on from the folder for temporary files, so that it can remove itself

    def registry(self, key: str, *value: str) -> bool:
        """Whether a key, or a value of it, is in the registry."""
        return self.run("reg", "query", key, *(["/v", *value] if value else [])) == 0

    @contextmanager
    def opening_offscreen(self, installed: Path) -> Iterator[None]:
        """While this lasts, the installed program opens its window offscreen, however it is started."""
        paths, hook = installed / "python312._pth", installed / "lib" / "sitecustomize.py"
        before = paths.read_bytes()
        paths.write_bytes(before + b"import site\n")
        hook.write_text(_OFFSCREEN, encoding="ascii")
        try:
            yield
        finally:
            self.settle(end=True)
            paths.write_bytes(before)
            hook.unlink()


def merge_associations(windows: Any) -> None:
    """Copy what the installer registered for the user to where this wine looks it up."""
    for key in (".gao", "Drafter.Draft"):
        classes = f"Software\\Classes\\{key}"
        windows.run("reg", "copy", f"HKCU\\{classes}", f"HKLM\\{classes}", "/s", "/f")


def as_windows(path: Path) -> str:
    """A path as Windows writes it: wine shows the whole file system as drive Z:."""
    return "Z:" + str(path).replace("/", "\\")


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def wait_for(holds: Any, seconds: float = 60) -> bool:
    """Whether `holds()` becomes true within the time."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if holds():
            return True
        time.sleep(0.3)
    return False

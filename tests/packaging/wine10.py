"""A Windows in which Qt opens real windows: wine 10 in a Debian of its own, made once by debootstrap.

wine 8, which the other tests use, has no window platform for Qt 6. Making it takes some minutes and needs root; it is kept.
"""

import os
import shutil
import subprocess
from pathlib import Path

_SUITE = "trixie"
_PACKAGES = ("wine64", "wine", "fonts-noto-cjk")
#: What is run inside: the parts of the system that programs ask for, and the folders that are shared, come and go with it.
_ENTER = """
set -e
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do mkdir -p "$root$1"; mount --bind "$1" "$root$1"; shift; done
shift
exec chroot "$root" "$@"
"""


class NotToBeHad(Exception):
    """This machine cannot make a Debian with wine 10; says why."""


class Wine10:
    """One prefix of wine 10 below `root`/prefix, on a display of the machine outside."""

    def __init__(self, root: Path, display: str, shared: list[Path]) -> None:
        self._root = root
        self._shared = [*map(str, shared), "/tmp/.X11-unix"]
        self.prefix = root / "prefix"
        shutil.rmtree(self.prefix, ignore_errors=True)
        self._environment = {
            "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": "/root",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
            "WINEPREFIX": "/prefix",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=;mshtml=",
        }
        self.run("wineboot", "-i")

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The folder of the user."""
        return self.drive / "users" / "root"

    def run(self, *command: str, seconds: float = 240, **environment: str) -> int:
        """Run a program to its end and return its exit status; TimeoutExpired where it comes to none."""
        with self._started(*command, **environment) as process:
            assert process.stdout
            try:
                return process.wait(timeout=seconds)
            finally:
                process.kill()
                process.stdout.close()

    def settle(self, *, end: bool = False) -> None:
        """Wait until every program of this prefix has ended; with `end`, end them first."""
        for option in ("-k", "-w") if end else ("-w",):
            command = self._command("wineserver", option)
            subprocess.run(command, env=self._environment, check=False, timeout=240)

    def _command(self, *command: str) -> list[str]:
        return [
            "unshare",
            "--mount",
            "sh",
            "-c",
            _ENTER,
            "sh",
            str(self._root),
            *self._shared,
            "--",
            *command,
        ]

    def _started(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        # Through a pipe: a Windows Python dies where its output is a file.
        return subprocess.Popen(
            self._command("wine", *command),
            env=self._environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )


def room_of_wine10(room: Path) -> Path:
    """The Debian with wine 10 in this folder, made where it is not there yet. Raises NotToBeHad where it cannot be made."""
    if (room / "usr" / "bin" / "wine").exists():
        return room
    if os.geteuid() or not shutil.which("debootstrap"):
        raise NotToBeHad("A Debian with wine 10 is made by root with debootstrap: apt install debootstrap")
    command = ["debootstrap", "--variant=minbase", f"--include={','.join(_PACKAGES)}", _SUITE, str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotToBeHad(f"debootstrap failed:\n{done.stdout[-500:]}{done.stderr[-500:]}")
    return room

"""The entry in the menu of a Linux desktop: .desktop file, icon and file type, as freedesktop.org lays down.

Everything goes below the user's own data folder (XDG Base Directory Specification); no administrator is needed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from drafter.core.errors import UserError
from drafter.files.whole import write_whole
from drafter.paths import resource

#: Makes the desktop read the files again; a desktop without one of them does so by itself at the next login.
_REFRESH = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))


def data_folder() -> Path:
    """Where the desktop looks for what a user installed: XDG_DATA_HOME, else ~/.local/share."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def install_menu_entry(folder: Path) -> list[Path]:
    """Write the entry, the icon and the file type below a data folder, and return what was written.

    Raises UserError on other systems than Linux, and where the folder cannot be written.
    """
    if not sys.platform.startswith("linux"):
        raise UserError("这个命令只用于 Linux 桌面；Windows 上请用安装程序。")
    entry = resource("linux", "drafter.desktop").read_text(encoding="utf-8").replace("{command}", _command())
    written = {
        folder / "applications" / "drafter.desktop": entry.encode(),
        folder / "icons" / "hicolor" / "scalable" / "apps" / "drafter.svg": _bytes("icons", "drafter.svg"),
        folder / "mime" / "packages" / "drafter.xml": _bytes("linux", "drafter.xml"),
    }
    for path, data in written.items():
        _make_folder(path.parent)
        write_whole(path, data)
    _refresh(folder)
    return list(written)


def remove_menu_entry(folder: Path) -> None:
    """Take away what `install_menu_entry` wrote; nothing happens where it is not there."""
    for parts in (
        ("applications", "drafter.desktop"),
        ("icons", "hicolor", "scalable", "apps", "drafter.svg"),
        ("mime", "packages", "drafter.xml"),
    ):
        folder.joinpath(*parts).unlink(missing_ok=True)
    _refresh(folder)


def _bytes(*parts: str) -> bytes:
    return resource(*parts).read_bytes()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"建不了文件夹“{folder}”，请检查权限。") from error


def _command() -> str:
    """How the desktop starts the program: the script beside this Python, else the module itself, quoted as the
    Desktop Entry Specification asks."""
    script = Path(sys.executable).with_name("drafter")
    return _quoted(str(script)) if script.is_file() else f"{_quoted(sys.executable)} -m drafter"


def _quoted(argument: str) -> str:
    for sign in '\\"`$':
        argument = argument.replace(sign, f"\\{sign}")
    # A backslash is doubled once more, because the entry is a string itself; % begins a field code.
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def _refresh(folder: Path) -> None:
    for tool, part in _REFRESH:
        if shutil.which(tool) and (folder / part).is_dir():
            subprocess.run([tool, str(folder / part)], capture_output=True, check=False)

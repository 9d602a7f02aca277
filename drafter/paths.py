"""Where things are: the program's own resources and the user's folders. Nothing else knows."""

import os
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`, in a source tree and in an installed copy alike."""
    installed = _PACKAGE / "resources"
    base = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return base.joinpath(*parts)


def installed_folder() -> Path | None:
    """The folder of the program that the Windows build made; None where it runs from another Python's libraries."""
    folder = _PACKAGE.parent.parent
    return folder if any(folder.glob("python3*._pth")) else None


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
    def office(self) -> Path:
        """What this library shares with colleagues, and where; none where it shares nothing."""
        return self.root / "office.toml"

    @property
    def office_folder(self) -> Path:
        """The folder of the files by which the window and the process that talks to colleagues tell each other things."""
        return self.root / "office"

    @property
    def settings(self) -> Path:
        """The settings of the program."""
        return self.root / "settings.toml"

    @property
    def unit(self) -> Path:
        """The unit profile."""
        return self.root / "unit.toml"

    @property
    def whose(self) -> Path:
        """Whose speeches the folders hold that were imported."""
        return self.root / "whose.toml"


def default_home() -> Home:
    """The user's own folders: DRAFTER_HOME, else beside a portable copy, else the system's data folder."""
    if given := os.environ.get("DRAFTER_HOME"):
        return Home(Path(given))
    portable = _PACKAGE.parent
    for folder in (portable, portable.parent):
        if (folder / "portable.txt").is_file():
            return Home(folder / "data")
    local, roaming = _user_folders()
    return Home(roaming if roaming.exists() and not local.exists() else local)


def move_home_once() -> str:
    """Move the user's folders from the roaming profile, where they lay once, into the local one, before they are used.

    Windows copies a roaming profile over the network at each log-on, and a library is too large and too private for
    that. Gives the sentence to tell the user, "" where nothing was moved; what another window still uses stays.
    """
    if os.environ.get("DRAFTER_HOME"):
        return ""
    local, roaming = _user_folders()
    return moved(roaming, local) if default_home().root == roaming else ""


def moved(old: Path, new: Path) -> str:
    """Move a folder to where there is none; the sentence that says so, "" where it was not possible or not needed."""
    if old == new or new.exists() or not old.exists():
        return ""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    except OSError:
        return ""
    return f"语料库和设置已从漫游文件夹移到本机文件夹“{new}”，不再随账户漫游。"


def _user_folders() -> tuple[Path, Path]:
    """Where the user's folders lie in the local and in the roaming profile; the same where there is no such thing."""
    from platformdirs import user_data_path  # not where the folder is given

    local, roaming = (
        user_data_path("Drafter", appauthor=False, roaming=roaming) for roaming in (False, True)
    )
    return local, roaming

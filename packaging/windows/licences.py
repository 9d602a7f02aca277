"""The licences of everything that is shipped, in one folder of the tree."""

import shutil
import zipfile
from pathlib import Path, PurePosixPath

from windows.plan import BuildError, Plan

#: The texts that the wheels of Qt only name, as every Debian system has them.
_COMMON = Path("/usr/share/common-licenses")
_FULL_TEXTS = ("LGPL-3", "GPL-3")

_NAMES = ("licen", "copying", "notice", "authors")


def gather_licences(plan: Plan, runtime: Path, wheels: list[Path]) -> None:
    """Fill the tree's `licenses` folder: one folder a library, the runtime's, ours, and a note on Qt."""
    target = plan.tree / "licenses"
    target.mkdir(parents=True, exist_ok=True)
    for wheel in wheels:
        _from_wheel(wheel, target)
    with zipfile.ZipFile(runtime) as opened:
        name = next(name for name in opened.namelist() if name.endswith("LICENSE.txt"))
        (target / "Python.txt").write_bytes(opened.read(name))
    shutil.copy(plan.root / "NOTICE", target / "NOTICE.txt")
    for name in _FULL_TEXTS:
        if not (_COMMON / name).is_file():
            raise BuildError(f"{_COMMON / name} is missing; put the full text of {name} there.")
        shutil.copy(_COMMON / name, target / f"{name}.txt")


def _from_wheel(wheel: Path, target: Path) -> None:
    library = wheel.name.split("-")[0]
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            path = PurePosixPath(name)
            in_metadata = any(part.endswith(".dist-info") for part in path.parts)
            below = "licenses" in path.parts or path.name.lower().startswith(_NAMES)
            if name.endswith("/") or not below or not (in_metadata or path.suffix in ("", ".txt")):
                continue
            kept = target / library / path.name
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(opened.read(name))

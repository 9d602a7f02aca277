"""Step `assemble`: runtime, libraries and program in one folder, pruned by keep.txt."""

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from windows.fetch import runtime_zip, wheels
from windows.licences import gather_licences
from windows.plan import Plan

#: Where the program finds its modules: the standard library, the folder itself (compiled modules), our libraries.
_PATHS = "python{tag}.zip\n.\nlib\n"


def assemble(plan: Plan) -> None:
    """Build the tree anew: everything that keep.txt names out of the runtime and the wheels, then the program."""
    shutil.rmtree(plan.tree, ignore_errors=True)
    keep = keep_rule(plan.packaging / "keep.txt")
    runtime, libraries = runtime_zip(plan), wheels(plan)
    _unpack(runtime, plan.tree, keep, PurePosixPath())
    for library in libraries:
        _unpack(library, plan.tree, keep, PurePosixPath("lib"))
    _store(plan.tree / f"python{plan.python_tag}.zip")
    (plan.tree / f"python{plan.python_tag}._pth").write_text(
        _PATHS.format(tag=plan.python_tag), encoding="ascii"
    )
    _add_program(plan)
    gather_licences(plan, runtime, libraries)
    set_times(plan.tree, plan.epoch)


def keep_rule(keep: Path) -> Callable[[str], bool]:
    """Whether a path of the tree, with slashes, is one that the lines of keep.txt name."""
    lines = (line.strip() for line in keep.read_text(encoding="utf-8").splitlines())
    patterns = [_pattern(line) for line in lines if line and not line.startswith("#")]
    whole = re.compile("|".join(patterns) or r"(?!)")
    return lambda path: whole.fullmatch(path) is not None


def _pattern(line: str) -> str:
    """A line of keep.txt as a regular expression: `**/` spans folders, `*` stays within one."""
    parts = re.split(r"(\*\*/|\*)", line)
    return "".join({"**/": "(?:[^/]+/)*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts)


def _unpack(archive: Path, tree: Path, keep: Callable[[str], bool], below: PurePosixPath) -> None:
    with zipfile.ZipFile(archive) as opened:
        entries = [info for info in opened.infolist() if not info.is_dir()]
        # The test runtime lies in a folder of its own within its archive.
        outer = "" if below.parts else _common_folder([info.filename for info in entries])
        for info in entries:
            path = str(below / info.filename.removeprefix(outer))
            if ".." in PurePosixPath(path).parts or not keep(path):
                continue
            target = tree / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(opened.read(info))


def _store(archive: Path) -> None:
    """Write the standard library without compression: the setup program packs it tighter, and it is read sooner."""
    with zipfile.ZipFile(archive) as opened:
        members = [(info, opened.read(info)) for info in opened.infolist()]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for info, data in members:
            packed.writestr(zipfile.ZipInfo(info.filename, info.date_time), data)


def _common_folder(names: list[str]) -> str:
    """The folder, with its slash, that all names lie in; "" where there is none."""
    first = {name.split("/")[0] for name in names}
    return f"{first.pop()}/" if len(first) == 1 and all("/" in name for name in names) else ""


def _add_program(plan: Plan) -> None:
    """The program's own modules and resources, and the METADATA that its version is read from."""
    target = plan.tree / "lib" / plan.project.name
    skip = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(plan.root / plan.project.name, target, ignore=skip)
    shutil.copytree(plan.root / "resources", target / "resources", ignore=skip)
    info = plan.tree / "lib" / f"{plan.project.name}-{plan.project.version}.dist-info"
    info.mkdir()
    needs = "".join(f"Requires-Dist: {need}\n" for need in plan.project.dependencies)
    text = f"Metadata-Version: 2.1\nName: {plan.project.name}\nVersion: {plan.project.version}\n{needs}"
    (info / "METADATA").write_text(text, encoding="utf-8", newline="\n")


def set_times(folder: Path, epoch: int) -> None:
    """Give every file and folder the same time, so that the same input gives the same bytes."""
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (epoch, epoch))

"""Step `manifest`: a list of every file of the tree with its digest, which the self-test compares with what is there."""

import hashlib
import os
from pathlib import Path

from windows.plan import Plan

#: Its name in the tree; `drafter.ui.support.trials` reads it. A digest and a path a line, as `sha256sum` has it.
MANIFEST = "files.sha256"


def manifest(plan: Plan) -> None:
    """Write the list; it is the last file that comes into the tree, and does not name itself."""
    target = plan.tree / MANIFEST
    target.unlink(missing_ok=True)
    lines = [f"{digest}  {name}\n" for name, digest in _digests(plan.tree).items()]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    os.utime(target, (plan.epoch, plan.epoch))
    os.utime(plan.tree, (plan.epoch, plan.epoch))


def complain_about_files(tree: Path) -> list[str]:
    """Files that are gone, changed or come along since the list was written."""
    if not (tree / MANIFEST).is_file():
        return [f"{MANIFEST}: missing"]
    lines = (tree / MANIFEST).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = _digests(tree)
    return [
        *(f"{name}: missing" for name in listed if name not in found),
        *(f"{name}: changed" for name in listed if name in found and found[name] != listed[name]),
        *(f"{name}: not in {MANIFEST}" for name in found if name not in listed),
    ]


def _digests(tree: Path) -> dict[str, str]:
    """The sha256 of every file but the list, by its path with slashes, in the order of the paths."""
    files = {path.relative_to(tree).as_posix(): path for path in tree.rglob("*") if path.is_file()}
    return {
        name: hashlib.sha256(files[name].read_bytes()).hexdigest()
        for name in sorted(files)
        if name != MANIFEST
    }

"""Whether the loss of any file of the program is noticed: `python -m tests.packaging.removals TREE --count 50 --seed 1`.

TREE is what `packaging/build_windows.py` made. From a copy of it one file at a time, chosen at random, is taken away; then the
check of the build looks at the tree, and the program tries itself under wine. A loss is noticed where either complains, or
the program does not start. Beside that stands what would still notice it without the list of files.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.packaging.wine import Windows

sys.path.insert(0, str(ROOT / "packaging"))

from check_tree import complaints_about
from windows.manifest import MANIFEST
from windows.plan import Plan

#: Seconds after which a self-test that takes some thirty is taken to hang, which a user would notice, too.
_PATIENCE = 180


@dataclass(frozen=True, slots=True)
class Loss:
    """Who noticed that a file is gone: the build's check, the program's self-test; `by_list` where only the list did."""

    name: str
    check: bool
    selftest: bool
    by_list: bool


def main(arguments: list[str]) -> int:
    """Take the files away, tell of each who noticed, and return 1 where somebody noticed nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.packaging.removals")
    parser.add_argument("tree", type=Path)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    names = sorted(p.relative_to(options.tree).as_posix() for p in options.tree.rglob("*") if p.is_file())
    chosen = random.Random(options.seed).sample(names, options.count)
    losses = []
    with tempfile.TemporaryDirectory(prefix="removals-", ignore_cleanup_errors=True) as room:
        windows = Windows(Path(room), "wine", "x86_64-w64-mingw32-gcc")
        copy = Path(shutil.copytree(options.tree, windows.drive / "tree"))
        for name in chosen:
            losses.append(_without(windows, copy, name))
            print(_told(losses[-1]), flush=True)
        windows.settle(end=True)
    return _summary(losses)


def _without(windows: Windows, tree: Path, name: str) -> Loss:
    """Take one file away, look who notices, and put it back."""
    file, aside = tree / name, windows.drive / "aside"
    file.rename(aside)
    try:
        absent = set(Plan(ROOT, Path(), Path()).pins["absent"])
        complaints = complaints_about(tree, absent)
        failing = _failing_parts(windows, tree)
    finally:
        aside.rename(file)
    others = [one for one in complaints if not one.startswith(f"{name}: missing")]
    by_list = not others and failing <= {"files"} and name != MANIFEST
    return Loss(name, bool(complaints), bool(failing), by_list)


def _failing_parts(windows: Windows, tree: Path) -> set[str]:
    """The parts of the self-test that fail; "start" where it does not come to its end."""
    try:
        report = windows.self_test(tree / "drafter-cli.exe", seconds=_PATIENCE)
    except (FileNotFoundError, subprocess.TimeoutExpired, ValueError):
        return {"start"}
    return {check["name"] for check in report["checks"] if not check["ok"]}


def _told(loss: Loss) -> str:
    marks = (("check", loss.check), ("self-test", loss.selftest), ("only by the list", loss.by_list))
    return f"{loss.name}: {', '.join(word for word, holds in marks if holds) or 'NOT NOTICED'}"


def _summary(losses: list[Loss]) -> int:
    noticed = sum(loss.check or loss.selftest for loss in losses)
    in_use = sum(loss.selftest for loss in losses)
    by_list = sum(loss.by_list for loss in losses)
    print(
        f"{noticed} of {len(losses)} noticed; {in_use} by the self-test; {by_list} only by the list of files"
    )
    return 0 if noticed == len(losses) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Plants one mistake at a time in the program and says whether a test notices: `python -m tools.mutate [--seed N]`.

Ten modules and one mutation in each are drawn by chance; the seed is printed, so that a run can be repeated. For each
the tests that name the module are run in a copy of the project, and where they notice nothing those of its folder. Nothing in
the project itself is changed.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
_COPIED = (
    "drafter",
    "resources",
    "tests",
    "tools",
    "packaging",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "NOTICE",
)
#: Swapped for each other.
_OPERATORS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
#: What sets margins, widths and stretches: one more or less is no mistake that a test should notice.
_OF_LOOKS = frozenset(
    [
        "setContentsMargins",
        "setSpacing",
        "addSpacing",
        "addStretch",
        "insertStretch",
        "setStretch",
        "setMargin",
        "adjusted",
        "setFixedWidth",
        "setFixedHeight",
        "setMinimumWidth",
        "setMinimumHeight",
        "setMaximumWidth",
        "setMaximumHeight",
        "setHorizontalSpacing",
        "setVerticalSpacing",
        "setColumnStretch",
        "setRowStretch",
        "addWidget",
        "addLayout",
    ]
)
#: What starts processes, and nothing else.
_LEFT_OUT = ("drafter/__main__.py",)


@dataclass(frozen=True)
class Mutation:
    """One change of a source text: where it is, what it says, and the whole text afterwards."""

    path: Path
    line: int
    told: str
    text: str


def mutations(path: Path) -> Iterator[Mutation]:
    """Every mutation of one module; texts of error messages and docstrings are not touched, nor what only moves a pixel."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for function in ast.walk(tree):
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        of_looks = {id(number) for call in ast.walk(function) for number in _measures(call)}
        for node in ast.walk(function):
            for before, after in _swaps(node) if id(node) not in of_looks else ():
                old, new = ast.unparse(before), ast.unparse(after)
                text = _replaced(source, before, new)
                if text and old != new:
                    yield Mutation(path, before.lineno, f"{old[:60]}  →  {new[:60]}", text)


def _measures(node: ast.AST) -> Iterator[ast.expr]:
    """The numbers that a call hands to Qt to say how wide, how far apart or with what stretch something is painted."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _OF_LOOKS:
        yield from node.args


def _swaps(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """A node and what may stand in its place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OPERATORS:
        yield node, ast.Compare(node.left, [_OPERATORS[type(node.ops[0])](), *node.ops[1:]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield node, ast.BoolOp(_OPERATORS[type(node.op)](), node.values)
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield node, ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, node.operand
    elif isinstance(node, ast.If):
        yield node.test, ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield node, ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Constant) and type(node.value) is int and 0 < node.value < 1000:
        yield node, ast.Constant(node.value + 1)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _replaced(source: str, node: ast.expr | ast.stmt, new: str) -> str:
    """The source with other words in the place of a node on one line, "" where it stands on several."""
    if node.end_lineno != node.lineno or node.end_col_offset is None:
        return ""
    lines = source.splitlines(keepends=True)
    line = lines[node.lineno - 1].encode()
    lines[node.lineno - 1] = (
        line[: node.col_offset] + f"({new})".encode() + line[node.end_col_offset :]
    ).decode()
    if isinstance(node, ast.stmt):
        lines[node.lineno - 1] = (
            line[: node.col_offset] + new.encode() + line[node.end_col_offset :]
        ).decode()
    text = "".join(lines)
    try:
        ast.parse(text)
    except SyntaxError:
        return ""
    return text


def tests_of(path: Path) -> tuple[list[str], list[str]]:
    """The test files that import a module or bear its name, those with windows last; then the others of the folder of
    tests that has its place. Relative to the project."""
    module = ".".join(path.relative_to(_ROOT).with_suffix("").parts)
    every = sorted((_ROOT / "tests").rglob("test_*.py"), key=lambda test: "ui" in test.parts)
    found = [
        test
        for test in every
        if test.stem == f"test_{path.stem}" or module in test.read_text(encoding="utf-8")
    ]
    beside = [test for test in every if test.is_relative_to(_mirror(path)) and test not in found]
    return (
        [test.relative_to(_ROOT).as_posix() for test in found],
        [test.relative_to(_ROOT).as_posix() for test in beside],
    )


def _mirror(path: Path) -> Path:
    """The folder of tests that has the place of a module; that of the commands for one that lies above all rooms."""
    for folder in path.relative_to(_ROOT / "drafter").parents:
        if folder != Path() and (_ROOT / "tests" / folder).is_dir():
            return _ROOT / "tests" / folder
    return _ROOT / "tests" / "cli"


def is_noticed(mutation: Mutation, copy: Path) -> bool:
    """Whether a test turns red in the copy."""
    target = copy / mutation.path.relative_to(_ROOT)
    original = target.read_text(encoding="utf-8")
    target.write_text(mutation.text, encoding="utf-8")
    try:
        return any(_turn_red(places, copy) for places in tests_of(mutation.path) if places)
    finally:
        target.write_text(original, encoding="utf-8")


def _turn_red(places: list[str], copy: Path) -> bool:
    """Whether one of these tests fails in the copy, or can no longer be collected there."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *places]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, encoding="utf-8")
    return run.returncode in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)


def main() -> None:
    """Draw, plant, test, tell."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutate", description=__doc__)
    parser.add_argument("--seed", type=int, default=None, help="by chance where none is given")
    parser.add_argument("--modules", type=int, default=10, help="how many modules get a mistake")
    given = parser.parse_args()
    seed = random.SystemRandom().randrange(1_000_000) if given.seed is None else given.seed
    chance = random.Random(seed)
    print(f"seed {seed}", flush=True)
    modules = [path for path in sorted((_ROOT / "drafter").rglob("*.py")) if _may_change(path)]
    noticed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in _COPIED:
            source = _ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, copy / name)
        for path in chance.sample(modules, given.modules):
            mutation = chance.choice(list(mutations(path)))
            start = time.monotonic()
            found = is_noticed(mutation, copy)
            noticed += found
            place = f"{path.relative_to(_ROOT).as_posix()}:{mutation.line}"
            print(
                f"{'red  ' if found else 'GREEN'} {place}  {mutation.told}  ({time.monotonic() - start:.0f} s)",
                flush=True,
            )
    print(f"{noticed} of {given.modules} turned a test red")


def _may_change(path: Path) -> bool:
    name = path.relative_to(_ROOT).as_posix()
    return not name.startswith(_LEFT_OUT) and any(True for _ in mutations(path))


if __name__ == "__main__":
    main()

"""Plants one mistake at a time in the program and says whether a test notices: `python -m tools.mutate [--seed N]`.

Ten modules and one mutation in each are drawn by chance; the seed is printed, so that a run can be repeated. For each
the tests that name the module are run in a copy of the project; where they notice nothing, those of its folder; then those
of the modules that import it. Nothing in the project itself is changed.
"""

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
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
    "docs",
    "pyproject.toml",
    "CONTRIBUTING.md",
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
        "QMargins",
        "QPoint",
        "QPointF",
        "QRect",
        "QRectF",
        "QSize",
        "QSizeF",
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
    """Every mutation of one module; texts, annotations, decorators and what only moves a pixel are not touched."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    left_out = {id(part) for node in ast.walk(tree) for part in _of_no_behaviour(node)}
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    inside = {id(node): node for function in functions for node in ast.walk(function)}
    for node in inside.values():
        for before, after in _swaps(node) if id(node) not in left_out else ():
            old, new = ast.unparse(before), ast.unparse(after)
            text = _replaced(source, before, new)
            if text and old != new:
                yield Mutation(path, before.lineno, f"{old[:60]}  →  {new[:60]}", text)


def _of_no_behaviour(node: ast.AST) -> Iterator[ast.AST]:
    """What below a node says how much is kept in a cache, of which type something is, or where Qt paints it."""
    parts: list[ast.expr | None] = []
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        parts = [*node.decorator_list, node.returns]
    elif isinstance(node, (ast.arg, ast.AnnAssign)):
        parts = [node.annotation]
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        parts = [*node.args] if name in _OF_LOOKS else []
    for part in parts:
        yield from ast.walk(part) if part else ()


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
    elif isinstance(node, ast.Return) and node.value is not None:
        if (other := _other_value(node.value)) is not None:
            yield node, ast.Return(other)
    elif isinstance(node, ast.Constant) and type(node.value) is int and 0 < node.value < 1000:
        yield node, ast.Constant(node.value + 1)


def _other_value(value: ast.expr) -> ast.Constant | None:
    """What a function may return by mistake: the other of true and false, nothing where it returns something; None where
    all that it returns is that there is nothing."""
    if isinstance(value, ast.Constant) and isinstance(value.value, bool):
        return ast.Constant(not value.value)
    is_empty = (isinstance(value, ast.Constant) and not value.value) or (
        isinstance(value, (ast.Tuple, ast.List)) and not value.elts
    )
    return None if is_empty else ast.Constant(None)


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


def tests_of(path: Path, root: Path = _ROOT) -> Iterator[list[str]]:
    """Test files of the project, or of a copy of it, in the order in which they are asked, relative to it: those that
    import a module or bear its name, those of the folder of tests that has its place, those of the modules that import
    it. Windows come last."""
    tests = root / "tests"
    every = [test for test in tests.rglob("test_*.py") if not _is_of_whole_programs(test.relative_to(tests))]
    every.sort(key=lambda test: ("ui" in test.parts, test))
    asked: set[Path] = set()
    for wanted in (_naming(path, every), _below(_mirror(path, tests), every), _of_importers(path, every)):
        found = [test for test in wanted if test not in asked]
        asked.update(found)
        if found:
            yield [test.relative_to(root).as_posix() for test in found]


def _is_of_whole_programs(test: Path) -> bool:
    return test.parts[0] in ("e2e", "packaging")


def _name(path: Path) -> str:
    """The name of a module, that of its package for an `__init__.py`."""
    return ".".join(path.relative_to(_ROOT).with_suffix("").parts).removesuffix(".__init__")


def _naming(path: Path, tests: Sequence[Path]) -> list[Path]:
    named = re.compile(rf"{re.escape(_name(path))}\b" + (r"(?!\.)" if path.stem == "__init__" else ""))
    return [
        test
        for test in tests
        if test.stem == f"test_{path.stem}" or named.search(test.read_text(encoding="utf-8"))
    ]


def _below(folder: Path, tests: Sequence[Path]) -> list[Path]:
    return [test for test in tests if test.is_relative_to(folder)]


def _of_importers(path: Path, tests: Sequence[Path]) -> list[Path]:
    """The tests that name a module that imports this one."""
    said = re.compile(rf"from {re.escape(_name(path))} import ")
    importers = [
        other
        for other in sorted((_ROOT / "drafter").rglob("*.py"))
        if said.search(other.read_text(encoding="utf-8"))
    ]
    return list(dict.fromkeys(test for other in importers for test in _naming(other, tests)))


def _mirror(path: Path, tests: Path) -> Path:
    """The folder of tests that has the place of a module; that of the commands for one that lies above all rooms."""
    for folder in path.relative_to(_ROOT / "drafter").parents:
        if folder != Path() and (tests / folder).is_dir():
            return tests / folder
    return tests / "cli"


def is_noticed(mutation: Mutation, copy: Path) -> bool:
    """Whether a test turns red in the copy."""
    target = copy / mutation.path.relative_to(_ROOT)
    original = target.read_text(encoding="utf-8")
    target.write_text(mutation.text, encoding="utf-8")
    try:
        return any(_turn_red(places, copy) for places in tests_of(mutation.path, copy))
    finally:
        target.write_text(original, encoding="utf-8")


def _turn_red(places: list[str], copy: Path) -> bool:
    """Whether one of these tests fails in the copy, can no longer be collected there, or takes Python down."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *places]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, encoding="utf-8")
    return run.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


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

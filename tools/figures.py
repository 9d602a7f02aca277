"""Prints how the code is built, at one commit or several: `python -m tools.figures [REVISION…]`.

Without a revision the files as they lie there are measured. Each column is one state of `drafter/`: its files, lines of
code, import lines, modules that one other module imports, functions that are too complex, characters of Chinese words in the
constants of `checks` and `reading`. `--complex` names the functions.
"""

import argparse
import ast
import io
import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
#: Above this number a function counts as complex; ruff's own rule leaves `and`, `or` and comprehensions out.
MOST_WAYS = 15
_BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.Assert,
    ast.match_case,
)


def figures(root: Path) -> dict[str, str]:
    """The figures of the program that lies below this folder."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(root.glob("drafter/**/*.py"))
    }
    lines = sum(_code_lines(path) for path in trees)
    imports = sum(_import_lines(tree) for tree in trees.values())
    functions = list(_functions(trees.values()))
    rooms = [
        tree for path, tree in trees.items() if {"checks", "reading"} & {*path.relative_to(root).parts[:2]}
    ]
    importers = _importers(root, trees)
    once = sum(count == 1 for count in importers.values())
    return {
        "files": f"{len(trees):,}",
        "lines of code": f"{lines:,}",
        "lines of code per file": f"{lines / len(trees):.0f}",
        "modules with one importer": f"{once:,}",
        "share of them": f"{once / len(trees):.1%}",
        "import lines": f"{imports:,}",
        "share of import lines": f"{imports / lines:.1%}",
        f"functions over complexity {MOST_WAYS}": f"{sum(complexity(one) > MOST_WAYS for one in functions):,}",
        "words in constants": f"{sum(map(words_in_constants, rooms)):,}",
        "longest function, lines": f"{max((one.end_lineno or 0) - one.lineno + 1 for one in functions):,}",
    }


def _code_lines(path: Path) -> int:
    """The lines that are neither blank nor a comment."""
    stripped = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in stripped)


def _imports(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    yield from (node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))


def _import_lines(tree: ast.Module) -> int:
    return sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in _imports(tree))


def _importers(root: Path, trees: Mapping[Path, ast.Module]) -> Counter[str]:
    """By how many other modules of ours each module is imported."""
    names = {_dotted(path.relative_to(root)) for path in trees}
    count: Counter[str] = Counter()
    for tree in trees.values():
        asked: set[str] = set()
        for node in _imports(tree):
            if isinstance(node, ast.Import):
                asked |= {alias.name for alias in node.names}
            elif node.module:
                asked |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        count.update(asked & names)
    return count


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _functions(trees: Iterable[ast.Module]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for tree in trees:
        yield from (n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))


def complexity(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The ways through a function: as McCabe counts them, and each `and`, `or`, `if … else` and comprehension, too."""
    ways = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            ways += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            ways += 1 + len(node.ifs)
        elif isinstance(node, _BRANCHES):
            ways += 1
    return ways


def words_in_constants(tree: ast.Module) -> int:
    """How many characters of Chinese words and patterns stand in a module's constants.

    What is told to the user is none: plain texts, the values of tables, and what a check is called.
    """
    count = 0
    for statement in tree.body:
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
            continue
        if isinstance(statement.value, ast.Constant) or "CHECK" in ast.unparse(statement).split(" = ")[0]:
            continue
        inside = list(ast.walk(statement.value))
        told = {id(value) for one in inside if isinstance(one, ast.Dict) for value in one.values}
        texts = (one for one in inside if isinstance(one, ast.Constant) and isinstance(one.value, str))
        count += sum(len(re.findall("[\u4e00-\u9fff]", one.value)) for one in texts if id(one) not in told)
    return count


def at(revision: str) -> dict[str, str]:
    """The figures of a commit."""
    command = ["git", "archive", "--format=tar", revision, "drafter"]
    packed = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        return figures(Path(folder))


def name_complex() -> None:
    """Print the functions that are too complex, with their numbers."""
    for path in sorted(_ROOT.glob("drafter/**/*.py")):
        for function in _functions([ast.parse(path.read_text(encoding="utf-8"))]):
            if (ways := complexity(function)) > MOST_WAYS:
                print(f"{ways:3} {path.relative_to(_ROOT).as_posix()}:{function.lineno} {function.name}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.figures", description=__doc__)
    parser.add_argument(
        "revisions", nargs="*", help="commits, or names of them; none for the files as they lie"
    )
    parser.add_argument("--complex", action="store_true", help="name the functions that are too complex")
    told = parser.parse_args()
    if told.complex:
        name_complex()
        return
    given = told.revisions
    columns = {revision: at(revision) for revision in given} or {"here": figures(_ROOT)}
    print(f"{'':30}" + "".join(f"{name[:12]:>14}" for name in columns))
    for row in next(iter(columns.values())):
        print(f"{row:30}" + "".join(f"{column[row]:>14}" for column in columns.values()))


if __name__ == "__main__":
    main()

"""Whether every data file of a library that the program reads is in the tree.

Read from the sources, without running them: each call of `package_data` names a library and a file of it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

_READS = "package_data"


def complain_about_data(tree: Path) -> list[str]:
    """Data files that the program reads and the tree lacks, and calls whose file cannot be told beforehand."""
    library = tree / "lib"
    complaints = []
    for module in sorted((library / "drafter").rglob("*.py")):
        for named in _named_by(module):
            told = module.relative_to(library).as_posix()
            if named is None:
                complaints.append(f"{told}: {_READS} is called with other arguments than two literals")
            elif not library.joinpath(*named).is_file():
                complaints.append(f"{told}: reads {'/'.join(named)}, which the tree lacks")
    return complaints


def libraries_read(tree: Path) -> set[str]:
    """The libraries that the program reads a data file of."""
    modules = (tree / "lib" / "drafter").rglob("*.py")
    return {named[0] for module in modules for named in _named_by(module) if named}


def _named_by(module: Path) -> Iterator[tuple[str, ...] | None]:
    """Library and file of each call in a module, None for a call that does not name them as literals."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _READS:
            names = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            yield tuple(map(str, names)) if len(names) == 2 else None

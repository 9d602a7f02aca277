"""Whether every module that the program imports is in the tree, and every library there is imported or read.

Read from the sources, without running them. The program itself is followed through every import, also those in
functions; a library only through what it imports unconditionally, because what it tries it can do without.
"""

import ast
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from windows.data import libraries_read

_PROGRAM = "drafter"

#: What is compiled into the Windows python3.dll itself and not into this system's Python, and the one module that
#: `os` makes at run time.
_BUILT_IN = frozenset(
    [
        "array",
        "audioop",
        "binascii",
        "cmath",
        "math",
        "mmap",
        "msvcrt",
        "nt",
        "os.path",
        "winreg",
        "xxsubtype",
        "zlib",
        "_bisect",
        "_blake2",
        "_codecs_cn",
        "_codecs_hk",
        "_codecs_iso2022",
        "_codecs_jp",
        "_codecs_kr",
        "_codecs_tw",
        "_contextvars",
        "_csv",
        "_datetime",
        "_heapq",
        "_json",
        "_lsprof",
        "_md5",
        "_multibytecodec",
        "_opcode",
        "_pickle",
        "_random",
        "_sha1",
        "_sha2",
        "_sha3",
        "_statistics",
        "_struct",
        "_winapi",
    ]
)


class Tree:
    """The modules of a tree: where the source of each is, and which there are."""

    def __init__(self, tree: Path) -> None:
        self._library = tree / "lib"
        self._sources = {_module_name(path, self._library): path for path in self._library.rglob("*.py")}
        compiled = [*self._library.rglob("*.pyd"), *tree.glob("*.pyd")]
        self._compiled = {
            _module_name(path, self._library if self._library in path.parents else tree) for path in compiled
        }
        self._standard = _standard_modules(tree) | set(sys.builtin_module_names) | _BUILT_IN

    @property
    def libraries(self) -> set[str]:
        """The top-level names in `lib`: folders, and modules that are a single file; DLLs lie in `NAME.libs` beside NAME."""
        found = [path for path in self._library.iterdir() if path.name != "__pycache__"]
        folders = {
            path.name for path in found if path.is_dir() and path.suffix not in (".dist-info", ".libs")
        }
        return folders | {path.stem for path in found if path.suffix == ".py"}

    def modules_of(self, library: str) -> list[str]:
        """The modules of one library that have a source."""
        return [name for name in self._sources if name.split(".")[0] == library]

    def has(self, module: str) -> bool:
        """Whether a module, or a folder of modules, can be imported here."""
        folder = self._library.joinpath(*module.split("."))
        return (
            module in self._sources or module in self._compiled or module in self._standard or folder.is_dir()
        )

    def imports(self, module: str, *, everything: bool) -> Iterator[str]:
        """The modules that the source of a module imports; only the unconditional ones unless `everything`."""
        path = self._sources.get(module)
        if path is None:
            return
        is_package = path.name == "__init__.py"
        parsed = ast.parse(path.read_text(encoding="utf-8"))
        for node in _import_nodes(parsed.body, everything=everything):
            yield from self._names(node, module, is_package)

    def _names(self, node: ast.Import | ast.ImportFrom, module: str, is_package: bool) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            return
        parts = module.split(".")
        base = parts[: len(parts) - node.level + is_package] if node.level else []
        origin = ".".join([*base, *([node.module] if node.module else [])])
        yield origin
        for alias in node.names:
            if self.has(f"{origin}.{alias.name}"):
                yield f"{origin}.{alias.name}"


def _module_name(path: Path, base: Path) -> str:
    """lib/lxml/etree.cp312-win_amd64.pyd is lxml.etree."""
    parts = list(path.relative_to(base).parts)
    parts[-1] = parts[-1].split(".")[0]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _standard_modules(tree: Path) -> set[str]:
    """The modules in the runtime's archive of the standard library."""
    names: set[str] = set()
    for archive in tree.glob("python3*.zip"):
        with zipfile.ZipFile(archive) as opened:
            for entry in opened.namelist():
                if entry.endswith(".pyc"):
                    module = entry.removesuffix(".pyc").replace("/", ".")
                    names.add(module.removesuffix(".__init__"))
    return names


def _import_nodes(body: list[ast.stmt], *, everything: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    """The import statements of a module; without `everything`, only those that run whenever it is imported."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif everything and not _is_for_types(node):
            inner = [
                child
                for child in ast.iter_child_nodes(node)
                if isinstance(child, ast.stmt | ast.excepthandler)
            ]
            yield from _import_nodes(inner, everything=True)  # type: ignore[arg-type]


def _is_for_types(node: ast.AST) -> bool:
    """Whether this is `if TYPE_CHECKING:`, which never runs."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def complain_about_imports(tree: Path, absent: set[str]) -> list[str]:
    """Modules that are imported and not there, and libraries that are there and neither imported nor read.

    `absent` names modules that the program imports somewhere and that a Windows tree may lack.
    """
    modules = Tree(tree)
    needed = _reached(modules, absent, everything=False)
    lacking = [
        f"{asked_by}: imports {name}, which the tree lacks"
        for name, asked_by in needed.items()
        if not modules.has(name)
    ]
    wanted = {name.split(".")[0] for name in _reached(modules, absent, everything=True)}
    unused = modules.libraries - wanted - libraries_read(tree)
    return sorted(lacking) + [f"lib/{name}: nobody imports this library" for name in sorted(unused)]


def _reached(modules: Tree, absent: set[str], *, everything: bool) -> dict[str, str]:
    """Every module that the program comes to, with one that asks for it; through libraries only by what they
    import unconditionally unless `everything`."""
    waiting = [(name, "") for name in modules.modules_of(_PROGRAM)]
    reached: dict[str, str] = {}
    while waiting:
        name, asked_by = waiting.pop()
        if name in reached or name.split(".")[0] in absent:
            continue
        reached[name] = asked_by
        parts = name.split(".")
        outer = (".".join(parts[:count]) for count in range(1, len(parts)))
        found = modules.imports(name, everything=everything or parts[0] == _PROGRAM)
        waiting += [(target, name) for target in (*outer, *found)]
    return reached

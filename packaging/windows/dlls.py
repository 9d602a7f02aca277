"""Whether every DLL that a program file asks for is in the tree or comes with Windows."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pefile

_AMD64 = 0x8664
_TABLES = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
#: Loaded by name at run time, so that no import table names them: plugins of Qt, pdfium by ctypes, the stable ABI.
_LOADED_BY_NAME = ("plugins/", "pypdfium2_raw/pdfium.dll", "python3.dll")


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """A .exe, .dll or .pyd: its path in the tree, its machine, and the DLLs that it asks for in lower case."""

    path: str
    machine: int
    asks_for: frozenset[str]

    @property
    def name(self) -> str:
        """The file's name in lower case, as Windows compares it."""
        return self.path.rsplit("/", 1)[-1].lower()


def program_files(tree: Path) -> list[ProgramFile]:
    """Every program file of the tree."""
    paths = sorted(path for path in tree.rglob("*") if path.suffix.lower() in (".exe", ".dll", ".pyd"))
    return [_read(path, path.relative_to(tree).as_posix()) for path in paths]


def _read(path: Path, name: str) -> ProgramFile:
    with pefile.PE(str(path), fast_load=True) as image:
        image.parse_data_directories([pefile.DIRECTORY_ENTRY[table] for table in _TABLES])
        entries = [
            *getattr(image, "DIRECTORY_ENTRY_IMPORT", ()),
            *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
        ]
        asks_for = frozenset(entry.dll.decode("ascii").lower() for entry in entries)
        machine = int(image.FILE_HEADER.Machine)  # pyright: ignore -- read from the file, unknown to the types
        return ProgramFile(name, machine, asks_for)


def complain_about_dlls(tree: Path, system_list: Path) -> list[str]:
    """DLLs that are asked for and found nowhere, files for another machine, and DLLs that nobody asks for.

    `system_list` names what Windows 10 1809 brings along, one a line.
    """
    system = set(system_list.read_text(encoding="utf-8").splitlines())
    files = program_files(tree)
    complaints = [f"{file.path}: not for 64-bit Windows" for file in files if file.machine != _AMD64]
    complaints += _unresolved(files, system)
    return complaints + _unasked(files)


def _unresolved(files: list[ProgramFile], system: set[str]) -> Iterator[str]:
    held = {file.name for file in files}
    for file in files:
        for dll in sorted(file.asks_for - held - system):
            # The API sets are Windows' own names for its parts; every Windows 10 resolves them.
            if not dll.startswith(("api-ms-win-", "ext-ms-win-")):
                yield f"{file.path}: asks for {dll}, which is neither in the tree nor part of Windows"


def _unasked(files: list[ProgramFile]) -> list[str]:
    asked = {dll for file in files for dll in file.asks_for}
    return [
        f"{file.path}: nobody asks for this DLL"
        for file in files
        if file.name.endswith(".dll")
        and file.name not in asked
        and not any(mark in file.path for mark in _LOADED_BY_NAME)
        # The launcher loads it by its path.
        and not (file.name.startswith("python3") and "/" not in file.path)
    ]

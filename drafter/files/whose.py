"""Whose speeches the folders hold that files are imported from: asked once a folder, kept as TOML."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.core.model import WHOSE_NAMES
from drafter.core.toml import Mistake, as_table, open_toml
from drafter.files.toml import write_toml

_HEADING = """导入过的文件夹里是谁的讲话：own（本单位）、superior（上级）、foreign（外单位）。
再从同一个文件夹导入时照此记下；删掉一行，下次会再问。"""
_TABLE = "folders"


def load_whose(path: Path) -> dict[Path, str]:
    """The answers by folder, none where there is no file; UserError where the file is broken."""
    if not path.exists():
        return {}
    file = open_toml(path, "文件夹来源")
    try:
        folders = as_table(file.data.get(_TABLE), (_TABLE,))
    except Mistake as mistake:
        raise file.refuse(mistake) from None
    return {Path(folder): str(whose) for folder, whose in folders.items() if whose in WHOSE_NAMES}


def answered(path: Path, paths: Iterable[Path], whose: str) -> dict[Path, str]:
    """The answers with one for the folders that are, or hold, these files and folders; it is kept."""
    keep_whose(path, {(one if one.is_dir() else one.parent).absolute(): whose for one in paths})
    return load_whose(path)


def keep_whose(path: Path, answers: Mapping[Path, str]) -> None:
    """Keep these answers beside those that are there; UserError where that is not possible."""
    known = {**load_whose(path), **answers}
    write_toml(path, {_TABLE: {str(folder): whose for folder, whose in known.items()}}, _HEADING)

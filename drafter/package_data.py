"""Data files that come with a library, read without starting that library."""

import importlib.util
from importlib.resources.abc import Traversable

from drafter.core.errors import UserError


def package_data(package: str, name: str) -> Traversable:
    """The data file `name` of an installed library, as the library's own loader gives it.

    Not by a path beside the library's code: a build may put the two apart. The Windows build reads the calls of
    this function and refuses a tree that lacks a file they name, so both arguments are written as literals.
    Raises UserError where the library or the file is missing.
    """
    spec = importlib.util.find_spec(package)
    reader = getattr(spec.loader, "get_resource_reader", None) if spec else None
    files = reader(package).files() if reader else None
    if files is None or not (file := files.joinpath(name)).is_file():
        raise UserError(f"程序缺少“{package}”的数据文件 {name}，请把程序重新安装一遍。")
    return file

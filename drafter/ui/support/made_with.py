"""The libraries that the program is made with, and their versions, from what is installed here."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def libraries() -> Iterator[tuple[str, str]]:
    """Name and version of each library that pyproject.toml asks for and that is there; a Windows copy leaves out
    those that nothing needs on Windows."""
    try:
        wanted = requires("drafter") or []
    except PackageNotFoundError:
        return
    for requirement in wanted:
        name = _NAME.match(requirement)
        if name is None or "extra ==" in requirement:
            continue
        try:
            yield name[0], version(name[0])
        except PackageNotFoundError:
            continue

"""TOML files that the program writes for people to edit."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.core.disk import in_words


def write_toml(path: Path, table: Mapping[str, Any], heading: str = "") -> None:
    """Write a table as TOML, with `heading` as a comment on top; UserError where it cannot be written."""
    import tomli_w  # not at start-up, where settings are only read

    from drafter.files.whole import write_whole

    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    text = comment + ("\n" if comment else "") + tomli_w.dumps(table)
    make_folder(path.parent)
    write_whole(path, text.encode("utf-8"))


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; UserError where that is not possible."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise in_words(error, folder) from error

"""How draft files are told by their names alone: what the window asks before any draft is read."""

from pathlib import Path

SUFFIX = ".gao"


def is_draft(path: Path) -> bool:
    """Whether a file is called a draft."""
    return path.suffix.lower() == SUFFIX


def holds_drafts(folder: Path) -> bool:
    """Whether there is any draft file in a folder, which need not exist; quick, since nothing is read."""
    return any(folder.glob(f"*{SUFFIX}"))

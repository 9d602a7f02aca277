"""What somebody has called right for good, in all drafts: one finding's kind on a line."""

from pathlib import Path

from drafter.core.errors import UserError
from drafter.files.whole import write_whole

_HEADING = "# 校核时一直不再提醒的内容，一行一条；删掉一行，那一条就会再提醒。\n"


def load_ignored(path: Path) -> frozenset[str]:
    """The kinds that are never to be found again; none where the file is missing or cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def save_ignored(kinds: frozenset[str], path: Path) -> None:
    """Write them all; UserError where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"没能记下不再提醒的内容：文件夹“{path.parent}”用不了，请检查它的权限。") from error
    write_whole(path, (_HEADING + "\n".join(sorted(kinds)) + "\n").encode())

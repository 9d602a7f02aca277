"""Opening a file: what can be wrong before any format comes into play."""

from pathlib import Path

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted


def extract(path: Path) -> Extracted:
    """The lines of a file."""
    raise UserError("暂不支持这种格式。")

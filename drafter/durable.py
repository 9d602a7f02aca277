"""What makes a new name in a folder last, for whoever writes files."""

import contextlib
import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Make the new name itself durable where the system can (Windows cannot, and need not)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

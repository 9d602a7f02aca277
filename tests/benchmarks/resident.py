"""How much memory this process holds."""

import os
import sys
from pathlib import Path


def resident_bytes() -> int:
    """The memory that the process holds in RAM; 0 where the system does not say."""
    if sys.platform == "win32":
        return _working_set()
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError, IndexError):
        return 0


def _working_set() -> int:
    """The same from PROCESS_MEMORY_COUNTERS: two numbers of 32 bits, the largest working set, the present one, six more."""
    import ctypes
    import struct

    counters = struct.Struct("@2I8N")
    buffer = ctypes.create_string_buffer(counters.size)
    struct.pack_into("@I", buffer, 0, counters.size)
    asked = ctypes.windll.kernel32.K32GetProcessMemoryInfo  # type: ignore[attr-defined]
    if not asked(ctypes.c_void_p(-1), buffer, counters.size):
        return 0
    return counters.unpack(buffer.raw)[3]

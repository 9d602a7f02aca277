"""What the operating system says of this process, zero where it does not say; memory that it gets back; another such."""

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import IO

#: The argument with which the program prepares files for another of its processes: `drafter.library.importing.worker`.
PREPARE_FILES = "--prepare-files"
#: The argument with which the program takes in what colleagues told, for a window: `drafter.library.borrowed`.
TAKE_IN = "--take-in"
#: The argument with which the program reads PDFs for another of its processes: `drafter.reading.formats.apart`.
READ_PDFS = "--read-pdfs"
#: The argument with which the program makes a PDF for the terminal: `drafter.ui.pages.pdf_process`.
MAKE_PDF = "--make-pdf"
#: The argument with which the program makes the PDF of a sheet for the terminal: `drafter.ui.origin.sheet_process`.
MAKE_SHEET = "--make-sheet"

#: Options of glibc's `mallopt`, and the bytes of a piece of memory that is given back by itself.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX, _LARGE = -1, -3, -8, 1 << 17
#: The niceness of a process that works in the background, also of one that another such process has started.
_BEHIND = 15


def own_command(*arguments: str) -> list[str]:
    """What starts the program once more with these arguments, in an installed copy and in a Python environment alike."""
    own = Path(sys.executable)
    starts_by_itself = own.stem.lower().startswith("drafter")
    return [str(own), *([] if starts_by_itself else ["-m", "drafter"]), *arguments]


def answer(value: object, pipe: IO[bytes]) -> None:
    """Tell something, pickled, to the process that started this one; without that this one ends at once.

    Python's own way out would wait for the thread that reads the other pipe, and break off.
    """
    import pickle  # not at start-up

    try:
        pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()
    except OSError:
        os._exit(0)


def milliseconds_since_start() -> int:
    """The time since the process began, from the system's own books; 0 where it keeps none that we can read."""
    if sys.platform == "win32":
        return _milliseconds_on_windows()
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = float(fields[19]) / os.sysconf("SC_CLK_TCK")
        return round((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000)
    except (OSError, AttributeError, ValueError, IndexError):
        return 0


def _milliseconds_on_windows() -> int:
    """The same from GetProcessTimes: 100-nanosecond steps since 1601."""
    import ctypes

    created, ended, kernel, user = (ctypes.c_ulonglong() for _ in range(4))
    # What GetCurrentProcess gives; asked for through ctypes it would come back cut to 32 bits.
    handle = ctypes.c_void_p(-1)
    pointers = [ctypes.byref(value) for value in (created, ended, kernel, user)]
    if not ctypes.windll.kernel32.GetProcessTimes(handle, *pointers):  # type: ignore[attr-defined]
        return 0
    return round(time.time() * 1000 - (created.value / 10_000 - 11_644_473_600_000))


def give_memory_back() -> None:
    """Return what large work has freed to the system, where the C library would keep it (glibc); takes milliseconds."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)


def keep_memory_together() -> None:
    """Let all threads share one heap, and give large pieces back as soon as they are freed (glibc).

    Else each thread gets a heap of its own, and what reading a table takes for a moment stays with the process.
    """
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):
            system = ctypes.CDLL(None)
            for option, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
                system.mallopt(option, value)


def stand_behind() -> None:
    """Let the windows compute first: this process works for them in the background."""
    if sys.platform == "win32":
        import ctypes

        below_normal, this_process = 0x4000, ctypes.c_void_p(-1)
        ctypes.windll.kernel32.SetPriorityClass(this_process, below_normal)  # type: ignore[attr-defined]
    else:
        os.setpriority(os.PRIO_PROCESS, 0, max(_BEHIND, os.getpriority(os.PRIO_PROCESS, 0)))


def limit_memory(most: int) -> None:
    """Let this process take no more than so many bytes from now on; beyond them allocating fails."""
    if sys.platform == "win32":
        _limit_memory_on_windows(most)
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(OSError, ValueError):  # macOS knows the limit and does not take it
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_memory_on_windows(most: int) -> None:
    """The same by a job object (JOBOBJECT_EXTENDED_LIMIT_INFORMATION, winnt.h), which the process puts itself into."""
    import ctypes

    class Limits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
            ("IoCounters", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    extended_limit_information, limit_process_memory, this_process = 9, 0x100, -1
    limits = Limits(LimitFlags=limit_process_memory, ProcessMemoryLimit=most)
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))  # lives as long as the process
    kernel.SetInformationJobObject(
        job, extended_limit_information, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(this_process))

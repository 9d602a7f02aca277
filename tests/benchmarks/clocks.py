"""What a thread's time went into, on a machine on which others compute, too."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.row import percentile

_SCHEDULED = Path("/proc/thread-self/schedstat")


class Moment(NamedTuple):
    """Milliseconds: by the clock, without those in which the thread could have gone on but had no processor, computed."""

    clock: float
    own: float
    computed: float


def _now() -> Moment:
    waited = int(_SCHEDULED.read_text().split()[1]) / 1e6
    clock = time.perf_counter() * 1000
    return Moment(clock, clock - waited, time.thread_time() * 1000)


class Stopwatch:
    """Tells what this thread has spent since it was made; where Linux keeps the books."""

    def __init__(self) -> None:
        self._start = _now()

    def read(self) -> Moment:
        """The milliseconds since then."""
        return Moment(*(now - then for now, then in zip(_now(), self._start, strict=True)))


def told(took: Sequence[Moment]) -> str:
    """The percentiles of many, for each clock."""
    lines = []
    for name, times in zip(
        ("clock", "without waiting for a processor", "computed"), zip(*took, strict=True), strict=True
    ):
        values = list(times)
        shares = ", ".join(f"p{share} {percentile(values, share / 100):.1f}" for share in (50, 95, 99))
        lines.append(f"  {name}: {shares}, most {max(values):.1f} ms")
    return "\n".join(lines)

"""How a long job says how far it came.

A long job is a plain generator: it yields `Progress`, returns its result and cleans up in `finally`. Closing
the generator cancels the job at the next yield.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps (0 where the total is unknown) and a short Chinese note of what is in hand."""

    done: int
    total: int
    note: str = ""


Job = Generator[Progress, None, T]


def run_job(job: "Job[T]") -> T:
    """Run a job to its end, without showing its progress, and return its result."""
    while True:
        try:
            next(job)
        except StopIteration as stop:
            return stop.value

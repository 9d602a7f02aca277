"""How the terminal commands speak: results and JSON on standard output, progress and sentences on standard error."""

import contextlib
import io
import json
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any, TypeVar

from drafter.core.errors import Cancelled, UserError
from drafter.core.progress import Job

T = TypeVar("T")


def prepare_streams() -> None:
    """Let any text be written anywhere: UTF-8 into files and pipes, and no failure over a strange character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str) -> None:
    """Write a line of result."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Write a line for the person at the terminal, beside the result."""
    sys.stderr.write(text + "\n")


def is_agreed(question: str) -> bool:
    """Whether the person at the terminal answers a question with yes; no answer is a no."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def say_json(value: dict[str, Any]) -> None:
    """Write one JSON object and nothing else."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def say_table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    """Write a table as wide as the terminal, or as its content where the output is none; no columns, no header."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", show_header=bool(columns))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = None if sys.stdout.isatty() else 160
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def run_with_bar(job: Job[T]) -> T:
    """Run a long job with a progress bar on standard error.

    Ctrl+C ends it at its next step: a job that answers what it has so far gives that as its result, for any
    other UserError says that it was stopped.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    console = Console(file=sys.stderr)
    with (
        _watched_interrupt() as stopping,
        Bar(*columns, console=console, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task("", total=None)
        try:
            while True:
                step = job.throw(Cancelled()) if stopping.is_set() else next(job)
                bar.update(task, completed=step.done, total=step.total or None, description=step.note)
        except StopIteration as stop:
            return stop.value
        except Cancelled:
            raise UserError("已停止，做完的都已保留。") from None
        finally:
            job.close()


@contextlib.contextmanager
def _watched_interrupt() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets, so that a job is stopped between two steps and not within one."""
    stopping = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: stopping.set())
    try:
        yield stopping
    finally:
        signal.signal(signal.SIGINT, before)

"""How the terminal commands speak: results and JSON on standard output, progress and sentences on standard error."""

import io
import json
import sys
from typing import Any, TypeVar

from drafter.core.errors import UserError
from drafter.core.progress import Job, Progress

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


def say_json(value: dict[str, Any]) -> None:
    """Write one JSON object and nothing else."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def say_table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    """Write a table as wide as the terminal, or as its content where the output is no terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = None if sys.stdout.isatty() else 160
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def run_with_bar(job: Job[T]) -> T:
    """Run a long job with a progress bar on standard error; Ctrl+C stops it and keeps what was done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    console = Console(file=sys.stderr)
    last = Progress(0, 0)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        try:
            while True:
                last = next(job)
                bar.update(task, completed=last.done, total=last.total or None, description=last.note)
        except StopIteration as stop:
            return stop.value
        except KeyboardInterrupt:
            job.close()
            raise UserError(
                f"已停止，做到第 {last.done} 项，做完的都已保留；再运行一次可以接着做。"
            ) from None

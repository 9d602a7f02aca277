"""Makes the table of what official documents write: runs of two to four characters, as a Bloom filter.

`python packaging/official_grams.py FOLDER packaging/measured_places.txt resources/language/official_grams.bin` reads the folder of a checkout of
https://github.com/lawtext/gov (government work reports of provinces and cities; the committed table was made of commit
fc1a2f67) and makes the same bytes from the same files. Such reports have no copyright (Copyright Law of the People's
Republic of China, article 5), and a Bloom filter holds no text. Reports of the State Council and of the places in
`measured_places.txt` stay out, so that the checks can be measured on them.
"""

import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.checks.official_text import EDGE, HEADER, MAGIC, PARTS, places_of

_HAN = re.compile("[\u4e00-\u9fff]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FRONT = re.compile(r"\A---.*?---\n", re.DOTALL)
#: Reports of earlier years speak of another time.
_FIRST_YEAR = 2012
#: In the reports of how many places a run has to stand, by its length.
_LEAST = {2: 5, 3: 5, 4: 3}
#: How many bits a part of the filter has for each run: with four parts one strange run in two hundred gets through.
_BITS_EACH = 3


def reports(folder: Path, left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The reports of a checkout: place and text."""
    for path in sorted(folder.glob("政府工作报告-*/*/*.md")):
        year = _YEAR.search(path.name)
        if path.parent.name not in left_out and year and int(year[0]) >= _FIRST_YEAR:
            yield path.parent.name, _FRONT.sub("", path.read_text(encoding="utf-8", errors="replace"))


def common_runs(texts: Iterable[tuple[str, str]]) -> list[str]:
    """The runs of characters that the reports of enough places have, sorted."""
    by_place: dict[str, list[str]] = defaultdict(list)
    for place, text in texts:
        by_place[place].append(text)
    places: Counter[str] = Counter()
    for of_place in by_place.values():
        places.update({run for text in of_place for run in _runs(text)})
    return sorted(run for run, count in places.items() if count >= _LEAST[len(run)])


def _runs(text: str) -> Iterator[str]:
    for match in _HAN.finditer(text):
        han = f"{EDGE}{match.group()}{EDGE}"
        for length in _LEAST:
            yield from (han[start : start + length] for start in range(len(han) - length + 1))


def packed(runs: list[str]) -> bytes:
    """The Bloom filter of these runs, in the form that the program reads."""
    bits = len(runs) * _BITS_EACH
    parts = [bytearray(bits // 8 + 1) for _ in range(PARTS)]
    for run in runs:
        for part, place in zip(parts, places_of(run, bits), strict=True):
            part[place >> 3] |= 1 << (place & 7)
    return HEADER.pack(MAGIC, bits) + b"".join(parts)


def main() -> None:
    """Make the table from the folder and for the file named on the command line."""
    folder, left_out, out = map(Path, sys.argv[1:])
    measured = frozenset(left_out.read_text(encoding="utf-8").split())
    content = packed(common_runs(reports(folder, measured)))
    out.write_bytes(content)
    print(f"{len(content):,} bytes, CRC {zlib.crc32(content):08x}")


if __name__ == "__main__":
    main()

"""What stands on a page of an OFD beside its text: the rules of its tables, and its pictures."""

import posixpath
from collections.abc import Iterator
from itertools import pairwise

from drafter.core.objects import Picture, picture_of
from drafter.reading.extracted import Beside
from drafter.reading.formats.archive import Archive
from drafter.reading.formats.docx.xml import Element, parse
from drafter.reading.formats.grids import THIN, Rule
from drafter.reading.formats.pdf_columns import PageLine
from drafter.reading.formats.pictures import form_of

POINTS_IN_MM = 72 / 25.4
#: So many rules of a page are taken, and bytes of pictures of a file; a picture that is smaller is a sign (millimetres).
_MOST_RULES, _MOST_BYTES, _SMALLEST = 3_000, 40_000_000, 14.0
#: A picture that covers this share of its page is its ground.
_GROUND = 0.85
#: How many numbers follow each letter of a path; the last two say where it goes.
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
_LEVEL = 0.5

Matrix = tuple[float, float, float, float, float, float]


def joined(folder: str, name: str) -> str:
    """The name of a part as one in `folder` writes it: from the root where it begins with a stroke."""
    return posixpath.normpath(posixpath.join("/", folder, name.strip())).lstrip("/")


def named(root: Element, name: str) -> Iterator[Element]:
    """All elements of this name, whatever the name space of the version is."""
    return root.iter(f"{{*}}{name}")


def child_text(element: Element, name: str) -> str:
    """The text of the first element of this name, "" where there is none."""
    return next((one.text or "" for one in named(element, name)), "")


def numbers(text: str | None) -> list[float]:
    """Numbers apart by blanks; none where one of them is no number. `g 3 4.2` stands for 4.2 three times."""
    found: list[float] = []
    words = iter((text or "").split())
    try:
        for word in words:
            if word == "g":
                times, number = int(next(words)), float(next(words))
                found += [number] * max(0, min(times, 10_000))
            else:
                found.append(float(word))
    except (ValueError, StopIteration, OverflowError):
        return []
    return [one if abs(one) < 1e5 else 0.0 for one in found]


def matrix_of(element: Element) -> Matrix:
    """How an object is turned and enlarged before it is set into its box."""
    found = numbers(element.get("CTM"))
    return (
        (found[0], found[1], found[2], found[3], found[4], found[5])
        if len(found) == 6
        else (1, 0, 0, 1, 0, 0)
    )


def rules_of(root: Element) -> list[Rule]:
    """The level and upright strokes of a page, and its thin boxes, in points."""
    found: list[Rule] = []
    for one in named(root, "PathObject"):
        box = numbers(one.get("Boundary"))
        hidden = one.get("Visible") == "false" or (one.get("Stroke") == "false" and one.get("Fill") != "true")
        if len(box) == 4 and not hidden and len(found) < _MOST_RULES:
            for outline in _outlines(child_text(one, "AbbreviatedData")):
                found += _rules(outline, box, matrix_of(one), drawn=one.get("Stroke") != "false")
    return found


def _outlines(text: str) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path that is drawn without lifting the pen."""
    points: list[tuple[float, float]] = []
    words = text.split()
    at = 0
    while at < len(words):
        count = _NUMBERS.get(words[at], 0)
        values = numbers(" ".join(words[at + 1 : at + 1 + count]))
        if words[at] in ("S", "M"):
            if len(points) > 1:
                yield points
            points = []
        if words[at] == "C" and points:
            points.append(points[0])
        if count and len(values) == count:
            points.append((values[-2], values[-1]))
        at += 1 + count
    if len(points) > 1:
        yield points


def _rules(
    points: list[tuple[float, float]], box: list[float], matrix: Matrix, *, drawn: bool
) -> Iterator[Rule]:
    a, b, c, d, e, f = matrix
    places = [
        ((a * x + c * y + e + box[0]) * POINTS_IN_MM, (b * x + d * y + f + box[1]) * POINTS_IN_MM)
        for x, y in points
    ]
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    if min(right - left, bottom - top) <= THIN:
        yield Rule(left, top, right, bottom)
    elif drawn:
        for (x, y), (across, down) in pairwise(places):
            if min(abs(across - x), abs(down - y)) <= _LEVEL:
                yield Rule(min(x, across), min(y, down), max(x, across), max(y, down))


class Media:
    """The pictures of a document by the numbers under which its pages name them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._files: dict[str, str] = {}
        self._room = _MOST_BYTES

    def learn(self, root: Element, folder: str) -> None:
        """Note what the resources say that a document or a page in this folder names."""
        for tag in ("PublicRes", "DocumentRes", "PageRes"):
            for one in named(root, tag):
                name = joined(folder, one.text or "")
                if self._archive.has(name):
                    self._learn_part(parse(self._archive.part(name)), posixpath.dirname(name))

    def _learn_part(self, root: Element, folder: str) -> None:
        base = joined(folder, root.get("BaseLoc", "."))
        for one in named(root, "MultiMedia"):
            self._files[one.get("ID", "")] = joined(base, child_text(one, "MediaFile"))

    def _picture(self, number: str, size: tuple[float, float]) -> Picture | None:
        name = self._files.get(number, "")
        if not name or not self._archive.has(name):
            return None
        data = self._archive.part(name)
        form = form_of(data)
        if not form or len(data) > self._room:
            return None
        self._room -= len(data)
        return picture_of(data, form, *size)

    def places(self, root: Element, page: int, size: tuple[float, float]) -> Iterator[PageLine]:
        """Where the pictures of some size stand on a page of this size in millimetres."""
        for one in named(root, "ImageObject"):
            box = numbers(one.get("Boundary"))
            if len(box) != 4 or min(box[2:]) < _SMALLEST or box[2] * box[3] >= _GROUND * size[0] * size[1]:
                continue
            found = self._picture(one.get("ResourceID", ""), (round(box[2], 1), round(box[3], 1)))
            thing = Beside("picture", 0, "" if found else f"第 {page} 页的图片", found)
            top = box[1] / size[1]
            yield PageLine("", page, 0.0, size[0] * POINTS_IN_MM, top, top, 0.0, False, thing=thing)

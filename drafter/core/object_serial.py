"""Tables and pictures as JSON values, in both directions.

A table is `{"kind": "table", "rows": [[cell, …], …], "widths": [share, …]}`; a cell is its text or, where it takes
more than one column or row, `{"text", "across", "down"}`. A picture is `{"kind": "picture", "digest", "form",
"width", "height"}`; its bytes stand once in the `pictures` of the document around it, base64 by digest.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from drafter.core.hashing import sha256
from drafter.core.objects import Cell, DraftObject, Picture, Table

Json = dict[str, Any]

TABLE, PICTURE = "table", "picture"
_TABLE_FIELDS = {"kind", "rows", "widths"}
_PICTURE_FIELDS = {"kind", "digest", "form", "width", "height"}
#: The most columns or rows that one cell may take.
_WIDEST = 10_000


def object_to_json(found: DraftObject) -> Json:
    """A table or picture as a JSON object."""
    if isinstance(found, Picture):
        size = {"width": found.width, "height": found.height}
        return {"kind": PICTURE, "digest": found.digest, "form": found.form, **size, **found.extra}
    widths = {"widths": list(found.widths)} if found.widths else {}
    return {
        "kind": TABLE,
        "rows": [[*map(_cell_to_json, row)] for row in found.rows],
        **widths,
        **found.extra,
    }


def object_from_json(data: object) -> DraftObject | None:
    """What `object_to_json` wrote; None for a kind that this version does not know. Raises ValueError."""
    if not isinstance(data, Mapping):
        raise ValueError("object")
    if data.get("kind") == PICTURE:
        digest, form = data.get("digest"), data.get("form")
        if not (isinstance(digest, str) and isinstance(form, str)):
            raise ValueError("digest")
        extra = {key: value for key, value in data.items() if key not in _PICTURE_FIELDS}
        return Picture(digest, form, _length(data.get("width")), _length(data.get("height")), b"", extra)
    if data.get("kind") != TABLE:
        return None
    rows, widths = data.get("rows"), data.get("widths", [])
    if not isinstance(rows, list) or not isinstance(widths, list):
        raise ValueError("rows")
    extra = {key: value for key, value in data.items() if key not in _TABLE_FIELDS}
    return Table(tuple(map(_row_from_json, rows)), tuple(map(_length, widths)), extra)


def pictures_to_json(pictures: Iterable[Picture]) -> Json:
    """The bytes of pictures, each once; those that are lost are left out."""
    return {one.digest: base64.b64encode(one.data).decode("ascii") for one in pictures if one.data}


def pictures_from_json(data: object) -> Mapping[str, bytes]:
    """The bytes that `pictures_to_json` wrote, by digest; ValueError where they are not what the digest says."""
    if not isinstance(data, Mapping):
        raise ValueError("pictures")
    found: dict[str, bytes] = {}
    for digest, text in data.items():
        try:
            content = base64.b64decode(text, validate=True)
        except (binascii.Error, TypeError) as error:
            raise ValueError("pictures") from error
        if sha256(content).hexdigest() != digest:
            raise ValueError("pictures")
        found[digest] = content
    return found


def with_bytes(found: DraftObject | None, known: Mapping[str, bytes]) -> DraftObject | None:
    """A picture with its bytes, where they are known; anything else as it is."""
    if isinstance(found, Picture) and not found.data and found.digest in known:
        return replace(found, data=known[found.digest])
    return found


def _cell_to_json(cell: Cell) -> str | Json:
    plain = (cell.across, cell.down) == (1, 1)
    return cell.text if plain else {"text": cell.text, "across": cell.across, "down": cell.down}


def _row_from_json(row: object) -> tuple[Cell, ...]:
    if not isinstance(row, list):
        raise ValueError("rows")
    return tuple(map(_cell_from_json, row))


def _cell_from_json(cell: object) -> Cell:
    if isinstance(cell, str):
        return Cell(cell)
    if not isinstance(cell, Mapping) or not isinstance(text := cell.get("text", ""), str):
        raise ValueError("cell")
    return Cell(text, _span(cell.get("across", 1)), _span(cell.get("down", 1)))


def _span(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _WIDEST:
        raise ValueError("span")
    return value


def _length(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value < 1e9:
        raise ValueError("width")
    return value

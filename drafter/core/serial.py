"""Drafts, clips and their parts as JSON values, in both directions.

A draft is one object: `format` "gao", `version`, `facts`, `layout`, `outline`, `sources`, `paragraphs` and, where it
has any, `pictures`: their bytes in base64, once each, by SHA-256. A paragraph with an `object` is a table or a picture
(`drafter.core.object_serial`), its text the caption.

Fields that this version does not know are kept in `extra` and written again. A value of the wrong type raises
ValueError with the name of the field; the callers turn that into a sentence for the user.
"""

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from drafter.core.clip import Clip
from drafter.core.folding import fold
from drafter.core.model import Draft, DraftComment, Facts, Move, Paragraph, Role, Slot, Source
from drafter.core.numbering import split_label
from drafter.core.object_serial import (
    object_from_json,
    object_to_json,
    pictures_from_json,
    pictures_to_json,
    with_bytes,
)
from drafter.core.objects import Picture

DRAFT_VERSION = 1
CLIP_VERSION = 1
#: No number in a draft is larger: neither Qt nor Word could hold it.
_MOST = 1_000_000_000

Json = dict[str, Any]


class NewerVersion(ValueError):
    """The value was written by a later version of the program."""


def _plain(value: object, default: object) -> Json:
    """The fields of a flat dataclass that differ from those of `default`."""
    result: Json = {}
    for item in fields(value):  # type: ignore[arg-type]
        own = getattr(value, item.name)
        if item.name != "extra" and own != getattr(default, item.name):
            result[item.name] = own.isoformat() if isinstance(own, date) else own
    return result


def _text(data: Mapping[str, Any], key: str, default: str = "") -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        raise ValueError(key)
    return fold(value)


def _whole(data: Mapping[str, Any], key: str, default: int = 0) -> int:
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise ValueError(key)
    return value


def _share(data: Mapping[str, Any]) -> float:
    """A share of the length of a speech, from 0 to 1: what is written beyond is brought there."""
    value = data.get("share", 0.0)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("share")
    share = float(value)  # OverflowError where no number of ours could be so large
    if not math.isfinite(share):
        raise ValueError("share")
    return min(max(share, 0.0), 1.0)


def _level(data: Mapping[str, Any]) -> int:
    level = _whole(data, "level")
    if not 0 <= level <= 9:
        raise ValueError("level")
    return level


def _label(data: Mapping[str, Any], key: str) -> str:
    label = _text(data, key)
    if label and split_label(f"{label}甲") is None:
        raise ValueError(key)
    return label


def _day(data: Mapping[str, Any], key: str) -> date | None:
    text = data.get(key)
    return None if text is None else date.fromisoformat(_text(data, key))


def _object(data: object, key: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ValueError(key)
    return data


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise ValueError(key)
    return value


def _unknown(data: Mapping[str, Any], known: Container[str]) -> Json:
    """The fields of a later version, to be written again as they are."""
    return {key: value for key, value in data.items() if key not in known}


_SOURCE_FIELDS = {item.name for item in fields(Source)} - {"extra"}
_SLOT_FIELDS = {item.name for item in fields(Slot)} - {"extra"}
_FACTS_FIELDS = {item.name for item in fields(Facts)} - {"extra"}
_PARAGRAPH_FIELDS = {item.name for item in fields(Paragraph)} - {"extra"}


def source_to_json(source: Source) -> Json:
    """A source as a JSON object."""
    flat = _plain(source, Source(source.id, source.title))
    return {"id": source.id, "title": source.title, **flat, **source.extra}


def source_from_json(data: Mapping[str, Any]) -> Source:
    """The source that `source_to_json` wrote."""
    known = _SOURCE_FIELDS - {"date", "came", "starter", "date_guessed", "id", "title"}
    return Source(
        _text(data, "id"),
        _text(data, "title"),
        date=_day(data, "date"),
        came=_day(data, "came"),
        starter=bool(data.get("starter", False)),
        date_guessed=bool(data.get("date_guessed", False)),
        extra=_unknown(data, _SOURCE_FIELDS),
        **{name: _text(data, name) for name in known},
    )


def slot_to_json(slot: Slot) -> Json:
    """A slot as a JSON object."""
    return {"role": slot.role.value, **_plain(slot, Slot(slot.role)), **slot.extra}


def slot_from_json(data: Mapping[str, Any]) -> Slot:
    """The slot that `slot_to_json` wrote."""
    move = data.get("move")
    return Slot(
        Role(_text(data, "role")),
        _level(data),
        Move(move) if move else None,
        _text(data, "prompt"),
        tuple(fold(str(topic)) for topic in _list(data, "topics")),
        _share(data),
        _text(data, "marker"),
        _text(data, "text"),
        _unknown(data, _SLOT_FIELDS),
    )


def paragraph_to_json(paragraph: Paragraph) -> Json:
    """A paragraph as a JSON object with its source and slot inside it."""
    result: Json = {"id": paragraph.id, "role": paragraph.role.value}
    result |= _plain(paragraph, Paragraph("", paragraph.role)) | dict(paragraph.extra)
    if paragraph.source:
        result["source"] = source_to_json(paragraph.source)
    if paragraph.slot:
        result["slot"] = slot_to_json(paragraph.slot)
    if paragraph.object:
        result["object"] = object_to_json(paragraph.object)
    return result


def paragraph_from_json(data: Mapping[str, Any]) -> Paragraph:
    """The paragraph that `paragraph_to_json` wrote."""
    data = _object(data, "paragraphs")
    move, source, slot = data.get("move"), data.get("source"), data.get("slot")
    found = None if data.get("object") is None else object_from_json(data["object"])
    later = _unknown(data, _PARAGRAPH_FIELDS if found else _PARAGRAPH_FIELDS - {"object"})
    return Paragraph(
        _text(data, "id"),
        Role(_text(data, "role", Role.BODY.value)),
        _level(data),
        _text(data, "text"),
        _text(data, "marker"),
        Move(move) if move else None,
        source_from_json(_object(source, "source")) if source else None,
        bool(data.get("locked", False)),
        slot_from_json(_object(slot, "slot")) if slot else None,
        bool(data.get("starts", False)),
        None if data.get("announced") is None else _whole(data, "announced"),
        _label(data, "fixed"),
        object=found,
        extra=later,
    )


_DRAFT_FIELDS = {
    "format",
    "version",
    "facts",
    "layout",
    "outline",
    "sources",
    "paragraphs",
    "pictures",
    "ticked",
    "left_out",
    "comments",
}


def draft_to_json(draft: Draft, *, with_pictures: bool = True) -> Json:
    """A draft as a JSON object; each source stands once, and paragraphs refer to it by its place.

    Without `with_pictures` the bytes of pictures are left to whoever writes it.
    """
    sources: list[Source] = []
    paragraphs: list[Json] = []
    for paragraph in draft.paragraphs:
        data = paragraph_to_json(paragraph)
        if paragraph.source:
            if paragraph.source not in sources:
                sources.append(paragraph.source)
            data["source"] = sources.index(paragraph.source)
        paragraphs.append(data)
    return {
        "format": "gao",
        "version": DRAFT_VERSION,
        "facts": {**_plain(draft.facts, Facts()), **draft.facts.extra},
        "layout": draft.layout,
        "outline": draft.outline,
        **draft.extra,
        **({"ticked": list(draft.ticked)} if draft.ticked else {}),
        **({"left_out": list(draft.left_out)} if draft.left_out else {}),
        **({"comments": [_comment_to_json(one) for one in draft.comments]} if draft.comments else {}),
        "sources": [source_to_json(source) for source in sources],
        "paragraphs": paragraphs,
        **(_pictures(draft.paragraphs) if with_pictures else {}),
    }


def _pictures(paragraphs: Iterable[Paragraph]) -> Json:
    found = [paragraph.object for paragraph in paragraphs if isinstance(paragraph.object, Picture)]
    pictures = pictures_to_json(found)
    return {"pictures": pictures} if pictures else {}


def _with_pictures(paragraphs: Iterable[Paragraph], data: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """The paragraphs with the bytes of their pictures, where the document holds them."""
    known = pictures_from_json(data.get("pictures", {}))
    return tuple(replace(p, object=with_bytes(p.object, known)) if p.object else p for p in paragraphs)


def draft_from_json(data: object) -> Draft:
    """The draft that `draft_to_json` wrote; pictures without their bytes where they were left out.

    Raises NewerVersion for a later version's, ValueError or KeyError for anything that is no draft.
    """
    data = _object(data, "draft")
    if data.get("format") != "gao":
        raise ValueError("format")
    if _whole(data, "version") > DRAFT_VERSION:
        raise NewerVersion(str(data["version"]))
    facts = _object(data.get("facts", {}), "facts")
    sources = [source_from_json(_object(item, "sources")) for item in _list(data, "sources")]
    paragraphs = _with_pictures((_with_source(item, sources) for item in _list(data, "paragraphs")), data)
    if len({paragraph.id for paragraph in paragraphs}) != len(paragraphs):
        raise ValueError("id")
    return Draft(
        Facts(
            _text(facts, "title"),
            _day(facts, "date"),
            _text(facts, "speaker"),
            _text(facts, "occasion"),
            _text(facts, "unit"),
            _text(facts, "place"),
            _whole(facts, "minutes"),
            _unknown(facts, _FACTS_FIELDS),
        ),
        paragraphs,
        _text(data, "layout", "gbt9704"),
        _text(data, "outline"),
        _unknown(data, _DRAFT_FIELDS),
        tuple(fold(str(one)) for one in _list(data, "ticked")),
        tuple(fold(str(one)) for one in _list(data, "left_out")),
        tuple(_comment_from_json(_object(one, "comments")) for one in _list(data, "comments")),
    )


def _comment_to_json(comment: DraftComment) -> Json:
    kind = {} if comment.kind == "comment" else {"kind": comment.kind}
    return {"paragraph": comment.paragraph_id, "author": comment.author, "text": comment.text, **kind}


def _comment_from_json(data: Mapping[str, Any]) -> DraftComment:
    return DraftComment(
        _text(data, "paragraph"), _text(data, "text"), _text(data, "author"), _text(data, "kind", "comment")
    )


def _with_source(data: object, sources: list[Source]) -> Paragraph:
    data = dict(_object(data, "paragraphs"))
    place = data.get("source")
    if isinstance(place, int) and not isinstance(place, bool):
        if not 0 <= place < len(sources):
            raise ValueError("source")
        data["source"] = source_to_json(sources[place])
    return paragraph_from_json(data)


def clip_to_json(clip: Clip) -> Json:
    """A clip as a JSON object: what a drag and the clipboard carry."""
    return {
        "format": "drafter-clip",
        "version": CLIP_VERSION,
        "paragraphs": [paragraph_to_json(paragraph) for paragraph in clip.paragraphs],
        **_pictures(clip.paragraphs),
    }


def clip_from_json(data: object) -> Clip:
    """The clip that `clip_to_json` wrote; NewerVersion or ValueError as for drafts."""
    data = _object(data, "clip")
    if data.get("format") != "drafter-clip":
        raise ValueError("format")
    if _whole(data, "version") > CLIP_VERSION:
        raise NewerVersion(str(data["version"]))
    return Clip(_with_pictures(map(paragraph_from_json, _list(data, "paragraphs")), data))

"""What stands on the 出处与借鉴核对单 of a draft."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.core.kept import is_kept
from drafter.core.length import SPEAKING_SPEED, length_of, speaking_minutes
from drafter.core.meetings import meeting_name, was_before
from drafter.core.model import STATE_NAMES, Draft, Role, Source
from drafter.core.numbering import labels
from drafter.core.origin import Home, Origin, Stretch, by_source, owner_of, shares
from drafter.core.origin_parts import LONG_RUN, OriginPart, Taken, origin_parts, taken_passages
from drafter.core.provenance import ProvenanceSheet, RunRow, SourceRow
from drafter.core.structure import heading_above

#: What fits on one page.
_PARTS, _SOURCES, _RUNS, _LINES = 7, 6, 4, 4
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_LEVELS = ("省", "市", "县", "区", "镇", "乡")


@dataclass(frozen=True, slots=True)
class SheetFile:
    """The file that belongs to a sheet: its name and its digest (hexadecimal), both "" where there is none."""

    name: str = ""
    digest: str = ""


def provenance_sheet(
    draft: Draft,
    stretches: Sequence[tuple[Stretch, ...]],
    home: Home,
    checked: datetime.datetime,
    file: SheetFile = SheetFile(),
    speed: int = SPEAKING_SPEED,
) -> ProvenanceSheet:
    """The sheet of a draft, from the origins of each of its paragraphs."""
    every = [one for row in stretches for one in row]
    taken = taken_passages(draft.paragraphs, stretches)
    rows = _sources(every, home)
    length = length_of(paragraph for paragraph in draft.paragraphs if paragraph.role is not Role.OBJECT)
    runs = [one for one in taken if one.is_verbatim]
    return ProvenanceSheet(
        replace(draft.facts, unit=draft.facts.unit or home.unit, place=draft.facts.place or home.place),
        length,
        max(1, round(speaking_minutes(length, speed or SPEAKING_SPEED))),
        checked,
        shares(every),
        _few(origin_parts(draft.paragraphs, stretches)),
        tuple(row for row, _ in rows[:_SOURCES]),
        max(0, len(rows) - _SOURCES),
        tuple(_run(draft, one, rows, home) for one in runs[:_RUNS]),
        sum(one.length > LONG_RUN for one in runs),
        tuple(_local(draft, taken, home)),
        tuple(_open(draft, taken, home))[:_LINES],
        file.name,
        file.digest,
    )


def _few(parts: Sequence[OriginPart]) -> tuple[OriginPart, ...]:
    """As many parts as fit, the others together in one row."""
    if len(parts) <= _PARTS:
        return tuple(parts)
    rest = parts[_PARTS - 1 :]
    counts = {origin: sum(part.counts[origin] for part in rest) for origin in Origin}
    return (*parts[: _PARTS - 1], OriginPart("", f"其余 {len(rest)} 部分", counts))


def _sources(stretches: Sequence[Stretch], home: Home) -> list[tuple[SourceRow, str]]:
    """The rows of the sources with their ids, the most used first; fixed wordings count by the document."""
    found: list[tuple[SourceRow, str]] = []
    for source, count in by_source(stretches):
        date = source.date.strftime("%Y.%m.%d") if source.date else "—"
        state = STATE_NAMES.get(source.state, "—")
        title = source.occasion or source.called
        row = SourceRow("", title, date, source.speaker or "—", state, owner_of(source, home), count)
        found.append((row, source.id))
    fixed: dict[str, int] = {}
    for one in stretches:
        if one.document:
            fixed[one.document] = fixed.get(one.document, 0) + one.length
    found += [
        (SourceRow("", document, "现行", "—", "公布", Origin.FIXED, count), document)
        for document, count in fixed.items()
    ]
    found.sort(key=lambda row: -row[0].length)
    return [
        (replace(row, letter=_LETTERS[number] if number < len(_LETTERS) else "—"), key)
        for number, (row, key) in enumerate(found)
    ]


def _run(draft: Draft, one: Taken, rows: Sequence[tuple[SourceRow, str]], home: Home) -> RunRow:
    letter = next((row.letter for row, key in rows if key == one.source.id), "—")
    note, is_open = _note(draft, one, home)
    text = one.text[slice(*one.there)]
    return RunRow(place_of(draft, one.paragraph_id), one.words, text, letter, one.length, note, is_open)


def _note(draft: Draft, one: Taken, home: Home) -> tuple[str, bool]:
    """What is said of a passage taken over, and whether something is still to be done with it."""
    if is_kept(draft, one.words):
        return f"{one.origin.value}，{'标为借鉴' if one.origin is Origin.FOREIGN else '已看过，照用'}", False
    if _is_last_time(draft, one.source):
        return "与上一次会议相同，换种说法", True
    if one.origin is Origin.FOREIGN:
        return "外单位，还要改写", True
    return f"{one.origin.value}，可用", False


def _is_last_time(draft: Draft, source: Source) -> bool:
    """Whether a source is the speech at the same meeting before this one."""
    facts = draft.facts
    meeting = meeting_name(facts.occasion, facts.title, facts.place)
    same = meeting and meeting_name(source.occasion, source.title, facts.place or source.place) == meeting
    return bool(same) and facts.date is not None and was_before(source, facts.date)


def place_of(draft: Draft, paragraph_id: str) -> str:
    """Where a paragraph stands, in a few characters: 二、一要."""
    at = draft.index_of(paragraph_id)
    numbers = labels(draft.paragraphs)
    above: int | None = at
    while above is not None and not (
        draft.paragraphs[above].role is Role.HEADING and draft.paragraphs[above].level == 1
    ):
        above = heading_above(draft.paragraphs, above)
    headings = [n for n, p in enumerate(draft.paragraphs) if p.role is Role.HEADING and p.level == 1]
    if above is None:
        return "开头" if not headings or at < headings[0] else "结尾"
    own = numbers[at].rstrip("，") or "正文"
    return numbers[above] if above == at else f"{numbers[above]}{own}"


def _local(draft: Draft, taken: Sequence[Taken], home: Home) -> Iterator[str]:
    """What was made local, counted: own names, figures and levels that are not those of the source."""
    text = "".join(paragraph.text for paragraph in draft.paragraphs)
    names = sum(text.count(name) for name in dict.fromkeys((home.place, home.unit)) if name)
    if names:
        yield f"本地的地名、单位名 {names} 处"
    reworded = [one for one in taken if not one.is_verbatim]
    figures = sum(figure not in one.text for one in reworded for figure in set(_FIGURE.findall(one.words)))
    if figures:
        yield f"改写的话里数字与来源不同的 {figures} 处，请对照报表"
    levels = sum(_levels_changed(one) for one in reworded)
    if levels:
        yield f"“我市”改“我县”一类的层级说法 {levels} 处"


def _levels_changed(one: Taken) -> int:
    """How many of 我县, 全县 … stand in the words and another level in the source."""
    return sum(
        f"{word}{level}" in one.words and f"{word}{level}" not in one.text
        for word in ("我", "全")
        for level in _LEVELS
    )


def _open(draft: Draft, taken: Sequence[Taken], home: Home) -> Iterator[str]:
    """What waits to be reworded or looked at."""
    for one in taken:
        where = place_of(draft, one.paragraph_id)
        old = one.source.place
        if old and home.place and old != home.place and old in one.words:
            yield f"{where}：还写着来源的地名“{old}”"
        if is_kept(draft, one.words):
            continue
        if one.is_verbatim and one.length > LONG_RUN and _note(draft, one, home)[1]:
            same = _is_last_time(draft, one.source)
            what = "与上一次会议相同" if same else "外单位原句"
            yield f"{where}：{what} {one.length} 字，{'换种说法' if same else '换成本单位的事例'}"
        elif one.origin is Origin.NEW:
            yield f"{where}：疑似改写自《{one.source.called}》，请看一看"

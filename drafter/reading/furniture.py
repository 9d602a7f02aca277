"""Takes out what pages and offices put around a speech, as far as it is beyond doubt."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.covers import CONTENTS, FIELD, stands_below_cover
from drafter.reading.cues import record_fields
from drafter.reading.deciding import zoned
from drafter.reading.extracted import Line
from drafter.reading.front import is_complete_title, is_date, is_whole_title
from drafter.reading.line_kinds import LONGEST_LINE, is_credit
from drafter.reading.noise import SECOND_TITLE, notice_reason
from drafter.reading.pages import Keep
from drafter.reading.segments import segmented
from drafter.reading.signs import DEEPEST_FRONT, ends_sentence, has_inner_stop, stripped
from drafter.reading.sureness import Zoned
from drafter.reading.wrapping import Wrap
from drafter.reading.zones import BELOW, FURNITURE, GOES_ON, TITLE, TITLE_ON, ZONES

PAGE = "网页上的其他文字"
#: How the reasons of lines begin that stay because it is not sure enough that they belong to a page.
DOUBT = "拿不准，像是网页上的文字"
_TENTHS = "不一二三四五六七八九"

#: A longer line is no title, whatever stands behind it.
_LONGEST_TITLE = 400
#: What parts a line from the next field of a page.
_BARS = ("|", "｜")
_BAR = re.compile(r"[ \u3000]+[|｜]$")
#: What counts pages and pictures behind a title or a day.
_COUNT_REMARK = re.compile(
    r"\s*[（(【\[][^（）()\d]{0,4}\d{1,4}\s*(?:[/／]\s*\d{1,4}\s*)?[张幅页篇][）)】\]]$"
)
_TITLE_REMARK = re.compile(
    r"\s*[（(【\[](?:(?:全文|本文)?[共约]?\s*\d+\s*余?[字页]|\d+篇|精[选品]\S{0,5}|优秀\S{0,5}|范[文本]\S{0,3}|完整版|全文|推荐\S{0,4}|最新\S{0,4})[）)】\]]$"
)
#: A line for which so much of what it takes speaks is no title, heading or part of the lines beside it.
_TELLING = 0.2
#: So much may stand around a title where a page shows it once more (标题：…… 某某：……).
_DRESSED = 6
_ENDS = ("）", ")", "】", "]", "|", "｜", " ", "\u3000", "\t")
_BRACKETS = ("）", ")", "】", "]", "|", "｜")
#: What a site has put before a title: a remark in brackets, or its name with its address.
_HEAD = re.compile(
    r"\s*(?:[\[【［][^\]】］]{2,12}[\]】］]|[^。，：]{0,24}(?:www\.[\w.-]+|[\w-]+\.(?:com|cn|net|org|top)))\s*",
    re.ASCII,
)
#: What the beginning of a line holds before which a site may have put something.
_HEADED, _LONGEST_HEAD = re.compile(r"[\[【［]|\w\.\w"), 48
_ADDRESS = re.compile(r"www\.|\w\.(?:com|cn|net|org|top)\b", re.ASCII)
_TAIL = re.compile(r"[。！？：；”][ \u3000]+([^。！？：；“”、…（(]{4,40})$")
#: A remark in brackets at the end of a paragraph.
_ADVERT = re.compile(r"[【\[（(][^【】\[\]（）()。]{4,60}[】\]）)]$")
_LONGEST_ADVERT, _SHORTEST_PARAGRAPH = 64, 20
#: The zones that say what a line is; the others leave it to the rules.
_TOLD = frozenset(
    map(ZONES.index, ("front0", "title", "title+", "subtitle", "date", "speaker", "salutation"))
)


def without_furniture(
    lines: Sequence[Line], wrap: Wrap | None, keep: Keep, named: str = ""
) -> tuple[list[Line], list[Removed], list[Removed]]:
    """The lines without what stands around the speech and in its midst, each of those with its reason.

    What is doubtful stays and comes third, with how sure it is; `keep` names those that are to go all the same; `named`
    is the name of the file, which may be that of the speech.
    """
    has_cover = stands_below_cover([stripped(line.text) for line in lines])
    lines = segmented(lines, wrap)
    found = zoned(lines, wrap, named)
    removed: dict[int, Removed] = {}
    doubtful: dict[int, Removed] = {}
    apart: set[int] = set()
    texts = [stripped(line.text) for line in lines]
    title = _title_of(found, texts)
    for place, zone, sure in _of_pages(found, has_cover):
        text = lines[place].number + texts[place]
        one = Removed(text, _reason(texts, place, ZONES[zone], title))
        doubt = None if sure >= 1 or _is_dressed(title, text) else Removed(text, _doubt(sure))
        if doubt and not keep(doubt):
            doubtful[place] = doubt
            if sure >= _TELLING and texts.count(texts[place]) == 1:
                apart.add(place)
        elif doubt or not keep(one):
            removed[place] = one
    kept = _kept(lines, found, removed, apart, silent=has_cover)
    return kept, _told_together(lines, removed), list(doubtful.values())


def _title_of(found: Zoned, texts: Sequence[str]) -> str:
    """The first line that was told as the title, "" where none was."""
    titles = (places[0] for places, zone in zip(found.places, found.zones, strict=True) if zone == TITLE)
    return next((texts[place] for place in titles), "")


def _of_pages(found: Zoned, has_cover: bool) -> Iterator[tuple[int, int, float]]:
    """The lines that belong to a page, each with its zone and how sure that is: from 1 on it goes without a question.

    Above a speech with a cover none do.
    """
    for places, zone, margin, needed in zip(
        found.places, found.zones, found.margins, found.needed, strict=True
    ):
        if margin > 0 and zone in FURNITURE and (zone == BELOW or not has_cover):
            sure = margin / needed if margin < needed else 1.0
            yield from ((place, zone, sure) for place in places)


def _is_dressed(title: str, text: str) -> bool:
    """Whether a line is the title once more, with little around it."""
    return bool(title) and title in text and len(text) <= len(title) + _DRESSED


def _kept(
    lines: Sequence[Line], found: Zoned, removed: Collection[int], apart: Collection[int], *, silent: bool
) -> list[Line]:
    """The lines that stay, each with what it is told to be; segments that go on stand in one line again.

    With `silent` nothing is told, and segments stand together: below a letter, others look for the title.
    """
    told = {} if silent else _told(found)
    goes_on = {
        p for places, zone in zip(found.places, found.zones, strict=True) if zone in GOES_ON for p in places
    }
    kept: list[Line] = []
    last = -1
    for place, line in enumerate(lines):
        if place in removed:
            continue
        if line.glued is not None and (silent or place in goes_on) and last == place - 1:
            kept[-1] = replace(kept[-1], text=kept[-1].text + line.glued + line.text, full=line.full)
        else:
            kept.append(_marked(line, told.get(place, ""), doubtful=place in apart))
        last = place
    return kept


def _told(found: Zoned) -> dict[int, str]:
    """What is told of lines by their number: the zone, of the further lines of a broken one that they go on."""
    told: dict[int, str] = {}
    for (first, *rest), zone in zip(found.places, found.zones, strict=True):
        if zone in _TOLD:
            told |= {first: ZONES[zone], **dict.fromkeys(rest, ZONES[TITLE_ON])}
    return told


def _marked(line: Line, told: str, *, doubtful: bool) -> Line:
    if told or doubtful or line.glued is not None:
        return replace(line, doubtful=doubtful, told=told, glued=None)
    return line


def _told_together(lines: Sequence[Line], removed: dict[int, Removed]) -> list[Removed]:
    """What was taken out, with what stood side by side in one line told as one."""
    told: list[Removed] = []
    for place, one in removed.items():
        glued = lines[place].glued
        if glued is not None and place - 1 in removed:
            told[-1] = replace(told[-1], text=told[-1].text + glued + one.text)
        else:
            told.append(one)
    return told


def _doubt(sure: float) -> str:
    """How sure it is that a line belongs to a page, in tenths of what it takes to take it out."""
    return f"{DOUBT}（把握{_TENTHS[min(max(int(sure * 10), 1), 9)]}成）"


def without_remarks(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without what a site has added to their ends: to a title (共1980字), to a paragraph (【更多材料，微信：…】)."""
    kept: list[Line] = []
    removed: list[Removed] = []
    tails = [_tail(line) for line in lines]
    told = Counter(filter(None, tails))
    told.update(stripped(line.text) for line in lines if told and len(line.text) <= _LONGEST_ADVERT)
    for place, (line, tail) in enumerate(zip(lines, tails, strict=True)):
        if not (tail or place < DEEPEST_FRONT or line.text.endswith(_ENDS)):
            kept.append(line)
            continue
        if (one := _behind(line, tail, place, told)) and not _is_all_of_page(line):
            if keep(one):
                kept.append(line)
                continue
            removed.append(one)
            line = replace(line, text=stripped(line.text).removesuffix(one.text).rstrip())
        if place < DEEPEST_FRONT and (one := _before_title(line)) and not keep(one):
            removed.append(one)
            line = replace(line, text=stripped(line.text).removeprefix(one.text).lstrip())
        kept.append(line)
    return kept, removed


def _is_all_of_page(line: Line) -> bool:
    """Whether a line is of a page as a whole, as one that names an address of the net is, and holds no sentence."""
    text = stripped(line.text)
    return len(text) <= LONGEST_LINE and not has_inner_stop(text) and bool(notice_reason(text))


def _before_title(line: Line) -> Removed | None:
    """What a site has put before a title that names its occasion."""
    text = stripped(line.text)
    head = _HEAD.match(text) if len(text) <= _LONGEST_TITLE and _HEADED.search(text[:_LONGEST_HEAD]) else None
    return Removed(head.group().rstrip(), PAGE) if head and is_complete_title(text[head.end() :]) else None


def _behind(line: Line, tail: str, place: int, told: Counter[str]) -> Removed | None:
    """What a site has put behind a line: in brackets, or a tail that names an address of the net or comes again."""
    if line.text.rstrip().endswith(_BRACKETS):
        return _remark(stripped(line.text), place < DEEPEST_FRONT)
    return Removed(tail, PAGE) if tail and (_ADDRESS.search(tail) or told[tail] > 1) else None


def _tail(line: Line) -> str:
    """What stands behind the last sentence of a line and a space, as sites put their names there."""
    text = line.text
    if text.find(" ", -_LONGEST_ADVERT) < 0 and text.find("\u3000", -_LONGEST_ADVERT) < 0:
        return ""
    found = _TAIL.search(text[-_LONGEST_ADVERT:].rstrip())
    return found.group(1) if found else ""


def _remark(text: str, may_be_title: bool) -> Removed | None:
    """What a site has added in brackets to the end of a line."""
    of_title = _TITLE_REMARK.search(text) if may_be_title and len(text) <= _LONGEST_TITLE else None
    if of_title and is_complete_title(text[: of_title.start()]):
        return Removed(of_title.group(), PAGE)
    if len(text) <= _LONGEST_TITLE and (may_be_title or text[-1] in _BARS):
        found = _BAR.search(text) or _COUNT_REMARK.search(text)
        if found and _is_title_or_day(text[: found.start()]):
            return Removed(found.group().strip(), PAGE)
    found = _ADVERT.search(text, max(0, len(text) - _LONGEST_ADVERT))
    return _behind_sentence(text, found) if found else None


def _behind_sentence(text: str, found: re.Match[str]) -> Removed | None:
    """What stands in brackets behind a sentence and is a credit, or behind more of it and is a notice."""
    if is_credit(found.group()) and ends_sentence(stripped(text[: found.start()])):
        return Removed(found.group(), PAGE)
    reason = notice_reason(found.group()) if found.start() >= _SHORTEST_PARAGRAPH else ""
    return Removed(found.group(), reason) if reason else None


def _is_title_or_day(text: str) -> bool:
    return is_date(text) or is_whole_title(text)


def _reason(texts: Sequence[str], place: int, zone: str, title: str) -> str:
    """Why a line goes, in the words of the recogniser that knows it."""
    text = texts[place]
    if zone in ("above", "between") and record_fields().match(text):
        return FIELD
    if title and text == title:
        return SECOND_TITLE
    if zone in ("above", "between") and split_label(text) and text in texts[place + 1 :]:
        return CONTENTS
    return notice_reason(text) or PAGE

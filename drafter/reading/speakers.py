"""Who speaks: decided by all that a speech and the page around it tell, the surest first.

A line of the front names the speaker, or the day's line does behind the meeting; then a record above the speech, who
signs it, its title, what a page or an editor says of it, the host who gives somebody the word, and speakers themselves.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drafter.core.model import Paragraph, Role
from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues
from drafter.reading.front import (
    SPEAKER_LABEL,
    is_name,
    is_speaker,
    is_whole_title,
    name_beside_day,
    speaker_behind_occasion,
)
from drafter.reading.people import may_be_name, name_in_speaker

_PATTERNS = Patterns(__name__, endings=lambda: front_cues().title_endings)
_SPEAKER_LABEL = re.compile(rf"^(?:{SPEAKER_LABEL}|讲话|发言|报告|致辞)\s*[：:]\s*")
_LABEL_ALONE = re.compile(SPEAKER_LABEL)
_HOST = re.compile(r"主\s*持\s*人")
#: So much of so many paragraphs of the text is looked at.
_PARAGRAPHS, _CHARACTERS = 4, 300
#: So many lines that a page has around a speech are looked at, as far as they are no longer than this.
_LINES, _LONGEST_LINE = 400, 200
_LONGEST_NAME, _SHORTEST_NAME = 4, 2
_DASHES = " \u3000—―－─-"
_EDGES = "（）()" + _DASHES
_MASK = "×xX＊*某"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one speech: the lines of a record above it, and those that were taken out as furniture."""

    record: Sequence[str] = ()
    page: Sequence[str] = ()


def speaker_of(paragraphs: Sequence[Paragraph], around: Around) -> str:
    """Who gave a speech, "" where nothing tells."""
    return next((name for way in _WAYS if (name := way(paragraphs, around))), "")


def signing_persons(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The lines of the signature that name persons."""
    return [text for text in _texts(paragraphs, Role.SIGNATURE) if is_name(text) or is_speaker(text)]


def _by_front(paragraphs: Sequence[Paragraph], around: Around) -> str:
    named = [p.text.strip() for p in paragraphs if p.role is Role.SPEAKER and p.level == 0]
    said = [text for text in named if not _HOST.match(text)] or named
    return _without_label(_bare("".join(said))) if said else ""


def _by_day(paragraphs: Sequence[Paragraph], around: Around) -> str:
    dates = _texts(paragraphs, Role.DATE)
    ways = (name_beside_day, speaker_behind_occasion)
    return next((name for text in dates for way in ways if (name := way(text))), "")


def _by_record(paragraphs: Sequence[Paragraph], around: Around) -> str:
    """The speaker whom a record names: behind 讲话人： or in the line below 讲话人."""
    for index, text in enumerate(around.record):
        if _LABEL_ALONE.match(text) and not _HOST.match(text):
            below = around.record[index + 1] if index + 1 < len(around.record) else ""
            return below if _LABEL_ALONE.fullmatch(text) else _without_label(text)
    return ""


def _by_signature(paragraphs: Sequence[Paragraph], around: Around) -> str:
    return next(iter(signing_persons(paragraphs)), "")


def _by_title(paragraphs: Sequence[Paragraph], around: Around) -> str:
    return _first(map(_named_by_title, _texts(paragraphs, Role.TITLE)))


def _by_field(paragraphs: Sequence[Paragraph], around: Around) -> str:
    fields = (_PATTERNS["field"].search(line) for line in _short(around.page))
    return _first(found["whose"] for found in fields if found and _names_person(found["whose"]))


def _by_page(paragraphs: Sequence[Paragraph], around: Around) -> str:
    """The person whom the title of the page names, where it is the title of the speech with the name before it."""
    titles = [text for text in _texts(paragraphs, Role.TITLE) if is_whole_title(text)]
    dressed = (
        line for line in _short(around.page) for title in titles if line != title and line.endswith(title)
    )
    return _first(map(_named_by_title, dressed))


def _by_note(paragraphs: Sequence[Paragraph], around: Around) -> str:
    texts = [*_opening(paragraphs), *_short(around.page)]
    notes = (found for text in texts if (found := _PATTERNS["note"].search(text)))
    return _first(_named_by_title(_PATTERNS["day"].sub("", found["whose"])) for found in notes)


def _by_host(paragraphs: Sequence[Paragraph], around: Around) -> str:
    """The person to whom a host gives the word above the speech."""
    front = next((i for i, p in enumerate(paragraphs) if p.role in (Role.TITLE, Role.SALUTATION)), 0)
    above = [*around.record, *(p.text for p in paragraphs[:front])]
    given = (found for text in above if (found := _PATTERNS["host"].search(text)))
    return _first(_person(found["whose"].removeprefix("，")) for found in given)


def _by_self(paragraphs: Sequence[Paragraph], around: Around) -> str:
    said = (found for text in _opening(paragraphs) for found in _PATTERNS["self"].finditer(text))
    return _first(_name_at_end(found["whose"]) for found in said)


_WAYS: tuple[Callable[[Sequence[Paragraph], Around], str], ...] = (
    _by_front,
    _by_day,
    _by_record,
    _by_signature,
    _by_title,
    _by_field,
    _by_page,
    _by_note,
    _by_host,
    _by_self,
)


def _texts(paragraphs: Sequence[Paragraph], role: Role) -> list[str]:
    return [p.text.strip() for p in paragraphs if p.role is role]


def _opening(paragraphs: Sequence[Paragraph]) -> list[str]:
    """How the text begins."""
    return [text[:_CHARACTERS] for text in _texts(paragraphs, Role.BODY)[:_PARAGRAPHS]]


def _short(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines[:_LINES] if len(line) <= _LONGEST_LINE)


def _first(names: Iterator[str]) -> str:
    return next(filter(None, names), "")


def _bare(text: str) -> str:
    """A text without dashes around it, and without brackets that hold all of it."""
    text = text.strip(_DASHES)
    return text if text.endswith(("）", ")")) and not text.startswith(("（", "(")) else text.strip(_EDGES)


def _without_label(text: str) -> str:
    return _SPEAKER_LABEL.sub("", text)


def _named_by_title(title: str) -> str:
    """The person who stands in a title before the meeting (李明县长在……上的讲话) or the kind of speech (县长李明新年贺词)."""
    for part in _parts(title):
        if meeting := _PATTERNS["meeting"].search(part):
            if name := _person(part[: meeting.start()]):
                return name
        elif (kind := _PATTERNS["kind"].search(part)) and (
            name := _person(part[: kind.start()], posts=not _PATTERNS["year"].match(kind.group()))
        ):
            return name
    return ""


def _parts(title: str) -> list[str]:
    """A title, cut where a slogan ends and its occasion begins."""
    return [part for part in re.split("[—―－─]+|--+|[：:]", title) if part]


def _person(text: str, *, posts: bool = False) -> str:
    """The person whom a text names and nothing else: with the post before the name, else the name alone, "" if it names none.

    With `posts` a bare name is not enough.
    """
    text = text.strip(_EDGES)
    if is_speaker(text) and (name := name_in_speaker(text) or _masked(text)):
        return text if name else ""
    bare = _behind().sub("", text)
    if bare != text:
        return _name_at_end(bare) or _between(bare, text[len(bare)])
    return text if not posts and may_be_name(text) else ""


def _masked(text: str) -> str:
    """The mask that stands for a name at the end of a text."""
    return text[len(text.rstrip(_MASK)) :]


def _name_at_end(text: str) -> str:
    """The name with which a text ends: all of it, or what stands behind a post, a unit or another word."""
    text = text.strip(_EDGES)
    if may_be_name(text):
        return text
    if name := name_in_speaker(text):
        return name
    behind = re.split("[的 \u3000、）)”》]", text)[-1]
    return behind if may_be_name(behind) else _behind_unit(text)


def _behind_unit(text: str) -> str:
    """The name that stands behind a unit (某某公司李明同志), the longest that may be one."""
    for size in range(_LONGEST_NAME, _SHORTEST_NAME - 1, -1):
        if len(text) > size and may_be_name(text[-size:]) and _unit_end().search(text[:-size]):
            return text[-size:]
    return ""


def _between(text: str, rank: str) -> str:
    """The name that stands between a unit and the post of its head (文化司张裕司长), which begins as the unit ends."""
    sizes = range(_LONGEST_NAME, _SHORTEST_NAME - 1, -1)
    return next((text[-n:] for n in sizes if text[-n - 1 : -n] == rank and may_be_name(text[-n:])), "")


def _names_person(text: str) -> bool:
    return is_speaker(text) or is_name(text) or bool(_name_at_end(text))


@cache
def _behind() -> re.Pattern[str]:
    """A post or an honour at the end of a text."""
    posts = front_cues().posts
    return re.compile(rf"(?:(?:[、，,兼]?{posts})+|{_PATTERNS['honour'].pattern})+$")


@cache
def _unit_end() -> re.Pattern[str]:
    return re.compile(front_cues().unit_endings + "$")

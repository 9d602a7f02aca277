"""Parts of the names of other places: 来澄 for 澄城, and names with one wrong character in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from drafter.checks.check import Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.ledger import Ledger
from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.own import Own, short_name
from drafter.checks.names.spoken import crosses_words
from drafter.checks.official_text import LONGEST, load_official_text
from drafter.core.model import Paragraph
from drafter.reading.places import Gazetteer

_HAN = "\u4e00-\u9fff"
#: Which character of a place's name is another one, and what stands from where to where instead of the name.
_Near = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a paragraph holds of this: names of other places, and (start, end, certain) of what may be a part.

    `certain` parts need no other place to be named in the draft.
    """

    paragraph: Paragraph
    foreign: frozenset[str]
    parts: tuple[tuple[int, int, bool], ...]


def gather_parts(paragraph: Paragraph, context: Context) -> Parts:
    """What a paragraph tells of other places."""
    own = Own.of(context)
    mentions = Gazetteer.load().find(paragraph.text)
    foreign = {short_name(m.text) for m in mentions if not own.holds(m.codes) and not own.knows(m.text)}
    source = paragraph.source
    if source is not None and source.place and not own.is_home(source.place):
        foreign.add(short_name(source.place))
    covered = _public(paragraph.text, context) | {
        place for mention in mentions for place in range(mention.start, mention.end)
    }
    parts = tuple(p for p in _parts(paragraph.text, context, own) if p[1] - 1 not in covered)
    return Parts(paragraph, frozenset(foreign), parts)


def _parts(text: str, context: Context, own: Own) -> Iterator[tuple[int, int, bool]]:
    terms = context.terms.names
    if not terms.before_part:
        return
    edges = {0, *accumulate(map(len, context.cut(text)))} if context.cut is not None else None
    ours = "".join((*own.names, *(terms.abbreviations.get(province, "") for province in own.provinces)))
    for match in re.finditer(f"(?:{'|'.join(terms.before_part)})([{_HAN}])", text):
        character = match.group(1)
        if character in terms.not_parts or character in ours:
            continue
        if edges is not None and not {match.start(), match.end() - 1, match.end()} <= edges:
            continue
        if _is_word(match.group(), context) or text[: match.end() - 1].endswith("全力以赴"):
            continue
        if load_official_text().holds(text[match.start() : match.end() + 1]):
            continue
        certain = text.startswith(terms.after_part, match.end())
        yield match.start(), match.end(), certain


def _is_word(text: str, context: Context) -> bool:
    return context.cut is not None and len(context.cut(text)) == 1


def _public(text: str, context: Context) -> frozenset[int]:
    """The places in a text of the characters of terms that the whole country says: 南水北调."""
    terms = context.terms.names.public.finditer(text)
    return frozenset(place for match in terms for place in range(*match.span()))


def _is_of_words(one: Parts, start: int, end: int, context: Context) -> bool:
    """Whether what looks like a name is made of parts of words, or stands so in official documents: 创｜新驱｜动."""
    text = one.paragraph.text
    if set(range(start, end)) & _public(text, context):
        return True
    pieces = [*accumulate(map(len, context.cut(text)), initial=0)] if context.cut is not None else []
    around = text[max(0, start - 1) : end + 1]
    return crosses_words(start, end, pieces) or load_official_text().holds(around[:LONGEST])


def find_foreign_parts(name: str, scene: Scene) -> Iterator[Finding]:
    """The parts of names that stand for another place, and names of other places with a wrong character in them."""
    gathered: Sequence[Parts] = scene.gathered
    characters = {character for one in gathered for place in one.foreign for character in place}
    for one in gathered:
        for start, end, certain in one.parts:
            text = one.paragraph.text[start:end]
            if not certain and text[-1] not in characters:
                continue
            own = Own.of(scene.context)
            message = f"“{text}”里的“{text[-1]}”像是别处地名的简称。"
            choices = (f"{text[:-1]}{own.short}",) if own.short else ()
            yield found(
                name,
                _weight(one, own),
                one.paragraph,
                start,
                end,
                message,
                (*choices, f"{text[:-1]}【地名】"),
            )
    if scene.context.cut is not None:
        yield from _slips(name, gathered, scene)


def _weight(one: Parts, own: Own) -> Severity:
    """A short form is certainly left over in what came from elsewhere; elsewhere it may be the place's own."""
    return Severity.ERROR if own.is_foreign(one.paragraph.source) or not own.names else Severity.HINT


class NearPlaces(Ledger[Parts]):
    """What in each paragraph is one look-alike character away from a place; looked for once."""

    def __init__(self) -> None:
        super().__init__()
        self._near: dict[int, dict[str, Sequence[_Near]]] = {}

    def enter(self, part: Parts) -> None:
        """Take in a paragraph that came."""
        self._near[id(part)] = {}

    def leave(self, part: Parts) -> None:
        """Take out a paragraph that went."""
        del self._near[id(part)]

    def near(self, part: Parts, place: str) -> Sequence[_Near]:
        """What a paragraph has that is nearly the name of a place: which character is wrong, start, end."""
        known = self._near[id(part)]
        if place not in known:
            known[place] = tuple(_near_in(part.paragraph.text, place))
        return known[place]


def _near_in(text: str, place: str) -> Iterator[_Near]:
    lexicon = load_lexicon()
    for wrong in range(len(place)):
        for match in re.finditer(f"{place[:wrong]}([{_HAN}]){place[wrong + 1 :]}", text):
            if lexicon.likeness(match[1], place[wrong]) > 0:
                yield wrong, *match.span()


def _slips(name: str, gathered: Sequence[Parts], scene: Scene) -> Iterator[Finding]:
    """张披 in a draft that names 张掖: no word, and one look-alike character away from another place."""
    context, near = scene.context, scene.ledger.near
    own = Own.of(context)
    for place in sorted({place for one in gathered for place in one.foreign if len(place) > 1}):
        rows = [(row[0], nth, row) for nth, one in enumerate(gathered) for row in near(one, place)]
        for wrong, nth, (_, start, end) in sorted(rows):
            one, text = gathered[nth], gathered[nth].paragraph.text
            written = text[start:end]
            if text[start + wrong] in context.terms.names.not_parts or _is_own_place(written, own):
                continue
            if not _is_word(written, context) and not _is_of_words(one, start, end, context):
                message = f"“{written}”像是“{place}”的误写，是别处的地名。"
                choices = tuple(filter(None, (own.short, "【地名】")))
                yield found(name, _weight(one, own), one.paragraph, start, end, message, choices)


def _is_own_place(name: str, own: Own) -> bool:
    """Whether a name is that of a place of our own: 金湾 in 珠海市."""
    return own.knows(name) or own.holds(place.code for place in Gazetteer.load().lookup(name))

"""The place and the body that a text calls its own, where neither title nor speaker names them.

A place is told by its rank (我市) and its name beside it, or by where people have come together; a body by the page that
shows the text, or by what the text names again and again while it speaks of 我校.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafter.core.model import Paragraph, Role
from drafter.core.patterns import Patterns
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships
from drafter.reading.units import find_units

_PATTERNS = Patterns(__name__)
#: So many paragraphs are looked at for a place, so much of each; people come together in the first few.
_PARAGRAPHS, _CHARACTERS, _OPENING = 40, 400, 4
#: So many lines of a page are looked at, as far as they are no longer than this.
_LINES, _LONGEST_LINE = 400, 200
#: A name that nothing else confirms is said so often.
_FEWEST = 2
#: A short form has so many characters of the name in its order, the first ones among them.
_SHORT_FORM, _FIRST = 4, 2
_SHORTEST_NAME, _LONGEST_NAME = 4, 14
#: The kinds of bodies: how a text calls its own, and what the names end with.
_KINDS = (("own-school", "school"), ("own-hospital", "hospital"), ("own-firm", "firm"))
_HAN = re.compile("[\u4e00-\u9fff]")


def own_place(level: str, paragraphs: Sequence[Paragraph], page: Sequence[str]) -> str:
    """The place of this level of which title, page and text speak most, "" where none is named more than all others."""
    around = [*_texts(paragraphs, Role.TITLE), *_short(page)]
    named = Counter(_named("\n".join(around), level))
    shown = frozenset(named)
    named.update(_named("\n".join(_body(paragraphs)), level))
    best = named.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    name, count = best[0]
    return name if count >= _FEWEST or name in shown else ""


def gathered_at(paragraphs: Sequence[Paragraph], page: Sequence[str]) -> Iterator[str]:
    """What a text says of where people have come together, then where a page says that it was written."""
    for text in _body(paragraphs)[:_OPENING]:
        yield from (found["where"] for found in _PATTERNS["gathered"].finditer(text))
    for line in _short(page):
        yield from (found["where"] for found in _PATTERNS["dateline"].finditer(line))


def own_body(paragraphs: Sequence[Paragraph], page: Sequence[str]) -> str:
    """The body whose page shows the text, if the text tells of it; else the one that it names most while it speaks of its own."""
    body = "\n".join(_texts(paragraphs, Role.TITLE) + _body(paragraphs))
    owners = (owner for line in _short(page) for owner in _owners(line))
    if found := next((owner for owner in owners if _is_told_of(owner, body)), ""):
        return found
    for own, names in _KINDS:
        said = _said(own, body)
        if said >= _FEWEST and said > _said("own-rank", body) and (found := _named_most(names, body)):
            return found
    return ""


def _said(rule: str, body: str) -> int:
    """How often a text says any of the words of a rule."""
    return sum(map(body.count, _PATTERNS.words(rule)))


def _texts(paragraphs: Sequence[Paragraph], role: Role) -> list[str]:
    return [p.text for p in paragraphs if p.role is role]


def _body(paragraphs: Sequence[Paragraph]) -> list[str]:
    texts = (p.text for p in paragraphs if p.role in (Role.BODY, Role.POINT, Role.HEADING))
    return [text[:_CHARACTERS] for text, _ in zip(texts, range(_PARAGRAPHS), strict=False)]


def _short(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if len(line) <= _LONGEST_LINE][:_LINES]


def _named(text: str, level: str) -> Iterator[str]:
    """The places of a level that a text names."""
    if level == "township":
        yield from (mention.text for mention in Townships.load().find(text))
    else:
        yield from (mention.name for mention in Gazetteer.load().find(text) if mention.level == level)


def _owners(line: str) -> Iterator[str]:
    """The bodies to which a page belongs by one of its lines."""
    if _PATTERNS["owned"].search(line):
        yield from (unit.text for unit in find_units(line))
        yield from (found["who"] for found in _PATTERNS["owner"].finditer(line))


def _is_told_of(name: str, body: str) -> bool:
    """Whether a text holds a name or a short form of it (青石一中)."""
    if name in body:
        return True
    rest = "".join(f"{re.escape(sign)}?" for sign in name[_FIRST:])
    forms = re.compile(re.escape(name[:_FIRST]) + rest).findall(body)
    return any(len(form) >= _SHORT_FORM for form in forms)


def _named_most(kind: str, body: str) -> str:
    """The longest name of a kind that a text holds most often, and twice at least; "" where none begins as names do."""
    tails: Counter[str] = Counter()
    starts: set[str] = set()
    for found in _PATTERNS[kind].finditer(body):
        for start in range(max(0, found.end() - _LONGEST_NAME), found.end() - _SHORTEST_NAME + 1):
            name = body[start : found.end()]
            if all(map(_HAN.match, name)):
                tails[name] += 1
                if not start or not _HAN.match(body[start - 1]) or _PATTERNS["before"].match(body[start - 1]):
                    starts.add(name)
    likely = [name for name in starts if tails[name] >= _FEWEST and not _PATTERNS["no-name"].match(name)]
    return max(likely, key=lambda name: (tails[name], len(name)), default="")

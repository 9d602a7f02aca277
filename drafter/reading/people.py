"""Names of persons, told by their post or by 同志 beside them; never guessed from the characters alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafter.core.patterns import Patterns
from drafter.core.toml import own_toml
from drafter.reading.cues import front_cues
from drafter.reading.mentions import Mention

_HAN = "\u4e00-\u9fff"
#: The longest word that may stand before a name, in characters.
_BEFORE = 8
_LONGEST_NAME = 3
_PATTERNS = Patterns(__name__)


@dataclass(frozen=True, slots=True)
class _PeopleCues:
    """The patterns of names and the words that look like names."""

    by_post: re.Pattern[str]
    by_comrade: re.Pattern[str]
    several: re.Pattern[str]
    in_roll: re.Pattern[str]
    one: re.Pattern[str]
    after_space: re.Pattern[str]
    after_post: re.Pattern[str]
    short_post: re.Pattern[str]
    surname: re.Pattern[str]
    boundary: re.Pattern[str]
    name: re.Pattern[str]
    before: re.Pattern[str]
    words: frozenset[str]
    nouns: tuple[str, ...]
    public: frozenset[str]


def find_people(text: str, more: tuple[str, ...] = ()) -> list[Mention]:
    """The persons that a text names with their post or as 同志, in order; national figures are left out.

    `more` are surnames to look for besides the usual ones.
    """
    cues = _cues(more)
    ways = (_before_post, _by_several, _by_roll, _by_comrade, _by_post)
    found = {mention.start: mention for way in ways for mention in way(text, cues)}
    return [found[start] for start in sorted(found) if found[start].text not in cues.public]


def held_posts(text: str) -> list[tuple[int, int]]:
    """Where a text says who holds which post, the post with the name: 市委书记李建国. Another unit's post has another
    holder, so that neither is changed without the other."""
    pattern = _PATTERNS["post-before"]
    found = ((pattern.search(text, 0, one.start), one.end) for one in find_people(text))
    return [(post.start(), end) for post, end in found if post]


def has_post_behind(text: str, place: int) -> bool:
    """Whether a post stands at this place of a text, as behind a name (单明书记)."""
    return _cues().short_post.match(text, place) is not None


def may_be_name(text: str) -> bool:
    """Whether two to four characters begin with a surname and hold nothing that names do not."""
    return bool(re.fullmatch(f"[{_HAN}]{{2,4}}", text)) and _is_name(text, _cues())


def _by_post(text: str, cues: _PeopleCues) -> Iterator[Mention]:
    """县长张明主持: what follows a post up to a word that may follow a name."""
    for match in cues.by_post.finditer(text):
        name = match.group("name")
        if _is_name(name, cues):
            yield Mention(match.start("name"), match.end("name"), name)


def _by_comrade(text: str, cues: _PeopleCues) -> Iterator[Mention]:
    """张明同志: the longest name before 同志 that begins where another word has ended, else the shortest."""
    for match in cues.by_comrade.finditer(text):
        stop = match.start()
        candidates = [n for n in (4, 3, 2) if n <= stop and _is_name(text[stop - n : stop], cues)]
        whole = [n for n in candidates if cues.before.search(text[max(0, stop - n - _BEFORE) : stop - n])]
        if candidates:
            length = whole[0] if whole else candidates[-1]
            yield Mention(stop - length, stop, text[stop - length : stop])


def _by_several(text: str, cues: _PeopleCues) -> Iterator[Mention]:
    """张明、李强、王芳三位同志: every name of the list."""
    if "位同志" not in text and "等同志" not in text:
        return
    for match in cues.several.finditer(text):
        start = match.start("names")
        for name in match.group("names").split("、"):
            if _is_name(name, cues):
                yield Mention(start, start + len(name), name)
            start += len(name) + 1


def _by_roll(text: str, cues: _PeopleCues) -> Iterator[Mention]:
    """组　长：张明、李强: the names of a list behind a post and a colon."""
    if "：" not in text and ":" not in text:
        return
    for roll in cues.in_roll.finditer(text):
        for found in cues.one.finditer(text, *roll.span("names")):
            if _is_name(found.group(), cues):
                yield Mention(found.start(), found.end(), found.group())


def _before_post(text: str, cues: _PeopleCues) -> Iterator[Mention]:
    """请张书记讲话, 由李明县长宣读: a surname with its post, or a name before one, where another word has ended."""
    for match in cues.short_post.finditer(text):
        stop = match.start()
        for length in range(1, min(_LONGEST_NAME, stop) + 1):
            name = text[stop - length : stop]
            may_be_post = length == 1 and name in _PATTERNS.words("title-words")
            if may_be_post or not cues.boundary.search(text[max(0, stop - length - 2) : stop - length]):
                continue
            if cues.surname.fullmatch(name):
                yield Mention(stop - length, match.end(), text[stop - length : match.end()])
                break
            if _is_name(name, cues):
                yield Mention(stop - length, stop, name)
                break


def _is_name(text: str, cues: _PeopleCues) -> bool:
    if not cues.name.fullmatch(text) or text[-1] in _PATTERNS.words("units-end") or text.endswith(cues.nouns):
        return False
    return not any(text.startswith(word) for word in cues.words)


@cache
def _cues(more: tuple[str, ...] = ()) -> _PeopleCues:
    data = own_toml("reading", "people.toml")
    surname = f"(?:{'|'.join((*data['compound_surnames'], *more))}|[{data['surnames']}])"
    given = f"(?:(?!{_PATTERNS['not-in-names'].pattern})[{_HAN}])"
    name = rf"{surname}(?:{given}{{1,2}}|和{given})"
    after = "|".join(data["after"])
    end = r"[，。、；：！？（）()\s]|$"
    roll = "|".join((front_cues().posts, *(r"[ \u3000]*".join(word) for word in data["rolls"])))
    return _PeopleCues(
        by_post=re.compile(
            rf"{front_cues().posts}[ \u3000]?(?P<name>{surname}(?:{given}{{1,2}}?|和{given}))(?={after}|[，。、；：！？）)\s]|$)"
        ),
        by_comrade=re.compile("同志(?!们)"),
        several=re.compile(rf"(?P<names>(?:{name}、)+{name})(?:[两三四五六七八九十几]位|等)同志"),
        in_roll=re.compile(rf"(?:{roll})[：:]\s*(?P<names>{name}(?:、{name})*)(?={end})"),
        one=re.compile(name),
        after_space=re.compile(rf"(?:^|[\s：:])(?P<name>{surname}\s*[{_HAN}](?:\s*[{_HAN}])?)$"),
        after_post=re.compile(rf"{front_cues().posts}(?P<name>{surname}[{_HAN}]{{1,2}})$"),
        short_post=re.compile("|".join(data["short_posts"])),
        surname=re.compile(surname),
        boundary=re.compile(rf"(?:^|[^{_HAN}]|{'|'.join(data['before'])}|刚才)$"),
        name=re.compile(name),
        before=re.compile(rf"(?:^|[^{_HAN}]|{'|'.join(data['before'])}|{front_cues().posts})$"),
        words=frozenset(data["words"]),
        nouns=tuple(data["nouns"]),
        public=frozenset(data["public"]),
    )


def name_in_speaker(text: str, more: tuple[str, ...] = ()) -> str:
    """The name that a line beside the title ends with, its inner space left out (县长　陈　明); "" where none does.

    `more` are surnames to look for besides the usual ones.
    """
    cues = _cues(more)
    bare = text.strip("（）() \u3000").removesuffix("同志")
    found = cues.after_space.search(bare) or cues.after_post.search(bare)
    name = re.sub(r"\s", "", found.group("name")) if found else ""
    return name if cues.name.fullmatch(name) else ""

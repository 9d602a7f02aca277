"""One person with two posts, or one post with two names that are nearly the same, in one draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from drafter.checks.characters.near_core import blurred_sounds
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns
from drafter.reading.people import find_people

_PATTERNS = Patterns(__name__)
#: What stands before a name tells of its post as far as this.
_NEAR = 12
#: How many characters most names have, and any other character in the place of one.
_WHOLE_NAME, _ANY = 3, "[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in a paragraph, with the post beside the name; `title` is what stands before the name, office and post."""

    paragraph: Paragraph
    start: int
    end: int
    name: str
    post: str
    title: str
    before: str = ""


def named_in(paragraph: Paragraph) -> tuple[Named, ...]:
    """The persons of a paragraph who are named with a post or as 同志."""
    text, named = paragraph.text, []
    for person in find_people(text):
        post = _PATTERNS["before"].search(text[: person.start])
        behind = _PATTERNS["after"].match(text, person.end)
        said = post.group() if post else behind.group(1) if behind else ""
        if said or text.startswith("同志", person.end):
            before = _PATTERNS["title"].search(text[: person.start])
            title = before.group() if before and post else ""
            near = text[max(0, person.start - _NEAR) : person.start]
            named.append(Named(paragraph, person.start, person.end, person.text, said, title, near))
    return tuple(named)


def find_two_of_one(name: str, gathered: Sequence[Sequence[Named]]) -> Iterator[Finding]:
    """The later of two places that do not agree."""
    every = [one for of_paragraph in gathered for one in of_paragraph]
    told: set[tuple[str, int]] = set()
    for first, second in combinations(every, 2):
        place = second.paragraph.id, second.start
        message = _disagree(first, second)
        if message and place not in told:
            told.add(place)
            right = (first.name,) if first.name != second.name else ()
            yield found(
                name, Severity.WARNING, second.paragraph, second.start - (0 if right else len(second.post)), second.end,
                message, right, first.paragraph.id, rule=f"{name}.two-of-one",
            )  # fmt: skip


def find_nearly_named(
    name: str, paragraphs: Sequence[Paragraph], gathered: Sequence[Sequence[Named]]
) -> Iterator[Finding]:
    """A person who is nearly named elsewhere, where no post stands beside the name: 李增祥 before 李增详同志."""
    order = {paragraph.id: place for place, paragraph in enumerate(paragraphs)}
    persons: dict[str, Named] = {}
    for one in chain.from_iterable(gathered):
        if len(one.name) == _WHOLE_NAME:
            persons.setdefault(one.name, one)
    told = set(persons)
    pattern = "|".join(f"{one[:2]}{_ANY}|{one[0]}{_ANY}{one[2]}" for one in map(re.escape, persons))
    for paragraph in paragraphs if persons else ():
        for match in re.finditer(pattern, paragraph.text):
            nearly = (one for one in persons.values() if _is_nearly(one.name, match.group()))
            person = next(nearly, None)
            if person is None or match.group() in told or _is_of_words(match):
                continue
            here = paragraph, match.start(), match.end(), match.group()
            there = person.paragraph, person.start, person.end, person.name
            first, (where, start, end, said) = sorted(
                (here, there), key=lambda one: (order[one[0].id], one[1])
            )
            message = f"前面写的是“{first[3]}”，这里是“{said}”，像是同一个人，请核对。"
            yield found(
                name, Severity.WARNING, where, start, end, message, (first[3],), first[0].id, rule=f"{name}.two-of-one",
            )  # fmt: skip
            told.add(match.group())


def _is_of_words(match: re.Match[str]) -> bool:
    """Whether what stands there like a name is made of words, or its ends belong to some: 李增加了, 行李."""
    known, text = load_lexicon().frequency, match.string
    return any(
        end - start > 1 and text[start:end] in known
        for start, end in (
            match.span(),
            (max(0, match.start() - 1), match.start() + 1),
            (match.start() + 1, match.end()),
            (match.start(), match.end() - 1),
            (match.end() - 1, match.end() + 1),
        )
    )


def _disagree(first: Named, second: Named) -> str:
    if first.name == second.name:
        for one, other in ((first.post, second.post), (_office(first.title), _office(second.title))):
            posts = sorted((one, other), key=len)
            if all(posts) and not posts[1].endswith(posts[0]):
                return f"{first.name}前面是“{one}”，这里是“{other}”，请核对。"
    elif (first.post == second.post or not (first.post and second.post)) and _is_nearly(
        first.name, second.name
    ):
        return f"前面写的是“{first.name}”，这里是“{second.name}”，像是同一个人，请核对。"
    elif first.name != second.name and (title := _one_title(first, second)):
        return f"“{title}”前面是“{first.name}”，这里是“{second.name}”，请核对。"
    return ""


def _one_title(first: Named, second: Named) -> str:
    """The office and post that two persons are named with, "" where it may have several holders or holders of several years."""
    one, other = first.title, second.title
    if _PATTERNS["several"].search(one + other):
        return ""
    shared = 0
    while shared < min(len(one), len(other)) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    title = one[len(one) - shared :]
    office = _PATTERNS["office"].search(title)
    return title[office.start() :] if office else _sole(first, second)


def _sole(first: Named, second: Named) -> str:
    """A post of which a draft has but one holder where nothing stands before it that tells whose it is: 县长, 集团董事长."""
    posts = {
        match.group("post") if (match := _PATTERNS["sole"].search(one.before)) else ""
        for one in (first, second)
    }
    return posts.pop() if len(posts) == 1 else ""


def _office(title: str) -> str:
    """The body with its head at the end of a title, "" where it may have several such."""
    body = _PATTERNS["body"].search(title)
    return body.group() if body and not _PATTERNS["several"].search(title) else ""


def _is_nearly(one: str, other: str) -> bool:
    """Whether two names of one length differ in a character that sounds or looks alike."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    a, b = differing[0]
    return bool(set(blurred_sounds(a)) & set(blurred_sounds(b))) or load_lexicon().likeness(a, b) > 0

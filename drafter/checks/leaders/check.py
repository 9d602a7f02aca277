"""Leaders and titles: names, posts and their order against the unit's list, and fixed forms of address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Change, Finding, Fix, Severity, found
from drafter.checks.forms.check import find_wordings
from drafter.checks.leaders.addressed import Called, called_in, find_strange_address
from drafter.checks.leaders.bodies import find_strange_posts
from drafter.checks.leaders.twice import Named, find_nearly_named, find_two_of_one, named_in
from drafter.checks.listed import POST_BEFORE, find_misnamed, posts_of
from drafter.core.model import Paragraph, Role
from drafter.core.patterns import Patterns
from drafter.core.unit import Leader
from drafter.reading.cues import front_cues

NAME = "leaders"
_PATTERNS = Patterns(__name__)
#: A salutation within a speech, which calls and does not open: 各位代表！
_CALLED = re.compile("^[^，、：]{2,6}！$")
_SHORTEST_POST = 2


@cache
def _post_after() -> re.Pattern[str]:
    return re.compile(rf"(?:常务)?副?(?:{front_cues().posts})")


@dataclass(frozen=True, slots=True)
class _Named:
    """A leader named in a text."""

    start: int
    end: int
    leader: Leader
    rank: int


def find_leaders(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph says of leaders that the unit's list or the table of fixed forms does not."""
    if paragraph.role is Role.SALUTATION:
        yield from _salutation(paragraph)
    wordings = list(find_wordings(NAME, Severity.ERROR, paragraph, context.terms.leaders))
    yield from wordings
    yield from _strange_posts(paragraph, wordings)
    yield from _national(paragraph, context)
    if context.leaders:
        named = _named(paragraph.text, context.leaders)
        for one in named:
            yield from _wrong_post(paragraph, one)
        yield from _wrong_order(paragraph, named)
        yield from _other_names(paragraph, context.leaders)


def _national(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """Holders of the posts of the state beside a post that is another's."""
    for start, end, message in context.terms.leaders.holders.wrong_posts(paragraph.text, context.date):
        yield found(NAME, Severity.ERROR, paragraph, start, end, message)


def _strange_posts(paragraph: Paragraph, known: Sequence[Finding]) -> Iterator[Finding]:
    """Posts that the body named before them does not have, where the table of fixed forms says nothing."""
    for strange in find_strange_posts(paragraph.text):
        if not any(one.start < strange.end and strange.start < one.end for one in known):
            message = f"“{strange.said}”规范写法是“{strange.right}”（党章、宪法、地方组织法和政协章程）。"
            yield found(
                NAME, Severity.ERROR, paragraph, strange.start, strange.end, message, (strange.right,)
            )


def _salutation(paragraph: Paragraph) -> Iterator[Finding]:
    text = paragraph.text.rstrip()
    if text and not text.endswith(("：", *_PATTERNS.words("greetings"))) and not _CALLED.search(text):
        start = len(text.rstrip("，,。！!:；;、"))
        message = "称谓后面用全角冒号“：”。"
        fix = Fix("改为“：”", (Change(paragraph.id, start, text[start:], "："),))
        yield Finding(
            NAME, Severity.ERROR, -1, paragraph.id, max(0, start - 1), len(text), text[max(0, start - 1) :],
            message, text[max(0, start - 1) : start] + "：", (fix,),
        )  # fmt: skip


def _named(text: str, leaders: Sequence[Leader]) -> list[_Named]:
    """The leaders whose names stand in a text, in order."""
    found_names = [
        _Named(match.start(), match.end(), leader, rank)
        for rank, leader in enumerate(leaders)
        if leader.name
        for match in re.finditer(re.escape(leader.name), text)
    ]
    return sorted(found_names, key=lambda one: one.start)


def _wrong_post(paragraph: Paragraph, one: _Named) -> Iterator[Finding]:
    """A post beside a name that is not that leader's."""
    posts = posts_of(one.leader)
    text = paragraph.text
    if not posts:
        return
    before = POST_BEFORE.search(text[: one.start])
    after = _post_after().match(text, one.end)
    if before and after and before.group().endswith(after.group()):
        message = f"“{after.group()}”在姓名前后说了两遍。"
        once = text[before.start() : one.end]
        yield found(NAME, Severity.ERROR, paragraph, before.start(), after.end(), message, (once,))
        return
    if before and _post_after().search(before.group()) and not _is_held(before.group(), posts):
        start = before.start()
    elif before and (other := _other_post(text, before.start(), posts)):
        start = before.start() - len(other) - 1
    elif after and not any(_is_short_for(after.group(), post) for post in posts):
        better = "" if before and _is_held(before.group(), posts) else _spoken(posts[-1])
        yield _post_finding(paragraph, one.end, after.end(), one.leader, better)
        return
    else:
        return
    start = _first_post(text, start)
    yield _post_finding(paragraph, start, one.start, one.leader, one.leader.post)


def _first_post(text: str, start: int) -> int:
    """Where a list of posts begins whose last one begins at `start`: 县委常委、组织部部长."""
    while text[start - 1 : start] == "、" and (said := POST_BEFORE.search(text[: start - 1])):
        if not _PATTERNS["spoken"].search(said.group()) and not _PATTERNS["main-post"].search(said.group()):
            break
        start = said.start()
    return start


def _spoken(post: str) -> str:
    """A post as it is said behind a name: 主任 for 县人大常委会主任."""
    said = _PATTERNS["spoken"].search(post)
    return said.group() if said else post


def _other_post(text: str, start: int, posts: Sequence[str]) -> str:
    """The post named before 、 in front of a held one, where it is of the four bodies and not held: 县委常委、副县长."""
    if text[start - 1 : start] != "、":
        return ""
    said = POST_BEFORE.search(text[: start - 1])
    if said is None or not _PATTERNS["main-post"].search(said.group()) or _is_held(said.group(), posts):
        return ""
    return said.group()


def _is_held(said: str, posts: Sequence[str]) -> bool:
    """Whether what is said is one of the posts, whole, or without the words before it (书记 for 县委书记)."""
    return any(_is_preceded(said, post) or _is_short_for(said, post) for post in posts)


def _is_preceded(said: str, post: str) -> bool:
    """Whether a post is said whole, with nothing before it that makes another post of it (常务副县长)."""
    return said.endswith(post) and not said[: -len(post)].endswith(_PATTERNS.words("other-post"))


def _is_short_for(said: str, post: str) -> bool:
    if len(said) < _SHORTEST_POST or not post.endswith(said):
        return False
    return not post[: -len(said)].endswith(_PATTERNS.words("other-post"))


def _post_finding(paragraph: Paragraph, start: int, end: int, leader: Leader, better: str) -> Finding:
    """A post that is not the leader's; what is `better` in its place, "" where it is to be left out."""
    said = paragraph.text[start:end]
    message = f"名单上{leader.name}的职务是“{leader.post}”，不是“{said}”。"
    return found(NAME, Severity.ERROR, paragraph, start, end, message, (better,))


def _wrong_order(paragraph: Paragraph, named: Sequence[_Named]) -> Iterator[Finding]:
    """Leaders named side by side in another order than on the list."""
    text = paragraph.text
    for before, one in pairwise(named):
        between = text[before.end : one.start]
        if one.rank < before.rank and _PATTERNS["between"].fullmatch(between):
            message = f"名单上{one.leader.name}排在{before.leader.name}前面。"
            start, end = before.start, one.end
            plain = between.removeprefix("同志") in ("、", "，", "和", "及", "与")
            if plain and not POST_BEFORE.search(text[:start]):
                right = one.leader.name + between + before.leader.name
                yield found(NAME, Severity.ERROR, paragraph, start, end, message, (right,))
            else:
                yield found(NAME, Severity.ERROR, paragraph, start, end, message)


def _other_names(paragraph: Paragraph, leaders: Sequence[Leader]) -> Iterator[Finding]:
    """Names that are a leader's but for one character, or that bear a post which the list gives to another."""
    for one in find_misnamed(paragraph.text, leaders):
        said = f"“{one.held}”是" if one.held else "有"
        message = f"名单上{said}“{one.meant.name}”，没有“{one.name}”。"
        yield found(NAME, Severity.ERROR, paragraph, one.start, one.end, message, (one.meant.name,))


@dataclass(frozen=True, slots=True)
class Heard:
    """The persons of a paragraph, and those whom it calls."""

    named: tuple[Named, ...]
    called: tuple[Called, ...]


def find_as_heard(scene: Scene) -> Iterator[Finding]:
    """Who is addressed that is not there, and persons of whom two places say what cannot both be."""
    gathered: Sequence[Heard] = scene.gathered
    yield from find_strange_address(NAME, scene, (call for one in gathered for call in one.called))
    named = [one.named for one in gathered]
    yield from find_two_of_one(NAME, named)
    yield from find_nearly_named(NAME, scene.draft.paragraphs, named)


CHECK = Check(
    NAME,
    "领导和称谓",
    Severity.ERROR,
    paragraph=find_leaders,
    gather=lambda paragraph, context: Heard(named_in(paragraph), called_in(paragraph)),
    whole=find_as_heard,
    in_cells=True,
)

"""Persons in a text who are not on the unit's list."""

import re
from collections.abc import Iterator

from drafter.checks.finding import Finding, Severity, found
from drafter.checks.names.look import NAME, Look
from drafter.checks.posts import find_before_posts, find_behind_posts
from drafter.core.model import Role
from drafter.core.patterns import Patterns
from drafter.reading.mentions import Mention
from drafter.reading.people import find_people

_PATTERNS = Patterns(__name__)


def find_strange_people(look: Look) -> Iterator[Finding]:
    """The persons whom a paragraph names and the unit's list does not."""
    terms = look.context.terms.names
    if look.paragraph.role is Role.SPEAKER:
        return
    known = {leader.name for leader in look.context.leaders}
    text = look.paragraph.text
    told = _told(text)
    guessed = find_behind_posts(text, look.words) if look.context.leaders else ()
    for person in (*told, *guessed):
        name = person.text
        if name in terms.not_people or set(name[1:]) & terms.not_in_people:
            continue
        if name in known or name in look.context.speaker or person.start in look.misnamed:
            continue
        is_stranger = _is_stranger(look, person)
        if not is_stranger and not look.context.leaders:
            continue  # without a list nobody is known to be missing from it
        if look.free(person.start, person.end):
            severity = Severity.ERROR if is_stranger and person in told else Severity.HINT
            message = f"“{name}”不在本单位的人员里，请确认不是从别处带进来的。"
            yield found(NAME, severity, look.paragraph, person.start, person.end, message, ("【姓名】",))


def _told(text: str) -> tuple[Mention, ...]:
    """The persons whom a text names as such, those with a dot in their name among them."""
    dotted = (Mention(*match.span(), match.group()) for match in _PATTERNS["dotted"].finditer(text))
    return (*dotted, *find_people(text), *find_before_posts(text))


def _is_stranger(look: Look, person: Mention) -> bool:
    """Whether a person who is not on the list has to be: nobody is at home, or it is somebody of ours by the post.

    A list that is empty tells nothing of who is not on it, and people of other ranks (a superior, a headmaster, a
    model worker) are on no unit's list.
    """
    if not look.own.names or look.own.is_foreign(look.paragraph.source):
        return True
    before = look.paragraph.text[: person.start]
    posts = [post for leader in look.context.leaders for post in re.split("[、，, ]", leader.post) if post]
    held = any(before.endswith(post) and not before.endswith(f"副{post}") for post in posts)
    return bool(posts) and (held or not _PATTERNS["somebody-else"].search(before))

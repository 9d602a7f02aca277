"""What a body that is no place says of others of its kind, or calls itself as only others do: 我局 in a hospital."""

from collections.abc import Iterator

from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.bodies import body_of, find_strange_we, kind_of
from drafter.checks.names.look import NAME, Look
from drafter.checks.names.spoken import is_spoken_of
from drafter.core.patterns import Patterns
from drafter.reading.places import Gazetteer

_PATTERNS = Patterns(__name__)


def find_strange_selves(look: Look) -> Iterator[Finding]:
    """What the speaker does not call himself."""
    for we in find_strange_we(look.paragraph.text, look.context):
        if not look.crosses(we.start, we.end) and look.free(we.start, we.end):
            said = look.paragraph.text[we.start : we.end]
            message = f"“{said}”不是本单位的口气，可能是从别处带进来的。"
            yield found(NAME, we.severity, look.paragraph, we.start, we.end, message)


def find_strange_folk(look: Look) -> Iterator[Finding]:
    """Those who are called by the name of another place or body: 全体湘雅人."""
    if not look.context.is_placed:
        return
    text = look.paragraph.text
    named = [(match, f"{match['name']}人") for match in _PATTERNS["folk"].finditer(text)]
    named += [(match, match.group()) for match in _PATTERNS["staff"].finditer(text)]
    for match, said in named:
        name, span = match["name"], match.span("name")
        if _begins_as_name(name) and not look.is_ours(*span) and look.free(*span):
            message = f"“{said}”说的不是本单位的人，请确认不是从别处带进来的。"
            yield found(NAME, Severity.HINT, look.paragraph, *span, message, ("【名称】",))


def _begins_as_name(name: str) -> bool:
    """Whether what people are called by begins with a place (鲁西化工), or with no word at all (宏源)."""
    lexicon, first = load_lexicon(), name[:2]
    return first in lexicon.places or bool(Gazetteer.load().lookup(first)) or first not in lexicon.frequency


def find_rivals(look: Look) -> Iterator[Finding]:
    """Other bodies of the kind that speaks: another school in a school's speech, of which nobody says that it is spoken of."""
    terms = look.context.terms.names
    body = body_of(look.context)
    kind = kind_of(body, terms) if body else None
    if kind is None:
        return
    text = look.paragraph.text
    for proper in look.maybe_proper:
        name, start, end = proper.mention.text, proper.mention.start, proper.mention.end
        other = kind_of(name, terms)
        by_rank = not proper.is_sure and _PATTERNS["by-rank"].match(name)
        if other is None or other.name != kind.name or by_rank or look.is_ours(start, end):
            continue
        is_spoken = is_spoken_of(text, start, end) and not look.is_told_to(start, end)
        if not is_spoken and look.free(start, end):
            message = f"“{name}”不是本单位，请确认不是从别处带进来的。"
            severity = look.weight(start, end) if proper.is_sure else Severity.HINT
            choices = (body, "【单位名称】")
            yield found(NAME, severity, look.paragraph, start, end, message, choices)

"""Names of bodies, meetings and documents, quotation marks around set terms, fixed wordings and orders."""

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.forms.meeting import find_meeting
from drafter.checks.forms.strangers import find_strangers
from drafter.checks.forms.terms import Disorder, FormTerms
from drafter.checks.official_text import EDGE, LONGEST, load_official_text, run_around
from drafter.core.model import Paragraph
from drafter.core.patterns import Patterns

NAME = "forms"
_PATTERNS = Patterns(__name__)
_TITLED = re.compile(r"《([^《》]{2,60})》")
_RIGHT_THOUGHT = "习近平新时代中国特色社会主义思想"
_OPEN_QUOTES = "“‘「『\"'"


def find_forms(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph does not word as it is fixed."""
    terms = context.terms.forms
    yield from _titles(paragraph, terms)
    yield from _overquoted(paragraph, terms)
    wordings = list(find_wordings(NAME, Severity.WARNING, paragraph, terms))
    yield from wordings
    thoughts = list(_thoughts(paragraph, wordings))
    yield from thoughts
    fixed = list(_fixed(paragraph, context, (*wordings, *thoughts)))
    yield from fixed
    strangers = list(_strangers(paragraph, terms))
    yield from strangers
    yield from _usual(paragraph, context, (*wordings, *thoughts, *fixed, *strangers))


def _fixed(paragraph: Paragraph, context: Context, known: Sequence[Finding]) -> Iterator[Finding]:
    """Fixed official wordings with one character too few, too many or wrong."""
    for slip in context.terms.fixed.find_slips(paragraph.text):
        if not any(one.start < slip.end and slip.start < one.end for one in known):
            said = paragraph.text[slip.start : slip.end]
            message = f"“{said}”规范写法是“{slip.right}”（{slip.source}）。"
            yield found(NAME, Severity.ERROR, paragraph, slip.start, slip.end, message, (slip.right,))
    for match in _PATTERNS["name-without-study"].finditer(paragraph.text):
        message = "“学习”后面的“习近平”少了一个“习”。"
        right = f"{match.group(1)}习近平"
        yield found(NAME, Severity.ERROR, paragraph, *match.span(), message, (right,))
    for match in _PATTERNS["congress"].finditer(paragraph.text):
        right = f"{match.group(1)}大"
        message = f"“党的{match.group(1)}”少了一个“大”。"
        yield found(NAME, Severity.ERROR, paragraph, *match.span(1), message, (right,))


def _usual(paragraph: Paragraph, context: Context, known: Sequence[Finding]) -> Iterator[Finding]:
    """Usual wordings with another character or word in them."""
    for one in context.terms.fixed.usual.find(paragraph.text):
        if not any(other.start < one.end and one.start < other.end for other in known):
            said = paragraph.text[one.start : one.end]
            message = f"“{said}”一般写作“{one.right}”，请核对。"
            yield found(
                NAME,
                Severity.WARNING,
                paragraph,
                one.start,
                one.end,
                message,
                (one.right,),
                rule=f"{NAME}.usual",
            )


def _strangers(paragraph: Paragraph, terms: FormTerms) -> Iterator[Finding]:
    """A member of a fixed list that is said otherwise: 全局意识 among the four."""
    for one in find_strangers(paragraph.text, terms.orders):
        said = paragraph.text[one.start : one.end]
        message = f"这一组说法里没有“{said}”，应为“{one.right}”（{one.source}）。"
        yield found(
            NAME, Severity.WARNING, paragraph, one.start, one.end, message, (one.right,), rule=f"{NAME}.lists"
        )


def _thoughts(paragraph: Paragraph, known: Sequence[Finding]) -> Iterator[Finding]:
    """The name of the thought with something left out or put in, where the table does not say so already."""
    for match in _PATTERNS["thought"].finditer(paragraph.text):
        said, (start, end) = match.group(), match.span()
        is_known = any(one.start < end and start < one.end for one in known)
        if said != _RIGHT_THOUGHT and not said.endswith("经济思想") and not is_known:
            message = f"“{said}”规范写法是“{_RIGHT_THOUGHT}”（党章、党的二十大报告）。"
            yield found(NAME, Severity.WARNING, paragraph, start, end, message, (_RIGHT_THOUGHT,))


def _overquoted(paragraph: Paragraph, terms: FormTerms) -> Iterator[Finding]:
    """A set term whose quotation marks hold the common word behind it, too: “四风问题”."""
    for match in _PATTERNS["quoted-with-word"].finditer(paragraph.text):
        if terms.is_set_term(match["term"]):
            right = f"“{match['term']}”{match['word']}"
            message = f"引号只加在{right.removesuffix(match['word'])}上：{right}。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (right,))


def find_wordings(name: str, severity: Severity, paragraph: Paragraph, terms: FormTerms) -> Iterator[Finding]:
    """Wordings and orders that are not the fixed ones; also used for posts and forms of address."""
    text = paragraph.text
    disorders = _widest(terms.disorders(text))
    for start, end, form in terms.find(text):
        if any(a <= start and end <= b for a, b in disorders):
            continue
        if terms.needs_quotes(form) and _is_quoted(text, start, end):
            continue
        source = f"（{form.source}）" if form.source else ""
        what = "要加引号，写作" if terms.needs_quotes(form) else "规范写法是"
        message = f"“{form.wrong}”{what}{_quoted(form.right)}{source}。"
        if end - start < LONGEST and _is_of_words(text, start, end):
            continue
        weight = Severity.HINT if form.is_variant or terms.needs_quotes(form) else severity
        yield found(name, weight, paragraph, start, end, message, (form.right,))
    for (start, end), disorder in disorders.items():
        source = f"（{disorder.order.source}）" if disorder.order.source else ""
        message = f"排列顺序应为{_quoted(disorder.right)}{source}。"
        yield found(name, Severity.HINT, paragraph, start, end, message, (disorder.right,))


def _is_of_words(text: str, start: int, end: int) -> bool:
    """Whether a short wording is made of parts of words that official documents write side by side: 农业农｜村长｜远."""
    first, last = run_around(text, start, end)
    run = f"{EDGE}{text[first:last]}{EDGE}"
    at = start - first + 1
    crossing = (run[at - 1 : at + LONGEST - 1], run[at + end - start - LONGEST + 1 : at + end - start + 1])
    return all(map(load_official_text().holds, crossing))


def _widest(disorders: Iterable[Disorder]) -> dict[tuple[int, int], Disorder]:
    """Things out of order by where they stand, without those that are part of another such list."""
    spans = {(one.spans[0][0], one.spans[-1][1]): one for one in disorders}
    return {
        (start, end): one
        for (start, end), one in spans.items()
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
    }


def _quoted(text: str) -> str:
    return text if "“" in text or "《" in text else f"“{text}”"


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether what stands there is within quotation marks or in the name of a document."""
    before = text[:start]
    if before[-1:] in _OPEN_QUOTES and before:
        return True
    return any(before.count(a) > before.count(b) for a, b in ("“”", "‘’", "《》"))


def _titles(paragraph: Paragraph, terms: FormTerms) -> Iterator[Finding]:
    """《》 around the name of a meeting, and names of documents without it."""
    text = paragraph.text
    for match in _TITLED.finditer(text):
        title = match.group(1)
        if terms.meetings and title.endswith(terms.meetings) and not _PATTERNS["about"].search(title):
            message = f"会议名称不用书名号：“{title}”。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (title,))
        elif title in terms.untitled:
            message = f"“{title}”不是文件的名称，不用书名号。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (title,))
        elif terms.is_set_term(title):
            message = f"“{title}”不是文件的名称，用引号，不用书名号。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (f"“{title}”",))
    yield from _untitled(paragraph, terms)


def _untitled(paragraph: Paragraph, terms: FormTerms) -> Iterator[Finding]:
    """Names of documents that lack 《》."""
    text = paragraph.text
    for match in _PATTERNS["quoted-document"].finditer(text):
        message = f"文件名称用书名号，不用引号：《{match.group(1)}》。"
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (f"《{match.group(1)}》",))
    spans = [
        match.span(1)
        for pattern in (_PATTERNS["law"], _PATTERNS["issued"], _PATTERNS["works"])
        for match in pattern.finditer(text)
    ]
    spans += [match.span() for match in terms.documents.finditer(text)]
    taken: set[int] = set()
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if taken & set(range(start, end)):
            continue
        taken |= set(range(start, end))
        if text[:start].count("《") <= text[:start].count("》"):
            titled = f"《{text[start:end]}》"
            if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
                start, end = start - 1, end + 1
            severity = Severity.HINT if _PATTERNS["drawn-up"].search(text[:start]) else Severity.WARNING
            yield found(NAME, severity, paragraph, start, end, f"文件名称要用书名号：{titled}。", (titled,))


CHECK = Check(
    NAME,
    "名称和提法",
    Severity.WARNING,
    paragraph=find_forms,
    whole=lambda scene: find_meeting(NAME, scene),
    in_cells=True,
)

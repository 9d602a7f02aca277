"""Names of bodies, meetings and documents, quotation marks around set terms, fixed wordings and orders."""

import re
from collections.abc import Iterator

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.forms_terms import FormTerms
from drafter.core.model import Paragraph

NAME = "forms"
_TITLED = re.compile(r"《([^《》]{2,60})》")
#: A document about a meeting is a document.
_ABOUT = re.compile(
    r"(?:通知|决定|决议|报告|公报|纪要|讲话|方案|意见|规则|办法|规定|制度|说明|要点|简报|纲要|条例)"
)
_OPEN_QUOTES = "“‘「『\"'"


def find_forms(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """What a paragraph does not word as it is fixed."""
    terms = context.terms.forms
    yield from _titles(paragraph, terms)
    yield from find_wordings(NAME, Severity.WARNING, paragraph, terms)


def find_wordings(name: str, severity: Severity, paragraph: Paragraph, terms: FormTerms) -> Iterator[Finding]:
    """Wordings and orders that are not the fixed ones; also used for posts and forms of address."""
    text = paragraph.text
    for start, end, form in terms.find(text):
        if terms.needs_quotes(form) and _is_quoted(text, start, end):
            continue
        source = f"（{form.source}）" if form.source else ""
        what = "要加引号，写作" if terms.needs_quotes(form) else "规范写法是"
        message = f"“{form.wrong}”{what}{_quoted(form.right)}{source}。"
        yield found(name, severity, paragraph, start, end, message, (form.right,))
    disorders = {(one.spans[0][0], one.spans[-1][1]): one for one in terms.disorders(text)}
    for (start, end), disorder in disorders.items():
        source = f"（{disorder.order.source}）" if disorder.order.source else ""
        message = f"排列顺序应为{_quoted(disorder.right)}{source}。"
        yield found(name, severity, paragraph, start, end, message, (disorder.right,))


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
        if terms.meetings and title.endswith(terms.meetings) and not _ABOUT.search(title):
            message = f"会议名称不用书名号：“{title}”。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (title,))
    taken: set[int] = set()
    for document in terms.documents:
        for match in re.finditer(re.escape(document), text):
            span = set(range(*match.span()))
            if taken & span:
                continue
            taken |= span
            if text[: match.start()].count("《") <= text[: match.start()].count("》"):
                message = f"文件名称要用书名号：《{document}》。"
                yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (f"《{document}》",))


CHECK = Check(NAME, "名称和提法", Severity.WARNING, paragraph=find_forms)

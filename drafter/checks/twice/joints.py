"""A second salutation or transition that a section brought along from the speech that it stood in."""

from collections.abc import Iterator, Sequence

from drafter.checks.finding import Finding, Fix, Severity
from drafter.core.announced import announced_in
from drafter.core.model import Move, Paragraph, Role


def find_joints(name: str, paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """Transitions behind the first heading where one stands above it, and salutations right behind each other."""
    first_part = next((n for n, p in enumerate(paragraphs) if p.role is Role.HEADING), len(paragraphs))
    announced = next((p for p in paragraphs[:first_part] if _leads_over(p)), None)
    for index, paragraph in enumerate(paragraphs):
        if (
            announced
            and index > first_part
            and _leads_over(paragraph)
            and not _opens_a_list(paragraphs, index)
        ):
            message = f"前面“{announced.text[-12:]}”已经引出各部分，这里又说一遍，像是从别处带来的。"
            yield _whole(name, paragraph, message, announced.id)
        above = paragraphs[index - 1] if index else None
        greets = paragraph.text.rstrip("！!。").endswith("好")
        if above and paragraph.role is above.role is Role.SALUTATION and not greets:
            yield _whole(name, paragraph, f"上面已经称呼过“{above.text}”，这里又称呼一遍。", above.id)


def _leads_over(paragraph: Paragraph) -> bool:
    """Whether a paragraph does nothing but announce what follows."""
    short = len(paragraph.text) <= 60
    return (
        paragraph.role is Role.BODY
        and short
        and (paragraph.move is Move.TRANSITION or paragraph.text.startswith(("下面，", "接下来，")))
        and any(announced_in(paragraph.text))
    )


def _opens_a_list(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether points follow, which a part may announce for itself."""
    return index + 1 < len(paragraphs) and paragraphs[index + 1].role is Role.POINT


def _whole(name: str, paragraph: Paragraph, message: str, other: str) -> Finding:
    fix = Fix("删去这一段", removed=(paragraph.id,))
    text = paragraph.text
    return Finding(name, Severity.WARNING, -1, paragraph.id, 0, len(text), text, message, "", (fix,), other)

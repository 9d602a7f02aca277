"""Short ways to say what is read and what is expected."""

from drafter.core.document import Document
from drafter.reading.extracted import Extracted, Line
from drafter.reading.read import read_lines, recognise_text

#: A paragraph that no rule takes for anything but text.
TEXT = (
    "各级各部门要认真学习领会，结合实际抓好落实，确保各项任务按时完成。这项工作时间很紧，大家务必重视起来。"
)
OPENING = "今天，我们召开这次会议，主要任务是总结工作、部署任务。刚才几个单位作了发言，请大家抓好落实。"


def read(*paragraphs: str) -> Document:
    """What is recognised in a text of these paragraphs."""
    return recognise_text("\n".join(paragraphs))


def read_file_lines(*lines: Line, file_format: str = "docx") -> Document:
    """What is recognised in the lines of a file that marks its paragraphs."""
    return read_lines(Extracted(file_format, lines, hard_wrapped=False), "a.docx")


def roles(document: Document) -> list[str]:
    """The role of each paragraph, with the level where it has one: heading1, point1, body."""
    return [f"{p.role.value}{p.level or ''}" for p in document.paragraphs]


def moves(document: Document) -> list[str | None]:
    """The move of each paragraph."""
    return [p.move and p.move.value for p in document.paragraphs]


def lines_of(document: Document) -> list[str]:
    """The whole text of each paragraph with its number as it stood."""
    return [label + p.text for label, p in zip(document.labels, document.paragraphs, strict=True)]

"""What recognition works on: the paragraphs of a file while their roles are being found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.core.model import Move, Paragraph, Role, new_id
from drafter.core.numbering import Label, split_label
from drafter.reading.extracted import Line


@dataclass(slots=True, eq=False)
class FoundParagraph:
    """One paragraph of a file. Rules fill in what they find; what no rule claims is body text.

    `whole` is the text with its number, `label` the number found in it, `look` how the file shows it.
    """

    whole: str
    look: Line
    label: Label | None
    role: Role | None = None
    level: int = 0
    starts: bool = False
    move: Move | None = None

    @property
    def rest(self) -> str:
        """The text without its number."""
        return self.label.rest if self.label else self.whole

    @property
    def needs_move(self) -> bool:
        """Whether the paragraph is body text whose move no rule has told yet."""
        return self.role is Role.BODY and self.move is None

    def become(self, role: Role, level: int = 0) -> None:
        """Give the paragraph its role; the number stays with it only where the role has one."""
        self.role, self.level = role, level
        if role not in (Role.HEADING, Role.POINT):
            self.label = None

    def finished(self) -> Paragraph:
        """The finished paragraph, under a new id."""
        return Paragraph(
            id=new_id(),
            role=self.role or Role.BODY,
            level=self.level,
            text=self.rest,
            marker=self.label.marker if self.label else "",
            move=self.move,
            starts=self.starts,
        )


def found_paragraph(line: Line) -> FoundParagraph:
    """The paragraph for one line of text; an automatic number is its label, whatever its shape."""
    whole = line.number + line.text
    label = split_label(whole)
    if line.number and (label is None or not label.label.startswith(line.number)):
        label = Label(label.marker if label else "", label.number if label else 0, line.number, line.text)
    return FoundParagraph(whole, line, label if label and label.rest.strip() else None)


def sections(paragraphs: Sequence[FoundParagraph]) -> Iterator[list[FoundParagraph]]:
    """The paragraphs between one heading and the next, the heading itself left out."""
    section: list[FoundParagraph] = []
    for paragraph in paragraphs:
        if paragraph.role is Role.HEADING:
            yield section
            section = []
        else:
            section.append(paragraph)
    yield section

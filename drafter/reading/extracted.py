"""What stands in a file, line by line, before anything is cleaned or recognised."""

from dataclasses import dataclass

from drafter.core.document import Removed

#: Why text that is struck through is no part of the speech.
STRUCK = "加了删除线的文字"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a file that marks its paragraphs, or one physical line of one that does not.

    `text` is without its automatic number; a soft break inside it is "\\n", a tab "\\t", and its white space at
    the start is kept. The rest says how the line looks, as far as the file tells.
    """

    text: str
    #: The automatic number as a reader sees it ("一、", "（二）", "3."), "" where none.
    number: str = ""
    #: Outline level 1 to 4 given by the file's own style (deeper ones count as 4), 0 where none.
    heading: int = 0
    title: bool = False
    subtitle: bool = False
    centred: bool = False
    #: The whole line is bold.
    bold: bool = False
    #: How many characters at the start differ in face or weight from the rest (a run-in lead), 0 where none.
    lead_bold: int = 0
    #: The first line is indented, by format or by leading white space.
    indented: bool = False
    #: Points of most of the text, 0 where unknown.
    size: float = 0.0
    #: Page from 1 in a PDF; elsewhere how many page marks have been found above.
    page: int = 0
    in_table: bool = False
    #: Where characters of the text are struck through, from and to, in order.
    struck: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """The lines of a file in reading order.

    `format` is txt, docx, doc, wps, pdf, rtf, html or md. `hard_wrapped` is True where lines are physical
    lines that may break a paragraph, False where the file itself says where its paragraphs end. Blank lines
    are kept as lines without text. `removed` lists what the file shows but is not part of its text.
    """

    format: str
    lines: tuple[Line, ...]
    hard_wrapped: bool
    removed: tuple[Removed, ...] = ()

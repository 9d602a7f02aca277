"""What stands in a file, line by line, before anything is cleaned or recognised."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from drafter.core.document import Removed
from drafter.core.objects import DraftObject

#: Why text that is struck through is no part of the speech.
STRUCK = "加了删除线的文字"
#: Why text is none that somebody deleted while changes are tracked.
DELETED = "修订中已删去的文字"


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
    #: Whether it reaches the right edge of the text, as a line does that goes on in the next; None where no place tells.
    full: bool | None = None
    #: Whether its place on the page tells that a paragraph begins there (True) or goes on (False).
    begins: bool | None = None
    #: It stands in a text box.
    boxed: bool = False
    #: It is an equation in a line of its own.
    equation: bool = False
    #: Where characters of the text are struck through, from and to, in order.
    struck: tuple[tuple[int, int], ...] = ()
    #: The names of the bookmarks of ours that begin in it: it is a paragraph of a draft that came back.
    bookmarks: tuple[str, ...] = ()
    #: Which line of the file it was, or began as, from 0; told only where something stands beside the text.
    place: int = 0
    #: More speaks for its belonging to a page than to the speech, but not enough to take it out.
    doubtful: bool = False
    #: The white space between it and what stands left of it in the same line of the file, None where it begins its line.
    glued: str | None = None
    #: What the best path through all lines says that it is, "" where nothing is told.
    told: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a file holds but does not count as its text, such as a note, and why it was left out.

    Where it is wanted back it stands before the line with the number `before`; where that is None, it cannot be
    had back.
    """

    text: str
    reason: str
    before: int | None

    @property
    def removed(self) -> Removed:
        """The same as it is told to the user."""
        return Removed(self.text, self.reason)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands before the line with the number `before` and is no text: a table, picture, note or comment.

    `kind`, `text`, `kept`, `author` and `moved` are those of `FoundObject`, `found` is the table or picture itself.
    """

    kind: str
    before: int
    text: str = ""
    found: DraftObject | None = None
    kept: bool = False
    author: str = ""
    moved: bool = False


@dataclass(slots=True)
class Collected:
    """What a reader has found so far, as it goes through a file."""

    lines: list[Line] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    objects: list[Beside] = field(default_factory=list)

    def leave_out(self, text: str, reason: str) -> None:
        """List a text as no part of the speech; wanted back, it stands behind the lines found so far."""
        self.left_out.append(LeftOut(text, reason, len(self.lines)))


def moved_down(left_out: Iterable[LeftOut], by: int) -> list[LeftOut]:
    """The same where so many lines are put in front."""
    return [one if one.before is None else replace(one, before=one.before + by) for one in left_out]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The lines of a file in reading order.

    `format` is the name of its `Format` in the registry. `hard_wrapped` is True where lines are physical
    lines that may break a paragraph, False where the file itself says where its paragraphs end. Blank lines
    are kept as lines without text. `left_out` lists what the file holds but is not part of its text, `margins` what
    it repeats on every page, `objects` what stands beside the text.
    """

    format: str
    lines: tuple[Line, ...]
    hard_wrapped: bool
    left_out: tuple[LeftOut, ...] = ()
    margins: tuple[str, ...] = ()
    objects: tuple[Beside, ...] = ()

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What was left out, as it is told to the user."""
        return tuple(one.removed for one in self.left_out)

"""What holds inside a group of RTF, and the line that a paragraph makes."""

import re
from dataclasses import dataclass, field

from drafter.reading.extracted import Line
from drafter.reading.formats.looks import Look, Run, line_of
from drafter.reading.formats.raised import placed

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES, _SUBTITLES = ("title", "标题"), ("subtitle", "副标题")

#: RTF sets characters in 12 points where nothing says otherwise.
_USUAL_SIZE = 12.0


@dataclass(slots=True)
class State:
    """What holds inside a group; a group inside it begins with the same."""

    #: What becomes of the characters: text, note, box (kept), number, code, fonts, styles, picture, shape,
    #: skip.
    goes_to: str = "text"
    #: Characters that stand in after a \\u for readers that know no Unicode.
    stand_ins: int = 1
    font: int = 0
    style: int = 0
    #: What the associated properties (\\ab, \\afs) say holds for Chinese characters.
    wide: bool = False
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    place: str = ""
    deleted: bool = False
    size: float = _USUAL_SIZE
    centred: bool = False
    indented: bool = False
    outline: int = 0
    in_table: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the characters are seen somewhere."""
        return self.goes_to in ("text", "note", "box")

    def reset_characters(self) -> None:
        """Set characters as the file does where nothing is said (\\plain)."""
        self.bold = self.hidden = self.struck = self.deleted = False
        self.place = ""
        self.size = _USUAL_SIZE

    def reset_paragraph(self) -> None:
        """Set paragraphs as the file does where nothing is said (\\pard)."""
        self.centred = self.indented = self.in_table = False
        self.outline = self.style = 0


@dataclass(slots=True)
class Pending:
    """A paragraph, note or text box that is not yet finished."""

    runs: list[Run] = field(default_factory=list)
    number: str = ""
    hidden_pieces: list[str] = field(default_factory=list)
    #: What was deleted while changes are tracked.
    deleted: str = ""
    #: What kind of note it is, and who wrote it.
    kind: str = "footnote"
    author: str = ""

    @property
    def text(self) -> str:
        """The characters that are seen."""
        return "".join(text for text, _ in self.runs)

    @property
    def hidden(self) -> str:
        """The characters that are not seen."""
        return "".join(self.hidden_pieces)

    def add(self, text: str, state: State) -> None:
        """Add characters that are set as `state` says."""
        if state.deleted:
            self.deleted += text
        elif state.hidden:
            self.hidden_pieces.append(text)
        else:
            text = placed(text, state.place) if state.place else text
            self.runs.append((text, Look(state.bold, size=state.size, struck=state.struck)))

    def line(self, state: State, style_name: str) -> Line:
        """The line that this makes, set as `state` and the name of the style say."""
        name = style_name.strip().rstrip(";").lower()
        named = _HEADING_NAME.match(name)
        return line_of(
            self.runs,
            number=self.number.strip(" \t·•"),
            outline=state.outline or (int(named.group(1)) if named else 0),
            title=name in _TITLES,
            subtitle=name in _SUBTITLES,
            centred=state.centred,
            indented=state.indented,
            in_table=state.in_table,
        )

"""A draft and its parts, as immutable values.

Nobody changes a draft: an edit (`drafter.core.edits`) takes one and gives another that shares the paragraphs
it left alone.
"""

import datetime
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from drafter.core.carried import Carried

if TYPE_CHECKING:  # most drafts have none, and an empty window needs none
    from drafter.core.objects import DraftObject, Picture


class Role(StrEnum):
    """What a paragraph is for the layout. Headings and points also have a level.

    A date behind the text is the day of signing (成文日期). An attachment of level 0 is the mark above it (附件1),
    of level 1 its title.
    """

    TITLE = "title"
    DATE = "date"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    SALUTATION = "salutation"
    HEADING = "heading"
    POINT = "point"
    BODY = "body"
    SIGNATURE = "signature"
    ATTACHMENT_NOTE = "attachment_note"
    ATTACHMENT = "attachment"
    OBJECT = "object"


ROLE_NAMES: Mapping[Role, str] = {
    Role.TITLE: "标题",
    Role.DATE: "日期",
    Role.SPEAKER: "讲话人",
    Role.ADDRESSEE: "主送机关",
    Role.SALUTATION: "称谓",
    Role.HEADING: "小标题",
    Role.POINT: "要点",
    Role.BODY: "正文",
    Role.SIGNATURE: "落款",
    Role.ATTACHMENT_NOTE: "附件说明",
    Role.ATTACHMENT: "附件",
    Role.OBJECT: "图表",
}


class Move(StrEnum):
    """The rhetorical move of a body paragraph."""

    OPENING = "opening"
    AGENDA = "agenda"
    REVIEW = "review"
    PROBLEMS = "problems"
    SITUATION = "situation"
    TRANSITION = "transition"
    LEAD_IN = "lead_in"
    ARGUMENT = "argument"
    CLOSING = "closing"


MOVE_NAMES: Mapping[Move, str] = {
    Move.OPENING: "导语",
    Move.AGENDA: "议程",
    Move.REVIEW: "回顾成绩",
    Move.PROBLEMS: "问题不足",
    Move.SITUATION: "形势任务",
    Move.TRANSITION: "过渡",
    Move.LEAD_IN: "段首引论",
    Move.ARGUMENT: "论述",
    Move.CLOSING: "结尾号召",
}

#: The moves that belong to one place of a speech, and are wrong at any other.
PLACED_MOVES = frozenset({Move.OPENING, Move.AGENDA, Move.TRANSITION, Move.CLOSING, Move.REVIEW})

#: The roles that stand above the text of a speech.
FRONT_ROLES = frozenset({Role.TITLE, Role.DATE, Role.SPEAKER, Role.ADDRESSEE, Role.SALUTATION})

#: The roles that stand below it; a date may stand there, too.
END_ROLES = frozenset({Role.SIGNATURE, Role.ATTACHMENT_NOTE, Role.ATTACHMENT})


#: Where the unit of a source stands.
LEVEL_NAMES: Mapping[str, str] = {"province": "省", "city": "市", "county": "县区", "township": "乡镇"}

#: Who wrote a source, seen from this unit.
WHOSE_NAMES: Mapping[str, str] = {"own": "本单位", "superior": "上级", "foreign": "外单位"}

#: How far a source came.
STATE_NAMES: Mapping[str, str] = {"draft": "初稿", "review": "送审稿", "final": "定稿", "delivered": "已讲"}


@dataclass(frozen=True, slots=True)
class Source:
    """One imported document, as far as a paragraph needs to remember where it came from.

    `level` is province, city, county or township, "" where unknown; `starter` marks the program's own
    starter material. `whose` says who wrote it (a key of WHOSE_NAMES) and `state` how far it came (a key of
    STATE_NAMES), "" where nobody said. `date_guessed` tells that the text does not state the date. `brought` is the
    colleague whom it came from, "" for one's own, and `came` the day.
    """

    id: str
    title: str
    file: str = ""
    date: datetime.date | None = None
    speaker: str = ""
    occasion: str = ""
    unit: str = ""
    place: str = ""
    level: str = ""
    starter: bool = False
    whose: str = ""
    state: str = ""
    date_guessed: bool = False
    brought: str = ""
    came: datetime.date | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def called(self) -> str:
        """What it is called where it is shown: its title, without one the name of its file."""
        return self.title or self.file.rpartition(".")[0] or self.file or "（无标题）"

    @property
    def day_shown(self) -> str:
        """The date for a list: 2024-03-05, of a guessed one its year; "" where none is known."""
        return self._guessed_year or (self.date.isoformat() if self.date else "")

    @property
    def month_shown(self) -> str:
        """The month for a narrow place: 2024.03, of a guessed date its year; "" where none is known."""
        return self._guessed_year or (f"{self.date:%Y.%m}" if self.date else "")

    @property
    def _guessed_year(self) -> str:
        return f"约{self.date.year}年" if self.date and self.date_guessed else ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an outline: what belongs there and how much of it.

    `share` is the part of the whole length, 0 to 1; `text` is what stands there from the start ({title},
    {date}, {speaker} and {n}, the number of parts in Chinese, are filled in).
    """

    role: Role
    level: int = 0
    move: Move | None = None
    prompt: str = ""
    topics: tuple[str, ...] = ()
    share: float = 0.0
    marker: str = ""
    text: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Paragraph(Carried):
    """One paragraph; `text` never holds its own number.

    `marker` is the style of the label, written as the first label of that style ("一、", "（一）", "一要"), ""
    where there is none; `starts` makes a point the first of a new list. `slot` is the place of the outline
    that the paragraph fills or, while its text is empty, still holds open. `announced` is the number of
    parts that the text announces, kept in step by the program, None where it announces none. `fixed` is the
    label as its writer put it where the place of the paragraph would give another number, "" elsewhere. `object` is the
    table or picture that this block is; its text is then the caption, "" for none, and its role `object`.
    `extra` keeps fields of later versions of the program.
    """

    id: str
    role: Role = Role.BODY
    level: int = 0
    text: str = ""
    marker: str = ""
    move: Move | None = None
    source: Source | None = None
    locked: bool = False
    slot: Slot | None = None
    starts: bool = False
    announced: int | None = None
    fixed: str = ""
    object: "DraftObject | None" = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to print: neither text nor a table or picture."""
        return self.object is None and not self.text.strip()

    @property
    def is_parked(self) -> bool:
        """Whether it is 待用: kept in the draft, and neither counted nor exported."""
        return "parked" in self.extra

    @property
    def note(self) -> str:
        """What somebody noted beside it for himself, "" for nothing; it is never exported."""
        note = self.extra.get("note", "")
        return note if isinstance(note, str) else ""

    @property
    def is_empty_slot(self) -> bool:
        """Whether this is a place of the outline that nothing has been put into yet."""
        return self.slot is not None and not self.text.strip()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the occasion: who speaks where, when and how long.

    `minutes` is the time the speaker has, 0 where nobody said.
    """

    title: str = ""
    date: datetime.date | None = None
    speaker: str = ""
    occasion: str = ""
    unit: str = ""
    place: str = ""
    minutes: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DraftComment:
    """What a reader wrote beside a paragraph, or a footnote of it (`kind`: comment, footnote); `author` is "" where
    unknown."""

    paragraph_id: str
    text: str
    author: str = ""
    kind: str = "comment"

    @property
    def name(self) -> str:
        """How a draft remembers it: by its paragraph, who wrote it and its words."""
        return f"{self.paragraph_id} {self.author}：{self.text}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The document being written. Paragraph ids are unique within it.

    `left_out` are the lines of the file that it was made of which no layout sets: its number, who gets copies.
    `comments` came along with a file, footnotes among them; `ticked` names those that are done, and those of files that came back.
    """

    facts: Facts = Facts()
    paragraphs: tuple[Paragraph, ...] = ()
    layout: str = "gbt9704"
    outline: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    comments: tuple[DraftComment, ...] = ()

    @property
    def footnotes(self) -> "tuple[DraftComment, ...]":
        """Its footnotes, without those that are not wanted any more."""
        return tuple(one for one in self.comments if one.kind == "footnote" and one.name not in self.ticked)

    @property
    def objects(self) -> "tuple[DraftObject, ...]":
        """Its tables and pictures, in order."""
        return tuple(paragraph.object for paragraph in self.paragraphs if paragraph.object)

    @property
    def pictures(self) -> "Mapping[str, Picture]":
        """Its pictures by their digests, each once."""
        if not (objects := self.objects):
            return {}
        from drafter.core.objects import Picture

        return {one.digest: one for one in objects if isinstance(one, Picture)}

    def filled(self, bytes_of: Callable[[str], bytes]) -> "Draft":
        """This draft with the bytes of its pictures that have none, as far as `bytes_of` has them by digest."""
        bare = [digest for digest, one in self.pictures.items() if not one.data]
        known = {digest: data for digest in bare if (data := bytes_of(digest))}
        if not known:
            return self
        from drafter.core.object_serial import with_bytes

        filled = (
            replace(one, object=with_bytes(one.object, known)) if one.object else one
            for one in self.paragraphs
        )
        return self.with_paragraphs(tuple(filled))

    def index_of(self, paragraph_id: str) -> int:
        """The position of the paragraph with this id; KeyError where there is none."""
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.id == paragraph_id:
                return index
        raise KeyError(paragraph_id)

    def with_paragraphs(self, paragraphs: "tuple[Paragraph, ...]") -> "Draft":
        """This draft with other paragraphs."""
        return replace(self, paragraphs=paragraphs)


@dataclass(frozen=True, slots=True)
class Outline:
    """An ordered list of slots. `own` marks what the user made."""

    name: str
    title: str
    description: str
    slots: tuple[Slot, ...]
    own: bool = False

    @property
    def parts(self) -> int:
        """How many parts (headings of level 1) it has."""
        return sum(slot.role is Role.HEADING and slot.level == 1 for slot in self.slots)


def new_id() -> str:
    """A fresh paragraph id: twelve hexadecimal digits."""
    return os.urandom(6).hex()

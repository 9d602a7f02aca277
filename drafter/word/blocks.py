"""Paragraphs as they stand on paper, before any file format: the Word file and the preview are both made from these."""

from dataclasses import dataclass

from drafter.core.objects import DraftObject


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a block in one look: `lead` is a key of the layout's leads, "" for the paragraph's own look;
    `spacing` in points replaces the style's. `pinyin` stands above it; a `mark` is no part of the speech.
    """

    text: str
    lead: str = ""
    spacing: float | None = None
    pinyin: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph on paper.

    `style` is a key of the layout's styles, `role` says more precisely what it is; `offset` is how far a
    character's place here lies behind its place in the draft's text. "\\n" in a run is a line break. `right` is a
    right indent in characters that replaces the style's; `blank_before` counts empty lines. `spacing` is in
    points, added to the style's between characters. `new_page` says that the block begins a page; `note`
    stands in the margin beside it; `keep_next` keeps its end on the page of the block below. `object` is a table or picture, in a block without text; `told` says in words what
    it shows.
    """

    paragraph_id: str
    style: str
    role: str
    runs: tuple[Run, ...]
    offset: int = 0
    right: float | None = None
    blank_before: int = 0
    new_page: bool = False
    spacing: float = 0.0
    note: str = ""
    keep_next: bool = False
    object: DraftObject | None = None
    told: str = ""

    @property
    def text(self) -> str:
        """The whole text, with its label."""
        return "".join(run.text for run in self.runs)

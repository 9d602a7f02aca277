"""The footnotes of a draft as those of Word: each at the end of its paragraph, numbered by Word itself."""

from collections.abc import Iterable, Iterator

from drafter.core.model import DraftComment
from drafter.word.clean import clean
from drafter.word.ooxml import Element, paragraph_properties, part, root, run, w

#: The part that holds them.
FOOTNOTES = "word/footnotes.xml"
#: The size of a footnote in half points: 小五.
_SIZE = 18
#: The first two notes of a file are the lines above the notes of a page.
_LINES = (("separator", -1), ("continuationSeparator", 0))


class NoteWriter:
    """Hands out the references to the footnotes of one document, and writes their part."""

    def __init__(self, notes: Iterable[DraftComment]) -> None:
        self._waiting = list(notes)
        self._written: list[str] = []

    def references(self, paragraph_id: str) -> Iterator[Element]:
        """The references that stand at the end of a paragraph; each is given once."""
        own = [note for note in self._waiting if note.paragraph_id == paragraph_id]
        self._waiting = [note for note in self._waiting if note not in own]
        for note in own:
            self._written.append(note.text)
            yield w("r", _raised(), w("footnoteReference", id=len(self._written)))

    def parts(self) -> dict[str, bytes]:
        """The part with the footnotes that were referred to; none where there are none."""
        if not self._written:
            return {}
        lines = [w("footnote", w("p", w("r", w(kind))), type=kind, id=number) for kind, number in _LINES]
        notes = (_note(number, text) for number, text in enumerate(self._written, 1))
        return {FOOTNOTES: part(root("footnotes", *lines, *notes))}


def _raised(*look: Element) -> Element:
    return w("rPr", *look, w("vertAlign", val="superscript"))


def _size() -> tuple[Element, Element]:
    return w("sz", val=_SIZE), w("szCs", val=_SIZE)


def _note(number: int, text: str) -> Element:
    first, *more = clean(text).split("\n")
    lines = [w("p", _plain(), w("r", _raised(*_size()), w("footnoteRef")), _small(f" {first}"))]
    return w("footnote", *lines, *(w("p", _plain(), _small(line)) for line in more), id=number)


def _plain() -> Element | None:
    """A line of a note is set as closely as its characters allow, whatever the body has."""
    return paragraph_properties(w("spacing", before=0, after=0, line=240, lineRule="auto"))


def _small(text: str) -> Element:
    made = run(text)
    properties = made.find(w("rPr").tag)
    if properties is None:
        made.insert(0, w("rPr", *_size()))
    else:
        properties.extend(_size())
    return made

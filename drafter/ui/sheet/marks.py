"""Places of the sheet's text that are marked without being changed: findings, matches of a search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from drafter.core.model import Paragraph
from drafter.ui.base.utf16 import units
from drafter.ui.sheet.text import text_of


@dataclass(frozen=True)
class Mark:
    """A place to mark: characters `start` to `end` of a paragraph, and how."""

    paragraph_id: str
    start: int
    end: int
    format: QTextCharFormat


class SheetMarks:
    """The marks of one editor, in layers that do not disturb each other; they move with the text."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def replace(self, layer: str, marks: Sequence[Mark], paragraphs: Sequence[Paragraph]) -> None:
        """Replace the marks of one layer; marks of paragraphs that are not there are passed over."""
        blocks = self._blocks(paragraphs, {mark.paragraph_id for mark in marks})
        self._layers[layer] = [
            _selection(blocks[mark.paragraph_id], mark) for mark in marks if mark.paragraph_id in blocks
        ]
        self._editor.setExtraSelections([one for layer in self._layers.values() for one in layer])

    def _blocks(self, paragraphs: Sequence[Paragraph], ids: set[str]) -> Mapping[str, QTextBlock]:
        document = self._editor.document()
        return {
            paragraph.id: document.findBlockByNumber(number)
            for number, paragraph in enumerate(paragraphs)
            if paragraph.id in ids
        }


def _selection(block: QTextBlock, mark: Mark) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(block)
    text, first = text_of(block), block.position()
    cursor.setPosition(first + units(text[: mark.start]))
    cursor.setPosition(first + units(text[: mark.end]), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor  # type: ignore[attr-defined]
    selection.format = mark.format  # type: ignore[attr-defined]
    return selection

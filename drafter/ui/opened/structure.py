"""The left side of an opened file: what was recognised in it, with the length of each part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from drafter.core.length import length_of
from drafter.core.model import MOVE_NAMES, ROLE_NAMES, Move, Paragraph, Role
from drafter.core.structure import lead_length, section_stop
from drafter.reading.opened import Seen
from drafter.ui.widgets.plain import plain_tip

_FRONT = {
    Role.TITLE: "标题、日期",
    Role.DATE: "标题、日期",
    Role.SPEAKER: "标题、日期",
    Role.ADDRESSEE: "称谓",
    Role.SALUTATION: "称谓",
}
_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the structure: its words, its length in characters, whether it heads a part, and its paragraph."""

    words: str
    length: int
    place: int
    heads: bool = False
    inner: bool = False


def parts_of(paragraphs: Sequence[Paragraph], labels: Sequence[str]) -> Iterator[Part]:
    """What a document is made of; paragraphs in a row that are called the same are one line."""
    last: Part | None = None
    for place, label in enumerate(labels):
        part = _part(paragraphs, place, label)
        if part is None:
            continue
        if last and last.words == part.words and not part.heads:
            last = Part(last.words, last.length + part.length, last.place, inner=last.inner)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _part(paragraphs: Sequence[Paragraph], place: int, label: str) -> Part | None:
    paragraph = paragraphs[place]
    if paragraph.role is Role.HEADING:
        length = length_of(paragraphs[place : section_stop(paragraphs, place)])
        return Part(
            label + paragraph.text, length, place, heads=paragraph.level == 1, inner=paragraph.level > 1
        )
    length = length_of([paragraph])
    if paragraph.role is Role.POINT:
        text = label + paragraph.text
        return Part(text[: lead_length(text)] or text, length, place, inner=True)
    if paragraph.role is Role.BODY:
        inside = any(one.role is Role.HEADING for one in paragraphs[:place])
        if inside and paragraph.move is not Move.CLOSING:
            return None
        return Part(MOVE_NAMES[paragraph.move] if paragraph.move else "正文", length, place)
    return Part(_FRONT.get(paragraph.role, ROLE_NAMES[paragraph.role]), length, place)


class StructureList(QTreeWidget):
    """`place_chosen` brings the number of the paragraph that was clicked or entered."""

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openedStructure")
        self.setAccessibleName("认出的结构")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(lambda item: self.place_chosen.emit(item.data(0, _PLACE)))
        self.itemActivated.connect(lambda item: self.place_chosen.emit(item.data(0, _PLACE)))

    def show_seen(self, seen: Seen) -> None:
        """List the parts of a document."""
        self.clear()
        for part in parts_of(seen.document.paragraphs, seen.document.labels):
            item = QTreeWidgetItem([("　" if part.inner else "") + part.words, f"{part.length:,}"])
            item.setToolTip(0, plain_tip(part.words))
            item.setData(0, _PLACE, part.place)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            font = item.font(0)
            font.setBold(part.heads)
            item.setFont(0, font)
            self.addTopLevelItem(item)

"""The right side of an opened file: what is taken out, what goes along and what does not, comments, doubtful places."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.core.document import Document, FoundObject, Removed
from drafter.core.objects import Table, name_of
from drafter.core.told import UNITS
from drafter.reading.doubts import Doubt
from drafter.reading.opened import Seen
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel, plain_tip
from drafter.ui.widgets.removed_lines import lines_of, taken_back

#: Characters of a text that a line shows.
_SHOWN = 14
_LINE = 26


def object_lines(document: Document, *, kept: bool) -> Iterator[tuple[str, str]]:
    """What stands beside the text and goes along (`kept`) or stays behind: what it is, and how much or where."""
    many: Counter[tuple[str, str]] = Counter()
    for one in document.objects:
        if one.kept is not kept or one.kind == "comment":
            continue
        if one.object is None:
            many[one.kind, one.text if one.kind == "embedded" else ""] += 1
            continue
        caption = f"：{one.text.splitlines()[0]}" if one.text else ""
        yield name_of(one.object) + caption, _size(one)
    for (kind, name), count in many.items():
        words = UNITS.get(kind, kind)[1:] + (f"：{name}" if name else "")
        yield (
            words,
            f"{count} {UNITS.get(kind, kind)[0]}" + ("，改为脚注" if kind == "endnote" and kept else ""),
        )


def _size(found: FoundObject) -> str:
    moved = "，移出格子" if found.moved else ""
    if isinstance(found.object, Table):
        return f"{found.object.columns} 列 {len(found.object.rows)} 行{moved}"
    return f"第 {found.after} 段后{moved}"


class OpenedLists(QScrollArea):
    """`kept_changed` says that ticks were given or taken, `doubt_toggled` brings a Doubt whose suggestion was taken or
    taken back, `place_chosen` the number of a paragraph to look at."""

    kept_changed = Signal()
    doubt_toggled = Signal(object)
    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openedLists")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._removed: tuple[Removed, ...] = ()
        self._tree = self._make_tree()
        self._all = QPushButton(self)
        self._all.setObjectName("keepAllRemoved")
        set_style(self._all, link=True)
        self._all.clicked.connect(self._toggle_all)
        page = QWidget(self)
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(16, 12, 12, 16)
        self._box.setSpacing(6)
        self._count = self._heading("")
        self._box.addLayout(_row(self._count, self._all))
        self._box.addWidget(self._tree)
        self._below = QVBoxLayout()
        self._below.setSpacing(6)
        self._box.addLayout(self._below)
        self._box.addStretch(1)
        self.setWidget(page)

    def set_removed(self, removed: tuple[Removed, ...]) -> None:
        """List what is taken out, all of it ticked."""
        self._removed = removed
        self._tree.blockSignals(True)
        self._tree.clear()
        self._tree.addTopLevelItems(lines_of(removed, Qt.CheckState.Checked, folded_from=1))
        self._tree.blockSignals(False)
        self._count.setText(f"要去掉的　{len(removed)} 处" if removed else "没有要去掉的")
        self._all.setVisible(bool(removed))
        self._tree.setVisible(bool(removed))
        self._fit_tree()
        self._say_all()

    @property
    def kept(self) -> tuple[Removed, ...]:
        """What the user wants back."""
        return taken_back(self._removed, self._top_lines())

    def show_seen(self, seen: Seen) -> None:
        """List what stands beside the text, the comments and what is doubtful."""
        while (item := self._below.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        document = seen.document
        for title, kept in (("原样保留", True), ("带不过来", False)):
            lines = list(object_lines(document, kept=kept))
            if lines:
                self._below.addWidget(self._heading(f"{title}　{len(lines)} 样"))
            for words, much in lines:
                self._below.addWidget(self._line(words, PlainLabel(much, self)))
        comments = [one for one in document.objects if one.kind == "comment"]
        if comments:
            self._below.addWidget(self._heading(f"批注　{len(comments)} 条"))
        for one in comments:
            self._below.addWidget(self._comment(one))
        if seen.doubts:
            self._below.addWidget(self._heading(f"拿不准的　{len(seen.doubts)} 处"))
        for doubt in seen.doubts:
            self._below.addWidget(self._doubt(doubt, taken=doubt in seen.taken))

    # Pieces

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("openedRemoved")
        tree.setAccessibleName("要去掉的内容，去掉勾选即可保留")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setUniformRowHeights(True)
        tree.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.itemChanged.connect(self._note_change)
        tree.itemExpanded.connect(self._fit_tree)
        tree.itemCollapsed.connect(self._fit_tree)
        return tree

    def _fit_tree(self) -> None:
        """As high as its lines: the whole side scrolls, not the tree in it."""
        rows = sum(1 + (line.childCount() if line.isExpanded() else 0) for line in self._top_lines())
        height = self._tree.sizeHintForRow(0) if rows else 0
        self._tree.setFixedHeight(rows * max(height, 1) + 4)
        for line in self._top_lines():
            for place in range(line.childCount()):
                line.child(place).setText(1, "")  # its reason stands above it

    def _top_lines(self) -> list:
        return [self._tree.topLevelItem(place) for place in range(self._tree.topLevelItemCount())]

    def _note_change(self) -> None:
        self._say_all()
        self.kept_changed.emit()

    def _toggle_all(self) -> None:
        state = Qt.CheckState.Checked if self.kept else Qt.CheckState.Unchecked
        self._tree.blockSignals(True)
        for line in self._top_lines():
            line.setCheckState(0, state)
        self._tree.blockSignals(False)
        self._tree.viewport().update()
        self._note_change()

    def _say_all(self) -> None:
        self._all.setText("照样去掉" if self.kept else "全部留着")

    def _heading(self, text: str) -> PlainLabel:
        label = PlainLabel(text, self)
        set_style(label, section=True)
        return label

    def _line(self, words: str, right: QWidget) -> QWidget:
        line = QWidget(self)
        label = PlainLabel(words if len(words) <= _SHOWN + 4 else words[: _SHOWN + 4] + "…", line)
        label.setToolTip(plain_tip(words))
        if isinstance(right, PlainLabel):
            set_style(right, muted=True, small=True)
        line.setLayout(_row(label, right))
        line.setMinimumHeight(_LINE)
        return line

    def _comment(self, found: FoundObject) -> QWidget:
        card = QFrame(self)
        set_style(card, offer=True)
        text = PlainLabel(found.text, card)
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        where = QPushButton(f"第 {found.after} 段旁" if found.after else "全文前面", card)
        set_style(where, link=True)
        where.clicked.connect(lambda: self.place_chosen.emit(max(0, found.after - 1)))
        author = PlainLabel(found.author, card)
        set_style(author, muted=True, small=True)
        box = QVBoxLayout(card)
        box.setContentsMargins(10, 6, 8, 4)
        box.setSpacing(2)
        box.addWidget(text)
        box.addLayout(_row(author, where))
        return card

    def _doubt(self, doubt: Doubt, *, taken: bool) -> QWidget:
        link = QPushButton("撤回" if taken else doubt.advice, self)
        link.setObjectName("takeAdvice")
        set_style(link, link=True)
        link.clicked.connect(lambda: self.doubt_toggled.emit(doubt))
        words = doubt.text if len(doubt.text) <= _SHOWN else doubt.text[:_SHOWN] + "…"
        place = QPushButton(f"{doubt.asked} {words}", self)
        place.setToolTip(plain_tip(doubt.text))
        set_style(place, quiet=True)
        place.clicked.connect(lambda: self.place_chosen.emit(doubt.paragraph))
        line = QWidget(self)
        line.setLayout(_row(place, link))
        return line


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row

"""The table of what would be said differently in a unit of this level: 我市 → 我县, place by place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.core.levels import LevelChange, change_levels
from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Session
from drafter.ui.widgets.plain import PlainLabel

_WHAT, _COUNT, _WHERE = range(3)
#: The height of the panel, at most, in lines.
_HIGHEST = 14


class LevelsPanel(QWidget):
    """Offers changes to accept (ticked) or refuse, each with its places; those accepted become one step of the session.

    `changes_wanted` asks for the changes as they are now, to be given to `show_changes`; `spot_chosen` asks for
    a Spot to be shown; `left` gives the keyboard back.
    """

    changes_wanted = Signal()
    spot_chosen = Signal(object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levelsPanel")
        self._session = session
        self._changes: Sequence[LevelChange] = ()
        self._level_known = True
        self._build()
        session.changed.connect(lambda _change: self._follow())
        self.hide()

    def open(self) -> None:
        """Show the panel and ask for what it is to offer."""
        self.show()
        self.changes_wanted.emit()
        self.rows.setFocus()

    def show_changes(self, changes: Sequence[LevelChange], *, level_known: bool = True) -> None:
        """Offer these changes, ticked save in the names of other meetings; what the user ticked or not stays so.

        Where the level of the unit is not known there are none, and the panel says what is missing.
        """
        self._level_known = level_known
        seen = {_name_of(item): item.checkState(_WHAT) for item in self._places()}
        self._changes = changes
        rows = sum(len(change.spots) + 1 if len(change.spots) > 1 else 1 for change in changes)
        lines = min(_HIGHEST, 6 + 2 * rows)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines)
        self.rows.clear()
        for change in changes:
            self.rows.addTopLevelItem(_item_of(change))
        for item in self._places():
            if (state := seen.get(_name_of(item))) is not None:
                item.setCheckState(_WHAT, state)
        if not seen:
            self.rows.setCurrentIndex(self.rows.model().index(0, 0))
        self.rows.expandAll()
        self._say()

    def accept(self) -> None:
        """Make the ticked changes, as one step, and close."""
        ticked = list(self._ticked())
        self.close_panel()
        if ticked:
            self._session.apply(lambda draft: change_levels(draft, ticked), "换成本级说法")

    def close_panel(self) -> None:
        """Hide the panel and give the keyboard back."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Esc refuses."""
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.close_panel,
            Qt.Key.Key_Return: self.accept,
            Qt.Key.Key_Enter: self.accept,
        }
        if act := keys.get(event.key()):
            act()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._title = PlainLabel(self)
        self._title.setObjectName("levelsCount")
        set_style(self._title, section=True)
        self._accept = QPushButton("换掉打勾的", self)
        self._accept.setObjectName("acceptLevels")
        self._accept.setToolTip("一步就能撤销（Enter）；空格键打勾或去掉")
        set_style(self._accept, primary=True)
        self._accept.clicked.connect(self.accept)
        self._refuse = QPushButton("都不换", self)
        self._refuse.setToolTip("关闭（Esc）")
        self._refuse.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._accept)
        head.addWidget(self._refuse)
        self.rows = QTreeWidget(self)
        self.rows.setObjectName("levelsList")
        self.rows.setAccessibleName("换成本级说法")
        self.rows.setHeaderLabels(["换成", "几处", "在哪里"])
        self.rows.setUniformRowHeights(True)
        self.rows.header().setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.Stretch)
        self.rows.setColumnWidth(_WHAT, 210)
        self.rows.setColumnWidth(_COUNT, 70)
        self.rows.currentItemChanged.connect(lambda item, _before: self._show_spot(item))
        self.rows.itemChanged.connect(lambda _item, _column: self._say())
        self.rows.itemClicked.connect(self._stand_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.addLayout(head)
        layout.addWidget(self.rows)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.rows.topLevelItem(row) for row in range(self.rows.topLevelItemCount()))
        return [item for item in items if item]

    def _places(self) -> list[QTreeWidgetItem]:
        """The rows of single places: below a change that has several, else the change itself."""
        return [place for item in self._items() for place in _children(item) or [item]]

    def _ticked(self) -> Iterator[LevelChange]:
        """The changes with those of their places that are ticked."""
        for change, item in zip(self._changes, self._items(), strict=True):
            rows = _children(item) or [item]
            spots = tuple(s for s, row in zip(change.spots, rows, strict=True) if _is_ticked(row))
            if spots:
                yield replace(change, spots=spots)

    def _show_spot(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        above = item.parent()
        row = self.rows.indexOfTopLevelItem(above or item)
        if 0 <= row < len(self._changes):
            self.spot_chosen.emit(self._changes[row].spots[above.indexOfChild(item) if above else 0])

    def _stand_on(self, item: QTreeWidgetItem) -> None:
        """Go to the row whose box was clicked, so that the keys go on from there, and its place is seen."""
        self.rows.setCurrentItem(item)

    def _follow(self) -> None:
        """What was offered may stand elsewhere now."""
        if self.isVisible():
            self.changes_wanted.emit()

    def _say(self) -> None:
        ticked = sum(map(_is_ticked, self._places()))
        self._title.setText(self._said())
        self._refuse.setText("都不换" if self._changes else "关闭")
        self._accept.setText(f"换掉打勾的 {ticked} 处" if ticked else "换掉打勾的")
        self._accept.setEnabled(ticked > 0)

    def _said(self) -> str:
        if self._changes:
            places = sum(len(change.spots) for change in self._changes)
            named = sum(len(change.named) for change in self._changes)
            apart = f"，{named} 处在别的会议、文件的名称里，没有打勾" if named else ""
            return f"材料来自别的层级：{len(self._changes)} 种说法、{places} 处可以换成本级的{apart}"
        if self._level_known:
            return "没有需要换的说法"
        return "还不知道本单位是哪一级：先在“本单位”（Ctrl+U）里填好"


def _item_of(change: LevelChange) -> QTreeWidgetItem:
    """A row for a change, ticked save in the names of others; one below it for each place where there are several."""
    what = f"{change.old} → {change.new}"
    around = [f"{spot.before}{change.old}{spot.after}" for spot in change.spots]
    ticks = [
        Qt.CheckState.Unchecked if spot in change.named else Qt.CheckState.Checked for spot in change.spots
    ]
    item = QTreeWidgetItem([what, f"{len(change.spots)} 处", around[0] if len(around) == 1 else ""])
    if len(around) > 1:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        for number, (where, tick) in enumerate(zip(around, ticks, strict=True), 1):
            place = QTreeWidgetItem([what, f"第 {number} 处", where])
            place.setCheckState(_WHAT, tick)
            item.addChild(place)
    else:
        item.setCheckState(_WHAT, ticks[0])
    return item


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item.child(row) for row in range(item.childCount())]


def _name_of(item: QTreeWidgetItem) -> tuple[str, str]:
    """What tells a place from the others when the list is made anew."""
    return item.text(_WHAT), item.text(_WHERE)


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(_WHAT) is Qt.CheckState.Checked

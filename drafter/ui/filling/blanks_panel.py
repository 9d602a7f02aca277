"""The panel that fills the blanks of a whole draft at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from drafter.core.fills import BlankGroup, Spot, blank_groups, fill_blanks
from drafter.core.unit import Unit
from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Session
from drafter.ui.filling.known_blanks import known_fill
from drafter.ui.filling.row_panel import RowPanel
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.plain import plain_tip

_WHAT, _WHERE, _FILL = range(3)
#: Beyond so many rows a panel is no help; the others come up once these are filled.
_MOST_ROWS = 200
#: The height of the panel, at most, in lines.
_HIGHEST = 16
#: Milliseconds of quiet after a change to the draft before the rows follow.
_QUIET = 150


class BlanksPanel(RowPanel):
    """A row for each blank of the draft, with what is to stand there.

    What the unit profile knows is proposed. Enter goes on to the next row, at the last one it fills all in one
    step, as Ctrl+Enter does anywhere.
    """

    def __init__(self, session: Session, unit: Callable[[], Unit], parent: QWidget | None = None) -> None:
        super().__init__(session, "blanks", _QUIET, parent)
        self._unit = unit
        self._groups: tuple[BlankGroup, ...] = ()
        self._typed: dict[tuple[str, str], str] = {}
        self.fields: list[QLineEdit] = []
        self._build()

    def open(self) -> None:
        """Show the blanks as they are now and put the cursor into the first that is not known."""
        self.show()
        self.refresh()
        first = next((field for field in self.fields if not field.text()), None)
        if first := first or next(iter(self.fields), None):
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Look for the blanks of the draft; what was typed already stays."""
        draft, unit = self._session.draft, self._unit()
        focused = next((row for row, field in enumerate(self.fields) if field.hasFocus()), None)
        self._groups = blank_groups(draft)[:_MOST_ROWS]
        lines = min(_HIGHEST, 6 + 2 * len(self._groups))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines)
        self.rows.clear()
        self.fields = []
        for group in self._groups:
            self._add_row(group, self._typed.get(_key(group), known_fill(group, draft, unit)))
        if focused is not None and self.fields:
            self.fields[min(focused, len(self.fields) - 1)].setFocus()
        self._say()

    def fill(self) -> None:
        """Put what stands in the rows into the draft, as one step."""
        texts = (written_in(field) for field in self.fields)
        fills = {group: text for group, text in zip(self._groups, texts, strict=True) if text}
        if fills:
            self._typed.clear()
            self._session.apply(lambda draft: fill_blanks(draft, fills), "填空")
            self._follow()
        if not self._groups:
            self.close_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row with the cursor shows its first place on the sheet; up and down go from row to row."""
        if watched in self.fields:
            row = self.fields.index(watched)  # type: ignore[arg-type]
            if event.type() == QEvent.Type.FocusIn:
                self.rows.setCurrentIndex(self.rows.model().index(row, 0))
                self.spot_chosen.emit(self._groups[row].spots[0])
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
                if step and 0 <= row + step < len(self.fields):
                    self.fields[row + step].setFocus()
                    return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._button = QPushButton("全部填入", self)
        self._button.setObjectName("fillBlanks")
        self._button.setToolTip("把填好的放进全文，一步就能撤销（Ctrl+Enter）")
        set_style(self._button, primary=True)
        self._button.clicked.connect(self.fill)
        self.rows = self._make_rows()
        self._build_around(self.rows, "填空", self._button)
        at_once = QShortcut(QKeySequence("Ctrl+Return"), self)
        at_once.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        at_once.activated.connect(self.fill)

    def _make_rows(self) -> QTreeWidget:
        rows = QTreeWidget(self)
        rows.setObjectName("blanksList")
        rows.setAccessibleName("待填的地方")
        rows.setHeaderLabels(["待填", "在哪里", "填什么"])
        rows.setRootIsDecorated(False)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.Stretch)
        rows.setColumnWidth(_WHAT, 110)
        rows.setColumnWidth(_FILL, 210)
        return rows

    def _add_row(self, group: BlankGroup, fill: str) -> None:
        item = QTreeWidgetItem([group.name or group.text, _contexts(group)])
        item.setToolTip(_WHERE, plain_tip("\n".join(_context(spot, group.text) for spot in group.spots[:20])))
        field = QLineEdit(fill, self.rows)
        field.setAccessibleName(f"{group.name or _context(group.spots[0], group.text)}，填什么")
        field.textEdited.connect(lambda text: self._remember(group, text))
        field.returnPressed.connect(lambda: self._go_on(field))
        field.installEventFilter(self)
        self.rows.addTopLevelItem(item)
        self.rows.setItemWidget(item, _FILL, field)
        self.fields.append(field)

    def _remember(self, group: BlankGroup, text: str) -> None:
        self._typed[_key(group)] = text
        self._say()

    def _go_on(self, field: QLineEdit) -> None:
        """Go to the next row, or fill behind the last."""
        row = self.fields.index(field)
        if row + 1 < len(self.fields):
            self.fields[row + 1].setFocus()
        else:
            self.fill()

    def _follow(self) -> None:
        """Stay in step with the draft while visible, unless nothing about its blanks has changed."""
        self._pause.stop()
        if self.isVisible() and blank_groups(self._session.draft)[:_MOST_ROWS] != self._groups:
            self.refresh()

    def _say(self) -> None:
        spots = sum(len(group.spots) for group in self._groups)
        ready = sum(bool(written_in(field)) for field in self.fields)
        self._count.setText(f"填空：{spots} 处，{ready} 项已有内容" if spots else "没有待填的地方")
        self._button.setEnabled(ready > 0)


def _key(group: BlankGroup) -> tuple[str, str]:
    """What stays the same of a group while other blanks are filled."""
    spot = group.spots[0]
    alone = group.apart or not group.name
    return group.text, f"{spot.paragraph_id}{spot.before}{spot.after}" if alone else ""


def _contexts(group: BlankGroup) -> str:
    count = len(group.spots)
    first = _context(group.spots[0], group.text)
    return first if count == 1 else f"{count} 处：{first}"


def _context(spot: Spot, text: str) -> str:
    return f"{spot.before}{text}{spot.after}".replace("\n", " ")

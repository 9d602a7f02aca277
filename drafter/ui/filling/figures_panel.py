"""The panel of figures: every one of the draft with what it counts and where it stands, changed in all places at once."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from drafter.core.draft_figures import figures_of, with_figure
from drafter.core.fills import Spot
from drafter.core.same_figures import FigureGroup, Placed
from drafter.ui.base.jobs import JobRunner, Latest
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.document.session import Session
from drafter.ui.filling.row_panel import RowPanel
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.plain import plain_tip

_KIND, _NAME, _VALUE, _WHERE = range(4)
_PLACED = Qt.ItemDataRole.UserRole + 1
#: Milliseconds of quiet after a change before the rows follow; so many characters around a figure are shown.
_QUIET, _AROUND = 200, 14
_LINES = 13


class FiguresPanel(RowPanel):
    """A row for each thing that is counted, below it its places. What stands in the field takes the place of the chosen
    figure everywhere.
    """

    def __init__(
        self, session: Session, jobs: JobRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "figures", _QUIET, parent)
        self.theme = theme
        self._groups: list[FigureGroup] = []
        self._build()
        self._looking = Latest(jobs, self)
        self._looking.answered.connect(self._show)

    def open(self) -> None:
        """Show the figures as they are now."""
        self.show()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.refresh()
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Look for the figures of the draft, in the background."""
        draft = self._session.draft
        self._looking.ask(lambda: figures_of(draft))

    def _show(self, groups: list[FigureGroup]) -> None:
        """List figures; what was chosen stays chosen."""
        if groups == self._groups and self.rows.topLevelItemCount():
            return
        chosen = self._row()
        self._groups = groups
        self.rows.clear()
        for group in groups:
            self._add_group(group)
        if groups:
            row = min(max(chosen, 0), len(groups) - 1)
            self.rows.setCurrentIndex(self.rows.model().index(row, 0))
        wrong = sum(group.disagrees for group in groups)
        places = sum(len(group.places) for group in groups)
        told = f"数字：{len(groups)} 项，{places} 处" if places else "稿子里没有数字"
        self._count.setText(f"{told}；{wrong} 项前后不一" if wrong else told)

    def change_all(self) -> None:
        """Put what stands in the field in the place of the chosen figure, everywhere."""
        group, written = self.chosen, written_in(self.field).strip()
        if group is not None and written:
            self._session.apply(lambda draft: with_figure(draft, group.places, written), "统一数字")
            self._follow()

    @property
    def chosen(self) -> FigureGroup | None:
        """The thing whose row, or one of whose places, is chosen."""
        row = self._row()
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def _row(self) -> int:
        """The number of the chosen row, -1 for none; that of a place is the one above it."""
        item = self.rows.currentItem()
        return self.rows.indexOfTopLevelItem(item.parent() or item) if item else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the panel from its rows, too."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_panel()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.field = QLineEdit(self)
        self.field.setObjectName("figuresField")
        self.field.setAccessibleName("改成")
        self.field.setPlaceholderText("改成，如 39座")
        self.field.setMaximumWidth(150)
        self.field.returnPressed.connect(self.change_all)
        button = QPushButton("各处都改", self)
        button.setObjectName("figuresChange")
        button.setToolTip("选中的这一项，全文各处都换成这个数，一步就能撤销")
        set_style(button, primary=True)
        button.clicked.connect(self.change_all)
        self.rows = self._make_rows()
        self._build_around(self.rows, "数字", self.field, button)

    def _make_rows(self) -> QTreeWidget:
        rows = QTreeWidget(self)
        rows.setObjectName("figuresList")
        rows.setAccessibleName("全文的数字")
        rows.setHeaderLabels(["种类", "数的是什么", "数", "在哪里"])
        rows.setUniformRowHeights(True)
        header = rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_KIND, 74), (_NAME, 150), (_VALUE, 110)):
            rows.setColumnWidth(column, width)
        rows.currentItemChanged.connect(lambda now, _before: self._show_item(now))
        rows.installEventFilter(self)
        return rows

    def _add_group(self, group: FigureGroup) -> None:
        values = list(dict.fromkeys(one.figure.written for one in group.places))
        first = group.places[0]
        where = f"{len(group.places)} 处" if len(group.places) > 1 else _around(first)
        item = QTreeWidgetItem([first.figure.kind.value, group.name or "—", "、".join(values), where])
        item.setData(0, _PLACED, first)
        item.setToolTip(_WHERE, plain_tip(_around(first)))
        if group.disagrees:
            item.setForeground(_VALUE, QColor(self.theme.accent))
        if len(group.places) > 1:
            for one in group.places:
                child = QTreeWidgetItem(["", "", one.figure.written, _around(one)])
                child.setData(0, _PLACED, one)
                item.addChild(child)
        self.rows.addTopLevelItem(item)
        item.setExpanded(group.disagrees)

    def _show_item(self, item: QTreeWidgetItem | None) -> None:
        """Show the chosen figure on the sheet, and put it into the field to be changed."""
        if item is None:
            return
        one: Placed = item.data(0, _PLACED)
        self.field.setText(one.figure.written)
        if self.rows.hasFocus():
            self.spot_chosen.emit(Spot(one.paragraph.id, one.figure.start, one.figure.end))

    def _follow(self) -> None:
        """Stay in step with the draft while visible."""
        self._pause.stop()
        if self.isVisible():
            self.refresh()


def _around(one: Placed) -> str:
    text, figure = one.paragraph.text, one.figure
    before = text[max(0, figure.start - _AROUND) : figure.start]
    return f"{before}{figure.written}{text[figure.end : figure.end + _AROUND]}".replace("\n", " ")

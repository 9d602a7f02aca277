"""Who changed what of a source, beside the window, each change to be taken back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.core.model import LEVEL_NAMES, WHOSE_NAMES, Source
from drafter.library.colleagues import FACT_NAMES, SCOPE_NAMES, Change
from drafter.library.feed.fact import GIVEN, day_of
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

_NONE = "（空）"


class SourceHistory(QDialog):
    """The changes of a source, the newest first, to be taken back where it `may_change`. Not modal."""

    #: A Change that is to be taken back.
    take_back_requested = Signal(object)

    def __init__(self, source: Source, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceHistory")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"修改记录：{source.called}")
        resize_on_screen(self, 760, 420)
        self._changes: Sequence[Change] = ()
        self._about = PlainLabel("正在读取…", self)
        set_style(self._about, muted=True, small=True)
        self._table = self._made_table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        self._back = buttons.addButton("收回这处修改", QDialogButtonBox.ButtonRole.ActionRole)
        self._back.setObjectName("takeBack")
        self._back.setEnabled(False)
        self._back.setVisible(may_change)
        self._back.clicked.connect(self._take_back)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        for widget in (self._about, self._table, buttons):
            layout.addWidget(widget)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show the changes."""
        self._changes = changes
        self._about.setText(
            "选中一处，可以收回，恢复成修改前的内容。" if changes else "导入以后还没有人改过这篇材料。"
        )
        self._table.setRowCount(len(changes))
        for row, change in enumerate(changes):
            for column, text in enumerate((_when(change), change.who or "本机", told(change))):
                self._table.setItem(row, column, QTableWidgetItem(text))

    def _take_back(self) -> None:
        self.take_back_requested.emit(self._changes[self._table.currentRow()])

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 3, self)
        table.setAccessibleName("修改记录")
        table.setHorizontalHeaderLabels(["时间", "谁", "改了什么"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 130), (1, 130)):
            header.resizeSection(column, width)
        table.itemSelectionChanged.connect(lambda: self._back.setEnabled(bool(table.selectedItems())))
        return table


def told(change: Change) -> str:
    """What a change did, in words."""
    if change.name == "removed":
        return "移到回收站" if change.after else "从回收站恢复"
    if day := change.name.startswith(GIVEN) and day_of(change.name):
        said = f"{day.year}年{day.month}月{day.day}日"
        return f"记下{said}讲过：{change.after}" if change.after else f"收回{said}讲过"
    before, after = (_shown(change.name, value) for value in (change.before, change.after))
    return f"{FACT_NAMES[change.name]}：{before} → {after}" + ("" if change.is_last else "（后来又改过）")


def _shown(name: str, value: str) -> str:
    """The value of a fact as a person writes it."""
    if name == "date" and value:
        try:
            day = date.fromisoformat(value)
            return f"{day.year}年{day.month}月{day.day}日"
        except ValueError:
            return value
    if name == "date_guessed":
        return "推测" if value else "文中写明"
    names = {"level": LEVEL_NAMES, "whose": WHOSE_NAMES, "scope": SCOPE_NAMES}.get(name, {})
    return names.get(value, value) or _NONE


def _when(change: Change) -> str:
    return f"{change.when:%Y-%m-%d %H:%M}" if change.when else "时间不详"

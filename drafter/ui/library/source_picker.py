"""Choosing one speech of the library, by typing a part of its title."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.library.api import SourceRecord


class SourcePicker(QDialog):
    """A list of speeches with a box that narrows it; `title` says what for, `action` what the button does."""

    def __init__(
        self, records: Sequence[SourceRecord], title: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sourcePicker")
        self.setWindowTitle(title)
        self.resize(520, 480)
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText("输入标题、年份或讲话人里的几个字，用空格隔开")
        self._filter.setAccessibleName("查找讲话")
        self._list = QListWidget(self)
        self._list.setAccessibleName("语料库里的讲话")
        for record in records:
            if not record.removed:
                self._add(record)
        self._list.setCurrentRow(0)
        buttons = QDialogButtonBox(self)
        buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget in (self._filter, self._list, buttons):
            layout.addWidget(widget)
        self._filter.textChanged.connect(self._narrow)
        self._list.itemActivated.connect(lambda _item: self.accept())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def _add(self, record: SourceRecord) -> None:
        source = record.source
        day = f"　{source.month_shown}" if source.date else ""
        speaker = f"　{source.speaker}" if source.speaker else ""
        item = QListWidgetItem(f"{source.called}{day}{speaker}", self._list)
        item.setData(Qt.ItemDataRole.UserRole, source.id)

    def _narrow(self, text: str) -> None:
        items = [self._list.item(row) for row in range(self._list.count())]
        for item in items:
            item.setHidden(not all(word in item.text() for word in text.split()))
        visible = [item for item in items if not item.isHidden()]
        self._list.setCurrentItem(visible[0] if visible else None)  # type: ignore[arg-type]

    def chosen(self) -> str | None:
        """The id of the chosen speech."""
        item = self._list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None


def ask_source(
    records: Sequence[SourceRecord],
    parent: QWidget,
    title: str = "以一篇旧稿为提纲",
    action: str = "用作提纲",
) -> str | None:
    """Let the user choose a speech; its id, or None where nothing was chosen."""
    picker = SourcePicker(records, title, action, parent)
    return picker.chosen() if picker.exec() else None

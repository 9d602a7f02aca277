"""What cleaning took out of a batch of files or mended, to be looked through and taken back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.core.document import Removed
from drafter.library.api import Held
from drafter.ui.theme import set_style

_REMOVED = Qt.ItemDataRole.UserRole
#: Characters of a text that a line shows, and files whose lines are seen at once.
_SHOWN = 120
_OPENED = 20


class ImportReview(QWidget):
    """One page for a whole batch: a branch a file, a ticked line for each text that goes.

    Taking a tick away takes the text back; a file's own tick does so for all of its lines.
    """

    #: What is to be kept of each file, as a mapping of Path to a tuple of Removed.
    confirmed = Signal(object)
    #: The files are not to be imported.
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Sequence[Held] = ()
        self._branches: list[QTreeWidgetItem] = []
        self._lead = QLabel(self)
        self._lead.setWordWrap(True)
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("importReview")
        self._tree.setAccessibleName(self.tr("清理掉的内容"))
        self._tree.setHeaderLabels([self.tr("清理的内容（去掉勾选即可保留）"), self.tr("原因")])
        self._tree.setUniformRowHeights(True)
        # The window's lists are transparent, and Fusion paints a tick box in the list's own ground: black then.
        self._tree.setStyleSheet("#importReview { background: palette(base); border-radius: 6px; }")
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._lead)
        layout.addWidget(self._tree, 1)
        layout.addLayout(self._buttons())

    def show_held(self, held: Sequence[Held]) -> None:
        """List what was removed or mended, all of it ticked."""
        self._held = held
        count = sum(len(one.removed) for one in held)
        self._lead.setText(
            self.tr("{} 个文件里清理或修整了 {} 处。请过目：不该动的，去掉勾选就会原样保留。").format(
                len(held), f"{count:,}"
            )
        )
        self._tree.clear()
        self._branches = [_branch(one) for one in held]
        self._tree.addTopLevelItems(self._branches)
        for branch in self._branches[:_OPENED]:
            branch.setExpanded(True)
        self._tree.setFocus()

    def kept(self) -> Mapping[Path, tuple[Removed, ...]]:
        """What the user took back, by file."""
        result: dict[Path, tuple[Removed, ...]] = {}
        for one, branch in zip(self._held, self._branches, strict=True):
            lines = [branch.child(number) for number in range(branch.childCount())]
            back = [line.data(0, _REMOVED) for line in lines if line.checkState(0) is Qt.CheckState.Unchecked]
            if back:
                result[one.file] = tuple(back)
        return result

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        decline = QPushButton(self.tr("这些文件不导入"), self)
        decline.clicked.connect(self.declined)
        confirm = QPushButton(self.tr("确认导入"), self)
        confirm.setObjectName("confirmImport")
        confirm.setDefault(True)
        set_style(confirm, primary=True)
        confirm.clicked.connect(lambda: self.confirmed.emit(self.kept()))
        row.addStretch(1)
        row.addWidget(decline)
        row.addWidget(confirm)
        return row


def _branch(held: Held) -> QTreeWidgetItem:
    branch = QTreeWidgetItem([f"{held.file.name}（{len(held.removed)}）", ""])
    branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
    branch.setToolTip(0, str(held.file))
    branch.addChildren([_line(removed) for removed in held.removed])
    return branch


def _line(removed: Removed) -> QTreeWidgetItem:
    text = " ".join(removed.text.split())
    line = QTreeWidgetItem([text if len(text) <= _SHOWN else text[:_SHOWN] + "……", removed.reason])
    line.setToolTip(0, removed.text)
    line.setData(0, _REMOVED, removed)
    line.setCheckState(0, Qt.CheckState.Checked)
    return line

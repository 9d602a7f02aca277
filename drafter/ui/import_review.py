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

#: Characters of a text that a line shows, and lines that are seen without opening a file.
_SHOWN = 120
_OPENED = 80


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
        self._tree.itemExpanded.connect(self._fill)
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
        self._open_first()
        self._tree.setFocus()

    def kept(self) -> Mapping[Path, tuple[Removed, ...]]:
        """What the user took back, by file."""
        pairs = zip(self._held, self._branches, strict=True)
        back = {one.file: _taken_back(one, branch) for one, branch in pairs}
        return {file: removed for file, removed in back.items() if removed}

    def _open_first(self) -> None:
        """Open as many files as there are lines to look at on a screen or two."""
        lines = 0
        for one, branch in zip(self._held, self._branches, strict=True):
            lines += len(one.removed) + 1
            branch.setExpanded(lines <= _OPENED or branch is self._branches[0])

    def _fill(self, branch: QTreeWidgetItem) -> None:
        """Make a file's lines when they are first seen: a batch may have tens of thousands."""
        if not branch.childCount():
            state = branch.checkState(0)
            held = self._held[self._tree.indexOfTopLevelItem(branch)]
            branch.addChildren([_line(removed, state) for removed in held.removed])

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
    branch.setCheckState(0, Qt.CheckState.Checked)
    branch.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    branch.setToolTip(0, str(held.file))
    return branch


def _line(removed: Removed, state: Qt.CheckState) -> QTreeWidgetItem:
    text = " ".join(removed.text.split())
    line = QTreeWidgetItem([text if len(text) <= _SHOWN else text[:_SHOWN] + "……", removed.reason])
    line.setToolTip(0, removed.text)
    line.setCheckState(0, state)
    return line


def _taken_back(held: Held, branch: QTreeWidgetItem) -> tuple[Removed, ...]:
    """What of a file has lost its tick."""
    if not branch.childCount():
        return held.removed if branch.checkState(0) is Qt.CheckState.Unchecked else ()
    states = [branch.child(number).checkState(0) for number in range(branch.childCount())]
    pairs = zip(held.removed, states, strict=True)
    return tuple(removed for removed, state in pairs if state is Qt.CheckState.Unchecked)

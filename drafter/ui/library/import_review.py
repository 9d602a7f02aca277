"""What cleaning took out of a batch of files or mended, to be looked through and taken back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.core.document import Removed
from drafter.library.api import Held
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel, plain_tip
from drafter.ui.widgets.removed_lines import lines_of, parent_line, taken_back

#: So many lines are seen without opening a file.
_OPENED = 80
#: From this many lines with one reason on they are folded up within their file.
_FOLDED = 5


class ImportReview(QWidget):
    """One page for a whole batch: a branch a file, a ticked line for each text that goes.

    ImportOptions a tick away takes the text back; a file's own tick does so for all of its lines, and a button for
    all files.
    """

    #: What is to be kept of each file, as a mapping of Path to a tuple of Removed.
    confirmed = Signal(object)
    #: The files are not to be imported.
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Sequence[Held] = ()
        self._branches: list[QTreeWidgetItem] = []
        self._doubtful: Sequence[Held] = ()
        self._doubts: list[QTreeWidgetItem] = []
        self._lead = PlainLabel(self)
        self._lead.setWordWrap(True)
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("importReview")
        self._tree.setAccessibleName("清理掉的内容")
        self._tree.setHeaderLabels(["清理的内容（去掉勾选即可保留）", "原因"])
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
            "{} 个文件里清理或修整了 {} 处。请过目：不该动的，去掉勾选就会原样保留。".format(
                len(held), f"{count:,}"
            )
        )
        self._tree.clear()
        self._branches = [_branch(one) for one in held]
        self._doubtful = [one for one in held if one.doubtful]
        self._doubts = [_branch_of_doubts(one) for one in self._doubtful]
        self._tree.addTopLevelItems([*self._branches, *self._doubts])
        for branch in self._doubts:
            branch.setExpanded(True)
        self._open_first()
        self._say_all(ticked=True)
        self._tree.setFocus()

    def kept(self) -> Mapping[Path, tuple[Removed, ...]]:
        """What the user wants otherwise, by file: what was taken back, and what is doubtful and goes."""
        pairs = zip(self._held, self._branches, strict=True)
        back = {one.file: _taken_back(one.removed, branch) for one, branch in pairs}
        for one, branch in zip(self._doubtful, self._doubts, strict=True):
            stay = _taken_back(one.doubtful, branch)
            back[one.file] += tuple(doubt for doubt in one.doubtful if doubt not in stay)
        return {file: removed for file, removed in back.items() if removed}

    def take_all_back(self) -> None:
        """Take the ticks of all files away, or give them back where that was done last."""
        ticked = not self._all_ticked
        for branch in self._branches:
            branch.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._say_all(ticked=ticked)

    def _say_all(self, *, ticked: bool) -> None:
        self._all_ticked = ticked
        self._all.setText("全部保留原样" if ticked else "全部清理")

    def _open_first(self) -> None:
        """Open as many files as there are lines to look at on a screen or two."""
        lines = 0
        for one, branch in zip(self._held, self._branches, strict=True):
            lines += len(one.removed) + 1
            branch.setExpanded(lines <= _OPENED or branch is self._branches[0])

    def _fill(self, branch: QTreeWidgetItem) -> None:
        """Make a file's lines when they are first seen: a batch may have tens of thousands."""
        if branch.parent() is None and not branch.childCount():
            state, place = branch.checkState(0), self._tree.indexOfTopLevelItem(branch)
            if place < len(self._held):
                branch.addChildren(lines_of(self._held[place].removed, state, _FOLDED))
            else:
                doubtful = self._doubtful[place - len(self._held)].doubtful
                branch.addChildren(lines_of(doubtful, state, len(doubtful) + 1))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._all_ticked = True
        self._all = QPushButton(self)
        self._all.setObjectName("takeAllBack")
        set_style(self._all, link=True)
        self._all.clicked.connect(self.take_all_back)
        decline = QPushButton("这些文件不导入", self)
        decline.clicked.connect(self.declined)
        confirm = QPushButton("确认导入", self)
        confirm.setObjectName("confirmImport")
        confirm.setDefault(True)
        set_style(confirm, primary=True)
        confirm.clicked.connect(lambda: self.confirmed.emit(self.kept()))
        row.addWidget(self._all)
        row.addStretch(1)
        row.addWidget(decline)
        row.addWidget(confirm)
        return row


def _branch(held: Held) -> QTreeWidgetItem:
    branch = parent_line(held.file.name, len(held.removed), Qt.CheckState.Checked)
    branch.setToolTip(0, plain_tip(str(held.file)))
    return branch


def _branch_of_doubts(held: Held) -> QTreeWidgetItem:
    name = f"{held.file.name}：拿不准、留着的（勾上就清理，按空格）"
    return parent_line(name, len(held.doubtful), Qt.CheckState.Unchecked)


def _taken_back(lines: tuple[Removed, ...], branch: QTreeWidgetItem) -> tuple[Removed, ...]:
    """What of these lines of a file has no tick."""
    if not branch.childCount():
        return lines if branch.checkState(0) is Qt.CheckState.Unchecked else ()
    return taken_back(lines, [branch])

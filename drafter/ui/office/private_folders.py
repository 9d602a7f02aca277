"""The folders of which nothing that is imported goes to colleagues: seen, added, taken out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.ui.base.services import Services
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel

_TOLD = "不共享的文件夹（以后从里面导入的，只留在本机）："
#: Rows that are seen at once, in pixels.
_HEIGHT = 58


class PrivateFolders(QWidget):
    """A short list with its two buttons. The library keeps the folders."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        #: Changes are made one after the other, each to what is kept by then; the last of them is shown.
        self._turn, self._made, self._shown = Lock(), 0, 0
        self._told = PlainLabel(_TOLD, self)
        self._told.setWordWrap(True)
        set_style(self._told, muted=True, small=True)
        self._list = QListWidget(self)
        self._list.setObjectName("privateFolders")
        self._list.setAccessibleName("不共享的文件夹")
        self._list.setFixedHeight(_HEIGHT)
        self._add = QPushButton("添加…", self)
        self._add.setObjectName("addPrivateFolder")
        self._remove = QPushButton("移除", self)
        self._remove.setObjectName("removePrivateFolder")
        self._remove.setToolTip("已经导入的仍只留在本机，可在“管理语料库”里改")
        self._add.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_out)
        self._list.currentRowChanged.connect(self._judge)
        buttons = QVBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addLayout(row)
        self._follow(list)

    def _follow(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Change which folders are kept, and show those that are kept now."""

        def work() -> tuple[int, list[str]]:
            library = self._services.library
            with self._turn:
                kept = list(library.private_folders())
                if (folders := change(kept)) != kept:
                    library.set_private_folders(*folders)
                self._made += 1
                return self._made, list(library.private_folders())

        task = self._services.jobs.run(work)
        task.finished.connect(self._show)
        task.failed.connect(lambda error: self._told.setText(str(error)))

    def _show(self, made: tuple[int, list[str]]) -> None:
        number, folders = made
        if number < self._shown:  # what was seen before a change that is shown already
            return
        self._shown = number
        self._told.setText(_TOLD)
        self._list.clear()
        self._list.addItems(folders)
        self._judge()

    def _judge(self) -> None:
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _ask(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "选择不共享的文件夹"):
            self.add(Path(chosen))

    def add(self, folder: Path) -> None:
        """Keep one more folder from colleagues."""
        new = str(folder.absolute())
        self._follow(lambda kept: list(dict.fromkeys([*kept, new])))

    def _take_out(self) -> None:
        gone = self._list.item(self._list.currentRow()).text()
        self._follow(lambda kept: [one for one in kept if one != gone])

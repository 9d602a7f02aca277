"""The kept versions of a draft as a time line: compare, take back, name."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.files.versions import Version
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

_WHEN, _NAME, _LENGTH = range(3)
_VERSION = Qt.ItemDataRole.UserRole


def when_in_words(then: datetime, now: datetime) -> str:
    """今天 09:30, 昨天 18:02, 11月3日 15:20; with the year where it is another. Both in local time."""
    days = (now.date() - then.date()).days
    day = {0: "今天", 1: "昨天"}.get(days, f"{then.month}月{then.day}日")
    year = f"{then.year}年" if then.year != now.year and days > 1 else ""
    return f"{year}{day} {then:%H:%M}"


class VersionsView(QDialog):
    """Lists versions, newest first. `compare_requested` carries one or two of them (the older first);
    `take_back_requested` the one that is to stand in place of the draft; `name_given` a name for the draft now."""

    compare_requested = Signal(list)
    take_back_requested = Signal(object)
    name_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionsView")
        self.setWindowTitle("历史版本")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_list()
        self._empty = PlainLabel("还没有历史版本。每次保存、导出都会自动留一个。", self)
        set_style(self._empty, muted=True)
        self._name = QLineEdit(self)
        self._name.setObjectName("versionName")
        self._name.setAccessibleName("版本的名字")
        self._name.setPlaceholderText("给现在这一稿起个名字，如“送审稿”")
        self._name.returnPressed.connect(self._give_name)
        keep = QPushButton("留作版本", self)
        keep.setObjectName("keepVersion")
        keep.setAutoDefault(False)
        keep.clicked.connect(self._give_name)
        naming = QHBoxLayout()
        naming.setSpacing(10)
        naming.addWidget(self._name, 1)
        naming.addWidget(keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 16)
        box.setSpacing(12)
        box.addLayout(naming)
        box.addWidget(self._empty)
        box.addWidget(self.rows, 1)
        box.addLayout(self._foot())
        resize_on_screen(self, 560, 520)
        self._follow_choice()

    def set_versions(self, versions: Sequence[Version]) -> None:
        """List these versions."""
        now = datetime.now().astimezone()
        self.rows.clear()
        for version in versions:
            when = when_in_words(version.saved_at.astimezone(), now)
            length = f"{version.characters:,} 字"
            item = QTreeWidgetItem([when, version.name, length])
            item.setData(_WHEN, _VERSION, version)
            item.setTextAlignment(_LENGTH, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.rows.addTopLevelItem(item)
        if newest := self.rows.topLevelItem(0):
            self.rows.setCurrentItem(newest)
        self.rows.setVisible(bool(versions))
        self._empty.setVisible(not versions)

    def _make_list(self) -> None:
        self.rows = QTreeWidget(self)
        self.rows.setObjectName("versionList")
        self.rows.setAccessibleName("历史版本")
        self.rows.setHeaderLabels(["时间", "名字", "字数"])
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.setToolTip("按住 Ctrl 选两个，就拿这两个互相比较")
        self.rows.header().setStretchLastSection(False)
        self.rows.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.rows.setColumnWidth(_WHEN, 170)
        self.rows.setColumnWidth(_LENGTH, 100)
        self.rows.itemSelectionChanged.connect(self._follow_choice)
        self.rows.itemActivated.connect(lambda _item, _column: self._compare())

    def _foot(self) -> QHBoxLayout:
        self._take_back = QPushButton("整篇取回", self)
        self._take_back.setObjectName("takeBack")
        self._take_back.setToolTip("稿子变回那一稿，可以撤销")
        self._take_back.clicked.connect(self._ask_take_back)
        self._compare_button = QPushButton("与现在比较", self)
        self._compare_button.setObjectName("compareVersions")
        self._compare_button.setToolTip("看哪里不同，可以只取回一段（回车）")
        self._compare_button.clicked.connect(self._compare)
        set_style(self._compare_button, primary=True)
        close = QPushButton("关闭", self)
        close.setToolTip("关闭（Esc）")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._take_back)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self._compare_button)
        for button in (self._take_back, self._compare_button, close):
            button.setAutoDefault(False)
        return foot

    def _chosen(self) -> list[Version]:
        """The chosen versions, the older first."""
        items = sorted(self.rows.selectedItems(), key=self.rows.indexOfTopLevelItem, reverse=True)
        return [item.data(_WHEN, _VERSION) for item in items]

    def _follow_choice(self) -> None:
        count = len(self.rows.selectedItems())
        self._take_back.setEnabled(count == 1)
        self._compare_button.setEnabled(count in (1, 2))
        self._compare_button.setText("比较这两稿" if count == 2 else "与现在比较")

    def _compare(self) -> None:
        if len(chosen := self._chosen()) in (1, 2):
            self.compare_requested.emit(chosen)

    def _ask_take_back(self) -> None:
        if len(chosen := self._chosen()) == 1:
            self.take_back_requested.emit(chosen[0])

    def _give_name(self) -> None:
        if name := " ".join(self._name.text().split()):
            self._name.clear()
            self.name_given.emit(name)

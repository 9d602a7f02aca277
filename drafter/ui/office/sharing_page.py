"""The page 共享 of the preferences: join colleagues by a folder, see how it stands, leave."""

import datetime
import platform
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.core.model import Source
from drafter.core.news import news_of, yesterday
from drafter.ui.base.services import Services
from drafter.ui.base.theme import set_style
from drafter.ui.office.private_folders import PrivateFolders
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.plain import PlainLabel
from drafter.ui.widgets.sure_button import SureButton

_SHARED = (
    "加入以后，您导入的旧讲话（连同表格和 2 MB 以内的图片）、更正的标题日期、移到回收站的材料，同事的机器上也跟着变；"
    "同事的，您也能查到。"
    "查找始终用本机的语料库，断了网照样用。"
)
_KEPT = "不会共享的：写着的稿子、入门语料，在“管理语料库”里标了“只留本机”的，和下面这些文件夹里的材料。"
_FOLDER = "收藏也不共享。共享文件夹给谁开了权限，谁就能看到里面的材料。"
_SERVER = "收藏只给您自己的另一台机器。服务器上，本单位的材料本单位都能看；别的单位只看得到定稿或已讲、又给了范围的。"


class SharingPage(QWidget):
    """Two faces: how to join where nobody has, how it stands where somebody has."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sharingPage")
        self._services = services
        self._link = services.office
        self._faces = QStackedWidget(self)
        self._joining = self._made_joining()
        self._joined = self._made_joined()
        for face in (self._joining, self._joined):
            self._faces.addWidget(face)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 8)
        layout.addWidget(self._faces, 1)
        layout.addWidget(PrivateFolders(services, self))
        self._link.told.connect(self._show_said)
        self._link.changed.connect(self._show)
        self._link.received.connect(self._ask_for_news)
        self._link.failed.connect(self._tell)
        self._show()

    def _made_joining(self) -> QWidget:
        face = QWidget(self)
        unit = self._services.unit()
        self._place = QLineEdit(face)
        self._place.setObjectName("sharePlace")
        self._place.setPlaceholderText("大家都能读写的文件夹，或服务器地址")
        self._place.setAccessibleName("共享文件夹")
        self._name = QLineEdit(platform.node(), face)
        self._name.setObjectName("shareName")
        self._name.setAccessibleName("同事看到的名称")
        self._office = QLineEdit(unit.name, face)
        self._office.setAccessibleName("单位名称")
        self._office.setPlaceholderText("第一个加入的人填，如 甲县政府办")
        self._password = QLineEdit(face)
        self._password.setObjectName("sharePassword")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName("密码")
        self._password.setPlaceholderText("管理员给的，只存在本机")
        browse = QPushButton("选择…", face)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(browse)
        form = QFormLayout()
        form.addRow("文件夹或服务器", place)
        form.addRow("密码", self._password)
        form.addRow("同事看到的名称", self._name)
        form.addRow("单位名称", self._office)
        self._form = form
        self._kept = _note(face, _KEPT)
        self._place.textChanged.connect(self._follow_place)
        self._follow_place()
        self._join = QPushButton("加入", face)
        self._join.setObjectName("joinOffice")
        self._join.clicked.connect(self._ask_to_join)
        self._said = _note(face, "")
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_note(face, _SHARED))
        column.addLayout(form)
        column.addWidget(self._kept)
        column.addWidget(self._said)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._disc_button(face))
        row.addStretch(1)
        row.addWidget(self._join)
        column.addLayout(row)
        return face

    def _made_joined(self) -> QWidget:
        face = QWidget(self)
        self._about = PlainLabel(face)
        self._about.setObjectName("shareAbout")
        self._about.setWordWrap(True)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = _note(face, "")
        self._news = QListWidget(face)
        self._news.setObjectName("shareNews")
        self._news.setAccessibleName("昨天以来收到的")
        leave = SureButton("退出共享", face, sure="再按一次，退出共享")
        leave.setObjectName("leaveOffice")
        leave.setToolTip("同事的材料留在本机，以后不再收发")
        leave.meant.connect(self._link.leave)
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._about)
        column.addWidget(self._state)
        column.addWidget(_note(face, "昨天以来收到的："))
        column.addWidget(self._news, 1)
        self._kept_now = _note(face, _KEPT)
        column.addWidget(self._kept_now)
        self._disc_said = _note(face, "")
        self._disc_said.setObjectName("discSaid")
        column.addWidget(self._disc_said)
        row = QHBoxLayout()
        row.addWidget(self._disc_button(face))
        row.addWidget(self._write_button(face))
        row.addStretch(1)
        row.addWidget(leave)
        column.addLayout(row)
        return face

    def _disc_button(self, face: QWidget) -> QPushButton:
        button = QPushButton("读光盘文件…", face)
        button.setToolTip("连不到共享文件夹的机器，读同事刻的光盘文件（.gwk）")
        button.clicked.connect(self._take_disc)
        return button

    def _take_disc(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "选择光盘文件", "", "光盘文件 (*.gwk)")
        if file:
            self._said.setText("正在读光盘…")
            self._disc_said.setText("正在读光盘…")
            self._link.take_disc(file, written_in(self._name))

    def _write_button(self, face: QWidget) -> QPushButton:
        self._write = QPushButton("做光盘文件…", face)
        self._write.setObjectName("writeDisc")
        self._write.setToolTip(
            "把共享的材料做成一个签了名的文件（.gwk），刻给连不到共享文件夹的机器；从上一号以后接着做"
        )
        self._write.clicked.connect(self._write_disc)
        return self._write

    def _write_disc(self) -> None:
        member = self._link.membership
        if member is None:
            return
        proposed = f"{member.office.name}-{datetime.date.today():%Y%m%d}.gwk"
        file, _ = QFileDialog.getSaveFileName(self, "做光盘文件", proposed, "光盘文件 (*.gwk)")
        if file:
            self.write_disc(Path(file).with_suffix(".gwk"))

    def write_disc(self, file: Path) -> None:
        """Write what was shared since the last disc into this file, and say how it went."""
        self._disc_said.setText("正在做光盘文件…")
        self._link.write_disc(str(file))

    def _show_said(self, sentence: str) -> None:
        """What was said of a disc that is done."""
        if self._disc_said.text():
            self._disc_said.setText(sentence)

    def _browse(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "选择共享文件夹"):
            self._place.setText(chosen)

    def _follow_place(self) -> None:
        """A server asks for a password and has a name; a folder has neither."""
        is_server = _is_server(written_in(self._place))
        self._form.setRowVisible(self._password, is_server)
        self._form.setRowVisible(self._office, not is_server)
        self._kept.setText(_KEPT + (_SERVER if is_server else _FOLDER))

    def _ask_to_join(self) -> None:
        place = written_in(self._place)
        if not place:
            self._tell("请先选择一个大家都能读写的文件夹。")
            return
        self._join.setEnabled(False)
        self._said.setText("正在加入…")
        self._link.join(place, written_in(self._name), written_in(self._office), self._password.text())
        self._password.clear()

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._state.setText(sentence)
        self._disc_said.clear()
        self._join.setEnabled(True)

    def _show(self) -> None:
        member = self._link.membership
        self._join.setEnabled(True)
        self._said.clear()
        self._faces.setCurrentWidget(self._joined if member else self._joining)
        if member:
            self._about.setText(
                f"已加入“{member.office.name}”，本机是“{member.name}”\n{member.place or '用光盘接收'}\n"
                f"核对码 {member.office.check_code}\n（打电话念给同事听，两边一样，才是同一个单位）"
            )
            self._write.setVisible(bool(member.place) and not _is_server(member.place))
            self._kept_now.setText(_KEPT + (_SERVER if _is_server(member.place) else _FOLDER))
            self._state.setText("\n".join([self._link.line, *self._link.details.split("\n")[1:]]))
            self._ask_for_news(None)

    def _ask_for_news(self, _: object) -> None:
        task = self._services.jobs.run(lambda: self._services.library.brought_since(yesterday()))
        task.finished.connect(self._show_news)

    def _show_news(self, sources: list[Source]) -> None:
        self._news.clear()
        self._news.addItems(news_of(sources))


def _is_server(place: str) -> bool:
    return place.startswith(("postgresql://", "postgres://"))


def _note(parent: QWidget, text: str) -> PlainLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    set_style(label, muted=True, small=True)
    return label

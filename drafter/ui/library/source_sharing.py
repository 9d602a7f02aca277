"""When and where a source was delivered, and who may read it on an office's server."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from drafter.core.dates import find_date
from drafter.library.colleagues import SCOPE_NAMES, Sharing
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.plain import PlainLabel

_SCOPE_TIP = "定稿或已讲的材料，按这里定的范围给别的单位看；由库管员定，别人改了服务器不收"


class SourceSharing(QWidget):
    """Below the facts of one source. `given` brings a date and a place, `scope_chosen` a key of SCOPE_NAMES."""

    given = Signal(object, str)
    scope_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceSharing")
        self._told = PlainLabel(self)
        self._told.setObjectName("givenTold")
        self._told.setWordWrap(True)
        set_style(self._told, muted=True, small=True)
        self._begin = QPushButton("记一次讲过…", self)
        self._begin.setObjectName("noteGiven")
        self._begin.setToolTip("哪天、在哪个会上讲的；状态随之改为“已讲”，可在修改记录里收回")
        set_style(self._begin, link=True)
        self._scope = QComboBox(self)
        self._scope.setObjectName("sourceScope")
        self._scope.setAccessibleName("谁能看")
        self._scope.setToolTip(_SCOPE_TIP)
        for key, name in SCOPE_NAMES.items():
            self._scope.addItem(f"谁能看：{name}", key)
        self._form = self._made_form()
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self._begin)
        first.addStretch(1)
        first.addWidget(self._scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._told)
        column.addLayout(first)
        column.addWidget(self._form)
        self._begin.clicked.connect(self._ask)
        self._scope.activated.connect(lambda _: self.scope_chosen.emit(self._scope.currentData()))
        self.show_sharing(None)

    def show_sharing(self, sharing: Sharing | None) -> None:
        """Show what is known of one source; None hides all of it."""
        self.setVisible(sharing is not None)
        self._form.hide()
        if sharing is None:
            return
        told = [f"{day.year}年{day.month}月{day.day}日，{where}" for day, where in sharing.given]
        self._told.setText("讲过：" + "；".join(told))
        self._told.setVisible(bool(told))
        self._scope.setVisible(bool(sharing.scope))
        self._scope.setCurrentIndex(max(self._scope.findData(sharing.scope), 0))

    def _made_form(self) -> QWidget:
        form = QWidget(self)
        self._day, self._where = QLineEdit(form), QLineEdit(form)
        for line, name, hint in (
            (self._day, "givenDay", "如 2026年3月5日"),
            (self._where, "givenWhere", "在哪个会上，如 全县安全生产会议"),
        ):
            line.setObjectName(name)
            line.setPlaceholderText(hint)
            line.setAccessibleName(hint)
            line.returnPressed.connect(self._note)
            line.textChanged.connect(self._judge)
        self._done = QPushButton("记下", form)
        self._done.setObjectName("givenDone")
        self._done.clicked.connect(self._note)
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._day, 2)
        row.addWidget(self._where, 3)
        row.addWidget(self._done)
        return form

    def _ask(self) -> None:
        self._day.clear()
        self._where.clear()
        self._judge()
        self._form.show()
        self._day.setFocus()

    def _judge(self) -> None:
        self._done.setEnabled(bool(find_date(written_in(self._day)) and written_in(self._where)))

    def _note(self) -> None:
        day, where = find_date(written_in(self._day)), written_in(self._where)
        if day and where:
            self._form.hide()
            self.given.emit(day, where)

"""How fresh the lists of the checks are, and how a newer one comes in from a disc."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from drafter.core.errors import UserError
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

_INTRO = (
    "校核用的词表随程序一起更新。程序不联网：有了新的词表，用优盘、光盘拷来，点“导入词表”选中它，马上就用。"
    "导入的词表加在自带的后面，再导入一份同名的，就换掉前一份。"
)


class FreshnessPage(QDialog):
    """The lists with their sources and days; `own` is the folder of the unit's own lists, `taken` is called when a list came in."""

    def __init__(self, own: Path, taken: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("freshnessPage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("词表的新旧")
        resize_on_screen(self, 720, 560)
        self._own, self._taken = own, taken
        self._table = QTextBrowser(self)
        self._table.setObjectName("freshnessText")
        self._table.setAccessibleName("词表的新旧")
        self._said = PlainLabel(self)
        self._said.setObjectName("freshnessSaid")
        self._said.setWordWrap(True)
        bring = QPushButton("导入词表…", self)
        bring.setObjectName("bringList")
        bring.clicked.connect(self._ask)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.addButton(bring, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._table, self._said, buttons):
            layout.addWidget(widget)
        self._show()

    def bring(self, file: Path) -> None:
        """Take a list in, and say so, or why not."""
        from drafter.checks.list_ages import take_list  # not at start-up

        try:
            take_list(file, self._own)
        except UserError as error:
            self._said.setText(str(error))
            return
        self._said.setText(f"词表“{file.name}”收进来了，校核已经在用。")
        self._show()
        self._taken()

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选一份词表", "", "词表 (*.toml)")
        if name:
            self.bring(Path(name))

    def _show(self) -> None:
        from drafter.checks.list_ages import lists_of  # not at start-up

        rows = "".join(
            f"<tr><td>{'　本单位的' if one.own else ''}{one.title}</td><td align=right>{one.entries:,} 条</td>"
            f"<td>{one.told}</td><td>{escape(one.source)}</td></tr>"
            for one in lists_of(self._own)
        )
        head = "<tr><th align=left>词表</th><th align=right>多少</th><th align=left>核对</th><th align=left>来源</th></tr>"
        self._table.setHtml(f"<p>{_INTRO}</p><table cellpadding=5>{head}{rows}</table>")

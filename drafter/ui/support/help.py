"""What the help menu shows."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from drafter.paths import resource
from drafter.trouble import log_file
from drafter.ui.base.commands import MENUS
from drafter.ui.widgets.fitting import resize_on_screen

#: The width in pixels that the page states for a picture, kept while it is shown narrower.
_STATED = QTextFormat.Property.UserProperty + 1


class _Page(QTextBrowser):
    """A page whose pictures are never wider than it: on a small screen nobody scrolls sideways to read."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def setSource(self, name: QUrl, /) -> None:  # type: ignore[override]
        super().setSource(name)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Give each picture the width that the page states, or that of the view where this is less."""
        room = int(self.viewport().width() - 2 * self.document().documentMargin())
        cursor = self.document().find("\ufffc")
        while not cursor.isNull():
            look = cursor.charFormat().toImageFormat()
            stated = look.intProperty(_STATED) or int(look.width())
            width = min(stated, room)
            if stated and width != look.width():
                look.setProperty(_STATED, stated)
                look.setWidth(width)
                cursor.setCharFormat(look)
            cursor = self.document().find("\ufffc", cursor)


def keys_as_html() -> str:
    """Every command that has keys, by menu, as a table."""
    rows = []
    for title, _, commands in MENUS:
        rows.append(f"<tr><td colspan=2><br><b>{title}</b></td></tr>")
        rows += [
            f"<tr><td>{command.text.rstrip('…')}&nbsp;&nbsp;</td><td>{command.keys}</td></tr>"
            for command in commands
            if command and command.keys
        ]
    return f"<table cellpadding=3>{''.join(rows)}</table>"


def show_help(window: QWidget) -> None:
    """The guide for the first day, beside the window: a page with pictures that lies among the resources."""
    page = resource("help", "help.html")
    text = _browser_in_dialog(window, "使用说明", 720, 760)
    text.setObjectName("helpText")
    text.setAccessibleName("使用说明")
    text.setSearchPaths([str(page.parent)])
    text.document().setDocumentMargin(24)
    text.setSource(QUrl.fromLocalFile(str(page)))


def show_keys(window: QWidget) -> None:
    """A list of all keys, beside the window."""
    text = _browser_in_dialog(window, "快捷键一览", 420, 620)
    text.setObjectName("keysText")
    text.setAccessibleName("快捷键一览")
    text.setHtml(keys_as_html())


def show_log(window: QWidget) -> None:
    """What went wrong that nobody foresaw, newest last, and where the file lies that can be sent."""
    file = log_file()
    told = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    text = _browser_in_dialog(window, "错误记录", 720, 520)
    text.setObjectName("logText")
    text.setAccessibleName("错误记录")
    text.setPlainText(f"记录文件：{file}\n\n{told}" if told else "还没有出过意外。")
    text.moveCursor(QTextCursor.MoveOperation.End if told else QTextCursor.MoveOperation.Start)


def _browser_in_dialog(window: QWidget, title: str, width: int, height: int) -> QTextBrowser:
    """An empty page in a dialog beside the window, with a button that closes it."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    resize_on_screen(dialog, width, height)
    text = _Page(dialog)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.show()
    return text


def show_about(window: QWidget) -> None:
    """The version of the program and of what it is made with."""
    from drafter import __version__  # not at start-up
    from drafter.ui.support.made_with import libraries

    made_with = "\n".join(f"{name} {version}" for name, version in libraries())
    text = (
        "公文起草助手 {}\n\n所有内容只存在这台电脑上，程序从不联网。\n\n使用的开源程序库：\n{}\n\n"
        "安装版和绿色版的程序文件夹里，licenses 文件夹有全部许可证。"
    )
    QMessageBox.about(window, "关于公文起草助手", text.format(__version__, made_with))

"""What the help menu shows."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from drafter import __version__
from drafter.ui.commands import MENUS


def keys_as_html() -> str:
    """Every command that has keys, by menu, as a table."""
    rows = []
    for title, commands in MENUS:
        rows.append(f"<tr><td colspan=2><br><b>{title.partition('(')[0]}</b></td></tr>")
        rows += [
            f"<tr><td>{command.text.rstrip('…')}&nbsp;&nbsp;</td><td>{command.keys}</td></tr>"
            for command in commands
            if command and command.keys
        ]
    return f"<table cellpadding=3>{''.join(rows)}</table>"


def show_keys(window: QWidget) -> None:
    """A list of all keys, beside the window."""
    dialog = QDialog(window)
    dialog.setWindowTitle(window.tr("快捷键一览"))
    dialog.resize(420, 620)
    text = QTextBrowser(dialog)
    text.setHtml(keys_as_html())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(window.tr("关闭"))
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.show()


def show_about(window: QWidget) -> None:
    """The version of the program and of what it is made with."""
    from drafter.ui.made_with import libraries  # not at start-up

    made_with = "\n".join(f"{name} {version}" for name, version in libraries())
    text = window.tr(
        "公文起草助手 {}\n\n所有内容只存在这台电脑上，程序从不联网。\n\n使用的开源程序库：\n{}\n\n"
        "安装版和绿色版的程序文件夹里，licenses 文件夹有全部许可证。"
    )
    QMessageBox.about(window, window.tr("关于公文起草助手"), text.format(__version__, made_with))

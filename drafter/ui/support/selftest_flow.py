"""帮助 → 自检: the self-test in a process of its own, so that not even a crash takes the draft along."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from drafter.process import own_command


class SelfTestFlow(QObject):
    """Runs the self-test and shows what it found; `finished` says whether all works."""

    finished = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._process: QProcess | None = None

    def run(self) -> None:
        """Start the test; a second call while it runs does nothing."""
        if self._process is not None:
            return
        room = QTemporaryDir()
        report = Path(room.filePath("selftest.json"))
        self._process = process = QProcess(self)
        process.finished.connect(lambda: self._show(report, room))
        process.errorOccurred.connect(lambda error: self._tell_unstarted(error, report, room))
        program, *arguments = own_command("--selftest", str(report))
        process.start(program, arguments)

    def _tell_unstarted(self, error: QProcess.ProcessError, report: Path, room: QTemporaryDir) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._show(report, room)

    def _show(self, report: Path, room: QTemporaryDir) -> None:
        self._process = None
        text = report.read_text(encoding="utf-8") if report.is_file() else ""
        room.remove()
        dialog = SelfTestDialog(text, self._window)
        dialog.show()
        self.finished.emit(bool(text) and json.loads(text)["ok"])


class SelfTestDialog(QDialog):
    """What works and what does not; the whole report can be copied for whoever helps."""

    def __init__(self, report: str, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("selfTestDialog")
        self.setWindowTitle(self.tr("自检"))
        self.resize(560, 420)
        text = QTextBrowser(self)
        text.setHtml(report_as_html(report))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("关闭"))
        copy = buttons.addButton(self.tr("复制全部结果"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setEnabled(bool(report))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)


def report_as_html(report: str) -> str:
    """The report of `drafter --selftest` as a table; a sentence where there is none because the test broke off."""
    if not report:
        return "<p>自检没有做完就中断了，请把程序重新安装一遍再试。</p>"
    data = json.loads(report)
    head = "一切正常。" if data["ok"] else "有几项不正常，请把全部结果复制给技术人员。"
    rows = "".join(
        f"<tr><td>{'✓' if check['ok'] else '✗'}</td><td>{_plain(check['title'])}</td>"
        f"<td>{_plain(check['detail'])}</td></tr>"
        for check in data["checks"]
    )
    return f"<p><b>{head}</b>公文起草助手 {_plain(data['drafter'])}</p><table cellpadding=4>{rows}</table>"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")

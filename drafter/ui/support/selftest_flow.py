"""帮助 → 自检: the self-test in a process of its own, so that not even a crash takes the draft along."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess, QTemporaryDir, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from drafter.files.settings import FONT_SCHEME
from drafter.process import own_command
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.support.font_report import font_report, fonts_told


class SelfTestFlow(Flow):
    """Runs the self-test and shows what it found; `finished` says whether all works."""

    finished = Signal(bool)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._process: QProcess | None = None

    def start(self) -> None:
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
        result = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else None
        room.remove()
        if result is not None:
            self._look_at_fonts(result)
        dialog = SelfTestDialog(result, self._window)
        dialog.show()
        self.finished.emit(result is not None and result["ok"])

    def _look_at_fonts(self, result: dict[str, Any]) -> None:
        """Put what this window sees of the fonts into the report: a program without a screen does not see them all,
        under Windows none. They are those of the scheme that the user chose."""
        from drafter.ui.pages.page_maker import Look, layout_of  # not at start-up

        look = Look("gbt9704", self._services.preferences.get(FONT_SCHEME))
        layout = layout_of(look, self._services.home.layouts)
        result["fonts"] = font_report(layout, QFontDatabase.families())
        for check in result["checks"]:
            if check["name"] == "fonts":
                check["detail"] = fonts_told(result["fonts"])


class SelfTestDialog(QDialog):
    """What works and what does not; the whole report can be copied for whoever helps.

    `report` is that of `drafter --selftest`, None where the test broke off.
    """

    def __init__(self, report: dict[str, Any] | None, window: QWidget | None) -> None:
        super().__init__(window)
        self.setObjectName("selfTestDialog")
        self.setWindowTitle("自检")
        self.resize(560, 420)
        text = QTextBrowser(self)
        text.setHtml(report_as_html(report))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        copy = buttons.addButton("复制全部结果", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setEnabled(report is not None)
        whole = json.dumps(report, ensure_ascii=False, indent=2)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(whole))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(buttons)


def report_as_html(report: dict[str, Any] | None) -> str:
    """The report of `drafter --selftest` as a table; a sentence where there is none because the test broke off."""
    if report is None:
        return "<p>自检没有做完就中断了，请把程序重新安装一遍再试。</p>"
    missing = report["fonts"]["missing"] if "fonts" in report else []
    rows = "".join(
        f"<tr><td>{_mark(check, missing)}</td><td>{_plain(check['title'])}</td>"
        f"<td>{_plain(check['detail'])}</td></tr>"
        for check in report["checks"]
    )
    head = _head(report["ok"], missing)
    return f"<p><b>{head}</b>公文起草助手 {_plain(report['drafter'])}</p><table cellpadding=4>{rows}</table>"


def _head(ok: bool, missing: list[str]) -> str:
    if not ok:
        return "有几项不正常，请把全部结果复制给技术人员。"
    if missing:
        return f"程序各部分都正常，但本机缺 {len(missing)} 种公文字体。"
    return "一切正常。"


def _mark(check: dict[str, Any], missing: list[str]) -> str:
    if not check["ok"]:
        return "×"
    return "！" if missing and check["name"] == "fonts" else "√"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")

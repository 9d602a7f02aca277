"""The self-test: what it says where all works, where something is broken, and in the window."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser

from drafter.checks.run import CHECKS, Checker
from drafter.core.errors import UserError
from drafter.paths import Home
from drafter.ui.app import create_window
from drafter.ui.support import trials
from drafter.ui.support.font_report import font_report, fonts_told
from drafter.ui.support.made_with import libraries
from drafter.ui.support.selftest import Trial, run_selftest, tried
from drafter.ui.support.selftest_flow import SelfTestDialog, SelfTestFlow, report_as_html
from drafter.ui.support.trials import MANIFEST, try_files
from drafter.word.fonts import fonts_needed, missing_fonts
from drafter.word.layout import load_layout


@pytest.fixture
def trial(tmp_path, qapp) -> Trial:
    room = tmp_path / "room"
    room.mkdir()
    return Trial(Home(tmp_path / "home"), room, create_window)


def results(report):
    return {check["name"]: check["ok"] for check in report["checks"]}


def test_all_is_well_here(trial):
    report = tried(trial)
    assert report["ok"], report["checks"]
    assert list(results(report)) == [
        *("files", "window", "words", "index", "gao", "docx", "pdf"),
        *("import", "checks", "pages", "recovery", "fonts", "folders"),
    ]


def test_the_report_tells_versions_and_fonts(trial):
    report = tried(trial)
    assert report["libraries"] == dict(libraries())
    assert "PySide6-Essentials".lower() in {name.lower() for name in report["libraries"]}
    assert report["fonts"]["installed"] > 0


def test_one_broken_part_is_told_and_the_others_are_tried(trial):
    def broken(_home):
        raise UserError("窗口坏了。")

    trial.build = broken
    report = tried(trial)
    assert not report["ok"]
    assert [name for name, ok in results(report).items() if not ok] == ["window"]
    assert next(check for check in report["checks"] if not check["ok"])["detail"] == "窗口坏了。"


def test_a_file_of_the_program_that_is_gone_or_changed_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    listed = "".join(f"{hashlib.sha256(name.encode()).hexdigest()}  {name}.txt\n" for name in "ab")
    with pytest.raises(UserError, match="清单"):
        try_files(tmp_path)
    (tmp_path / MANIFEST).write_text(listed)
    assert try_files(tmp_path) == "2 个文件"
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_bytes(b"B")
    with pytest.raises(UserError, match=r"缺 a\.txt、b\.txt 被改动，请重新安装程序"):
        try_files(tmp_path)


def test_a_check_that_finds_nothing_is_told(trial, monkeypatch):
    left_out = next(check for check in CHECKS if check.name == "names")
    others = tuple(check for check in CHECKS if check is not left_out)
    monkeypatch.setattr(trials, "Checker", lambda: Checker(others))
    told = next(check for check in tried(trial)["checks"] if check["name"] == "checks")
    assert not told["ok"]
    assert told["detail"] == f"“{left_out.title}”没有查出该查的。"


def test_a_home_that_cannot_be_written_is_told(trial, tmp_path):
    (tmp_path / "file").touch()
    trial.home = Home(tmp_path / "file" / "home")
    assert not results(tried(trial))["folders"]


def test_nothing_stays_behind(tmp_path, qapp):
    home = Home(tmp_path / "home")
    assert run_selftest(home, create_window, tmp_path / "report.json") == 0
    assert list(home.root.iterdir()) == []


def test_a_report_that_cannot_be_written_is_told(tmp_path, qapp):
    with pytest.raises(UserError):
        run_selftest(Home(tmp_path / "home"), create_window, tmp_path / "nowhere" / "report.json")


def started(tmp_path, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "drafter", "--selftest", *arguments],
        env=os.environ | {"DRAFTER_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_writes_the_report_and_says_nothing(tmp_path):
    done = started(tmp_path, str(tmp_path / "自检.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "自检.json").read_text(encoding="utf-8"))["ok"]


def test_without_a_file_the_command_says_how_it_is_called(tmp_path):
    done = started(tmp_path)
    assert done.returncode == 2
    assert "--selftest 结果.json" in done.stderr


def test_the_help_menu_runs_it_and_shows_the_result(tmp_path, qtbot, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "other"))
    window = create_window(tmp_path / "home")
    qtbot.addWidget(window)
    flow = window.findChild(SelfTestFlow)
    with qtbot.waitSignal(flow.finished, timeout=60_000) as finished:
        window.actions_by_name["actionSelfTest"].trigger()
    assert finished.args == [True]
    dialog = window.findChild(SelfTestDialog)
    shown = dialog.findChild(QTextBrowser).toPlainText()
    assert "不正常" not in shown
    lacking = [name for name, _ in missing_fonts(load_layout("gbt9704"), QFontDatabase.families())]
    assert ("一切正常" in shown) is not bool(lacking)
    assert all(name in shown for name in lacking)
    dialog.findChildren(QPushButton)[-1].click()
    window.close()


def test_the_whole_report_can_be_copied(qtbot):
    report = {"ok": False, "drafter": "1", "checks": []}
    dialog = SelfTestDialog(report, None)
    qtbot.addWidget(dialog)
    copy = next(button for button in dialog.findChildren(QPushButton) if "复制" in button.text())
    copy.click()
    assert json.loads(QApplication.clipboard().text()) == report


def test_a_test_that_broke_off_is_told():
    assert "没有做完就中断了" in report_as_html(None)


def test_a_fault_is_marked_and_its_text_is_shown_as_it_is():
    html = report_as_html(reported({"name": "pdf", "title": "读取 PDF", "ok": False, "detail": "<b>坏了"}))
    assert "<td>×</td>" in html
    assert "&lt;b>坏了" in html


def reported(*checks, ok=False, **facts):
    return {"ok": ok, "drafter": "1", "checks": list(checks), **facts}


def shown_with(families):
    """What the window says where these fonts are installed and all else is well."""
    fonts = font_report(load_layout("gbt9704"), families)
    check = {"name": "fonts", "title": "公文字体", "ok": True, "detail": fonts_told(fonts)}
    return report_as_html(reported(check, ok=True, fonts=fonts))


NEEDED = fonts_needed(load_layout("gbt9704"))


def test_all_is_well_where_no_font_is_missing():
    html = shown_with(NEEDED)
    assert "一切正常" in html and "√" in html and "齐全" in html


def test_missing_fonts_are_named_with_what_stands_in_and_what_that_means():
    html = shown_with(["仿宋", *(name for name in NEEDED if name not in ("仿宋_GB2312", "方正小标宋简体"))])
    assert "一切正常" not in html and "！" in html and "缺 2 种公文字体" in html
    assert "仿宋_GB2312（用仿宋代替）" in html and "方正小标宋简体（用宋体代替）" in html
    assert "在本机看到、打印出来的是代替的字体" in html


def test_a_font_without_a_stand_in_is_left_to_the_system():
    assert "黑体（用系统字体代替）" in shown_with([name for name in NEEDED if name != "黑体"])


def test_where_no_font_can_be_seen_none_is_called_missing():
    html = shown_with([])
    assert "看不到系统的字体" in html and "缺" not in html

"""What stands on buttons and in menus is written one way."""

import ast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from drafter.ui.library.page import LibraryPage
from tests.conftest import ROOT
from tests.ui.desk_material import draft_of, open_window

#: How no label ends: what asks for more before it acts ends in the one character "…".
_OTHER_ELLIPSES = ("……", "...", "。。。")


def wrongly_ended(texts):
    return sorted({text for text in texts if text.endswith(_OTHER_ELLIPSES)})


def test_every_action_and_button_ends_in_one_ellipsis_or_none(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    window.actions_by_name["actionLibrary"].trigger()
    labelled = [*window.findChildren(QAction), *window.findChildren(QAbstractButton)]
    texts = [one.text() for one in labelled]
    assert {"打开…", "备份…", "恢复备份…"} <= set(texts)
    assert wrongly_ended(texts) == []
    window.findChild(LibraryPage).close()


def test_no_text_of_the_window_ends_in_another_ellipsis():
    constants = (
        node.value
        for path in sorted((ROOT / "drafter" / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    # In running text, where words are left out before it, the ellipsis has six dots and stands by itself.
    assert wrongly_ended(text for text in constants if text.strip("…")) == []

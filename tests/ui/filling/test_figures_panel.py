"""Figures in the window: listed, shown on the sheet, changed everywhere; and the offer after one was changed by hand."""

from dataclasses import replace

from drafter.core.edits import update
from drafter.ui.filling.figures_panel import FiguresPanel
from tests.conftest import keep_picture
from tests.ui.desk_material import draft_of, open_window, texts


def test_the_panel_lists_figures_and_changes_one_everywhere(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(
        draft_of("全县37座小型水库要查。", "小型水库共有39座，投入资金300万元。", "37座小型水库有人管。")
    )
    window.workspace().handlers["actionFigures"]()
    panel = window.findChild(FiguresPanel)
    assert panel is not None and panel.isVisible()
    qtbot.waitUntil(lambda: panel._count.text() == "数字：2 项，4 处；1 项前后不一")
    assert panel.rows.topLevelItem(0).text(1) == "小型水库"
    keep_picture(window, "figures")
    panel.field.setText("39座")
    panel.change_all()
    assert "37座" not in "".join(texts(window))
    qtbot.waitUntil(lambda: panel._count.text() == "数字：2 项，4 处")
    window.session.undo()
    assert "37座" in "".join(texts(window))


def test_a_figure_changed_by_hand_is_offered_for_the_other_places(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("全县37座小型水库要查。", "37座小型水库有人管。"))
    first = window.session.draft.paragraphs[0].id
    window.workspace()
    window.session.apply(
        lambda draft: update(draft, {first}, lambda p: replace(p, text=p.text.replace("37", "39"))), "输入"
    )
    qtbot.waitUntil(lambda: "改成了 39座" in window.message_bar.text)
    window.message_bar._act(0)
    assert "37座" not in "".join(texts(window))

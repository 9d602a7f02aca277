"""How a title will break, found while it is typed."""

from PySide6.QtCore import QObject

from drafter.ui.sheet.title_breaks import TitleBreaks
from drafter.word.layout import load_layout
from tests.ui.paper_material import services_in


def test_the_lines_of_the_title_asked_for_last_are_told(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    owner = QObject()
    breaks = TitleBreaks(services, owner)
    layout = load_layout("gbt9704", None)
    wide = int(layout.page.text_width / layout.styles["title"].size)
    told = []
    breaks.broken.connect(told.append)
    title = "在全县安全生产工作会议暨今冬明春森林防火工作动员部署会上的讲话"
    assert len(title) > wide
    with qtbot.waitSignal(breaks.broken):
        breaks.ask("讲话", "gbt9704")
        breaks.ask(title, "gbt9704")
    (lines,) = told
    assert "".join(lines) == title
    assert len(lines) == 2
    assert all(len(line) <= wide for line in lines)
    with qtbot.waitSignal(breaks.broken):
        breaks.ask("讲" * (wide // 2), "gbt9704")
    assert len(told[-1]) == 1
    assert services.jobs.shut_down()
    library.close()

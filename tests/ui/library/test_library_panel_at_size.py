"""The panel over a library in which so many blocks match that a search tells only the least."""

from PySide6.QtWidgets import QLabel, QLineEdit

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.ui.base.theme import current_theme
from drafter.ui.library.panel import LibraryPanel
from drafter.ui.library.questions import PAGE
from tests.benchmarks.texts import speeches


def test_the_whole_number_follows_the_first_answer(qtbot, library, jobs):
    run_job(library.add_many(speeches(12_000)))
    query = Query("群众 没有", limit=PAGE)
    told, whole = library.search(query), library.count(query)
    assert told.is_rough
    panel = LibraryPanel(library, jobs, current_theme(False))
    qtbot.addWidget(panel)
    panel.show()
    states: list[str] = []
    state = panel.findChild(QLabel, "libraryState")
    panel._search.answered.connect(lambda answer: states.append(state.text()))
    panel.findChild(QLineEdit, "librarySearch").setText(query.text)
    qtbot.waitUntil(lambda: state.text() == f"找到 {whole:,} 条", timeout=20_000)
    assert states[-1] == f"找到 {told.total:,}+ 条"
    qtbot.waitUntil(lambda: not jobs.is_busy)

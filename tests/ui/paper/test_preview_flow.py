"""Opening the preview in the whole window, beside the sheet and in place of the library."""

import pypdfium2
import pytest

from drafter.ui.app import create_window
from tests.conftest import keep_picture
from tests.ui.paper_material import speech, wait


@pytest.fixture
def window(qtbot, tmp_path):
    window = create_window(tmp_path / "home")
    qtbot.addWidget(window, before_close_func=lambda w: w.session.load(w.session.draft, None))
    window.resize(1440, 900)
    window.show()
    window.files.start(speech())
    return window


def test_the_preview_opens_beside_the_sheet_and_the_library_makes_room(window):
    action = window.actions_by_name["actionPreview"]
    action.trigger()
    preview = window.paper.preview
    wait(lambda: preview.panel.pages.paper is not None)
    assert action.isChecked() and preview.panel.isVisible()
    assert window.desk.tabs.isHidden() and window.desk.sheet.isVisible()
    keep_picture(window, "preview")
    action.trigger()
    assert not action.isChecked() and preview.panel.isHidden()
    assert not window.desk.tabs.isHidden()


def test_the_window_takes_the_preview_along_into_the_dark(window):
    window.actions_by_name["actionPreview"].trigger()
    wait(lambda: window.paper.preview.panel.pages.paper is not None)
    window.actions_by_name["toggleDark"].trigger()
    desk = window.paper.preview.panel.pages.viewport().grab().toImage().pixelColor(2, 2)
    assert desk.lightness() < 60


def test_a_pdf_is_written_and_told(window, tmp_path):
    window.actions_by_name["actionPreview"].trigger()
    preview, path = window.paper.preview, tmp_path / "讲话.pdf"
    wait(lambda: preview.panel.pages.paper is not None)
    preview.write_pdf(path, preview.panel._maker)
    wait(path.exists)
    wait(lambda: "讲话.pdf" in window.message_bar.text or "本单位" in window.message_bar.text)
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(list(pdf.get_toc())) == 3


def test_every_command_on_paper_has_a_handler(window):
    names = {
        "actionPreview",
        "actionPageSetup",
        "actionCopyLayout",
        "actionExportReading",
        "actionExportForApproval",
        "actionRevision",
        "actionVersions",
    }
    assert names <= window.actions_by_name.keys()
    assert set(window.paper.handlers()) == names


def test_the_next_window_has_its_library_back(window, qtbot, tmp_path):
    window.actions_by_name["actionPreview"].trigger()
    window.session.load(window.session.draft, None)
    window.close()
    again = create_window(tmp_path / "home")
    qtbot.addWidget(again, before_close_func=lambda w: w.session.load(w.session.draft, None))
    again.resize(1366, 768)
    again.show()
    again.files.start(speech())
    assert again.desk.library.isVisible() and again.desk.library.width() > 200
    assert again.desk.sheet.width() > 500

"""The unit's own layouts: copied, edited, noticed; and how a title is shown to break."""

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from drafter.core.edits import set_text
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.flow import Frame
from drafter.ui.document.session import Session
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.paper.layout_flow import LayoutFlow
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.sheet.title_hint import TitleHint
from drafter.ui.shell.outline_flow import show_title_breaks
from drafter.word.layout import list_layouts, load_layout
from tests.ui.paper_material import frame_in, services_in, speech, wait

LONG = "在全县安全生产暨森林防灭火和防汛抗旱工作电视电话会议上的讲话"


class Editor(QObject):
    """Stands for the system's editor and notes what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def services(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    yield services
    services.jobs.shut_down()
    library.close()


@pytest.fixture
def frame(qtbot, services) -> Frame:
    return frame_in(qtbot, services)


@pytest.fixture
def opened(qtbot):
    """What the system's editor was asked to open."""
    editor = Editor()
    QDesktopServices.setUrlHandler("file", editor, "open")
    yield editor.paths
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def flow(frame, opened) -> LayoutFlow:
    return LayoutFlow(frame)


def test_a_copy_is_a_layout_like_its_original_and_opened(flow, services, opened):
    path = flow.copy("gbt9704", "本县版式")
    ours, original = load_layout(path.stem, services.home.layouts), load_layout("gbt9704")
    assert (ours.title, ours.styles, ours.page) == ("本县版式", original.styles, original.page)
    assert opened == [str(path)]
    assert ("本县版式", "本县版式") in list_layouts(services.home.layouts)


def test_a_line_of_the_copy_takes_effect_without_its_sign(flow, services):
    path = flow.copy("gbt9704", "本县版式")
    text = path.read_text("utf-8").replace(
        "# [styles.heading2]\n# bold = true", "[styles.heading2]\nbold = true"
    )
    path.write_text(text, "utf-8")
    assert load_layout(path.stem, services.home.layouts).styles["heading2"].bold


def test_a_second_copy_of_the_name_gets_a_name_of_its_own(flow):
    assert [flow.copy("reading", "大字").name for _ in range(2)] == ["大字.toml", "大字2.toml"]


def test_the_unit_is_told_of_every_change_of_its_file(flow):
    heard = []
    path = flow.copy("gbt9704", "本县版式")
    flow.changed.connect(lambda: heard.append(1))
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    wait(lambda: bool(heard))
    assert path.exists()


def test_a_folder_that_cannot_be_made_is_told(flow, services, frame):
    services.home.root.mkdir(parents=True, exist_ok=True)
    services.home.layouts.write_text("in the way")
    assert flow.copy("gbt9704", "本县版式") is None
    assert frame.bar.text


@pytest.fixture
def hint(qtbot, services) -> TitleHint:
    session = Session(speech())
    sheet = Sheet(session, LIGHT)
    qtbot.addWidget(sheet)
    sheet.resize(900, 700)
    sheet.show()
    hint = TitleHint(session, services, sheet)
    hint.session, hint.sheet = session, sheet
    return hint


def test_a_long_title_shows_its_lines_while_the_cursor_is_in_it(hint):
    hint.session.apply(lambda draft: set_text(draft, "title", LONG), "输入")
    hint.sheet.go_to("title")
    wait(lambda: not hint.isHidden())
    assert hint.text() == "印成 2 行：在全县安全生产暨森林防灭火和  /  防汛抗旱工作电视电话会议上的讲话"
    hint.sheet.go_to("opening")
    assert hint.isHidden()


def test_ones_own_break_wins(hint):
    broken = "在全县安全生产工作会议上的\n讲话"
    hint.session.apply(lambda draft: set_text(draft, "title", broken), "输入")
    hint.sheet.go_to("title")
    wait(lambda: not hint.isHidden())
    assert hint.text() == "印成 2 行：在全县安全生产工作会议上的  /  讲话"


def test_the_form_of_a_new_draft_says_it_too(qtbot, services):
    dialog = NewDraftDialog(services.outlines(), services.usual_facts(), LIGHT)
    qtbot.addWidget(dialog)
    show_title_breaks(dialog.form, services)
    lines = dialog.form.findChild(QLabel, "draftTitleLines")
    dialog.form.title.setText(LONG)
    wait(lambda: not lines.isHidden())
    assert lines.text().startswith("印成 2 行：")

"""The page set-up: a form over the layout's own file, with the page beside it."""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from PySide6.QtWidgets import QPushButton

from drafter.core.toml import open_toml
from drafter.ui.base.theme import LIGHT
from drafter.ui.paper.layout_flow import LayoutFlow
from drafter.ui.paper.page_setup import PageSetupDialog
from drafter.ui.paper.page_setup_flow import PageSetupFlow
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.ui.paper_material import frame_in, services_in, wait
from tests.word.package_parts import W, root


@pytest.fixture
def services(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    yield services
    services.jobs.shut_down()
    library.close()


@pytest.fixture
def flow(qtbot, services):
    frame = frame_in(qtbot, services)
    flow = PageSetupFlow(frame, LayoutFlow(frame))
    flow.session = frame.session
    return flow


def opened(qtbot, flow, services) -> PageSetupDialog:
    """The form over the draft's layout, with its first pages."""
    layout = flow._layout()
    dialog = PageSetupDialog(
        layout, flow._table(layout), flow.session.draft, services.jobs, services.home.layouts, LIGHT
    )
    qtbot.addWidget(dialog)
    wait(lambda: dialog.pages.paper is not None)
    return dialog


def test_untouched_it_writes_nothing_but_the_name(qtbot, flow, services):
    dialog = opened(qtbot, flow, services)
    assert dialog.table == {"based_on": "gbt9704", "title": "本单位版式"}
    assert "每页 22 行，每行 28 字" in dialog.told.text()


def test_what_was_changed_is_written_and_the_draft_set_in_it(qtbot, flow, services):
    dialog = opened(qtbot, flow, services)
    dialog.name.setText("清源县格式")
    dialog.margins["top"].setValue(35)
    dialog.pitch.setValue(30)
    dialog.characters.setValue(26)
    dialog.number_position.setCurrentText("居中")
    dialog.bold_second.setChecked(True)
    dialog.fonts["仿宋"].setCurrentText("仿宋")
    first = dialog.pages.paper
    wait(lambda: dialog.pages.paper is not first and dialog.pages.paper.layout.page.top == 35)
    flow.keep(flow._layout(), dialog.table)
    layout = load_layout(flow.session.draft.layout, services.home.layouts)
    assert (layout.name, layout.title) == ("清源县格式", "清源县格式")
    assert (layout.page.top, layout.page.left, layout.styles["body"].line) == (35, 28.01, 30)
    assert (layout.page_number.position, layout.fonts["仿宋"]) == ("居中", "仿宋")
    section = root(to_docx(flow.session.draft, layout), "word/document.xml").find(f".//{W}sectPr")
    assert section.find(f"{W}pgMar").get(f"{W}top") == "1984"
    # A second time the unit's own file is changed, and what it said is kept.
    again = opened(qtbot, flow, services)
    assert (again.characters.value(), again.bold_second.isChecked()) == (26, True)
    again.pitch.setValue(29)
    flow.keep(flow._layout(), again.table)
    assert flow.session.draft.layout == "清源县格式"
    assert (
        open_toml(services.home.layouts / "清源县格式.toml", "版式文件").data["styles"]["body"]["line"] == 29
    )
    assert (services.home.layouts / "清源县格式.toml.bak").is_file()


def test_a_line_holds_as_many_characters_as_were_asked_for(qtbot, flow, services):
    from drafter.word.page_setup import setup_of

    dialog = opened(qtbot, flow, services)
    for count in (24, 25, 27, 30):
        dialog.characters.setValue(count)
        flow.keep(flow._layout(), dialog.table)
        assert setup_of(load_layout(flow.session.draft.layout, services.home.layouts)).characters == count
        dialog = opened(qtbot, flow, services)


def test_a_mistake_is_told_beside_the_form(qtbot, flow, services):
    dialog = opened(qtbot, flow, services)
    dialog.fonts["仿宋"].setCurrentText("")
    wait(lambda: "仿宋" in dialog.told.text())


def template(path, pitch: int = 560) -> None:
    """A template as an office has one: its own margins, grid and fonts."""
    document = docx.Document()
    section = document.sections[0]
    section.top_margin, section.left_margin = Mm(33), Mm(27)
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(pitch))
    for name, font in (("Normal", "仿宋"), ("Title", "小标宋"), ("Heading 1", "黑体"), ("Heading 2", "楷体")):
        document.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.save(path)


def test_the_form_is_filled_from_the_templates_of_the_office(qtbot, flow, services, tmp_path):
    dialog = opened(qtbot, flow, services)
    template(tmp_path / "公文模板.docx")
    dialog.fill_from(tmp_path / "公文模板.docx")
    setup = dialog.setup
    assert (setup.top, setup.left, setup.pitch) == pytest.approx((33, 27, 28), abs=0.02)
    assert [setup.fonts[use] for use in ("标宋", "仿宋", "黑体", "楷体")] == [
        "小标宋",
        "仿宋",
        "黑体",
        "楷体",
    ]
    assert dialog.table["page"]["top"] == pytest.approx(33, abs=0.02)


def test_what_is_no_template_is_told_and_changes_nothing(qtbot, flow, services, tmp_path):
    dialog = opened(qtbot, flow, services)
    before = dialog.setup
    (tmp_path / "a.dotx").write_bytes(b"PK nothing")
    dialog.fill_from(tmp_path / "a.dotx")
    assert "损坏" in dialog.told.text()
    assert dialog.setup == before


def test_the_buttons_stay_in_sight_where_the_form_has_no_room(qtbot, flow, services):
    dialog = opened(qtbot, flow, services)
    dialog.resize(870, 450)
    dialog.show()
    assert dialog.size().toTuple() == (870, 450)
    keep = dialog.findChild(QPushButton, "setupKeep")
    assert dialog.rect().contains(keep.geometry())

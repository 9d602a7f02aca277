"""Exporting from the window: what is said before, and that window and terminal give the same file."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from drafter.cli import run
from drafter.core.edits import set_text
from drafter.core.model import Draft
from drafter.files.gao import load_draft, save_draft
from drafter.files.settings import FONT_SCHEME, LECTERN_SIZE
from drafter.reading.read import read_document
from drafter.ui.document.file_flow import FileFlow
from drafter.ui.document.session import Session
from drafter.ui.paper.export_flow import ExportFlow
from tests.ui.paper_material import frame_in, services_in, speech, wait
from tests.ui.test_journey import answer
from tests.word.package_parts import texts

LONG = "在全县安全生产暨森林防灭火和防汛抗旱工作电视电话会议上的讲话"


@pytest.fixture
def flow(qtbot, tmp_path):
    services, library = services_in(tmp_path)
    session = Session(set_text(speech(), "title", LONG))
    frame = frame_in(qtbot, services, session)
    files = FileFlow(frame)
    flow = ExportFlow(frame, files)
    flow.session, flow.services, flow.files, flow.said = session, services, files, []
    frame.bar.said.connect(lambda text, kind: flow.said.append((kind, text)))
    yield flow
    services.jobs.shut_down()
    files.close()
    library.close()


def exported(flow, path, layout: str) -> bytes:
    done = []
    flow.done.connect(done.append)
    flow.export_to(path, layout)
    wait(lambda: bool(done))
    return path.read_bytes()


def typeset(draft: Draft, folder, layout: str, monkeypatch) -> bytes:
    """What the terminal makes of a draft."""
    monkeypatch.setenv("DRAFTER_HOME", str(folder / "home"))
    save_draft(draft, folder / "稿.gao")
    target = folder / "terminal.docx"
    assert run(["typeset", str(folder / "稿.gao"), "-o", str(target), "--layout", layout]) == 0
    return target.read_bytes()


@pytest.mark.parametrize("layout", ["gbt9704", "reading"])
def test_window_and_terminal_give_the_same_bytes(flow, tmp_path, monkeypatch, layout):
    window = exported(flow, tmp_path / "window.docx", layout)
    assert window == typeset(flow.session.draft, tmp_path, layout, monkeypatch)


def test_scheme_and_size_that_were_chosen_reach_the_file(flow, tmp_path):
    usual = [exported(flow, tmp_path / "usual.docx", name) for name in ("gbt9704", "reading")]
    flow.services.preferences.set(FONT_SCHEME, "Windows 自带")
    flow.services.preferences.set(LECTERN_SIZE, "一号")
    chosen = [exported(flow, tmp_path / "chosen.docx", name) for name in ("gbt9704", "reading")]
    assert usual[0] != chosen[0] and usual[1] != chosen[1]
    assert read_document(tmp_path / "chosen.docx").paragraphs


def test_missing_fonts_are_told_before_anything_is_written(flow, tmp_path):
    flow._installed = frozenset({"Noto Serif CJK SC"})
    target = tmp_path / "讲话.docx"

    def name_file(dialog: QFileDialog) -> None:
        assert "本机缺这些字体" in flow.said[0][1]
        assert flow.said[0][1].count("→ 系统字体") <= 1 <= flow.said[0][1].count("→")
        assert not target.exists()
        dialog.selectFile(str(target))
        dialog.accept()

    answer(QFileDialog, name_file)
    flow.export()
    wait(target.exists)
    assert flow.said[0][0] == "info"


def test_characters_that_no_file_can_hold_are_told(flow):
    flow.session.apply(lambda draft: set_text(draft, "opening", "同志们\x0b，开会。𠮷"), "输入")
    answer(QFileDialog, lambda dialog: dialog.reject())
    flow.export()
    assert "Word 不能保存" in flow.said[0][1] and "𠮷" in flow.said[0][1]


def test_a_layout_with_a_mistake_is_told_and_nothing_is_asked(flow):
    folder = flow.services.home.layouts
    folder.mkdir(parents=True)
    (folder / "wrong.toml").write_text('based_on = "gbt9704"\n[page]\ntop = "高"\n', "utf-8")
    flow.export("wrong")
    [(kind, text)] = flow.said
    assert kind == "error" and "“wrong.toml”第 3 行" in text


def test_a_name_that_ends_in_pdf_gives_the_pages_as_a_pdf(flow, tmp_path):
    assert exported(flow, tmp_path / "讲话.pdf", "reading").startswith(b"%PDF-")


def test_the_kind_that_is_chosen_tells_how_the_file_ends(flow, tmp_path, monkeypatch):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "讲话.docx"), "PDF 文件 (*.pdf)")
    )
    filters = "Word 文档 (*.docx);;PDF 文件 (*.pdf)"
    assert flow.files.ask_target("导出", ".docx", filters) == tmp_path / "讲话.pdf"


def test_a_draft_is_exported_for_approval(flow, tmp_path, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getItem", lambda *arguments, **_: (arguments[3][1], True))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "送审.docx"), ""))
    done = []
    flow.done.connect(done.append)
    flow.export_for_approval()
    wait(lambda: bool(done))
    told = texts(done[0].read_bytes())
    assert told.count("（送审稿）") == 2
    assert sum("＿" in text for text in told) == 3


def test_the_note_names_the_number_and_the_copies_that_no_layout_sets(flow, tmp_path, monkeypatch):
    lines = ("临政办发〔2026〕31号", "抄送：县委办公室。")
    flow.session.apply(lambda draft: replace(draft, left_out=lines), "打开")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(ExportFlow, "open_places", lambda _: [])
    flow.export("gbt9704")
    assert any(all(line in told for line in lines) for _, told in flow.said)
    save_draft(flow.session.draft, tmp_path / "稿.gao")
    assert load_draft(tmp_path / "稿.gao").left_out == lines

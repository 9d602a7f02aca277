"""合稿 in a window: files of colleagues become one draft."""

from drafter.files.gao import save_draft
from drafter.ui.drafts.assembly_flow import AssemblyFlow
from tests.ui.desk_material import draft_of, open_window, texts

#: With a number of a document, for which a draft has no place.
NUMBERED = "清办发〔2026〕12号\n"
WORD = "全县护林工作汇报\n各位领导：\n一、压实责任\n每一座山都要有人管。\n"


def test_a_draft_and_a_text_become_one_and_a_bad_file_is_told(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    flow = AssemblyFlow(window._frame(), window.files)
    said = []
    window.message_bar.said.connect(lambda text, kind: said.append((kind, text)))
    save_draft(draft_of("乙的话。"), tmp_path / "2乙.gao")
    (tmp_path / "1甲.txt").write_text(NUMBERED + WORD, encoding="utf-8")
    (tmp_path / "3坏.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    flow.assemble([tmp_path / "1甲.txt", tmp_path / "3坏.docx"])
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert said[0][0] == "error"
    assert "3坏.docx" in said[0][1]
    assert not window.session.has_draft
    flow.assemble([tmp_path / "1甲.txt", tmp_path / "2乙.gao"])
    qtbot.waitUntil(lambda: window.session.has_draft, timeout=60_000)
    assert texts(window)[1:] == ["全县护林工作汇报", "压实责任", "每一座山都要有人管。", "2乙", "乙的话。"]
    assert window.session.path is None
    assert "共 2 个部分" in said[-1][1]
    assert "“1甲”去掉 1 处" in said[-1][1]

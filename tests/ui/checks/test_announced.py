"""The number of parts that a transition announces: flagged where it is wrong, and put right from the list."""

from drafter.core import edits
from drafter.core.model import Draft, Move, Paragraph, Role
from tests.ui.desk_material import open_window

PARTS = tuple(Paragraph(f"h{n}", Role.HEADING, 1, f"抓好第{n}件事，不留死角", "一、") for n in range(3))


def draft_with(transition: str) -> Draft:
    return Draft(paragraphs=(Paragraph("t", Role.BODY, 0, transition, move=Move.TRANSITION), *PARTS))


def flagged(window):
    return [finding for finding in window.checks.flow.findings if finding.check == "announced"]


def said(window) -> str:
    return window.session.draft.paragraphs[0].text


def test_an_imported_number_that_is_wrong_is_flagged_and_follows_once_it_is_put_right(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path / "home")
    window.files.start(draft_with("下面，我讲五点意见。"))
    window.session.apply(lambda draft: edits.set_text(draft, "h0", "抓好头一件事，不留死角"), "键入")
    assert said(window) == "下面，我讲五点意见。"
    qtbot.waitUntil(lambda: bool(flagged(window)), timeout=20000)
    finding = flagged(window)[0]
    window.checks.flow.fix(finding, finding.fixes[0])
    assert said(window) == "下面，我讲三点意见。"
    assert window.desk.sheet.text.paragraphs[0].text == said(window)
    window.session.apply(lambda draft: edits.remove(draft, ["h2"]), "删除")
    assert said(window) == "下面，我讲两点意见。"
    window.session.undo()
    window.session.undo()
    assert said(window) == "下面，我讲五点意见。"

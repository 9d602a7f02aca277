"""待用 and notes on the sheet."""

from drafter.core.parking import with_note
from tests.conftest import keep_picture
from tests.ui.desk_material import draft_of, open_window


def test_a_paragraph_is_put_aside_and_taken_in_again_by_its_command(qtbot, tmp_path):
    window = open_window(qtbot, tmp_path)
    window.files.start(
        draft_of("第一段话放在这里，说的是防汛的事。", "这一段先留着备用，也许用得上。", "最后一段。")
    )
    handlers = window.workspace().handlers
    window.desk.sheet.go_to("1")
    handlers["togglePark"]()
    assert [p.is_parked for p in window.session.draft.paragraphs] == [False, True, False]
    window.session.apply(lambda draft: with_note(draft, "0", "数字找水利局核一下"), "旁注")
    assert window.session.draft.paragraphs[0].note == "数字找水利局核一下"
    keep_picture(window, "parked")
    handlers["togglePark"]()
    assert not any(p.is_parked for p in window.session.draft.paragraphs)
    window.session.undo()
    assert window.session.draft.paragraphs[1].is_parked

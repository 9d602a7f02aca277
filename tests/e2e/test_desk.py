"""The desk under a real pointer and keyboard: drags in every direction, keys alone, a crash."""

import signal
from pathlib import Path

import pytest

from drafter.core.model import Draft, Facts, Paragraph
from drafter.core.numbering import labels
from drafter.files.gao import load_draft, save_draft
from drafter.reading.read import read_document
from tests.e2e import desk_scenes, keys_scenes, sheet_scenes, trade_scenes
from tests.e2e.display import virtual_display
from tests.e2e.other_program import LETTER
from tests.e2e.stage import play


@pytest.mark.pointer
def test_what_is_dragged_lands_where_it_was_shown_and_can_all_be_taken_back(
    tmp_path: Path, xvfb: str
) -> None:
    with virtual_display(desk_scenes.TITLE + desk_scenes.SOUGHT + "".join(desk_scenes.TYPED)) as display:
        seen = play(desk_scenes.drag_everything, tmp_path, display)
    assert seen["failure"] == ""
    first, new, second = seen["between"]
    assert [first[2], second[2]] == list(desk_scenes.TYPED)
    assert (new[0], new[1]) == ("point", first[1])
    assert seen["cancelled"]
    for card, text in zip(seen["several"]["cards"], seen["several"]["texts"], strict=True):
        assert text and text in card
    assert seen["node"]["above"] == seen["node"]["part"]
    assert seen["node"]["text"] in seen["node"]["card"]
    assert seen["margin"] == list(reversed(desk_scenes.TYPED))
    one, two, three = seen["parts"][0]
    assert seen["parts"][1:] == [[two, one, three], [two, three, one]]
    assert seen["empty again"]


@pytest.mark.pointer
def test_points_words_and_sections_are_dragged_within_the_sheet_and_past_its_edge(
    tmp_path: Path, xvfb: str
) -> None:
    typed = desk_scenes.SOUGHT + "".join(desk_scenes.TYPED)
    with virtual_display(sheet_scenes.TITLE + typed) as display:
        seen = play(sheet_scenes.drag_within, tmp_path, display)
    assert seen["failure"] == ""
    first, second = desk_scenes.TYPED
    assert seen["up"] == [second, first]
    assert seen["words"] == [first[2:], second[:2] + first[:2] + second[2:]]
    assert seen["scrolled"]
    assert seen["section"]["role"] == "heading"
    assert seen["section"]["came"] == seen["section"]["card"]
    assert len(seen["section"]["came"]) > 1
    assert seen["empty again"]


@pytest.mark.pointer
def test_words_and_files_go_between_the_program_and_another_one(tmp_path: Path, xvfb: str) -> None:
    speech = "在全县工作会议上的讲话\n同志们：\n　　今天召开会议，部署下半年工作，请大家抓好落实。\n"
    (tmp_path / trade_scenes.SPEECH).write_text(speech, encoding="utf-8")
    save_draft(Draft(Facts("另一篇稿子"), (Paragraph("a", text="一段。"),)), tmp_path / trade_scenes.DRAFT)
    with virtual_display(trade_scenes.TITLE + desk_scenes.SOUGHT + trade_scenes.TYPED, width=1900) as display:
        seen = play(trade_scenes.trade, tmp_path, display)
    assert seen["failure"] == ""
    page = seen["card"]["page"]
    assert page["text"] and page["text"] in seen["card"]["card"]
    assert {"text/plain", "text/html"} <= set(page["kinds"])
    assert seen["card"]["untouched"]
    assert trade_scenes.TYPED in seen["words"]["page"]["text"]
    assert seen["words"]["draft"] == trade_scenes.TYPED
    assert [role for role, _, _ in seen["letter"]] == ["heading", "body", "heading", "body"]
    assert [level for _, level, _ in seen["letter"]][::2] == [1, 2]
    assert "".join(text for _, _, text in seen["letter"]) in LETTER.replace("一、", "").replace(
        "（一）", ""
    ).replace("\n", "")
    assert seen["imported"]
    assert seen["opened"] == "另一篇稿子"


@pytest.mark.pointer
def test_a_whole_speech_is_written_without_the_mouse(tmp_path: Path, xvfb: str) -> None:
    with virtual_display(keys_scenes.TITLE + keys_scenes.SENTENCE + "稿") as display:
        seen = play(keys_scenes.write_by_keys, tmp_path, display)
    assert seen["failure"] == ""
    draft = load_draft(tmp_path / "稿.gao")
    assert not [p for p in draft.paragraphs if p.is_empty_slot]
    assert len([p for p in draft.paragraphs if p.text == keys_scenes.SENTENCE]) == seen["typed"]
    assert [p.text for p in draft.paragraphs if p.source] == [seen["inserted"]]
    document = read_document(tmp_path / "稿.docx")
    assert [(p.role, p.text) for p in document.paragraphs] == [(p.role, p.text) for p in draft.paragraphs]
    assert document.labels == labels(draft.paragraphs)


@pytest.mark.pointer
def test_what_was_typed_before_a_crash_is_offered_at_the_next_start(tmp_path: Path, xvfb: str) -> None:
    with virtual_display(keys_scenes.TITLE + keys_scenes.SENTENCE + "恢复") as display:
        crashed = play(keys_scenes.crash, tmp_path, display)
        assert crashed["status"] == -signal.SIGKILL
        seen = play(keys_scenes.recover, tmp_path, display)
    assert seen["failure"] == ""
    assert seen["title"] == keys_scenes.TITLE
    assert keys_scenes.SENTENCE in seen["texts"]
    assert not seen["saved"]

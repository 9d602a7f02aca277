"""Drafts and clips go through JSON unchanged."""

import json

import pytest
from hypothesis import given

from drafter.core.serial import (
    NewerVersion,
    clip_from_json,
    clip_to_json,
    draft_from_json,
    draft_to_json,
    slot_from_json,
)
from tests.core.draft_strategies import clips, drafts


def through_text(value):
    return json.loads(json.dumps(value))


@given(drafts)
def test_a_draft_comes_back_equal(draft):
    assert draft_from_json(through_text(draft_to_json(draft))) == draft


@given(clips)
def test_a_clip_comes_back_equal(clip):
    assert clip_from_json(through_text(clip_to_json(clip))) == clip


@given(drafts)
def test_writing_again_what_was_read_gives_the_same_text(draft):
    written = json.dumps(draft_to_json(draft))
    assert json.dumps(draft_to_json(draft_from_json(json.loads(written)))) == written


def test_fields_of_a_later_version_survive_wherever_they_stand():
    value = {
        "format": "gao",
        "version": 1,
        "facts": {"title": "题", "weather": "晴"},
        "layout": "gbt9704",
        "outline": "",
        "mood": "calm",
        "sources": [{"id": "s", "title": "来源", "whose": "own", "state": "final", "date_guessed": True, "stars": 5}],
        "paragraphs": [
            {"id": "a", "role": "body", "text": "文", "colour": "red", "extra": 1, "source": 0,
             "slot": {"role": "body", "hint": "h"}},
        ],
    }  # fmt: skip
    assert draft_to_json(draft_from_json(value)) == value


@pytest.mark.parametrize(
    "change",
    [
        {"format": "docx"},
        {"version": "1"},
        {"paragraphs": {}},
        {"paragraphs": ["a"]},
        {"paragraphs": [{"id": 1}]},
        {"paragraphs": [{"id": "a", "role": "poem"}]},
        {"paragraphs": [{"id": "a", "level": -3}]},
        {"paragraphs": [{"id": "a", "level": 10**9}]},
        {"paragraphs": [{"id": "a", "move": "jump"}]},
        {"paragraphs": [{"id": "a", "source": 4}]},
        {"paragraphs": [{"id": "a"}, {"id": "a"}]},
        {"facts": {"date": "gestern"}},
        {"facts": []},
        {"sources": [[]]},
    ],
)
def test_what_is_no_draft_is_refused(change):
    value = {"format": "gao", "version": 1, "paragraphs": []} | change
    with pytest.raises((ValueError, KeyError)):
        draft_from_json(value)


def test_later_versions_are_refused_by_name():
    with pytest.raises(NewerVersion):
        draft_from_json({"format": "gao", "version": 2})
    with pytest.raises(NewerVersion):
        clip_from_json({"format": "drafter-clip", "version": 2})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("责任\ud800到人", "责任\ufffd到人"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("上\u2029下\r\n左\u2028右\x85前\x0b后", "上\n下\n左\n右\n前\n后"),
        ("甲\ufffe乙\ufdd0丙\U0001ffff\x00丁", "甲乙丙丁"),
    ],
)
def test_what_no_window_can_hold_is_cleaned_in_every_field(written: str, read: str):
    source = {"id": written, "title": written, "speaker": written}
    slot = {"role": "body", "prompt": written, "topics": [written]}
    paragraph = {"id": written, "text": written, "source": 0, "slot": slot}
    facts = {"title": written, "place": written}
    draft = draft_from_json(
        {"format": "gao", "version": 1, "facts": facts, "sources": [source], "paragraphs": [paragraph]}
    )
    (one,) = draft.paragraphs
    assert one.source
    assert one.slot
    found = [draft.facts.title, draft.facts.place, one.id, one.text, one.source.id, one.source.title]
    assert {*found, one.source.speaker, one.slot.prompt, *one.slot.topics} == {read}


@pytest.mark.parametrize("number", [1e308, -1e308, 5, -0.5])
def test_a_share_beyond_the_whole_is_brought_back(number: float):
    assert 0 <= slot_from_json({"role": "body", "share": number}).share <= 1


@pytest.mark.parametrize("number", [10**400, float("nan"), float("inf"), True, "0.1"])
def test_a_share_that_is_no_number_is_refused(number: object):
    with pytest.raises((ValueError, OverflowError)):
        slot_from_json({"role": "body", "share": number})


def test_a_number_that_qt_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="minutes"):
        draft_from_json({"format": "gao", "version": 1, "facts": {"minutes": 1 << 40}, "paragraphs": []})

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
        "sources": [{"id": "s", "title": "来源", "stars": 5}],
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

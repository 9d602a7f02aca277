"""Tables and pictures stand in a draft as blocks: carried whole, moved, deleted, copied."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core import edits, text_edits
from drafter.core.clip import Clip
from drafter.core.model import Draft, Paragraph, Role, Slot
from drafter.core.object_serial import object_from_json, object_to_json
from drafter.core.objects import Cell, Picture, Table, counted, picture_of, table_of_rows
from drafter.core.serial import draft_from_json, draft_to_json
from drafter.core.structure import section_stop
from tests.core.draft_strategies import OBJECTS, an_edit, drafts

TABLE = table_of_rows([["乡镇", "户数"], ["东岭乡", "12"]])
PICTURE = picture_of(b"\x89PNG bytes", "png", 60.0, 40.0)
HEADING = Paragraph("h", Role.HEADING, 1, "抓落实", "一、")
BODY = Paragraph("b", text="情况见下表。")
BLOCK = Paragraph("t", Role.OBJECT, text="表1 任务表", object=TABLE)


def bytes_of(draft):
    return {digest: picture.data for digest, picture in draft.pictures.items()}


@given(drafts)
def test_every_picture_comes_back_byte_for_byte(draft):
    back = draft_from_json(json.loads(json.dumps(draft_to_json(draft))))
    assert bytes_of(back) == bytes_of(draft)


def test_a_picture_that_stands_twice_is_written_once():
    twice = Draft(paragraphs=tuple(Paragraph(name, Role.OBJECT, object=PICTURE) for name in "ab"))
    assert list(draft_to_json(twice)["pictures"]) == [PICTURE.digest]
    assert "pictures" not in draft_to_json(twice, with_pictures=False)


def test_a_picture_with_other_bytes_than_its_digest_says_is_refused():
    value = draft_to_json(Draft(paragraphs=(Paragraph("a", Role.OBJECT, object=PICTURE),)))
    value["pictures"][PICTURE.digest] = "AAAA"
    with pytest.raises(ValueError, match="pictures"):
        draft_from_json(value)


def test_an_object_of_a_later_version_survives():
    chart = {"id": "a", "role": "object", "object": {"kind": "chart", "bars": [1, 2]}}
    value = {
        "format": "gao",
        "version": 1,
        "facts": {},
        "layout": "",
        "outline": "",
        "sources": [],
        "paragraphs": [chart],
    }
    assert draft_to_json(draft_from_json(value)) == value


@given(st.sampled_from(OBJECTS))
def test_objects_come_back_equal(one):
    assert object_from_json(json.loads(json.dumps(object_to_json(one)))) == one


def test_cells_below_a_tall_one_stand_beside_it():
    table = Table(((Cell("乡镇", down=2), Cell("户")), (Cell("人"),)))
    assert [(place.row, place.column, place.cell.text) for place in table.places()] == [
        (0, 0, "乡镇"),
        (0, 1, "户"),
        (1, 1, "人"),
    ]
    assert table.columns == 2


def test_objects_are_counted_in_words():
    assert counted([TABLE, PICTURE, TABLE]) == "2 个表格、1 张图片"
    assert counted([]) == ""


def test_a_table_goes_with_the_point_above_it():
    point = Paragraph("p", Role.POINT, 1, "抓落实。", "一要")
    assert section_stop([HEADING, point, BLOCK, BODY], 1) == 3


def test_a_table_keeps_its_role_and_never_fills_a_slot():
    slot = Paragraph("s", slot=Slot(Role.BODY, prompt="讲清为什么"))
    assert edits.set_role(Draft(paragraphs=(BLOCK,)), ["t"], Role.HEADING, 1).paragraphs == (BLOCK,)
    filled = edits.fill(Draft(paragraphs=(slot,)), "s", Clip((BLOCK,)))
    assert [p.object for p in filled.paragraphs] == [TABLE, None]
    assert filled.paragraphs[1].is_empty_slot


def test_text_pasted_at_a_table_stands_beside_it():
    bare = Draft(paragraphs=(Paragraph("t", Role.OBJECT, object=TABLE),))
    pasted = text_edits.paste_paragraphs(bare, text_edits.Span(0, 0, 0, 0), Clip((BODY, HEADING)))
    assert [p.object for p in pasted.paragraphs] == [TABLE, None, None]


def test_words_of_a_caption_go_without_the_table_and_the_whole_with_it():
    (words,) = text_edits.extract([BLOCK], text_edits.Span(0, 0, 0, 2))
    assert words.object is None
    assert text_edits.extract([BODY, BLOCK], text_edits.Span(0, 0, 1, 6))[1].object == TABLE


def test_cutting_from_a_table_into_the_text_below_removes_the_table_only():
    left = text_edits.cut(Draft(paragraphs=(BLOCK, BODY)), text_edits.Span(0, 0, 1, 2))
    assert [(p.text, p.object) for p in left.paragraphs] == [("见下表。", None)]


@given(drafts, an_edit())
def test_no_edit_gives_a_picture_other_bytes(draft, edit):
    _, change = edit
    known = bytes_of(draft)
    for digest, data in bytes_of(change(draft)).items():
        assert data == known.get(digest, data) != b""


def test_only_printed_matter_is_left_when_empty_slots_are_dropped():
    bare = Paragraph("p", Role.OBJECT, object=PICTURE)
    assert isinstance(bare.object, Picture)
    assert edits.drop_empty_slots((Paragraph("e"), bare)) == (bare,)

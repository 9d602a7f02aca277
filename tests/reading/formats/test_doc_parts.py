"""Parts of a binary Word file by themselves: its pictures, its styles, its lists of modifiers."""

import struct
import zlib

import pytest

from drafter.reading.formats.doc.formats import (
    ParagraphFormat,
    Style,
    Styles,
    character_style,
    format_over,
    is_deleted,
    look_over,
    row_of,
    symbol,
)
from drafter.reading.formats.doc.pictures import picture_at
from drafter.reading.formats.doc.sprms import long_table, modifiers, signed
from drafter.reading.formats.looks import Look

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
#: Records of pictures (MS-ODRAW 2.2.23 to 2.2.32): kind, number with one id and with two, what stands before the bytes.
RECORDS = [
    (0xF01A, 0x3D4, 0x3D5, 50),
    (0xF01B, 0x216, 0x217, 50),
    (0xF01D, 0x46A, 0x46B, 17),
    (0xF01D, 0x6E2, 0x6E3, 17),
    (0xF01E, 0x6E0, 0x6E1, 17),
    (0xF01F, 0x7A8, 0x7A9, 17),
    (0xF029, 0x6E4, 0x6E5, 17),
    (0xF02A, 0x46A, 0x46B, 17),
    (0xF02A, 0x6E2, 0x6E3, 17),
]


def record(kind: int, instance: int, body: bytes) -> bytes:
    return struct.pack("<HHI", instance << 4, kind, len(body)) + body


def picture(records: bytes, *, sides=(2880, 1440), scales=(1000, 1000), place: int = 0):
    """What stands for a picture at this place of a data stream."""
    head = struct.pack("<IH", 68 + len(records), 68) + bytes(22) + struct.pack("<4H", *sides, *scales)
    data = bytes(place) + head.ljust(68, b"\0") + records
    return picture_at(data, struct.pack("<HI", 0x6A03, place), 3)


@pytest.mark.parametrize(("kind", "one", "two", "before"), RECORDS)
def test_the_bytes_of_a_picture_begin_behind_its_ids(kind, one, two, before):
    held = zlib.compress(PNG) if kind in (0xF01A, 0xF01B) else PNG
    for instance, ids in ((one, 1), (two, 2)):
        found = picture(record(kind, instance, bytes(before + 16 * (ids - 1)) + held))
        assert found.found is not None
        assert (found.before, found.found.form, found.found.data) == (3, "png", PNG)


def test_a_picture_is_found_behind_other_records_and_within_its_entry():
    wanted = record(0xF01E, 0x6E0, bytes(17) + PNG)
    for records in (
        record(0xF00B, 0, b"other") + wanted,
        record(0xF00B, 0, b"") + record(0xF007, 0, bytes(36) + wanted),
    ):
        assert picture(records).found.data == PNG
    for records in (b"", record(0xF00B, 0, b"other"), record(0xF007, 0, bytes(36)), wanted[:7]):
        assert picture(records).found is None


def test_a_picture_is_as_large_as_its_twips_and_scales_say():
    shown = record(0xF01E, 0x6E0, bytes(17) + PNG)
    whole, half = picture(shown).found, picture(shown, scales=(500, 250), place=9).found
    assert (whole.width, whole.height) == (50.8, 25.4)
    assert (half.width, half.height) == (25.4, 6.3)
    unsaid = picture(shown, scales=(0, 0)).found
    assert (unsaid.width, unsaid.height) == (50.8, 25.4)


def test_a_picture_whose_place_is_not_in_the_file_is_only_told():
    assert picture_at(b"", b"", 1).text == "图片"
    assert picture_at(bytes(67), struct.pack("<HI", 0x6A03, 0), 1).found is None
    assert picture_at(bytes(100), struct.pack("<HI", 0x6A03, 33), 1).text == "图片"


BOLD = 0x0835


def style(of: int, base: int, *, kind: int = 0, paragraph: bytes = b"", characters: bytes = b"") -> bytes:
    """One style as it stands in a sheet of styles (MS-DOC 2.9.260, STD)."""
    lists = [bytes(2) + paragraph, characters] if of == 1 else [characters]
    parts = b"".join(struct.pack("<H", len(one)) + one + bytes(len(one) % 2) for one in lists)
    return struct.pack("<HHHHH", kind, base << 4 | of, len(lists), 0, 0) + struct.pack("<HH", 0, 0) + parts


def sheet(*styles: bytes) -> Styles:
    head = struct.pack("<HH", len(styles), 10)
    return Styles(
        struct.pack("<H", len(head)) + head + b"".join(struct.pack("<H", len(one)) + one for one in styles)
    )


NONE = 0xFFF
ON, SIZE_16 = struct.pack("<HB", BOLD, 1), struct.pack("<HH", 0x4A43, 32)


def test_a_style_has_what_those_it_is_based_on_say_unless_it_says_otherwise():
    styles = sheet(
        style(1, NONE, characters=SIZE_16),
        style(1, 0, characters=ON),
        style(1, 1, characters=struct.pack("<HB", BOLD, 0)),
    )
    assert [(styles[n].look.bold, styles[n].look.size) for n in (0, 1, 2)] == [
        (False, 16.0),
        (True, 16.0),
        (False, 16.0),
    ]
    assert styles[3] == styles[-1] == Style()


def test_a_circle_of_styles_ends():
    styles = sheet(style(1, 1, characters=ON), style(1, 0, characters=SIZE_16))
    assert (styles[0].look.bold, styles[0].look.size) == (True, 16.0)


def test_a_character_style_adds_only_what_character_styles_say():
    styles = sheet(
        style(1, NONE, characters=SIZE_16), style(2, NONE, characters=ON), style(2, 1), style(2, 0)
    )
    below = Look(bold=False, size=10.0)
    assert [styles.character(n, below) for n in (0, 3)] == [below, below]
    assert [styles.character(n, below).bold for n in (1, 2)] == [True, True]
    assert styles.character(9, below) == below


@pytest.mark.parametrize(
    ("kind", "outline", "told"),
    [
        (1, 1, ""),
        (9, 9, ""),
        (10, 0, ""),
        (62, 0, "title"),
        (74, 0, "subtitle"),
        (19, 0, "contents"),
        (27, 0, "contents"),
        (28, 0, ""),
    ],
)
def test_built_in_styles_are_told_by_their_numbers(kind, outline, told):
    found = sheet(style(1, NONE, kind=kind))[0]
    said = {"title": found.is_title, "subtitle": found.is_subtitle, "contents": found.is_contents}
    assert (found.format.outline, [name for name, is_so in said.items() if is_so]) == (
        outline,
        [told] if told else [],
    )


def test_a_sheet_that_is_cut_off_gives_the_styles_before_the_cut():
    first = style(1, NONE, characters=ON)
    whole = struct.pack("<HHH", 4, 2, 10) + struct.pack("<H", len(first)) + first
    assert Styles(whole)[0].look.bold
    assert Styles(whole[:5])[0] == Style()
    assert Styles(whole + b"\x09")[1] == Style()
    assert Styles(struct.pack("<HHHH", 4, 1, 10, 0))[0] == Style()
    assert Styles(struct.pack("<HHH", 4, 1, 8) + struct.pack("<H", len(first)) + first)[0] == Style()


@pytest.mark.parametrize(
    ("code", "value", "size", "changed"),
    [
        (0x2403, 1, 1, {"centred": True}),
        (0x2461, 2, 1, {"centred": False}),
        (0x8411, 1, 2, {"indented": True}),
        (0x8411, 0, 2, {"indented": False}),
        (0x8460, 0x8000, 2, {"indented": False}),
        (0x4457, 0x7FFF, 2, {"indented": True}),
        (0x2640, 0, 1, {"outline": 1}),
        (0x2640, 8, 1, {"outline": 9}),
        (0x2640, 9, 1, {"outline": 0}),
        (0x460B, 0x7FE, 2, {"list": 0x7FE}),
        (0x460B, 0x7FF, 2, {"list": 0}),
        (0x260A, 3, 1, {"list_level": 3}),
        (0x2416, 1, 1, {"in_table": True}),
        (0x2417, 1, 1, {"row_end": True}),
    ],
)
def test_a_modifier_changes_one_thing_of_a_paragraph(code, value, size, changed):
    below = ParagraphFormat(centred=True, indented=True, outline=5, list=7, list_level=1)
    made = format_over(struct.pack("<H", code) + value.to_bytes(size, "little"), below)
    rest = {name: getattr(below, name) for name in ParagraphFormat.__slots__}
    assert {name: getattr(made, name) for name in ParagraphFormat.__slots__} == rest | changed


@pytest.mark.parametrize(("value", "below", "bold"), [
    (0, True, False), (1, False, True), (0x80, True, True), (0x80, False, False), (0x81, True, False), (0x81, False, True),
])  # fmt: skip
def test_a_toggle_may_be_as_the_style_is_or_the_opposite(value, below, bold):
    made = look_over(struct.pack("<HB", BOLD, value), Look(bold=below, size=12.0))
    assert (made.bold, made.size) == (bold, 12.0)


def test_what_a_run_of_characters_is_told():
    assert is_deleted(struct.pack("<HB", 0x0800, 1))
    assert not is_deleted(struct.pack("<HB", 0x0800, 0))
    assert not is_deleted(ON)
    assert character_style(ON + struct.pack("<HH", 0x4A30, 12)) == 12
    assert character_style(ON) is None
    codes = (0x1F, 0x20, 0xD7FF, 0xD800, 0xF8FF, 0xF900)
    shown = [symbol(struct.pack("<HHH", 0x6A09, 1, code)) for code in codes]
    assert shown == ["", " ", "\ud7ff", "", "", "\uf900"]
    assert symbol(ON) == ""


def test_modifiers_are_as_long_as_their_codes_say():
    row = struct.pack("<HH", 0xD608, 4) + b"row"
    tabs = struct.pack("<HBBI", 0xC615, 255, 1, 0) + b"\x01abc"
    other = struct.pack("<HB", 0xC601, 2) + b"ab"
    listed = ON + row + other + tabs + SIZE_16
    assert list(modifiers(listed)) == [(BOLD, 1), (0x4A43, 32)]
    assert long_table(listed) == b"row"
    assert long_table(ON + SIZE_16) == b""
    assert list(modifiers(ON[:2])) == list(modifiers(b"")) == []
    assert [signed(n) for n in (0, 0x7FFF, 0x8000, 0xFFFF)] == [0, 32767, -32768, -1]


def row(edges: list[int], flags: list[int]) -> bytes:
    body = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges)
    body += b"".join(struct.pack("<H", flag) + bytes(18) for flag in flags)
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def test_a_row_says_where_its_cells_end_and_which_go_on_from_above():
    assert row_of(row([0, 100, 250, 400], [0, 0x20, 0x60])) == ([100.0, 250.0, 400.0], [False, True, False])
    assert row_of(row(list(range(65)), [0] * 64))[1] == [False] * 64
    assert row_of(row(list(range(66)), [0] * 65)) == ([], [])
    assert row_of(row([0, 100], [])) == ([100.0], [False])
    assert row_of(row([0], [])) == row_of(b"") == row_of(row([0, 100], [])[:-1]) == ([], [])

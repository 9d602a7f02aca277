"""RTF as Word, WPS and old programs write it."""

import pytest

from drafter.core.errors import UserError
from drafter.core.objects import Picture, Table
from drafter.reading.extracted import DELETED
from drafter.reading.formats.opening import extract
from tests.word.test_objects import png


def read(
    tmp_path, content: str, head: str = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
):
    path = tmp_path / "speech.rtf"
    path.write_bytes((head + content + "}").encode("latin-1"))
    return extract(path)


def escaped(text: str, encoding: str = "gb18030") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def texts(found):
    return [line.text for line in found.lines]


def test_escaped_bytes_of_the_code_page_are_read(tmp_path):
    found = read(tmp_path, rf"\pard {escaped('同志们：')}\par {escaped('今天开会。')}\par")
    assert texts(found) == ["同志们：", "今天开会。"]
    assert (found.format, found.hard_wrapped) == ("rtf", False)


def test_a_character_may_be_half_escaped_and_half_plain(tmp_path):
    assert "昞X".encode("gb18030") == b"\x95\x5cX"
    assert texts(read(tmp_path, r"\'95\\X\'c8\'ab\par")) == ["昞X全"]


def test_unicode_escapes_skip_their_stand_ins(tmp_path):
    assert texts(read(tmp_path, r"\uc1\u21516?\u24535 ?\u-28?x\par")) == ["同志\uffe4x"]
    assert texts(read(tmp_path, rf"\uc2\u21516{escaped('同')}\u24535\'3f\'3f\par")) == ["同志"]
    assert texts(read(tmp_path, r"{\uc0\u21516\u24535}\par")) == ["同志"]
    assert texts(read(tmp_path, r"\uc2\u21516\{\}\}\u24535??\par")) == ["同}志"]
    assert texts(read(tmp_path, r"\uc2\u21516\_\_\_\u24535??\par")) == ["同-志"]


def test_characters_beyond_the_first_plane_come_in_halves(tmp_path):
    assert texts(read(tmp_path, r"\u-10174?\u-8265?\par")) == ["𠮷"]


def test_each_font_has_its_own_character_set(tmp_path):
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"
    body = rf"\f0 A\f1 {escaped('县委')}\f2 {escaped('縣委', 'big5')}\par"
    assert texts(read(tmp_path, body, head)) == ["A县委縣委"]


def test_automatic_numbers_come_from_what_the_file_shows(tmp_path):
    item = rf"\pard{{\listtext\pard {escaped('一、')}\tab}}\ls1 {escaped('提高认识')}\par"
    (line,) = read(tmp_path, item).lines
    assert (line.number, line.text) == ("一、", "提高认识")


def test_fields_show_their_result_and_pictures_nothing(tmp_path):
    body = r"{\field{\*\fldinst DATE}{\fldrslt 2024}}{\pict\pngblip 89504e47}{\*\unknown secret}!\par"
    assert texts(read(tmp_path, body)) == ["2024!"]


def test_heads_notes_and_hidden_text(tmp_path):
    body = r"{\header head\par}text{\footnote note}{\v hidden}\par{\footer foot\par}"
    found = read(tmp_path, body)
    assert texts(found) == ["text"]
    told = [("hidden", "隐藏文字"), ("note", "脚注"), ("head", "页眉页脚"), ("foot", "页眉页脚")]
    assert [(item.text, item.reason) for item in found.removed] == told


def test_notes_and_comments_stand_at_their_paragraph(tmp_path):
    note = r"{\footnote note}{\footnote\ftnalt end}{\*\atnauthor Li}{\*\annotation remark}"
    found = read(tmp_path, rf"one{note}\par two\par")
    assert [(one.kind, one.before, one.text, one.kept, one.author) for one in found.objects] == [
        ("footnote", 1, "note", True, ""),
        ("endnote", 1, "end", True, ""),
        ("comment", 1, "remark", False, "Li"),
    ]


def test_an_embedded_file_is_told_and_its_picture_goes_along(tmp_path):
    held = r"{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 0105}{\result{\pict\pngblip 89504e47}}}"
    found = read(tmp_path, rf"one{held}\par")
    assert [(one.kind, one.text) for one in found.objects] == [
        ("embedded", "Excel 表格"),
        ("picture", "图片"),
    ]


def test_deleted_text_goes_and_a_text_box_is_read_once(tmp_path):
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard box\par}}{\shprslt{\pard box\par}}}"
    found = read(tmp_path, rf"{box}one {{\deleted two }}three\par")
    assert texts(found) == ["box", "one three"]
    assert [(one.text, one.reason) for one in found.removed] == [("two", DELETED)]


def test_a_text_box_in_a_running_head_is_no_text(tmp_path):
    head = r"{\header{\shp{\*\shpinst{\shptxt \pard 7\par}}}}"
    assert texts(read(tmp_path, rf"{head}text\par")) == ["text"]


def test_raw_bytes_of_pictures_are_passed_over(tmp_path):
    assert texts(read(tmp_path, "one{\\pict\\bin6 \\par{}}two\\par")) == ["onetwo"]


def test_looks_are_told(tmp_path):
    body = (
        r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Title;}}"
        r"\pard\s2\qc\fs44\b title\b0\par\pard\plain\s1\fs32 head\par\pard\fi640 {\b lead.} rest\par"
        r"\pard\outlinelevel1 two\par\trowd\pard\intbl cell\cell\row"
    )
    lines = read(tmp_path, body).lines
    assert [line.title for line in lines] == [True, False, False, False, False]
    assert [line.heading for line in lines] == [0, 1, 0, 2, 0]
    assert [line.centred for line in lines] == [True, False, False, False, False]
    assert [line.bold for line in lines] == [True, False, False, False, False]
    assert [line.lead_bold for line in lines] == [0, 0, 5, 0, 0]
    assert [line.indented for line in lines] == [False, False, True, False, False]
    assert [line.size for line in lines][:2] == [22.0, 16.0]


def test_soft_breaks_tabs_and_signs_are_characters(tmp_path):
    assert texts(read(tmp_path, r"a\line b\tab c\emdash d\ldblquote e\rdblquote\~f\{g\}\par")) == [
        "a\nb\tc—d“e” f{g}"
    ]


def test_what_wordpad_leaves_behind_the_end_is_no_text(tmp_path):
    path = tmp_path / "speech.rtf"
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg936 " + escaped("同志们：").encode() + b"\\par\r\n}\r\n\0")
    assert texts(extract(path)) == ["同志们："]


def test_a_file_without_text_is_refused(tmp_path):
    with pytest.raises(UserError, match="没有文字"):
        read(tmp_path, r"\par\par")


def test_rows_of_a_table_are_an_object_with_joined_cells(tmp_path):
    row = r"\trowd\cellx1000\cellx2000{}\pard\intbl {}\cell {}\cell\row"
    body = (
        r"\pard before\par"
        + row.format("", "a", "b")
        + r"\trowd\clvmgf\cellx1000\cellx2000\pard\intbl c\cell d\cell\row"
        + r"\trowd\clvmrg\cellx1000\cellx2000\pard\intbl\cell e\cell\row"
        + r"\trowd\cellx2000\pard\intbl wide\cell\row\pard{\*\shppict{\pict\pngblip 00}}{\nonshppict{\pict 00}} after\par"
    )
    found = read(tmp_path, body)
    table, picture = found.objects
    assert isinstance(table.found, Table)
    assert [[(c.text, c.across, c.down) for c in cells] for cells in table.found.rows] == [
        [("a", 1, 1), ("b", 1, 1)], [("c", 1, 2), ("d", 1, 1)], [("e", 1, 1)], [("wide", 2, 1)],
    ]  # fmt: skip
    assert (picture.kind, picture.found, picture.before) == ("picture", None, 1)
    assert [line.text.strip() for line in found.lines] == ["before", "after"]


def test_a_picture_goes_along_byte_for_byte_once(tmp_path):
    digits = png().hex()
    shown = rf"{{\*\shppict{{\pict{{\*\picprop ab}}\picscalex50\picscaley50\picwgoal2880\pichgoal1440\pngblip{{\*\blipuid 00ff}} {digits[:40]}"
    again = rf"{{\nonshppict{{\pict\wmetafile8 {digits}}}}}"
    found = read(tmp_path, rf"before\par {shown}" + "\n" + rf"{digits[40:]}}}}}{again}after\par")
    (one,) = found.objects
    assert isinstance(one.found, Picture)
    assert (one.found.data, one.found.form) == (png(), "png")
    assert (one.found.width, one.found.height) == (25.4, 12.7)
    assert [line.text.strip() for line in found.lines] == ["before", "after"]


def test_a_picture_of_no_digits_is_passed_over(tmp_path):
    assert texts(read(tmp_path, r"one{\pict\pngblip \'e9 zz}two\par")) == ["onetwo"]

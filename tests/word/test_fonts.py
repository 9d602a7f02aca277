"""Which fonts are missing, and what stands in for them."""

from drafter.word.fonts import fonts_needed, missing_fonts, uncovered
from tests.word.drafts import body


def test_a_layout_names_each_of_its_fonts_once(gbt9704):
    assert fonts_needed(gbt9704) == [
        "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Times New Roman",
    ]  # fmt: skip


def test_nothing_is_missing_where_all_are_installed(gbt9704):
    assert missing_fonts(gbt9704, fonts_needed(gbt9704)) == []


def test_a_missing_font_is_told_with_the_first_stand_in_that_is_there(gbt9704):
    windows = ["SimSun", "宋体", "FangSong", "仿宋", "KaiTi", "SimHei", "Times New Roman"]
    assert missing_fonts(gbt9704, windows) == [
        ("方正小标宋简体", "宋体"),
        ("仿宋_GB2312", "仿宋"),
        ("楷体_GB2312", "KaiTi"),
        ("黑体", "SimHei"),
    ]


def test_a_font_without_any_stand_in_is_left_to_the_system(gbt9704):
    assert ("仿宋_GB2312", None) in missing_fonts(gbt9704, ["Arial"])


def test_the_case_of_a_name_does_not_matter(gbt9704):
    assert ("Times New Roman", None) not in missing_fonts(gbt9704, ["times new roman"])


def test_the_other_scheme_wants_what_windows_has(gbt9704):
    windows = gbt9704.with_scheme("Windows 自带")
    assert fonts_needed(windows) == ["华文中宋", "仿宋", "楷体", "黑体", "宋体", "Times New Roman"]


def test_characters_that_the_fonts_cannot_show_are_told(gbt9704):
    draft = body("请张赟、王翀同志发言，𠮷野家😀", "张赟，2026年A级“三张清单”")
    assert uncovered(draft, gbt9704) == ("赟", "翀", "𠮷", "😀")
    assert uncovered(draft, gbt9704.with_scheme("Windows 自带")) == ("𠮷", "😀")

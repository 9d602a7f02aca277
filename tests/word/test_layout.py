"""Layouts are files that people change; mistakes in them are named."""

import pytest

from drafter.core.errors import UserError
from drafter.paths import resource
from drafter.word.layout import list_layouts, load_layout


def test_the_programs_own_layouts_are_found_by_name():
    assert {"gbt9704", "reading"} <= dict(list_layouts()).keys()
    assert load_layout("gbt9704").lectern is None
    assert load_layout("reading").lectern is not None


def test_type_sizes_are_written_by_name_or_in_points(tmp_path):
    (tmp_path / "own.toml").write_text('based_on = "gbt9704"\n[styles.date]\nsize = 15.5\n', encoding="utf-8")
    layout = load_layout("own", tmp_path)
    assert layout.styles["date"].size == 15.5
    assert layout.styles["title"].size == 22


def test_a_style_takes_from_the_body_what_it_does_not_say(tmp_path):
    (tmp_path / "own.toml").write_text('based_on = "gbt9704"\n[styles.body]\nline = 30\n', encoding="utf-8")
    layout = load_layout("own", tmp_path)
    assert layout.styles["heading1"].line == 30
    assert layout.styles["heading1"].font == "黑体"


def test_a_layout_from_before_there_were_tables_sets_them_as_its_body(tmp_path):
    source = resource("layouts", "gbt9704.toml").read_text(encoding="utf-8")
    cut = source[: source.index("[styles.caption]")] + source[source.index("[styles.page_number]") :]
    (tmp_path / "old.toml").write_text(cut, encoding="utf-8")
    layout = load_layout("old", tmp_path)
    for name in ("caption", "cell"):
        assert layout.styles[name].size == layout.styles["body"].size
        assert layout.styles[name].align == "center"


def test_a_units_own_copy_of_a_layout_wins_over_the_programs(tmp_path):
    text = resource("layouts", "gbt9704.toml").read_text(encoding="utf-8")
    changed = text.replace(
        '[styles.heading2]\nfont = "楷体"', '[styles.heading2]\nfont = "楷体"\nbold = true'
    )
    (tmp_path / "gbt9704.toml").write_text(changed, encoding="utf-8")
    assert load_layout("gbt9704", tmp_path).styles["heading2"].bold
    assert not load_layout("gbt9704").styles["heading2"].bold


def test_a_units_own_layout_is_listed_with_its_title(tmp_path):
    (tmp_path / "ours.toml").write_text('based_on = "gbt9704"\ntitle = "本单位版式"\n', encoding="utf-8")
    assert ("ours", "本单位版式") in list_layouts(tmp_path)


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("[page]\ntop = 999", "第 3 行：top 应当是 0 到 150 之间的数（毫米）"),
        ('[page]\ntop = "37"', "第 3 行：top 应当是"),
        ("[page]\ntpo = 37", "第 3 行：不认识“tpo”，可以写的有：width、height、top"),
        ('[page_number]\n\nposition = "左边"', '第 4 行：position 应当是 "外侧"、"居中"、"无" 之一'),
        ("[styles.heading2]\nbold = 1", "第 3 行：bold 应当是 true 或 false"),
        ("[styles.heading9]\nbold = true", "第 2 行：不认识“heading9”"),
        ('[styles.body]\nsize = "三号半"', "第 3 行：size 应当是 5 到 72 之间的磅数，或 初号、小初"),
        ("[styles.title]\nline = 20.0", "第 3 行：title 的 line 不能小于字号 22 磅"),
        ("[fonts]\nscheme = [1]", "第 3 行：scheme 应当是 机关常用"),
        ('[fonts]\nscheme = "苹果"', "第 3 行：scheme 应当是 机关常用、Windows 自带 之一"),
        ('[fonts.schemes."机关常用"]\n"仿宋" = ""', "第 3 行：仿宋 应当是引号里的字体名"),
        ("[page]\nleft = 149\nright = 149", "第 2 行：页边距太大"),
        ("page = 3", "第 2 行：page 应当是一节，写作 [page]"),
    ],
)
def test_a_mistake_names_the_file_the_line_and_what_is_allowed(tmp_path, line, allowed):
    (tmp_path / "bad.toml").write_text(f'based_on = "gbt9704"\n{line}\n', encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_layout("bad", tmp_path)
    assert "版式文件“bad.toml”" in str(caught.value)
    assert allowed in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [("[page]\ntop = \n", 2), ('title = "甲"\ntitle = "乙"\n', 2), ("[page\ntop = 37\n", 1)],
)
def test_a_file_that_is_no_toml_names_the_line(tmp_path, text, line):
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=f"bad.toml”第 {line} 行写法有误"):
        load_layout("bad", tmp_path)


def test_an_unknown_layout_is_answered_with_those_there_are():
    with pytest.raises(UserError, match="没有叫“a4”的版式，可以用的是：gbt9704、reading"):
        load_layout("a4")


def test_a_name_cannot_lead_out_of_the_folder(tmp_path):
    (tmp_path / "gbt9704.toml").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="没有叫"):
        load_layout("../gbt9704", tmp_path / "layouts")


def test_a_layout_based_on_itself_is_refused(tmp_path):
    (tmp_path / "loop.toml").write_text('based_on = "loop"\n', encoding="utf-8")
    with pytest.raises(UserError, match="第 1 行：based_on"):
        load_layout("loop", tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "old.toml").write_bytes('title = "版式"'.encode("gb18030"))
    with pytest.raises(UserError, match="UTF-8"):
        load_layout("old", tmp_path)


def test_every_size_of_the_reading_layout_can_be_chosen():
    layout = load_layout("reading")
    assert layout.size == "小二"
    sizes = {name: layout.with_size(name).styles["body"].size for name in layout.sizes or {}}
    assert sizes == {"小二": 18, "二号": 22, "一号": 26}


def test_a_size_chosen_after_another_is_as_if_chosen_at_once():
    layout = load_layout("reading")
    assert layout.with_size("一号").with_size("小二") == layout
    assert layout.with_size("小二").styles["page_number"].line == 22

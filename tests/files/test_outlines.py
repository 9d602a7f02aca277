"""Outlines are plain files: the built-in ones are whole, and mistakes in the user's own are named."""

import pytest

from drafter.core.errors import UserError
from drafter.core.model import Move, Outline, Role, Slot
from drafter.files.outlines import BUILT_IN, find_outline, load_outlines, save_outline
from drafter.paths import resource

MINIMAL = '[[slots]]\nrole = "body"\n'


@pytest.mark.parametrize("outline", load_outlines(None), ids=lambda outline: outline.name)
def test_a_built_in_outline_has_the_anatomy_of_a_speech(outline):
    roles = [slot.role for slot in outline.slots]
    moves = [slot.move for slot in outline.slots]
    assert roles[:4] == [Role.TITLE, Role.DATE, Role.SPEAKER, Role.SALUTATION]
    assert moves[4] is Move.OPENING
    assert {Move.PROBLEMS, Move.SITUATION, Move.REVIEW} & set(moves)
    assert roles[moves.index(Move.TRANSITION) + 1] is (Role.HEADING if outline.parts else Role.POINT)
    assert moves[-1] is Move.CLOSING
    assert sum(slot.share for slot in outline.slots) == pytest.approx(1)
    assert all(slot.prompt for slot in outline.slots)


def test_the_built_in_outlines_come_in_their_order_with_their_titles():
    outlines = load_outlines(None)
    assert tuple(outline.name for outline in outlines) == BUILT_IN
    first = [(outline.title, outline.parts) for outline in outlines[:6]]
    assert first == [
        ("三段式", 3),
        ("四段式", 4),
        ("六段式", 6),
        ("议程加三段", 3),
        ("主持词", 0),
        ("表态发言", 0),
    ]
    assert [outline.name for outline in outlines[6:]] == sorted(outline.name for outline in outlines[6:])


def test_a_saved_outline_comes_back_after_the_built_in_ones(tmp_path):
    slots = (
        Slot(Role.TITLE, text="{title}"),
        Slot(Role.HEADING, 1, None, "写“要点”\\", ("党建",), 0.5, "（一）"),
    )
    outline = Outline("我的 提纲", "年终总结", "两行\n说明", slots, own=True)
    path = save_outline(outline, tmp_path / "outlines")
    assert path.name == "我的 提纲.toml"
    assert load_outlines(tmp_path / "outlines")[len(BUILT_IN) :] == [outline]


@pytest.mark.parametrize("name", ['安委会/例会: "讲话"?', "three-part", "..", "长" * 300])
def test_any_name_makes_a_file_that_can_be_loaded(name, tmp_path):
    save_outline(Outline(name, "标题", "", (Slot(Role.BODY),), own=True), tmp_path)
    (own,) = load_outlines(tmp_path)[len(BUILT_IN) :]
    assert own.title == "标题"
    assert own.name not in BUILT_IN


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("title = 甲", "第 1 行"),
        ("", "没有 [[slots]]"),
        ("slots = 3", "第 1 行：slots 的每一条应当以 [[slots]] 开头"),
        ("colour = 1\n" + MINIMAL, "不认识“colour”，可以写的有：title"),
        (MINIMAL + "size = 1", "第 3 行：不认识“size”"),
        ('[[slots]]\nrole = "poem"', '第 2 行：role 应当是 "title"、"date"'),
        (MINIMAL + 'move = "jump"', 'move 应当是 "opening"'),
        (MINIMAL + 'marker = "A."', 'marker 应当是 "第一，"'),
        (MINIMAL + "level = 2", "level 应当是 0"),
        ('[[slots]]\nrole = "heading"', "level 应当是 1 到 4"),
        (MINIMAL + "share = 7", "share 应当是 0 到 1"),
        (MINIMAL + "topics = '党建'", "topics 应当是 方括号"),
        (MINIMAL + "prompt = 5", "prompt 应当是 引号里的文字"),
        (MINIMAL + "text = '{city}'", "不认识 {city}，花括号里可以写：{title}"),
        (MINIMAL + "text = '{n'", "花括号不成对"),
    ],
)
def test_a_mistake_names_the_file_and_what_is_allowed_and_the_others_load(content, words, tmp_path):
    (tmp_path / "坏的.toml").write_text(content, encoding="utf-8")
    (tmp_path / "好的.toml").write_text(MINIMAL, encoding="utf-8")
    problems = []
    outlines = load_outlines(tmp_path, problems.append)
    assert [outline.name for outline in outlines[len(BUILT_IN) :]] == ["好的"]
    (problem,) = map(str, problems)
    assert "坏的.toml" in problem
    assert words in problem


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "a.toml").write_bytes('title = "提纲"'.encode("gb18030"))
    problems = []
    load_outlines(tmp_path, problems.append)
    assert "UTF-8" in str(problems[0])


def test_an_outline_is_found_by_name_or_title_and_else_the_choice_is_listed():
    outlines = load_outlines(None)
    assert find_outline(outlines, "six-part") is find_outline(outlines, "六段式")
    with pytest.raises(UserError, match="three-part（三段式）"):
        find_outline(outlines, "seven-part")


def test_every_outline_of_the_program_is_offered():
    files = {path.stem for path in resource("outlines").glob("*.toml")}
    assert {outline.name for outline in load_outlines(None)} == files

"""Rules of the reader one by one: attachments, points alike, agendas, signatures, captions, signs of a line."""

import pytest

from drafter.core.attachments import is_attachment_mark, is_attachment_note, is_note_item, is_numbered_note
from drafter.core.model import Move, Role
from drafter.reading import signs
from drafter.reading.agenda import mark_agenda, mark_agenda_items
from drafter.reading.alike import mark_points_alike
from drafter.reading.attachments import mark_attachment_notes, mark_attachments
from drafter.reading.captions import captioned
from drafter.reading.ending import is_unit, mark_signature
from drafter.reading.extracted import Beside, Line
from drafter.reading.found_paragraphs import FoundParagraph, found_paragraph, sections


def found(
    *texts: str, roles: dict[int, Role] | None = None, tables: set[int] = frozenset()
) -> list[FoundParagraph]:
    made = [found_paragraph(Line(text, in_table=number in tables)) for number, text in enumerate(texts)]
    for number, role in (roles or {}).items():
        made[number].role = role
    return made


def roles(paragraphs: list[FoundParagraph]) -> list[str]:
    return [paragraph.role.value if paragraph.role else "" for paragraph in paragraphs]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("附件：名单", (True, False, False, False)),
        ("附：1.名单", (True, True, False, False)),
        ("附件：1.名单", (True, True, False, False)),
        ("附件：", (True, True, False, True)),
        ("附件1：名单", (True, False, False, False)),
        ("附件", (False, False, False, True)),
        ("附件12", (False, False, False, True)),
        ("附件123", (False, False, False, False)),
        ("附件二", (False, False, False, True)),
        ("（附件1）", (False, False, False, True)),
        ("附件名单", (False, False, False, False)),
        ("2.名单", (False, False, True, False)),
        ("2.5 万元", (False, False, False, False)),
        ("123.名单", (False, False, False, False)),
    ],
)
def test_lines_of_attachments_are_told_by_their_shape(text, told):
    asked = (is_attachment_note, is_numbered_note, is_note_item, is_attachment_mark)
    assert tuple(one(text) for one in asked) == told


def test_numbered_lines_go_on_the_list_of_attachments_until_another_stands_there():
    listed = found("标题", "附件：1.甲表", "2.乙表", "正文一段", "3.丙表")
    mark_attachment_notes(listed)
    assert roles(listed) == ["", "attachment_note", "attachment_note", "", ""]
    unnumbered = found("标题", "附件：甲表", "2.乙表")
    mark_attachment_notes(unnumbered)
    assert roles(unnumbered) == ["", "attachment_note", ""]
    for interrupted in (
        found("标题", "附件：1.甲表", "第一句。第二句。", "2.乙表"),
        found("标题", "附件：1.甲表", "表里", "2.乙表", tables={2}),
        found("标题", "附件：1.甲表", "同志们", "2.乙表", roles={2: Role.SALUTATION}),
    ):
        mark_attachment_notes(interrupted)
        assert interrupted[3].role is None
    first = found("附件：甲表", "正文")
    mark_attachment_notes(first)
    assert roles(first) == ["", ""]


def test_the_line_below_the_mark_of_an_attachment_is_its_title_unless_it_is_something_else():
    def below(text: str, **more: object) -> str:
        made = found("标题", "附件1", text, "后面", **more)
        mark_attachments(made)
        assert roles(made)[1] == "attachment"
        return roles(made)[2]

    assert below("任务分解表") == "attachment"
    assert below("长" * 60) == "attachment"
    assert below("长" * 61) == below("任务要抓紧。") == below("一、总则") == ""
    assert below("表格", tables={2}) == ""
    assert below("同志们：", roles={2: Role.SALUTATION}) == "salutation"
    doubled = found("标题", "附件1", "附件2", "乙表", "后面")
    mark_attachments(doubled)
    assert [one.level for one in doubled] == [0, 0, 0, 1, 0]
    assert roles(doubled) == ["", "attachment", "attachment", "attachment", ""]


DEMANDS = ("教育工作要抓好质量。后文。", "卫生工作要抓好服务。后文。", "交通工作要抓好畅通。后文。")


def alike(*texts: str, **more: object) -> list[str]:
    made = found(*texts, **more)
    mark_points_alike(made)
    return roles(made)


def test_three_neighbours_that_demand_something_of_fields_of_a_kind_are_points():
    assert alike(*DEMANDS) == ["point"] * 3
    assert alike("开头。", *DEMANDS, "结尾。") == ["", "point", "point", "point", ""]
    assert alike(*DEMANDS[:2]) == ["", ""]
    assert alike(*DEMANDS[:2], "中间。", DEMANDS[2]) == [""] * 4
    assert alike(*DEMANDS[:2], DEMANDS[0]) == [""] * 3


@pytest.mark.parametrize(
    "other",
    ["交通工作必须抓好畅通。", "交通系统要抓好畅通。", "一、交通工作要抓好畅通。", "交通工作要抓好畅通"],
)
def test_one_that_is_built_otherwise_is_none_of_them(other):
    assert alike(*DEMANDS[:2], other) == [""] * 3


def test_a_heading_parts_points_alike():
    assert alike(*DEMANDS[:2], "小标题", DEMANDS[2], roles={2: Role.HEADING}) == ["", "", "heading", ""]
    headed = found(*DEMANDS, "小标题", "后文。", roles={3: Role.HEADING})
    assert [len(one) for one in sections(headed)] == [3, 1]
    assert list(map(len, sections(found("小标题", roles={0: Role.HEADING})))) == [0, 0]


def test_the_dots_and_short_lines_of_an_agenda_are_its_own():
    made = found("下面请王局长作说明", "（王局长讲话）", "……", "各位同志，今天会议到此结束。")
    mark_agenda(made)
    assert [one.move for one in made[:3]] == [Move.AGENDA] * 3
    long = found("长" * 61, "（王局长讲话）")
    mark_agenda(long)
    assert [one.move for one in long] == [None, Move.AGENDA]
    short = found("长" * 60, "（王局长讲话）")
    mark_agenda(short)
    assert [one.move for one in short] == [Move.AGENDA] * 2
    given = found("长" * 60, "（王局长讲话）", roles={1: Role.BODY})
    mark_agenda(given)
    assert [one.move for one in given] == [None, None]


def test_numbered_lines_straight_below_what_announces_them_are_items():
    def items(*texts: str) -> list[str]:
        made = found(*texts)
        mark_agenda_items(made)
        return roles(made)

    opened = "今天的会议有以下议程："
    assert items(opened, "一、学习文件", "二、作出部署") == ["", "point", "point"]
    assert items(opened, "一、学习文件") == ["", ""]
    assert items(opened, "一、学习文件", "三、作出部署") == [""] * 3
    assert items(opened, "二、学习文件", "三、作出部署") == [""] * 3
    assert items(opened, "一、学习文件", "2.作出部署") == [""] * 3
    assert items(opened, "隔一段", "一、学习文件", "二、作出部署") == [""] * 4
    assert items("今天很冷：", "一、学习文件", "二、作出部署") == [""] * 3


def signed(*texts: str, **more: object) -> list[str]:
    made = found("标题", *texts, **more)
    mark_signature(made)
    return roles(made)[1:]


def test_short_lines_at_the_very_end_sign_a_text():
    assert signed("正文。", "清源县人民政府", "2026年3月5日") == ["", "signature", "date"]
    assert signed("正文。", "清源县人民政府", "2026年3月5日", "（此件公开发布）") == [
        "",
        "signature",
        "date",
        "",
    ]
    assert signed("正文。", "清源县人民政府", "再说一句。") == [""] * 3
    assert signed("清源县人民政府。") == [""]
    assert signed("正文。", "2026年3月5日", tables={2}) == ["", ""]
    assert signed("正文。", "清源县人民政府", roles={2: Role.HEADING}) == ["", "heading"]


def test_a_signature_stands_before_the_attachments_too():
    told = signed("正文。", "清源县人民政府", "2026年3月5日", "附件1", "名单", roles={4: Role.ATTACHMENT})
    assert told == ["", "signature", "date", "attachment", ""]


def test_a_unit_is_named_by_its_ending_with_a_name_behind_it_or_without():
    assert is_unit("清源县人民政府")
    assert is_unit("清源县人民政府　张明")
    assert not is_unit("清源县，人民政府")
    assert not is_unit("我们要讲" + "很" * 36 + "人民政府")


def named(lines: list[Line], kind: str, before: int) -> tuple[list[str], str]:
    placed = [
        Line(one.text, place=number, centred=one.centred, number=one.number)
        for number, one in enumerate(lines)
    ]
    kept, objects = captioned(placed, [Beside(kind, before)])
    return [line.text for line in kept], objects[0].text


def test_a_caption_goes_with_its_table_or_picture():
    texts = [Line("正文。"), Line("表1 各乡镇户数"), Line("后文。")]
    assert named(texts, "table", 2) == (["正文。", "后文。"], "表1 各乡镇户数")
    assert named(texts, "table", 1) == (["正文。", "后文。"], "表1 各乡镇户数")
    blank = [Line("正文。"), Line("表1 各乡镇户数"), Line(""), Line("后文。")]
    assert named(blank, "table", 3) == (["正文。", "后文。"], "表1 各乡镇户数")
    below = [Line("正文。"), Line("图1 水库位置"), Line("后文。")]
    assert named(below, "picture", 1) == named(below, "chart", 1) == (["正文。", "后文。"], "图1 水库位置")
    assert named(texts, "picture", 1)[1] == named(below, "table", 2)[1] == ""


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        (Line("表1 " + "长" * 47), True),
        (Line("表1 " + "长" * 48), False),
        (Line("表1 各乡镇户数。"), False),
        (Line("表1 各乡镇，" + "长" * 18), True),
        (Line("表1 各乡镇，" + "长" * 19), False),
        (Line("表1 各乡镇户数", number="1."), False),
    ],
)
def test_a_sentence_or_a_long_line_is_no_caption(line, taken):
    assert bool(named([Line("正文。"), line], "table", 2)[1]) is taken


@pytest.mark.parametrize(
    ("text", "clause", "sentence"),
    [
        ("要抓好。", True, True), ("要抓好：", True, False), ("要抓好；”", True, False), ("要抓好！”）", True, True),
        ("要抓好", False, False), ("要抓好，", False, False), ("要抓好.", True, True), ("一.", False, False),
        ("3.", False, False), ("……", True, True), ("", False, False), ("要抓好。" + "”" * 15, True, True),
        ("要抓好。" + "”" * 16, False, False),
    ],
)  # fmt: skip
def test_what_ends_a_clause_and_a_sentence(text, clause, sentence):
    assert (signs.ends_clause(text), signs.ends_sentence(text)) == (clause, sentence)


def test_small_signs_of_a_line():
    assert [signs.has_inner_stop(one) for one in ("一句。", "一句。又一句", "“一句。”", "3.5万")] == [
        False, True, False, False,
    ]  # fmt: skip
    assert [signs.is_remark(one) for one in ("（印发）", "（一）", "（印" + "发" * 59 + "）", "（印" + "发" * 60 + "）")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert [signs.is_stage_direction(one) for one in ("（讲话）", "（鼓掌）", "（讲" + "话" * 30 + "）", "讲话")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [signs.is_ellipsis(one) for one in ("……", "…", "....", "...", "· · ·")] == [
        True,
        False,
        True,
        False,
        True,
    ]
    assert signs.widened("要抓好,快.http://a.b 3.5") == "要抓好，快.http://a.b 3.5"
    assert signs.widened("抓好,落实.") == "抓好，落实。"
    assert signs.stripped("\u3000 \u200b讲话\ufeff\t") == "讲话"

"""Whom a speech greets and calls, against the meeting of its title."""

import pytest

from drafter.core.model import Paragraph, Role


def addressed(check, title, greeting, body="大家辛苦了。"):
    paragraphs = (
        Paragraph("", Role.TITLE, text=title),
        Paragraph("", Role.SALUTATION, text=greeting),
        Paragraph("", Role.BODY, text=body),
    )
    return [one.text for one in check("leaders", *paragraphs) if one.rule == "leaders.address"]


@pytest.mark.parametrize(
    ("title", "greeting", "body", "told"),
    [
        ("在县人民代表大会闭幕会上的讲话", "各位委员、同志们：", "大会就要闭幕了。", "各位委员"),
        ("在庆祝教师节大会上的讲话", "全体医务工作者，同志们：", "大家辛苦了。", "医务"),
        ("在共青团代表大会上的讲话", "各位代表，妇女同胞们：", "大家辛苦了。", "妇女"),
        ("在揭牌仪式上的主持词", "尊敬的刘县长、陈副市长：", "大家辛苦了。", "刘县长、陈副市长"),
        ("在全县经济工作会议上的讲话", "同志们：", "各位代表，明年任务艰巨。", "各位代表"),
    ],
)
def test_those_who_are_not_there_and_ranks_out_of_order_are_told(check, title, greeting, body, told):
    found = addressed(check, title, greeting, body)
    assert [one for one in found if told in one] == found != []


@pytest.mark.parametrize(
    ("title", "greeting", "body"),
    [
        ("在县人民代表大会上的报告", "各位代表：", "各位代表，任务艰巨。"),
        ("在政协全体会议上的讲话", "各位委员、同志们：", "各位委员，大家辛苦了。"),
        ("在庆祝教师节大会上的讲话", "各位老师、青年朋友们：", "大家辛苦了。"),
        ("在全县卫生健康工作会议上的讲话", "同志们：", "请各位代表发言。"),
        ("在揭牌仪式上的主持词", "尊敬的陈副市长、刘县长：", "大家辛苦了。"),
    ],
)
def test_those_who_belong_there_are_greeted_rightly(check, title, greeting, body):
    assert addressed(check, title, greeting, body) == []

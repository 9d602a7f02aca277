"""Notices: to whom they go, what they attach, who signs them, and what is taken out of them."""

import pytest

from drafter.core.model import Role
from drafter.core.numbering import labels
from drafter.reading.addressee import is_addressee
from drafter.reading.read import recognise_text

NOTICE = """澄阳县人民政府办公室
关于做好2026年秋季防火工作的通知
澄政办发〔2026〕31号

各镇人民政府、街道办事处，县直有关部门：
为切实做好今年秋季防火工作，经县政府同意，现就有关事项通知如下：
一、加强巡查
各镇要组织护林员每天上山巡查，发现火情立即处置并上报。
二、加强宣传
要把防火要求讲到每一户、每一所学校。

附件：1．秋季防火责任区划分表
　　　2．秋季防火值班安排表

澄阳县人民政府办公室
2026年9月3日
（此件公开发布）
抄送：县委办公室，县人武部。
澄阳县人民政府办公室　　　　2026年9月3日印发

附件1
秋季防火责任区划分表
一、东部林区由城关镇负责。
二、西部林区由石桥镇负责。
附件2
秋季防火值班安排表
值班时间为每天早上八点到第二天早上八点。
"""


def test_every_part_of_a_notice_is_told():
    document = recognise_text(NOTICE)
    found = [
        (p.role, p.level, label + p.text)
        for p, label in zip(document.paragraphs, document.labels, strict=True)
    ]
    assert found[0] == (Role.TITLE, 0, "澄阳县人民政府办公室关于做好2026年秋季防火工作的通知")
    assert found[1][::2] == (Role.ADDRESSEE, "各镇人民政府、街道办事处，县直有关部门：")
    assert [(role, level) for role, level, _ in found if role in (Role.ATTACHMENT_NOTE, Role.ATTACHMENT)] == [
        (Role.ATTACHMENT_NOTE, 0),
        (Role.ATTACHMENT_NOTE, 0),
        (Role.ATTACHMENT, 0),
        (Role.ATTACHMENT, 1),
        (Role.ATTACHMENT, 0),
        (Role.ATTACHMENT, 1),
    ]
    signed = [text for role, _, text in found if role in (Role.SIGNATURE, Role.DATE)]
    assert signed == ["澄阳县人民政府办公室", "2026年9月3日"]
    assert document.facts.unit == "澄阳县人民政府办公室"
    assert [one.reason for one in document.removed] == ["文号", "版记", "版记"]


def test_each_attachment_numbers_anew():
    document = recognise_text(NOTICE)
    assert labels(document.paragraphs) == document.labels


@pytest.mark.parametrize(
    "line",
    ["市财政局：", "各县（市、区）委、人民政府，市直各单位：", "国务院有关部门：", "各镇（街道）："],
)
def test_a_line_of_bodies_with_a_colon_is_the_addressee(line: str):
    assert is_addressee(line)


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "现将有关事项通知如下：",
        "下面，我讲三点意见：",
        "会议强调，各级各部门要做到：",
        "各级各部门要立即行动：",
    ],
)
def test_a_sentence_that_goes_on_is_no_addressee(line: str):
    assert not is_addressee(line)


def test_a_speech_that_speaks_of_attachments_keeps_its_text():
    document = recognise_text(
        "在会上的讲话\n同志们：\n方案的附件，大家带回去看。\n附件里写得很清楚，不再多讲。\n谢谢大家！"
    )
    assert {p.role for p in document.paragraphs} == {Role.TITLE, Role.SALUTATION, Role.BODY}


def test_what_is_attached_may_be_called_by_one_character():
    document = recognise_text(NOTICE.replace("附件：1．", "附：1．"))
    notes = [p.text for p in document.paragraphs if p.role is Role.ATTACHMENT_NOTE]
    assert notes == ["附：1．秋季防火责任区划分表", "2．秋季防火值班安排表"]

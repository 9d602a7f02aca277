"""Place and body of a speech that nothing names but what it calls its own, where people met, and whose page it is."""

import pytest

from drafter.core.model import Paragraph, Role
from drafter.reading.facts import told_by
from drafter.reading.speakers import Around


def _told(*texts: str, page: tuple[str, ...] = ()):
    title = Paragraph("t", Role.TITLE, text="在表彰大会上的讲话")
    body = [Paragraph(f"b{i}", Role.BODY, text=text) for i, text in enumerate(texts)]
    return told_by([title, *body], Around(page=list(page))).facts


def test_the_place_whose_rank_the_text_calls_its_own_is_its_place():
    facts = _told(
        "我县去年造林三万亩，全县上下都出了力。", "澄城造林靠的是干劲，澄城护林靠的是规矩。全县要接着干。"
    )
    assert facts.place == "澄城县"


def test_two_places_named_as_often_tell_none():
    assert _told("我县与澄城县、蒲城县相邻，全县要学先进。").place == ""


def test_a_letter_is_from_the_bodies_that_greet_in_it():
    facts = _told(
        "值此佳节，县委、县政府向全县教师致以问候！", page=("聚焦澄城县 >> 正文", "2026-02-10 澄城县融媒体")
    )
    assert (facts.place, facts.unit) == ("澄城县", "澄城县委、澄城县政府")


def test_a_rank_alone_gets_the_name_of_its_place():
    title = Paragraph("t", Role.TITLE, text="政府工作报告")
    speaker = Paragraph("s", Role.SPEAKER, text="县人民政府县长　郑立新")
    body = Paragraph("b", Role.BODY, text="我县去年造林三万亩。澄城的山更绿了，澄城的水更清了。")
    assert told_by([title, speaker, body]).facts.unit == "澄城县人民政府"


@pytest.mark.parametrize(
    "said, page, unit",
    [
        ("在青石一中读书，是我们的福气。我爱青石一中。", "青石县第一中学 版权所有 地址：青石大道1号", "青石县第一中学"),
        ("在柳林三中读书，是我们的福气。我爱柳林三中。", "青石县第一中学 版权所有 地址：青石大道1号", ""),
    ],
)  # fmt: skip
def test_a_page_tells_the_body_of_which_its_text_speaks(said: str, page: str, unit: str):
    assert _told(said, page=(page,)).unit == unit


def test_a_text_that_speaks_of_its_school_names_it():
    facts = _told(
        "我校今年招生三百人，我校师生都很高兴。", "这对青石理工大学是大事，落实青石理工大学的规划要快。"
    )
    assert facts.unit == "青石理工大学"


def test_schools_in_the_speech_of_a_county_are_not_its_body():
    facts = _told(
        "全县教师都辛苦了，全县都要学青石一中，我县还要办好我校。", "我校在变，青石一中也在变，全县都在变。"
    )
    assert facts.unit == ""


@pytest.mark.parametrize(
    "said, page, place",
    [
        ("今天，我们相聚在美丽的青岛，共话友谊。", "", "青岛市"),
        ("今天，我们欢聚一堂，共话友谊。", "（某某社青岛3月8日电）", "青岛市"),
        ("今天，我们欢聚一堂，共话友谊。", "", ""),
    ],
)
def test_where_people_met_or_a_paper_wrote_is_the_last_that_tells(said: str, page: str, place: str):
    assert _told(said, page=(page,)).place == place


def test_the_name_of_who_speaks_is_no_place():
    title = Paragraph("t", Role.TITLE, text="澄城县县长李铜川在大会上的讲话")
    speaker = Paragraph("s", Role.SPEAKER, text="县长　李铜川")
    assert told_by([title, speaker]).facts.place == "澄城县"


def test_bodies_are_named_beside_the_people_for_whom_a_letter_speaks():
    facts = _told("我们谨代表中共澄城县委、澄城县人民政府和40万家乡人民，向在外的乡亲问好！")
    assert (facts.place, facts.unit) == ("澄城县", "中共澄城县委、澄城县人民政府")

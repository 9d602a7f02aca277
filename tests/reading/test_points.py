"""Points: run-in numbered paragraphs in all their forms."""

import pytest

from tests.reading.helpers import OPENING, TEXT, read, roles

TITLE = "在全县工作会议上的讲话"
FORMS = {
    "一要": ("一要", "二要", "三要"),
    "一是": ("一是", "二是", "三是"),
    "第一，": ("第一，", "第二，", "第三，"),
    "第一、": ("第一、", "第二、", "第三、"),
    "首先，": ("首先，", "其次，", "再次，"),
    "（一）": ("（一）", "（二）", "（三）"),
    "1.": ("1.", "2.", "3."),
    "1、": ("1、", "2、", "3、"),
    "（1）": ("（1）", "（2）", "（3）"),
    "1）": ("1）", "2）", "3）"),
    "①": ("①", "②", "③"),
    "一个是": ("一个是", "二个是", "三个是"),
}


@pytest.mark.parametrize("marker", FORMS)
def test_every_form_of_number_is_told(marker: str):
    points = [f"{label}抓好重点工作。{TEXT}" for label in FORMS[marker]]
    document = read(TITLE, OPENING, "一、提高认识", TEXT, *points, "二、强化措施", TEXT)
    assert roles(document)[3:8] == ["body", "point1", "point1", "point1", "heading1"]
    assert list(document.labels[4:7]) == list(FORMS[marker])
    assert {p.marker for p in document.paragraphs[4:7]} == {marker}


def test_a_point_in_another_form_stays_a_sibling():
    document = read(
        TITLE, OPENING, "一、提高认识", f"一要抓思想。{TEXT}", f"二要抓队伍。{TEXT}", f"三是抓作风。{TEXT}"
    )
    points = document.paragraphs[3:]
    assert [(p.level, p.marker, p.starts) for p in points] == [
        (1, "一要", False),
        (1, "一要", False),
        (1, "一是", False),
    ]


def test_bare_points_stand_together():
    document = read(TITLE, OPENING, "一、提高认识", TEXT, f"要抓思想。{TEXT}", f"要抓队伍。{TEXT}")
    assert roles(document)[4:] == ["point1", "point1"]
    assert document.labels[4] == ""
    assert document.paragraphs[4].text.startswith("要抓思想。")


def test_one_long_paragraph_that_begins_with_the_verb_is_no_point():
    document = read(TITLE, OPENING, "一、提高认识", f"要抓思想。{TEXT}", "二、强化措施", f"要抓队伍。{TEXT}")
    assert roles(document) == ["title", "body", "heading1", "body", "heading1", "body"]


def test_a_list_inside_a_point_is_one_level_lower():
    document = read(
        TITLE,
        OPENING,
        "一、提高认识",
        f"（一）抓思想。{TEXT}",
        f"1.读好书。{TEXT}",
        f"2.讲好课。{TEXT}",
        f"（二）抓队伍。{TEXT}",
        f"1.选好人。{TEXT}",
    )
    assert [p.level for p in document.paragraphs[3:]] == [1, 2, 2, 1, 2]
    assert not any(p.starts for p in document.paragraphs)


def test_numbers_that_begin_again_begin_a_new_list():
    document = read(TITLE, OPENING, "一、提高认识", *[f"{n}要抓落实。{TEXT}" for n in "一二一二"])
    assert [p.starts for p in document.paragraphs[3:]] == [False, False, True, False]


def test_a_word_of_order_alone_is_no_point():
    document = read(TITLE, f"首先，我代表县委向大家表示感谢。{TEXT}", "一、提高认识", TEXT)
    assert roles(document)[1] == "body"
    assert document.paragraphs[1].text.startswith("首先，")


def test_a_paragraph_that_holds_its_whole_list_is_text():
    document = read(TITLE, OPENING, "一、提高认识", "一是思想要统一；二是行动要迅速；三是措施要有力。")
    assert roles(document)[-1] == "body"
    assert document.paragraphs[-1].text.startswith("一是")


def test_words_that_only_look_like_numbers_are_text():
    document = read(
        TITLE,
        OPENING,
        "一、提高认识",
        f"一是一、二是二。{TEXT}",
        f"三个代表重要思想要长期坚持。{TEXT}",
        f"十要素齐全。{TEXT}",
    )
    assert "point1" not in roles(document)[4:]


def test_the_last_wish_of_a_speech_is_no_point_of_its_list():
    document = read(
        TITLE,
        OPENING,
        *[f"{word}，要抓好落实。{TEXT}" for word in ("首先", "其次", "再次")],
        "最后，祝大家工作顺利！",
    )
    assert roles(document)[-4:] == ["point1", "point1", "point1", "body"]

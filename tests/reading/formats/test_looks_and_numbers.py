"""How runs make a line, how numbers are written, what a picture is: what every format shares."""

import unicodedata
from base64 import b64encode
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafter.core.numerals import hundreds_from_chinese
from drafter.core.objects import Picture
from drafter.reading.formats.kinds import formats_told
from drafter.reading.formats.looks import PLAIN, Look, line_of
from drafter.reading.formats.number_formats import enclosed, formatted
from drafter.reading.formats.page_pictures import shown_picture
from drafter.reading.formats.pictures import form_of, picture_beside

RUNS = st.lists(
    st.tuples(
        st.sampled_from(["要抓早", "，", "抓小。", " ", "a1"]),
        st.builds(Look, bold=st.booleans(), struck=st.booleans()),
    ),
    max_size=6,
)


@given(RUNS)
def test_what_is_struck_in_a_line_are_the_characters_of_the_runs_that_are(runs):
    line = line_of(runs)
    struck = [look.struck for text, look in runs for _ in text][: len(line.text)]
    marked = [any(start <= at < end for start, end in line.struck) for at in range(len(line.text))]
    assert marked == [bool(one) for one in struck]
    assert all(first[1] < second[0] for first, second in pairwise(line.struck))


BOLD, KAI = Look(bold=True), Look(face="楷体")


@pytest.mark.parametrize(
    ("runs", "lead"),
    [
        ([("抓早抓小", BOLD), ("。要早谋划。", PLAIN)], 4),
        ([("抓早抓小", BOLD), ("。", PLAIN), ("要早谋划。", PLAIN)], 5),
        ([("抓早抓小。", KAI), ("要早谋划。", PLAIN)], 5),
        ([("要早谋划，", PLAIN), ("抓早抓小。", BOLD)], 0),
        ([("抓早", BOLD), ("要早", PLAIN), ("抓小", BOLD)], 0),
        ([("抓早抓小。", BOLD)], 0),
        ([("，", BOLD), ("。", PLAIN)], 0),
    ],
)
def test_a_lead_stands_out_from_all_the_rest(runs, lead):
    assert line_of(runs).lead_bold == lead


def test_a_line_has_the_size_of_most_of_its_characters_and_is_bold_where_all_that_is_seen_is():
    line = line_of(
        [("抓早", Look(size=22.0, bold=True)), ("要早谋划", Look(size=16.0, bold=True)), (" ", PLAIN)]
    )
    assert (line.size, line.bold, line.text) == (16.0, True, "抓早要早谋划")
    assert not line_of([("抓早", BOLD), ("抓小", PLAIN)]).bold
    assert not line_of([(" ", BOLD)]).bold
    assert line_of([("　抓早", PLAIN)]).indented


@given(st.integers(1, 9_999))
def test_a_number_in_words_is_that_number(number):
    said = formatted(number, "chineseCountingThousand")
    assert hundreds_from_chinese(said) == number
    legal = formatted(number, "chineseLegalSimplified")
    assert legal.translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")) in (
        said,
        f"一{said}",
    )


@given(st.integers(1, 50))
def test_a_number_in_a_circle_is_that_number(number):
    assert unicodedata.numeric(formatted(number, "decimalEnclosedCircle")) == number
    assert enclosed(rf"EQ \o\ac(○,{number})") in ("", formatted(number, "decimalEnclosedCircle"))


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (0, "chineseCountingThousand", "0"), (10_000, "chineseCountingThousand", "10000"),
        (5, "decimalZero", "05"), (4, "upperRoman", "IV"), (19, "lowerRoman", "xix"), (27, "upperLetter", "AA"),
        (3, "bullet", ""), (3, "none", ""), (3, "numberInDash", "- 3 -"), (11, "ideographTraditional", "甲"),
        (13, "ideographZodiac", "子"), (60, "ideographZodiacTraditional", "癸亥"), (0, "ideographTraditional", "0"),
        (20, "decimalEnclosedParen", "⒇"), (10, "ideographEnclosedCircle", "㊉"), (7, "unheard-of", "7"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number, style, shown):
    assert formatted(number, style) == shown


EMF = b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(8)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff\xe0", "jpeg"), (b"GIF89a", "gif"), (b"BM12", "bmp"),
        (b"MM\0*", "tiff"), (b"\xd7\xcd\xc6\x9a", "wmf"), (EMF, "emf"), (EMF[:40] + b"text" + bytes(8), ""),
        (b"\0" + EMF[1:], ""), (b"", ""), (b"text", ""),
    ],
)  # fmt: skip
def test_a_picture_is_known_by_its_first_bytes(data, form):
    assert form_of(data) == form


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((30.04, 20), (30.0, 20.0)),
        ((600, 600), (600.0, 600.0)),
        ((601, 20), (100.0, 75.0)),
        ((30, 0), (100.0, 75.0)),
    ],
)
def test_a_picture_has_its_size_where_that_can_be_believed(size, shown):
    picture = picture_beside(b"GIF8", "gif", *size, before=3).found
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == shown
    assert picture_beside(b"?", "", *size, before=3).found is None


def page(attributes: str, around: str = "p"):
    root = etree.fromstring(f"<body><{around}><img {attributes}/></{around}></body>")
    return list(shown_picture(root[0][0], 2))


def test_a_picture_of_a_page_is_told_unless_it_adorns_it():
    inside = "data:image/gif;base64," + b64encode(b"GIF89a").decode()
    (held,) = page(f'src="{inside}" width="96" height="192" alt="示 意  图"')
    assert isinstance(held.found, Picture)
    assert (held.text, held.before, held.found.width, held.found.height) == ("示 意 图", 2, 25.4, 50.8)
    (usual,) = page(f'src="{inside}"')
    assert isinstance(usual.found, Picture)
    assert (usual.found.width, usual.found.height) == (100.0, 75.0)
    (told,) = page('src="http://a/b.png" width="60"')
    assert (told.text, told.found) == ("网页里的图片", None)
    assert page('src="http://a/b.png" width="59"') == page('src="http://a/b.png" height="59"') == []
    assert page('alt="无"') == page('src="http://a/b.png"', "button") == []


def test_all_formats_are_told_each_name_once():
    assert formats_told().startswith("Word、WPS、PDF、")
    assert formats_told().count("Word") == 1

"""What papers, editors and collections print around a speech: credits, captions, guides, numbers, a title shown again."""

import pytest

from drafter.reading.line_kinds import is_credit
from tests.reading.helpers import OPENING, TEXT, lines_of, read, roles

_TITLE = "在全县护林工作会议上的讲话"
_SPEECH = ("同志们：", OPENING, TEXT, TEXT)


@pytest.mark.parametrize(
    "line, credit",
    [
        ("（青石社柳林3月8日电）", True),
        ("青石社柳林镇3月8日电", True),
        ("（第2版）", True),
        ("（A2、B版）", True),
        ("（选自《青石文集》第三卷，青石出版社2008年版，第12—15页）", True),
        ("（参见《青石县志》关于护林的记述）", False),
        ("（3月8日）", False),
        ("3月8日起全面停电", False),
    ],
)
def test_papers_say_from_where_and_on_which_page(line: str, credit: bool):
    assert is_credit(line) is credit


def test_a_wire_behind_the_last_sentence_goes():
    document = read(_TITLE, *_SPEECH, "谢谢大家。（青石社柳林3月8日电）")
    assert lines_of(document)[-1] == "谢谢大家。"
    assert "（青石社柳林3月8日电）" in [one.text for one in document.removed]


def test_what_a_picture_shows_goes_with_its_label_and_who_took_it():
    caption = "县委书记、县人大常委会主任、县林长郑立新在护林工作会议上讲话。"
    document = read(_TITLE, *_SPEECH, "谢谢大家。", "图片：", caption, "（青石日报记者　李平　摄）")
    assert lines_of(document)[-1] == "谢谢大家。"


def test_a_last_sentence_below_a_label_without_a_picture_stays():
    last = "山还是那座山，树却一年比一年多，水也一年比一年清。"
    assert lines_of(read(_TITLE, *_SPEECH, "结语：", last))[-1] == last


@pytest.mark.parametrize("guide", ["【导　读】", "编者按：", "[编者按]"])
def test_an_editors_guide_above_the_text_goes(guide: str):
    told = f"{guide}护林队一年走的路，比绕县城一百圈还长。这篇讲话说的就是他们，读来令人感动，值得一看。"
    document = read(_TITLE, told, OPENING, TEXT, TEXT)
    assert roles(document) == ["title", "body", "body", "body"]


def test_a_sentence_that_says_what_the_text_is_goes():
    document = read("护林人", "（2008年3月8日）", "这是郑立新在青石县护林表彰会上的演说。", OPENING, TEXT)
    assert roles(document) == ["title", "date", "body", "body"]


def test_a_rule_of_dashes_below_the_text_is_no_paragraph():
    assert roles(read(_TITLE, *_SPEECH, "------------------"))[-1] == "body"
    assert lines_of(read(_TITLE, *_SPEECH, "------------------"))[-1] == TEXT


@pytest.mark.parametrize("number", ["55. ", "7．", "12、"])
def test_the_number_that_a_collection_gives_a_title_goes(number: str):
    document = read(f"{number}郑立新在护林会上的祝酒辞", "各位来宾：", OPENING, TEXT)
    assert document.facts.title == "郑立新在护林会上的祝酒辞"
    assert document.facts.speaker == "郑立新"


@pytest.mark.parametrize("year", ["二００八年", "二○○八年", "二〇〇八年"])
def test_a_spelt_day_behind_a_title_is_parted_whatever_its_zeros_are(year: str):
    document = read(f"{_TITLE}（{year}三月八日）", *_SPEECH)
    assert (document.facts.title, document.day) == (_TITLE, "2008-03-08")


def test_a_title_whose_second_half_stands_below_once_more_is_the_pages():
    document = read(
        "3. 郑立新在全县护林会上的讲话",
        "守住青山，就是守住家园",
        "——在全县护林会上的讲话",
        "（2008年3月8日）",
        *_SPEECH,
    )
    assert document.facts.title.startswith("守住青山，就是守住家园")


def test_what_stands_above_the_announcement_of_a_speech_is_the_pages():
    document = read(
        "有人说，护林是件苦差事，风里来雨里去，一年到头也见不着几个人影，说的话都讲给树听。",
        "我倒觉得，护林也是件美差事，看着小树一年年长高，听着鸟叫一天天多起来，心里是满的。",
        "以下是讲话全文，不过六百字：",
        "讲话：郑立新（护林队长）",
        "做山的守夜人",
        OPENING,
        TEXT,
        TEXT,
    )
    assert lines_of(document)[:2] == ["讲话：郑立新（护林队长）", "做山的守夜人"]
    assert document.facts.title == "做山的守夜人"
    assert document.facts.speaker == "郑立新（护林队长）"


def test_what_a_speaker_announces_is_no_announcement_of_a_paper():
    document = read(_TITLE, "同志们：", OPENING, "下面，我报告三个方面的情况：", TEXT, TEXT)
    assert len(document.paragraphs) == 6

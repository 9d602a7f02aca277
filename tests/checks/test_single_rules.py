"""Rules of the checks one by one: lists in a text, sayings, anniversaries, plans, newest figures, words that names cross."""

import datetime
from types import SimpleNamespace

import pytest

from drafter.checks.announced.series import ordinals_in, repeated_in, series_in, strays_in
from drafter.checks.figures.newest import newest_value
from drafter.checks.finding import Severity
from drafter.checks.forms.meeting import _is_same
from drafter.checks.names.memories import is_recalled
from drafter.checks.names.spoken import crosses_words
from drafter.checks.names.terms import load_names
from drafter.checks.twice.sayings import sayings_in
from drafter.core.clip import Clip
from drafter.core.figures import figures_in
from drafter.core.model import Paragraph, Role, Source
from drafter.library.api import Hit, Results


def numbers(text: str) -> list[list[int]]:
    return [[item.number for item in items] for items in series_in(text)]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("一是查，二是改，三是罚。", [[1, 2, 3]]),
        ("一是查，二要改。", [[1, 2]]),
        ("一是查。一是改，二是罚。", [[1, 2]]),
        ("一是查，二是改。另外，一是问，二是答。", [[1, 2], [1, 2]]),
        ("二是查，三是改。", []),
        ("一是查。", []),
        ("第一，查；第二，改。一是问，二是答。", [[1, 2], [1, 2]]),
        ("①查；②改；④罚。", [[1, 2, 4]]),
        ("（1）查；（2）改。", [[1, 2]]),
    ],
)
def test_the_lists_of_a_text_begin_with_their_first_items(text, listed):
    assert numbers(text) == listed


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("第一，查。第二，改。三是罚。", [("第二，", "三是")]),
        ("第一，查。第二，改。一是罚，二是问，三是答。", []),
        ("第一，查。第二，改。四是罚。", []),
        ("一是查，二是改，三要罚。", []),
        ("第一，查。一是罚。", []),
    ],
)
def test_an_item_of_another_style_that_goes_on_is_a_stray(text, stray):
    assert [tuple(text[one.start : one.end] for one in pair) for pair in strays_in(text)] == stray


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("首先，查。其次，改。第三，罚。", [1, 2, 3]),
        ("首先，查。首先，问。其次，答。", [1, 2]),
        ("其次，改。再次，罚。", []),
        ("第一，查。首先，问。第四，答。", [1, 4]),
    ],
)
def test_words_that_count_are_a_list_from_the_last_first_on(text, told):
    assert [item.number for item in ordinals_in(text)] == told


@pytest.mark.parametrize(
    ("text", "number", "word", "count"),
    [
        ("处理好甲事，处理好乙事，处理好丙事。后文，后文。", 3, "", 3),
        ("领导到位、责任到位、措施到位。", 3, "", 3),
        ("抓好，落实，到底。", 3, "", 0),
        ("处理好甲事。", 1, "", 0),
        ("做到有人管、做到有人问，做到有人查。", 3, "", 3),
        ("做到有人管、做到有人问，做到有人查。", 2, "", 2),
        ("甲有人管，乙有人问，丙有人查。", 3, "有人", 3),
        ("甲有人管，乙没管过，丙有人查。", 3, "有人", 0),
        ("一套班子，一个方案，一抓到底。", 3, "", 3),
    ],
)
def test_clauses_that_are_built_alike_are_a_list(text, number, word, count):
    items = repeated_in(text, 0, number, word)
    assert [item.number for item in items] == list(range(1, count + 1))
    assert all(text[one.end] in "，、；。" for one in items)


def told(check, *paragraphs) -> list[tuple[str, str, str]]:
    return [
        (one.text, one.suggestion, one.severity.value)
        for one in check("announced", *paragraphs)
        if one.suggestion
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是查，三是改。", ("三是", "二是", "序号跳了")),
        ("一是查，二是改，二是罚。", ("二是", "三是", "序号重复")),
        ("①查；②改；④罚。", ("④", "③", "序号跳了")),
        ("（1）查；（2）改；（1）罚；（2）问；（4）答。", ("（4）", "（3）", "序号跳了")),
        ("首先，查。其次，改。第四，罚。", ("第四，", "第三，", "序号跳了")),
    ],
)
def test_the_first_number_that_does_not_follow_is_told_with_the_right_one(check, text, found):
    (one,) = check("announced", text)
    assert (one.text, one.suggestion) == found[:2]
    assert found[2] in one.message
    assert one.severity is Severity.ERROR


def test_numbers_that_go_on_and_words_without_a_number_are_let_pass(check):
    assert told(check, "一是查，二是改，三是罚。") == told(check, "首先，查。再次，改。") == []
    assert told(check, "首先，查。第一，问。第二，答。") == []


def point(text: str, marker: str, level: int = 1, *, starts: bool = False) -> Paragraph:
    return Paragraph("", Role.POINT, level, text, marker, starts=starts)


def test_points_of_one_list_have_labels_of_one_style(check):
    first, other = point("抓种。", "一要"), point("抓收。", "一是")
    assert told(check, first, other) == [("抓收。", "一要", "hint")]
    assert told(check, first, point("抓收。", "一是", starts=True)) == []
    assert told(check, first, Paragraph("", Role.HEADING, 1, "小标题", "一、"), other) == []
    assert told(check, first, point("细抓。", "（1）", 2), point("再抓。", "一要")) == []
    below = (point("细抓。", "（1）", 2), point("再抓。", "一要"), point("细管。", "①", 2))
    assert told(check, first, *below) == []
    assert [one[0] for one in told(check, first, point("细抓。", "（1）", 2), point("细管。", "①", 2))] == [
        "细管。"
    ]


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        ("守土有责守好一片，守土尽责护好一方。", ["守土有责守好一片守土尽责护好一方"]),
        ("守土有责，守土尽责。", []),
        ("守土有责好，守土尽责强。", ["守土有责好守土尽责强"]),
        ("守土有责守好一片，后面的长短不一样的。", []),
        ("他说“为官一任，造福一方”。", ["为官一任造福一方"]),
        ("他说“为官一任”。", []),
        ("实施“百村示范千村整治”。", []),
    ],
)
def test_sayings_are_couplets_and_what_is_quoted_with_a_mark(text, sayings):
    assert [saying.text for saying in sayings_in(text)] == sayings


def test_a_place_is_recalled_by_the_words_of_its_own_sentence():
    terms, _ = load_names(None)
    text = "赤水河边四渡赤水，长征路上红旗飘。我们要学赤水的做法。"
    first, last = text.index("赤水，"), text.rindex("赤水")
    assert is_recalled(text, first, first + 2, terms)
    assert not is_recalled(text, last, last + 2, terms)
    assert not is_recalled("清源县的长征路。", 0, 3, terms)


@pytest.mark.parametrize(
    ("start", "end", "pieces", "crosses"),
    [
        (0, 2, [0, 2, 4], False), (1, 3, [0, 2, 4], True), (0, 3, [0, 2, 4], False), (0, 3, [0, 1, 4], True),
        (0, 2, [0, 1, 4], True), (0, 2, [0, 4], False), (2, 5, [0, 2, 4, 6], False), (0, 4, [0, 6], False),
    ],
)  # fmt: skip
def test_a_name_is_made_of_parts_of_words_where_its_edges_are_within_them(start, end, pieces, crosses):
    assert crosses_words(start, end, pieces) is crosses


@pytest.mark.parametrize(
    ("year", "text", "count"),
    [
        (2025, "今年是“十四五”收官之年。", 0), (2026, "今年是“十四五”收官之年。", 1), (2026, "今年是“十五五”开局之年。", 0),
        (2027, "今年是“十五五”开局之年。", 1), (2030, "今年是“十五五”收官之年。", 0),
    ],
)  # fmt: skip
def test_a_plan_begins_and_ends_in_its_years(check, year, text, count):
    found = [
        f for f in check("dated", text, date=datetime.date(year, 3, 5)) if f.rule == "dated.year-of-plan"
    ]
    assert len(found) == count


@pytest.mark.parametrize(("said", "suggestion"), [("80", []), ("79", ["80周年"]), ("81", ["80周年"])])
def test_an_anniversary_is_counted_from_the_year_of_its_sentence(check, said, suggestion):
    found = check("dated", f"学校创办于1946年，今年正值建校{said}周年。", date=datetime.date(2026, 3, 5))
    assert [f.suggestion for f in found if f.rule == "dated.founded"] == suggestion


def asked(*passages: tuple[str, datetime.date | None]):
    hits = [
        Hit(str(n), Clip((Paragraph("a", text=text, source=Source(str(n), "新的", date=day)),)), 1.0)
        for n, (text, day) in enumerate(passages)
    ]
    return lambda query: Results(len(hits), tuple(hits))


def test_the_newest_value_is_that_of_the_first_passage_after_the_day():
    day = datetime.date(2026, 1, 1)
    (figure,) = figures_in("全县粮食总产量达到30万吨。")
    later = datetime.date(2026, 6, 1)
    newer = newest_value(figure, day, asked(("全县粮食总产量达到35万吨。", later)))
    assert newer is not None
    assert (newer.source.date, newer.text) == (later, "全县粮食总产量达到35万吨。")
    for passages in (
        [("全县粮食总产量达到35万吨。", day)],
        [("全县粮食总产量达到35万吨。", None)],
        [("全县粮食总产量达到30万吨。", later), ("全县粮食总产量达到35万吨。", later)],
        [("全县公路里程达到35公里。", later)],
        [],
    ):
        assert newest_value(figure, day, asked(*passages)) is None
    short = SimpleNamespace(name="产量一")
    assert newest_value(short, day, asked(("产量一达到35万吨。", later))) is None


@pytest.mark.parametrize(
    ("said", "meant", "same"),
    [
        ("安全生产", "安全生产工作", True), ("三干", "三级干部", True), ("三级干部", "三干", True), ("干三", "三级干部", False),
        ("安全", "生产安全", True), ("全安", "安全", False), ("防汛", "安全生产", False), ("产", "安全生产", True),
    ],
)  # fmt: skip
def test_two_may_be_one_meeting_where_they_share_a_word_or_one_shortens_the_other(said, meant, same):
    assert _is_same(said, meant) is same


def test_the_meeting_of_the_opening_is_that_of_the_title(check):
    title = Paragraph("", Role.TITLE, text="在全县防汛工作会议上的讲话")

    def told(*texts: str) -> list[str]:
        return [f.suggestion for f in check("forms", title, *texts) if "对一对" in f.message]

    other, same = "今天召开全县安全生产工作会议，部署工作。", "今天召开全县防汛会议，部署工作。"
    assert told(other) == ["全县防汛工作会议"]
    assert told(same) == told(same, other) == told(other, same) == []
    assert told("一。", "二。", other) == ["全县防汛工作会议"]
    assert told("一。", "二。", "三。", other) == []

"""Dates and counts of a paragraph that its own words tell otherwise."""

import pytest


def _told(check, name, text):
    return [finding.text for finding in check(name, text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("学院1986年建院，2026年迎来建院三十周年。", "三十周年"),
        ("2026年，我院迎来建院50周年。从1956年创办时的三间平房起步，一路走来很不容易。", "50周年"),
        ("出生于1946年的老支书，2026年70岁了，还在巡山。", "70岁"),
        ("今天是12月1日，到元旦还有整整50天。", "50天"),
        ("报名时间是5月20日至6月10日，5月12日进行笔试。", "5月12日进行笔试"),
        ("整治从去年10月启动，到去年4月结束。", "从去年10月启动，到去年4月"),
        ("第二季度的7月份，降雨明显偏多。", "二季度的7月"),
        ("会议安排在2026年12月7日，也就是周三。", "三"),
    ],
)
def test_a_date_that_others_do_not_make_is_told(check, text, told):
    assert _told(check, "punctuation", text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "学院1986年建院，2026年迎来建院四十周年。",
        "学院1986年建院，今年隆重庆祝中国共产党成立105周年。",
        "出生于1946年的老支书，2026年80岁了，还在巡山。",
        "他1985年出生，19岁时当了兵，当时年满19岁的一共三人。",
        "今天是12月1日，到元旦还有整整31天。",
        "5月20日报名，6月10日笔试，11月20日体检，1月5日公示。",
        "整治从去年10月启动，到今年4月结束。",
        "会议安排在2026年12月7日，也就是周一。",
    ],
)
def test_dates_that_agree_are_left_alone(check, text):
    assert _told(check, "punctuation", text) == []


def test_the_anniversary_of_a_named_year_is_held_against_that_year(check):
    assert _told(check, "dated", "2026年7月1日是中国共产党成立104周年纪念日。") == ["104周年"]
    assert _told(check, "dated", "2025年7月1日是中国共产党成立104周年纪念日。") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("坡上种了三样果树：杏、梨、李子和山楂。", "三样果树"),
        ("围绕“人、财、物”四个方面查找漏洞。", "四个方面"),
        ("要念好防、查、改“四字诀”。", "四字诀"),
        ("印发了《实施方案》《考核办法》三个文件。", "三个"),
    ],
)
def test_a_count_beside_another_list_is_told(check, text, told):
    assert _told(check, "announced", text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "坡上种了三样果树：杏、梨和山楂。",
        "围绕“人、财、物”三个方面查找漏洞。",
        "印发了《实施方案》《考核办法》两个文件。",
    ],
)
def test_a_count_beside_its_own_list_is_left_alone(check, text):
    assert _told(check, "announced", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("由于前期准备不足。工程推迟了两个月。", "。"),
        ("（见县政办发[2026]12号文件）", "[2026]"),
        ("要核实补贴是否足额发放？发现问题及时纠正。", "？"),
        ("我们难道还有什么理由叫苦呢。", "。"),
    ],
)
def test_a_mark_of_another_kind_is_told(check, text, told):
    assert told in _told(check, "punctuation", text)


@pytest.mark.parametrize(
    "text",
    [
        "由于前期准备不足，工程推迟了两个月。",
        "（见县政办发〔2026〕12号文件）",
        "补贴是否足额发放？要逐户核实。",
    ],
)
def test_marks_that_stand_right_are_left_alone(check, text):
    assert _told(check, "punctuation", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三个项目分别投资1.2亿元、0.8亿元和2亿元，总投资5亿元。", True),
        ("三个项目分别投资1.2亿元、0.8亿元和2亿元，总投资4亿元。", False),
        ("应到代表200名，实到186名，出席率96%。", True),
        ("应到代表200名，实到186名，出席率93%。", False),
        ("受理案件1520件，审结1406件，未结124件。", True),
        ("受理案件1520件，审结1406件，未结114件。", False),
    ],
)
def test_sums_and_rates_of_one_sentence(check, text, told):
    assert bool(_told(check, "figures", text)) == told

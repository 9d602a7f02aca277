"""What is known of a source."""

import pytest

from drafter.core.document import draft_from_document, source_from_document
from drafter.core.model import Paragraph, Role
from drafter.reading.facts import told_by
from drafter.reading.names import names_in
from drafter.reading.speakers import Around
from tests.reading.helpers import OPENING, TEXT, read


@pytest.mark.parametrize(
    "title, occasion",
    [
        ("在全县安全生产工作会议上的讲话", "全县安全生产工作会议"),
        ("县长张明在全县防汛动员会上的讲话", "全县防汛动员会"),
        ("在庆祝教师节座谈会上的致辞", "庆祝教师节座谈会"),
        ("在县委理论学习中心组学习时的讲话", "县委理论学习中心组学习"),
        ("在清河镇人大会议上的政府工作报告", "清河镇人大会议"),
        ("全县经济工作会议主持词", "全县经济工作会议"),
        ("春节团拜会致辞", "春节团拜会"),
        ("关于安全生产的几点思考", ""),
        ("政府工作报告", ""),
    ],
)
def test_the_occasion_stands_in_the_title(title: str, occasion: str):
    assert read(title, "同志们：", OPENING).facts.occasion == occasion


@pytest.mark.parametrize(
    "title, speaker",
    [
        ("县长张明在全县防汛动员会上的讲话", "县长张明"),
        ("张明同志在全县大会上的讲话", "张明"),
        ("在全县大会上的讲话", ""),
    ],
)
def test_the_title_may_name_the_speaker(title: str, speaker: str):
    assert read(title, "同志们：", OPENING).facts.speaker == speaker


@pytest.mark.parametrize(
    "title, level",
    [
        ("在全省安全生产会议上的讲话", "province"),
        ("在市委工作会议上的讲话", "city"),
        ("在全县防汛会议上的讲话", "county"),
        ("在全区干部大会上的讲话", "county"),
        ("在全镇党建会议上的讲话", "township"),
        ("在渭南市重点项目推进会上的讲话", "city"),
        ("在工作会议上的讲话", ""),
    ],
)
def test_the_level_of_the_office_is_told_by_the_title(title: str, level: str):
    assert read(title, "同志们：", OPENING).level == level


def test_the_text_tells_the_level_where_the_title_does_not():
    document = read(
        "在工作会议上的讲话",
        "同志们：",
        OPENING,
        f"我市的工作走在前列，全市上下要再接再厉，县区要跟上。{TEXT}",
    )
    assert document.level == "city"


def test_the_place_is_the_most_particular_one_of_title_speaker_and_signature():
    assert read("在全县会议上的讲话", "渭南市澄城县县长　张明", "同志们：", OPENING).facts.place == "澄城县"
    assert read("在渭南市会议上的讲话", "同志们：", OPENING).facts.place == "渭南市"
    assert read("在全县会议上的讲话", "同志们：", OPENING + "要学习浙江省的经验。").facts.place == ""


def test_a_subtitle_may_tell_date_and_occasion():
    document = read("政府工作报告", "——2024年1月9日在某县第十八届人民代表大会上", "各位代表：", OPENING)
    assert document.facts.date and document.facts.date.isoformat() == "2024-01-09"
    assert document.facts.occasion == "某县第十八届人民代表大会"
    assert document.facts.place == ""


def test_the_names_of_a_speech_are_listed_once():
    document = read(
        "在全县会议上的讲话",
        "同志们：",
        "刚才，县长张明同志讲了意见，县财政局作了发言。要学习浙江省、浙江省杭州市的经验，请张明同志牵头。",
    )
    names = names_in(document.paragraphs)
    assert names.places == ("浙江省", "杭州市")
    assert names.people == ("张明",)
    assert names.units == ("县财政局",)


@pytest.mark.parametrize(
    "speaker, level",
    [
        ("副省长　段成林", "province"),
        ("市长　韩　磊", "city"),
        ("副县长　石　磊", "county"),
        ("柳河镇杏花村党支部书记　田桂香", "township"),
        ("指挥长　罗永胜", ""),
    ],
)
def test_the_post_of_the_speaker_tells_the_level_where_the_title_does_not(speaker: str, level: str):
    document = read("在供热工作调度会上的讲话", speaker, "同志们：", OPENING)
    assert document.level == level
    assert names_in(document.paragraphs).people == ("".join(speaker.split("\u3000")[1:]),)


@pytest.mark.parametrize(
    "speaker, unit",
    [
        ("县总工会主席　郭秀英", "县总工会"),
        ("县交通运输局党组书记、局长　马建军", "县交通运输局"),
        ("县委副书记　沈晓红", ""),
    ],
)
def test_the_post_of_the_speaker_names_the_unit_where_nobody_signs(speaker: str, unit: str):
    assert read("在全县工作会议上的讲话", speaker, "同志们：", OPENING).facts.unit == unit


def test_a_unit_that_signs_goes_before_the_speakers():
    text = [
        "在专题党课上的讲稿",
        "县总工会主席　郭秀英",
        "同志们：",
        OPENING,
        TEXT,
        "机关党支部　吴晓峰",
        "2023年6月30日",
    ]
    assert read(*text).facts.unit == "机关党支部"


@pytest.mark.parametrize(
    "title, speaker, place, unit, level",
    [
        ("在全市档案工作会议上的讲话", "市档案局副局长　王立新", "", "市档案局", "city"),
        ("在全县工作会议上的表态发言", "柳林镇党委书记　王明", "柳林镇", "", "township"),
        ("在全市农村工作会议上的表态发言", "青石县县长　王明", "青石县", "", "county"),
        ("在青石县2024年经济工作会议上的讲话", "县长　王明", "青石县", "", "county"),
        ("在澄城县冯原镇党代会上的报告", "王　明", "冯原镇", "", "township"),
        ("在青石县第三中学开学典礼上的讲话", "校长　王明", "青石县", "青石县第三中学", "county"),
        ("在全市城市管理工作会议上的讲话", "王　明", "", "", "city"),
        ("在韩城市委经济工作会议上的讲话", "市长　王明", "韩城市", "", "county"),
    ],
)
def test_place_unit_and_level_are_told_by_title_and_speaker(
    title: str, speaker: str, place: str, unit: str, level: str
):
    document = read(title, speaker, "同志们：", OPENING)
    assert (document.facts.place, document.facts.unit, document.level) == (place, unit, level)


def test_the_text_tells_the_place_where_it_speaks_for_it():
    greeting = (
        "值此佳节，我代表中共澄城县委、县人民政府，向大家致以节日的问候。要学习浙江省的经验，抓好落实。"
    )
    assert read("在新春团拜会上的致辞", "同志们：", greeting, TEXT).facts.place == "澄城县"


@pytest.mark.parametrize(
    ("title", "said", "place", "unit"),
    [
        (
            "新春贺词",
            "我谨代表中共青石县委、青石县人民政府，向大家拜年！",
            "青石县",
            "中共青石县委、青石县人民政府",
        ),
        ("政府工作报告", "现在，我代表清源市人民政府向大会报告工作，请予审议。", "清源市", "清源市人民政府"),
        ("在年会上的致辞", "我代表东海中医药学会（以下简称学会）欢迎各位。", "", "东海中医药学会"),
        (
            "在新年茶话会上的致辞",
            "我谨代表云岭第二人民医院领导班子，向大家致以节日的问候！",
            "",
            "云岭第二人民医院",
        ),
        ("在云岭大学毕业典礼上的讲话", "今天是个难忘的日子。", "", "云岭大学"),
        ("在毕业典礼上的讲话", "我代表学校向同学们表示祝贺。", "", ""),
        ("在座谈会上的讲话", "我代表大家说几句话。人大代表，政协委员都来了。", "", ""),
    ],
)
def test_the_unit_is_the_one_that_the_speaker_speaks_for(title: str, said: str, place: str, unit: str):
    facts = read(title, "各位同志、同志们：", said, OPENING).facts
    assert (facts.unit, facts.place) == (unit, place)


def test_a_person_who_signs_is_the_speaker_and_no_unit():
    document = read(
        "在全县工作会议上的表态发言", "同志们：", OPENING, TEXT, "县教育局局长　王明", "2024年3月5日"
    )
    assert document.facts.speaker == "县教育局局长　王明"
    assert document.facts.unit == "县教育局"


@pytest.mark.parametrize(
    "said",
    [
        "首先，我代表县委、县政府向大家问好。",
        "欢迎大家来到我们县城，欢迎各位领导。",
        "受县委委托，我作报告。",
    ],
)
def test_a_rank_without_a_name_is_no_place(said: str):
    assert read("在新春团拜会上的致辞", "同志们：", said + OPENING, TEXT).facts.place == ""


@pytest.mark.parametrize(
    "title, day, said, known, guessed",
    [
        ("在全县护林会上的讲话", "（2024年3月5日）", "", "2024-03-05", False),
        ("在全县护林会上的讲话", "（2024年3月）", "", "2024-03", False),
        ("在全县护林会上的讲话", "（3月5日）", "2023年我们守住了底线，2024年任务更重，到2030年再上台阶。", "2024-03-05", True),
        ("在全县2024年护林工作会上的讲话", "县长　王明", "", "2024", True),
        ("在全县护林会上的讲话", "县长　王明", "2024年任务更重，大家要抓好落实。", "", False),
    ],
)  # fmt: skip
def test_a_day_is_stated_or_guessed_and_told_apart(
    title: str, day: str, said: str, known: str, guessed: bool
):
    document = read(title, day, "同志们：", said + OPENING, TEXT)
    assert (document.day, document.date_guessed) == (known, guessed)
    assert document.is_day_told == (len(known) in (0, 10) and not guessed)
    assert (draft_from_document(document).facts.date is None) == (known != "2024-03-05" or guessed)
    source = source_from_document(document)
    assert source.date_guessed == (bool(known) and not document.is_day_told)
    assert source.day_shown == (
        "2024-03-05" if not source.date_guessed and known else "约2024年" if known else ""
    )


def test_the_name_of_an_account_is_no_speaker():
    document = read("在全县护林会上的讲话", "某县发布", "（2024年3月5日）", "同志们：", OPENING, TEXT)
    assert document.facts.speaker == ""
    assert "某县发布" not in [p.text for p in document.paragraphs]


@pytest.mark.parametrize(
    "title, speaker",
    [
        ("县长在全县防汛动员会上的讲话", ""),  # a post alone names nobody
        ("书记在全县防汛动员会上的讲话", ""),
        ("张明在全县防汛动员会上的讲话", "张明"),
    ],
)
def test_a_post_without_a_name_is_no_speaker(title: str, speaker: str):
    assert read(title, "同志们：", OPENING).facts.speaker == speaker


@pytest.mark.parametrize(
    "above, speaker",
    [
        (["时间：3月5日", "讲话人：县长　王明", "地点：礼堂"], "县长　王明"),
        (["讲话人", "县长　王明", "地点：礼堂"], "县长　王明"),
        (["主持人：李明", "讲话人：王明"], "王明"),
        (["地点：礼堂", "讲话人"], ""),
        (["地点：礼堂"], ""),
    ],
)
def test_a_record_above_a_speech_names_its_speaker(above: list[str], speaker: str):
    title = Paragraph("t", Role.TITLE, text="在全县护林会上的讲话")
    assert told_by([title, Paragraph("a", text=OPENING)], Around(above)).facts.speaker == speaker


def test_who_speaks_goes_before_who_presides():
    host, speaker = (Paragraph(n, Role.SPEAKER, text=t) for n, t in (("h", "主持人：李明"), ("s", "王明")))
    assert told_by([host, speaker]).facts.speaker == "王明"
    assert "李明" in told_by([host]).facts.speaker

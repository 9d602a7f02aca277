"""Titles that name no occasion are told by the whole text: by their place, by what recurs of them below and above."""

import pytest

from drafter.core.model import Role
from drafter.reading.front import is_speaker
from tests.reading.helpers import lines_of, read

HEADLINE = "把清水留给子孙"
OPENING = (
    "今天，我们在水库边召开护水动员会，目的只有一个：把清水留给子孙，把责任扛在肩上。下面，我讲两点意见。"
)
TEXT = "护水要靠大家动手，上游不倒垃圾，下游不排污水，每个村都要有自己的巡河员，每个月都要向镇里报一次账。"
LAST = "各村回去以后，要马上开会传达，把今天讲的两件事落实到组、落实到户，年底我们再到坝上来看一看。"


def titles_of(document):
    return [p.text for p in document.paragraphs if p.role is Role.TITLE]


@pytest.mark.parametrize(
    "headline", [HEADLINE, "谁来守护这一库清水？", "清水留给子孙　责任扛在肩上", "2019年护水动员会开幕词"]
)
def test_a_headline_above_a_salutation_is_the_title(headline):
    document = read(headline, "各位乡亲：", OPENING, TEXT, LAST)
    assert document.facts.title == headline
    assert lines_of(document) == [headline, "各位乡亲：", OPENING, TEXT, LAST]


def test_a_headline_below_a_menu_is_the_title_and_the_menu_goes():
    menu = ("首页", "新闻", "公告", "服务", "互动", "专题")
    document = read(*menu, HEADLINE, "发布时间：2019-04-08　浏览：120", "同志们：", OPENING, TEXT, LAST)
    assert document.facts.title == HEADLINE
    assert lines_of(document)[0] == HEADLINE


def test_a_path_that_ends_with_the_headline_tells_that_it_is_the_title():
    document = read(f"首页 > 讲话 > {HEADLINE}", HEADLINE, "同志们：", OPENING, TEXT, LAST)
    assert lines_of(document) == [HEADLINE, "同志们：", OPENING, TEXT, LAST]


def test_of_a_headline_that_stands_twice_the_lower_one_stays():
    document = read(HEADLINE, "来源：本站", HEADLINE, "同志们：", OPENING, TEXT, LAST)
    assert titles_of(document) == [HEADLINE]


def test_what_follows_with_a_dash_is_its_subtitle():
    subtitle = "——在全镇护水动员会上的讲话"
    document = read("把清水留给子孙", subtitle, "（2019年4月8日）", "同志们：", OPENING, TEXT, LAST)
    assert titles_of(document) == [HEADLINE, subtitle]
    assert document.facts.title == HEADLINE


def test_the_kind_of_speech_that_a_menu_names_is_no_title_above_a_headline():
    document = read("领导致辞", HEADLINE, "——致全镇巡河员", OPENING, TEXT, LAST)
    assert document.facts.title == HEADLINE


def test_a_field_that_names_a_kind_of_speech_is_no_title():
    document = read("分类：领导讲话", HEADLINE, "同志们：", OPENING, TEXT, LAST)
    assert document.facts.title == HEADLINE
    assert "分类：领导讲话" not in lines_of(document)


def test_headline_day_speaker_and_occasion_in_one_line_are_parted():
    line = f"{HEADLINE} (2019年4月8日)王明 在清水镇第四次党员代表大会上的报告"
    document = read(line, "各位代表，同志们：", OPENING, TEXT, LAST)
    assert lines_of(document)[:4] == [
        HEADLINE,
        "（2019年4月8日）",
        "王明",
        "在清水镇第四次党员代表大会上的报告",
    ]
    assert (document.facts.title, document.day, document.facts.speaker) == (HEADLINE, "2019-04-08", "王明")


def test_a_title_that_names_its_occasion_goes_before_a_headline_of_a_menu():
    title = "在全镇护水动员会上的讲话"
    document = read("热点专题", title, "同志们：", OPENING, TEXT, LAST)
    assert document.facts.title == title


def test_a_title_torn_in_two_stays_whole():
    document = read("在全镇护水动员", "会上的讲话", "同志们：", OPENING, TEXT, LAST)
    assert document.facts.title == "在全镇护水动员会上的讲话"


@pytest.mark.parametrize(
    ("line", "names"), [("老镇长的嘱托", False), ("镇长王明", True), ("镇党委书记　王明", True)]
)
def test_a_post_with_what_it_left_names_no_speaker(line, names):
    assert is_speaker(line) is names


@pytest.mark.parametrize(
    "called", ["父老乡亲：", "诸位：", "主席先生：", "各村支书、水管员：", "全体业主：", "贵宾、同仁："]
)
@pytest.mark.parametrize("above", [(), (HEADLINE,), ("首页 > 讲话", HEADLINE)])
def test_a_short_line_that_ends_with_a_colon_addresses_whomever_it_names(called, above):
    document = read(*above, called, OPENING, TEXT, LAST)
    assert [p.text for p in document.paragraphs if p.role is Role.SALUTATION] == [called]


@pytest.mark.parametrize("field", ["作者：", "发布人：", "全文如下："])
def test_a_field_without_its_value_addresses_nobody(field):
    document = read(HEADLINE, field, OPENING, TEXT, LAST)
    assert not [p for p in document.paragraphs if p.role is Role.SALUTATION]


def test_a_long_menu_and_links_far_above_give_no_title_and_go():
    """Entries begin with a dash, end as sentences do, or stand in the text once more; all are far from the speech."""
    menu = [
        "网站首页", "新闻中心", "学校公告", "青山新闻", "工作安排", "校务公开", "百年芳华", "建校史略", "昔日校园", "校友之家", "走进青山",
        "学校概览", "组织机构", "管理团队", "—中校歌", "校园风光", "奖教奖学", "学校荣誉", "领导关怀", "党建引领", "团学动态", "社团风采",
        "艺术教育", "校园安全", "实践学分", "饮水思源", "志愿活动", "校园活动", "推荐阅读",
        "2024学年第二学期开学典礼讲话[02-28]",
        "同心共筑青山梦，携手启新程——2024学年第一学期开…[09-02]",
        "2024年新年献词：走进新征程，踏歌向未来[01-10]",
        "十八而志梦起航 青春向党筑未来 —在青山中学2023届高三…[04-18]",
        "践行求真精神 走向博雅通达 —青山中学校长致2021级新生…[08-30]",
        "启航新征程：追梦报国，奋进拼搏！—2022学年第一学期开…[09-01]",
    ]  # fmt: skip
    document = read(
        *menu,
        "当前位置：首页 > 新闻中心> 校长专栏",
        "让青山作证——在2025届毕业典礼上的讲话",
        "文章来源：本站原创 作者：林远 发布时间：2025年06月20日 点击数：1260",
        "让青山作证",
        "——在2025届毕业典礼上的讲话",
        "林 远 2025.6.20",
        "老师们、同学们：",
        "今天，我们在这里为毕业班的同学送行，走近青山脚下的母校，大家有说不完的话，老师们也有许多叮咛要讲，走进青山，又走出青山。",
        "三年来，你们在这里读书、打球、唱歌，把一棵棵小树种成了一片林子，学校以你们为荣，老师以你们为荣。",
        "最后，祝同学们一路顺风，常回母校看看！",
        "谢谢大家！",
    )
    assert titles_of(document) == ["让青山作证", "——在2025届毕业典礼上的讲话"]
    assert not {paragraph.text for paragraph in document.paragraphs} & set(menu)

"""What pages show around a speech in ways that no list of wordings knows, told by where it stands."""

from drafter.core.model import Role
from drafter.reading.read import recognise_text
from tests.reading.helpers import lines_of, read

TITLE = "在全县秋粮收购工作会议上的讲话"
OPENING = "今天，县政府召开这次会议，主要任务是安排秋粮收购工作。下面，我讲两点意见。"
TEXT = "各乡镇要把收购网点建到村口，做到随到随收、现款结算。粮食部门要盯住库容，早腾仓、早备仓。"
LAST = "让我们一起努力，把丰收的粮食颗粒归仓，确保农民增产又增收！"


def _texts(*lines: str) -> list[str]:
    return [p.text for p in recognise_text("\n".join(lines)).paragraphs]


def test_small_print_below_notices_goes_with_them():
    rights = "作者保留一切权利，转手售卖者一经查到，收回资格，依法追究。"
    found = _texts(TITLE, "同志们：", OPENING, TEXT, LAST, "微信扫一扫，分享本文", "版权声明", rights)
    assert found[-1] == LAST


def test_a_title_once_more_before_the_text_in_one_line_is_the_same_title():
    found = recognise_text("\n".join([TITLE, f"{TITLE}同志们：{OPENING}", TEXT, LAST]))
    roles = [p.role for p in found.paragraphs]
    assert roles == [Role.TITLE, Role.SALUTATION, Role.BODY, Role.BODY, Role.BODY]


def test_a_title_ends_where_the_text_opens_behind_it():
    found = recognise_text("\n".join([TITLE + OPENING, TEXT, LAST]))
    assert [p.text for p in found.paragraphs][:2] == [TITLE, OPENING]


def test_paragraphs_parted_by_wide_gaps_in_one_line_are_paragraphs():
    found = _texts(TITLE, f"同志们：\u3000\u3000{OPENING}\u3000\u3000{TEXT}\u3000\u3000{LAST}")
    assert found == [TITLE, "同志们：", OPENING, TEXT, LAST]


def test_the_name_of_a_site_behind_paragraphs_is_taken_off():
    found = _texts(TITLE, "同志们：", f"{OPENING} 谷仓文稿 www.gucang.example.com", TEXT, LAST)
    assert found[2] == OPENING


def test_the_name_of_a_site_is_no_speaker():
    found = recognise_text("\n".join([TITLE, "谷仓文稿网", "同志们：", OPENING, TEXT, LAST]))
    assert found.facts.speaker == ""


def test_a_day_with_its_meeting_is_never_furniture():
    for line in (
        "（2023年1月13日在青石县第十四届人民代表大会第一次会议上）",
        "2023年1月13日在青石县第十四届人民代表大会第一次会议上",
        "在青石县第十四届人民代表大会第一次会议上（2023年1月13日）",
    ):
        found = recognise_text("\n".join(["政府工作报告", line, "各位代表：", OPENING, TEXT, LAST]))
        assert not found.removed
        assert found.facts.date and found.facts.date.isoformat() == "2023-01-13"


def test_a_name_beside_the_day_is_the_speaker():
    found = recognise_text(
        "\n".join(["政府工作报告", "（2007年2月9日 王志明）", "各位代表：", OPENING, TEXT, LAST])
    )
    assert (found.facts.speaker, found.day) == ("王志明", "2007-02-09")


def test_a_name_of_several_parts_is_one():
    found = recognise_text("\n".join([TITLE, "县长 买买提·艾山江", "同志们：", OPENING, TEXT, LAST]))
    assert found.facts.speaker == "县长 买买提·艾山江"


def test_a_list_of_who_is_in_charge_is_no_imprint():
    items = [
        f"主办单位：{one}，各乡镇人民政府" for one in ("县教育局", "县民政局", "县农业农村局", "县水利局")
    ]
    lines = [line for one in items for line in ("办好一件实事，年底前全部完成任务，并向社会公布。", one)]
    found = recognise_text("\n".join([TITLE, "同志们：", OPENING, *lines, LAST]))
    assert not [one for one in found.removed if "主办单位" in one.text]


def test_text_that_begins_with_a_comma_below_a_heading_is_its_own_paragraph():
    text = "，全县上下克服困难，秋粮总产再创新高。农民收入同步增长，仓容基本够用。"
    assert _texts(TITLE, "同志们：", OPENING, "一、认真总结成绩", text, LAST)[3:5] == ["认真总结成绩", text]


def test_title_day_and_speaker_of_one_line_are_told_apart():
    day = "——2016年1月12日在青石市第十五届人民代表大会第四次会议上"
    for line in (f"政府工作报告 {day}", f"{day}市长 王志明"):
        lines = [line, "各位代表：", OPENING, TEXT, LAST]
        found = recognise_text("\n".join(lines if line.startswith("政府") else ["政府工作报告", *lines]))
        assert found.facts.title == "政府工作报告"
        assert (found.day, found.facts.place) == ("2016-01-12", "青石市")
        assert found.facts.speaker == ("" if line.startswith("政府") else "市长 王志明")


def test_a_name_that_sounds_like_a_place_is_none():
    lines = [
        "政府工作报告",
        "——2014年1月7日在鞍山市人民代表大会上",
        "市长 吴忠琼",
        "各位代表：",
        OPENING,
        TEXT,
        LAST,
    ]
    assert recognise_text("\n".join(lines)).facts.place == "鞍山市"


def test_the_company_of_the_speaker_is_the_unit():
    lines = [TITLE, "云岭水务有限公司党支部书记 吴先进", "（2022年5月11日）", "同志们：", OPENING, TEXT, LAST]
    assert recognise_text("\n".join(lines)).facts.unit == "云岭水务有限公司"


def test_a_title_said_twice_stays_once_above_a_day_in_two_lines():
    lines = [
        "2016年政府工作报告",
        "政府工作报告",
        "2016年2月25日在青石市",
        "第十五届人民代表大会第八次会议上",
        "市长 王志明",
    ]
    found = recognise_text("\n\n".join([*lines, "各位代表：", OPENING, TEXT, LAST]))
    assert "政府工作报告" in found.facts.title
    assert "2016年2月25日在青石市第十五届人民代表大会第八次会议上" in [p.text for p in found.paragraphs]
    assert (found.day, found.facts.speaker) == ("2016-02-25", "市长 王志明")


def test_what_begins_with_a_dash_says_more_of_the_title_above_though_a_page_stands_between():
    document = read(
        "抓改革 促均衡 办好人民满意的学校", "2021-03-14　来源：记者站　浏览数：", "——在2021年全市教育工作会议上的报告",
        "同志们：", OPENING, TEXT,
    )  # fmt: skip
    assert document.facts.title == "抓改革 促均衡 办好人民满意的学校"


def test_a_speaker_whose_name_is_masked_stays():
    document = read(
        "单位领导在全区青年干部座谈会上的讲话", "区领导　**", "同志们，青年朋友们：", OPENING, TEXT
    )
    assert "区领导　**" in lines_of(document)


def test_a_line_with_a_clock_is_no_part_of_a_title():
    document = read(
        "2024-10-28 08:19:51 笔友文秘网",
        "凝聚力量　开创新局",
        "——在全县教育工作会议上的讲话",
        "同志们：",
        OPENING,
        TEXT,
    )
    assert "08:19" not in document.facts.title


MENU = ("首页", "要闻", "政务", "服务", "互动", "数据", "专题")
SPEECH = (TITLE, "同志们：", OPENING, TEXT, TEXT, TEXT, LAST)


def test_a_long_list_of_other_texts_below_a_speech_goes_though_a_long_line_stands_in_it():
    others = [
        f"{place}今年{what}"
        for place in ("云岭水库", "青石县城", "柳林镇")
        for what in ("全线贯通", "迎来客流高峰", "换了新颜")
    ]
    news = "昨日，县里召开现场会，总结经验，部署下一步工作，与会代表参观了三个点。"
    document = read(*SPEECH, "相关推荐", *others, news, *others[:4])
    assert lines_of(document)[: len(SPEECH)] == list(SPEECH)
    assert not set(others[:6]) & set(lines_of(document))


def test_a_name_or_a_figure_in_a_long_list_keeps_none_of_its_other_lines():
    tail = (
        "最新评论",
        "584",
        "查看全部评论",
        "王建国",
        "写得真好",
        "回复",
        "举报",
        "3天前",
        "发表评论",
        "站长统计",
    )
    kept = lines_of(read(*SPEECH, *tail))
    assert kept[: len(SPEECH)] == list(SPEECH) and not {"查看全部评论", "发表评论", "举报"} & set(kept)


def test_a_caption_above_a_menu_is_not_where_the_speech_begins():
    caption = "图为昨天上午，群众在县城广场上参观农机展，选购种子，咨询政策。"
    kept = lines_of(read(caption, *MENU, "校园农耕节有感", *SPEECH[2:]))
    assert not set(MENU[1:]) & set(kept) and kept[-len(SPEECH[2:]) :] == list(SPEECH[2:])


def test_who_is_named_at_the_end_of_a_speech_stays():
    for end in (("县粮食局", "2021年9月3日"), ("王建国",), ("谢谢大家",), ("下午分组讨论", "谢谢大家")):
        assert lines_of(read(*SPEECH, *end))[-len(end) :] == list(end)


def test_leaders_named_one_by_one_below_an_opening_stay():
    names = tuple(
        f"县{post}　{name}"
        for post, name in zip(
            ("委书记", "长", "委副书记", "政协主席", "人大主任", "纪委书记", "委常委"),
            "王李张刘陈杨赵",
            strict=True,
        )
    )
    said = ("今天参加会议的县领导有：", *names)
    assert set(said) <= set(lines_of(read(TITLE, "同志们：", OPENING, *said, TEXT, TEXT, TEXT, TEXT, LAST)))


def test_an_account_that_asks_to_be_followed_goes():
    for asks in ("点击上方蓝字关注我们", "点击蓝字 关注我们"):
        assert lines_of(read(asks, *SPEECH)) == list(SPEECH)

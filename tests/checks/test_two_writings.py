"""One name in two writings, and two holders of one post."""

import pytest


def texts(findings):
    return [(finding.text, finding.suggestion) for finding in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("要加快青龙弯水库除险加固。青龙湾水库要在汛前完工。", "青龙湾水库", "青龙弯水库"),
        ("青溪镇走在前列。要推广清溪镇的经验，青溪镇要再接再厉。", "清溪镇", "青溪镇"),
        ("宏达纺织有限公司是大户。鸿达纺织有限公司要投产。", "鸿达纺织有限公司", "宏达纺织有限公司"),
        ("各村要到大弯村看一看，像大湾村那样办好，大湾村有经验。", "大弯村", "大湾村"),
        ("育才小学建楼。对育材小学再检查一遍。", "育材小学", "育才小学"),
        ("“沿河绿廊”工程全长12公里。“沿河绿道”工程要抓紧。", "沿河绿道”工程", "沿河绿廊”工程"),
        ("国道G318线改建很要紧。G381线征迁要包保。", "G381", "G318"),
        (
            "《清源县全域旅游发展规划》已经通过。要对照《清源县全域旅游总体规划》细化措施。",
            "清源县全域旅游总体规划",
            "清源县全域旅游发展规划",
        ),
        ("我们深入实施“百十千”工程。“十百千”工程带动了增收。", "十百千", "百十千"),
    ],
)
def test_a_name_in_two_writings_is_told_at_the_later_place(check, text, wrong, right):
    assert texts(check("characters", text)) == [(wrong, right)]


def test_names_that_only_share_characters_are_two(check):
    assert check("characters", "青龙湾水库、白龙湾水库一起抓。“十百千”工程和“千万”工程一起推。") == []


@pytest.mark.parametrize(
    "text",
    [
        "东溪镇要抓紧。西溪镇也要抓紧。",
        "第一小学建楼。第二小学搬迁。",
        "王家村修路。汪家村修渠。",
        "美丽乡村要建好。魅力乡村要有特色。",
        "要支持青溪镇、清溪镇一起发展。",
        "《清源县旅游管理条例》已经施行。《清源县旅游管理条例实施细则》要抓紧出台。",
        "《清源县2025年防汛抗旱预案》已经备案。《清源县2026年防汛抗旱预案》要修订。",
        "《清源县国土空间东部片区规划》已批。《清源县国土空间西部片区规划》待批。",
        "S205改造完工。G205养护要加强。",
    ],
)
def test_what_may_well_be_two_names_is_left_alone(check, text):
    assert [one for one in check("characters", text) if one.rule.endswith("two-writings")] == []


@pytest.mark.parametrize("one", "东南西北上下前后新老大小一二三五")
def test_directions_and_numbers_tell_two_names_apart(check, one):
    others = "东南西北上下前后新老大小一二三五".replace(one, "")
    text = "。".join(f"要抓好{other}溪镇建设" for other in one + others)
    assert [found for found in check("characters", text) if found.rule.endswith("two-writings")] == []


def test_names_on_the_unit_page_are_right_both_of_them_and_one_alone_is_the_right_one(check):
    text = "青溪镇走在前列，青溪镇有经验。清溪镇要跟上。"
    assert check("characters", text, own=("青溪镇", "清溪镇")) == []
    (finding, other) = check("characters", text, own=("清溪镇",))
    assert (finding.text, finding.suggestion) == (other.text, other.suggestion) == ("青溪镇", "清溪镇")


def test_a_person_heads_one_office(check):
    text = "课程由教务处主任陈晓梅同志负责。有困难可以找教科室主任陈晓梅同志。"
    assert len(check("leaders", text)) == 1
    assert check("leaders", text.replace("教科室", "教务处")) == []


def test_no_name_begins_or_ends_within_a_word(check):
    text = "少数基层党组织抓得不紧。要整顿软弱涣散基层党组织。"
    assert check("characters", text) == []


def test_two_names_with_one_post_are_told(check):
    text = "石桥镇党委书记李建国作了发言。石桥镇党委书记王建国的发言很实在。"
    assert [finding.text for finding in check("leaders", text)] == ["王建国"]
    assert check("leaders", "石桥镇党委书记李建国作了发言。清溪镇党委书记王建国的发言很实在。") == []

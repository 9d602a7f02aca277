"""Leaders and titles."""

import pytest

from drafter.core.model import Draft, Paragraph, Role, Source
from tests.checks.texts import check_draft, context

LEADERS = (("王守义", "县委书记"), ("李清泉", "县委副书记、县长"), ("何春生", "副县长"))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("县长王守义同志讲话。", "县长", "县委书记"),
        ("何春生县长带队检查。", "县长", "副县长"),
        ("李清泉书记带队检查。", "书记", "县长"),
        ("县委副书记、县长王守义同志出席。", "县委副书记、县长", "县委书记"),
        ("县长李清泉书记作了批示。", "书记", ""),
        ("县委书记李清泉同志讲话。", "县委书记", "县委副书记、县长"),
        ("县长李清全同志主持。", "李清全", "李清泉"),
        ("县长张立群同志主持。", "张立群", "李清泉"),
        ("何春生、李清泉同志出席。", "何春生、李清泉", "李清泉、何春生"),
    ],
)
def test_names_posts_and_order_follow_the_list(check, text, wrong, right):
    found = check("leaders", text, leaders=LEADERS)
    assert [(f.text, f.suggestion) for f in found] == [(wrong, right)]


@pytest.mark.parametrize("text", ["县长李清全同志主持。", "县长张立群同志主持。", "张立群县长主持。"])
def test_a_wrong_name_is_one_finding_with_the_name_of_the_list(text):
    source = Source("s", "在全县大会上的讲话", speaker="张立群", place="云溪县")
    for origin in (None, source):
        paragraph = Paragraph("p", Role.BODY, text=text, source=origin)
        draft = Draft(paragraphs=(paragraph,))
        (finding,) = check_draft(draft, context(leaders=LEADERS))
        assert (finding.check, finding.suggestion) == ("leaders", "李清泉")


def test_a_name_that_the_list_knows_nothing_of_is_left_to_the_check_of_names():
    paragraph = Paragraph("p", Role.BODY, text="刚才，张立群同志谈了体会。")
    (finding,) = check_draft(Draft(paragraphs=(paragraph,)), context(leaders=LEADERS))
    assert (finding.check, finding.suggestion) == ("names", "【姓名】")


@pytest.mark.parametrize(
    "text",
    [
        "县委书记王守义同志讲话，李清泉县长主持。",
        "县委副书记李清泉同志、副县长何春生同志出席。",
        "刚才，书记王守义同志作了部署。",
        "王守义、李清泉、何春生同志出席。",
    ],
)
def test_what_agrees_with_the_list_is_no_finding(check, text):
    assert check("leaders", text, leaders=LEADERS) == []


def test_four_bodies_stand_in_their_order(check):
    (finding,) = check("leaders", "县政府、县委高度重视。")
    assert finding.suggestion == "县委、县政府"


def test_a_salutation_ends_with_a_colon(check):
    (finding,) = check("leaders", Paragraph("", Role.SALUTATION, text="同志们，"))
    assert finding.suggestion == "们："
    assert check("leaders", Paragraph("", Role.SALUTATION, text="各位来宾、同志们：")) == []
    assert check("leaders", Paragraph("", Role.SALUTATION, text="大家上午好！")) == []


def test_official_names_are_not_shortened(check):
    (finding,) = check("leaders", "县人大主任到会指导。")
    assert finding.suggestion == "县人大常委会主任"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("县委常委、副县长何春生同志出席。", "县委常委、副县长"),
        ("县委书记王守义书记讲话。", "县委书记王守义书记"),
        ("王守义副书记作了点评。", "副书记"),
        ("王守仁县委书记到一线调研。", "王守仁"),
    ],
)
def test_every_post_before_and_behind_a_name_counts(check, text, wrong):
    assert [f.text for f in check("leaders", text, leaders=LEADERS)] == [wrong]


def test_a_post_of_the_party_group_beside_a_listed_one_is_no_finding(check):
    assert check("leaders", "县政府党组成员、副县长何春生同志出席。", leaders=LEADERS) == []


def test_a_post_of_the_state_that_somebody_no_longer_holds_is_found_unless_the_past_is_told(check):
    (finding,) = check("leaders", "国务院总理李克强主持召开会议。")
    assert "2023年3月10日" in finding.message
    assert check("leaders", "2019年，国务院总理李克强主持召开会议。") == []
    assert check("leaders", "时任国务院总理李克强主持召开会议。") == []
    assert check("leaders", "国务院总理李强主持召开会议。") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("县法院检察长列席会议。", "县人民法院院长"),
        ("县政协副书记参加调研。", "县政协副主席"),
        ("区委副区长参加调研。", "副区长"),
        ("县委常委会副主任带队。", "县人大常委会副主任"),
    ],
)
def test_a_post_is_one_that_its_body_has(check, text, right):
    (finding,) = check("leaders", text)
    assert finding.suggestion == right


def test_posts_of_party_groups_and_offices_are_left_alone(check):
    assert check("leaders", "县政协党组书记、县法院院长、县检察院检察长、县委办公室主任出席。") == []


def test_a_name_with_one_wrong_character_is_found_once(check):
    (finding,) = check("leaders", "李清全县长带队视察。", leaders=LEADERS)
    assert finding.suggestion == "李清泉"


def test_a_person_who_is_nearly_named_elsewhere_without_a_post_is_told(check):
    found = check("leaders", "老劳模李增祥扎根炉前三十一年。", "我们请李增详同志给大家讲一讲。")
    assert [(one.paragraph, one.text, one.suggestion) for one in found] == [(1, "李增详", "李增祥")]
    found = check("leaders", "我们请李增详同志给大家讲一讲。", "李增祥带出了四十多名徒弟，李增祥不容易。")
    assert [(one.paragraph, one.text) for one in found] == [(1, "李增祥")]


def test_words_that_begin_like_a_name_are_no_name(check):
    assert check("leaders", "我们请李增佳同志讲一讲。", "行李增加了，行李增多了。") == []

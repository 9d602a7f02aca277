"""Numbers beside any list, twin names, two holders of one post, and marks around what is no title and no question."""

import pytest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("要干成两件实事：幼儿园九月开园，老桥年底通车，泵站汛前完工。", "两件实事"),
        ("做好两件事：一件是扩种，一件是防灾，还有一件是减损。", "两件事"),
        ("分三步推进：第一步摸底，第二步改造，第四步验收。", "第四步"),
        ("第一，抓粮食；第二，抓生猪；第三，抓蔬菜。以上四点，请抓好落实。", "四点"),
        ("印发了《细则》《清单》，上述三个文件请认真研究。", "三个文件"),
        ("连续四年（2023年、2024年、2025年）受到表彰。", "四"),
        ("打好产业牌、生态牌、人文牌“四牌”组合。", "四"),
        ("共有六项议程，前四项已经完毕，现在进行其余的三项。", "三项"),
        ("一是保供；二是稳价。三是惠民；四是清欠。", "。"),
    ],
)
def test_a_number_that_its_list_does_not_bear_out_is_told(check, text, told):
    rules = ("announced.recounted", "announced.parted")
    assert told in [one.text for one in check("announced", text) if one.rule in rules]


@pytest.mark.parametrize(
    "text",
    [
        "全县分为三大片区：东部平原种粮，中部丘陵栽果，西部深山育林，各有各的优势。",
        "做好两件事：一件是扩种，一件是防灾。",
        "第一，抓粮食；第二，抓生猪。以上两点，请抓好落实。",
        "打好产业牌、生态牌和人文牌“三牌”组合。",
        "一是保供；二是稳价；三是惠民。",
    ],
)
def test_a_number_that_its_list_bears_out_is_left_alone(check, text):
    rules = ("announced.recounted", "announced.parted")
    assert not [one for one in check("announced", text) if one.rule in rules]


def test_twin_names_in_sentences_that_follow_one_another_are_one(check):
    text = "清溪湿地公园上月开放。清湖湿地公园的人气很旺。"
    assert "清湖湿地公园" in [one.text for one in check("characters", text)]
    assert not check("characters", "东溪湿地公园上月开放。西溪湿地公园的人气很旺。")


def test_two_holders_of_a_post_of_one_holder_are_told(check):
    text = "会议由镇长李建国同志主持。最后，请镇长王志远同志讲话。"
    assert "王志远" in [one.text for one in check("leaders", text)]
    text = "会议由副镇长李建国同志主持。最后，请镇长王志远同志讲话。"
    assert not [one for one in check("leaders", text) if one.rule == "leaders.two-of-one"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全县开展《清河净岸》专项行动。", "《清河净岸》"),
        ("要弄清楚群众为什么不愿意搬？再想办法。", "？"),
    ],
)
def test_marks_of_titles_and_questions_stand_where_they_belong(check, text, told):
    assert told in [one.text for one in check("punctuation", text)]


@pytest.mark.parametrize("text", ["印发《清河净岸行动方案》。", "群众为什么不愿意搬？要想办法。"])
def test_titles_and_questions_keep_their_marks(check, text):
    assert not check("punctuation", text)

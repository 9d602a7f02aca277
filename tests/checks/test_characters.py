"""Wrong characters."""

import pytest

from drafter.checks.finding import Severity


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("解开思想上的困感。", "困惑"),
        ("提高信总化水平。", "信息"),
        ("以只争朝西的精神干。", "只争朝夕"),
        ("当好运转的总枢组。", "总枢纽"),
        ("我们要攻坚完难。", "攻坚克难"),
        ("安排布署工作。", "部署"),
        ("截止目前，任务完成。", "截至目前"),
        ("为发展做出贡献。", "作出贡献"),
        ("要认真的落实下去。", "地"),
        ("工作干的很好。", "得"),
        ("要防患未燃。", "防患未然"),
        ("加大宣传引异力度。", "宣传引导"),
        ("质量末达标的一律返工。", "未"),
        ("这项工程己完成八成。", "已"),
        ("这是支部的带头入。", "人"),
        ("要深人基层听意见。", "入"),
        ("还有二个乡镇没有完成。", "两"),
        ("认真听取群众的反应和诉求。", "反映"),
        ("更加紧密的团结在一起。", "地"),
        ("把责任扛在间上。", "扛在肩上"),
        ("用好人民赋予的权利。", "人民赋予的权力"),
    ],
)
def test_wrong_characters_are_found_with_what_is_meant(check, wrong, right):
    found = check("characters", wrong)
    assert [f.suggestion for f in found][:1] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "提质增效，赋能发展，凝心铸魂。",
        "工作好不好，群众说了算；工作实不实，现场看一看。",
        "报名截止日期是月底，财政付款要及时。",
        "干的是实事，做的是好事。",
        "月末完成结算，自己完成作业，负责入户走访，第十二个乡镇，二位数。",
        "拿出实实在在的办法加以解决，请县长作工作报告。",
        "产业有新突破，城乡有新面貌。",
        "守则上墙，负总责的同志要到岗。",
        "要把隐患改净，把材料改齐，把账算足，把问题评透，把代表选足，把责任担住。",
    ],
)
def test_right_words_are_left_alone(check, text):
    assert [f for f in check("characters", text) if f.severity is not Severity.HINT] == []


@pytest.mark.parametrize(
    "text",
    [
        "到老人家里坐一坐、聊一聊。",
        "农民愿不愿意种地，关键看划不划算。",
        "因校施策，宜留则留、宜并则并。",
        "要学会以商招商。",
        "草籽撒了，绿网盖了，底下的问题没有动。",
    ],
)
def test_no_word_is_read_into_what_grammar_shows_to_stand_by_itself(check, text):
    assert check("characters", text) == []


def test_a_verb_may_be_meant_before_what_is_done(check):
    assert [finding.suggestion for finding in check("characters", "工作已经完城了。")] == ["完成"]


def test_what_the_library_writes_is_right(check):
    text = "干活要讲效绿。"
    assert check("characters", text)
    assert check("characters", text, seen=lambda written: 5 if written == "效绿" else 0) == []


def test_a_slip_that_old_speeches_hold_too_is_still_one(check):
    counts = {"攻坚完难": 4, "攻坚克难": 900}
    found = check("characters", "要攻坚完难。", seen=lambda written: counts.get(written, 0))
    assert [f.suggestion for f in found] == ["攻坚克难"]


def test_the_library_is_asked_only_about_guesses(check):
    asked = []
    text = "今年以来，全县各级各部门认真落实县委、县政府部署，各项工作稳步推进，取得了较好成效。"
    check("characters", text * 5, seen=lambda written: asked.append(written) or 0)
    assert len(asked) < 5


def test_without_a_cutter_only_the_table_speaks(check):
    assert [f.text for f in check("characters", "困感和完难，布署。", cut=None)] == ["困感", "布署"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("认真旅行职责。", "履行职责"),
        ("增强群众的获得敢，打好攻坚占。", "感"),
        ("推进管理精细话。", "化"),
        ("要认真的研究解决办法。", "地"),
        ("各部门要通立合作。", "通力合作"),
        ("把群众的嘱脱记在心上。", "嘱托"),
    ],
)
def test_words_of_one_sound_are_told_by_what_stands_beside_them(check, text, right):
    assert right in [finding.suggestion for finding in check("characters", text)]


@pytest.mark.parametrize(
    "text",
    [
        "抓好森林防灭火工作。",
        "战胜困难、抗疫到底。",
        "每一段焊口都有影像。",
        "年轻人在外流。",
        "有责任敢担当。",
        "这是认真的研究。",
        "但光堵不行，还得疏。",
        "实践表明，路走对了。",
    ],
)
def test_what_only_sounds_like_another_word_is_no_warning(check, text):
    assert all(finding.severity is Severity.HINT for finding in check("characters", text))


@pytest.mark.parametrize(
    "text", ["我县在推进乡村振兴中取得进展。", "我市在防汛上下了功夫。", "南山可移，此心不变。"]
)
def test_how_a_place_speaks_of_itself_and_what_stands_in_an_idiom_is_right(check, text):
    assert check("characters", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("各部门要抓好落实落实。", "落实"),
        ("要抓好落实落实工作。", "落实"),
        ("要认真贯彻习习近平总书记的要求。", "习"),
        ("把责任落实到位到位，不打折扣。", "到位"),
    ],
)
def test_a_word_that_stands_twice_in_a_set_phrase_is_found(check, text, right):
    (finding,) = check("characters", text)
    assert (finding.suggestion, finding.severity) == (right, Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "增强基层党组织组织力。",
        "深化主导产业产业链招商。",
        "这件事大家要研究研究。",
        "会后请大家讨论讨论。",
        "好好落实落实。",
        "咱们再学习学习。",
        "要深入学习习近平总书记的要求。",
    ],
)
def test_what_one_does_for_a_while_and_two_words_side_by_side_are_right(check, text):
    assert check("characters", text) == []


@pytest.mark.parametrize(
    "text", ["手上磨出了茧子。", "以实绩告慰先烈。", "坚持纪法贯通。", "得了急病怎么办，隐患是不是除了？"]
)
def test_plain_words_that_documents_seldom_write_are_right(check, text):
    assert check("characters", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "会后大家再琢磨琢磨、商量商量，把账算细。",
        "请你们下去了解了解情况，回来报告。",
        "要看办事公不公正，群众满不满意。",
    ],
)
def test_what_is_said_twice_or_asked_on_purpose_is_no_slip(check, text):
    assert check("characters", text) == []

"""The rhetorical move of each body paragraph."""

from drafter.core.document import Document
from drafter.core.model import Move
from drafter.core.numbering import split_label
from drafter.reading.extracted import Line
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.moves import mark_by_rules
from tests.reading.helpers import OPENING, TEXT, moves, read, roles

TITLE = "在全县工作会议上的讲话"


def proposed(document: Document) -> list[str | None]:
    """The move that the rules alone propose for each paragraph of what was read; the chain may decide otherwise."""
    paragraphs = []
    for label, one in zip(document.labels, document.paragraphs, strict=True):
        whole = label + one.text
        found = FoundParagraph(whole, Line(whole), split_label(whole), one.role, one.level)
        found.move = one.move if one.move is Move.AGENDA else None
        paragraphs.append(found)
    mark_by_rules(paragraphs)
    return [one.move and one.move.value for one in paragraphs]


def test_the_place_of_a_paragraph_tells_its_move():
    document = read(TITLE, OPENING, "下面，我讲两点意见。", "一、提高认识", TEXT, f"一要抓思想。{TEXT}", f"二要抓队伍。{TEXT}",
                    TEXT, "二、强化措施", TEXT, "同志们，让我们携起手来，为全县发展作出贡献。")  # fmt: skip
    assert moves(document) == [
        None,
        "opening",
        "transition",
        None,
        "lead_in",
        None,
        None,
        "argument",
        None,
        "lead_in",
        "closing",
    ]


def test_items_of_an_agenda_are_told():
    document = read(
        TITLE, "同志们：", "今天召开全县工作推进会。", "会议共有两项议程：", "首先，进行第一项议程，请县财政局通报情况。", "…………",
        "下面，进行第二项议程，请县长讲话。", "……", "刚才，我们听取了通报，取得了很大成绩，完成了各项任务。", "一、提高认识", TEXT,
    )  # fmt: skip
    assert moves(document)[2:9] == ["opening", "agenda", "agenda", "agenda", "agenda", "agenda", "review"]


def test_numbered_items_of_an_agenda_are_a_list_and_no_headings():
    document = read(
        TITLE, "今天召开全县工作推进会。", "会议共有三项议程：", "一、听取工作汇报", "二、审议有关方案", "三、安排近期工作", OPENING,
        "一、提高认识", TEXT, "二、强化措施", TEXT,
    )  # fmt: skip
    assert roles(document)[3:6] == ["point1"] * 3
    assert document.parts == 2


def test_a_review_and_the_problems_after_it_are_told_by_their_words():
    document = read(
        TITLE, OPENING, "一年来，各项工作取得了明显成效，多项指标位居全市前列。", "但也要看到，工作中还存在不少问题，有的单位落实不力。",
        "当前，改革进入关键时期，机遇与挑战并存，任务十分艰巨。", "一、提高认识", TEXT,
    )  # fmt: skip
    assert moves(document)[1:5] == ["opening", "review", "problems", "situation"]


def test_the_last_paragraphs_close_the_speech():
    document = read(
        TITLE,
        OPENING,
        "一、提高认识",
        TEXT,
        TEXT,
        "同志们，目标已经明确，让我们真抓实干、奋勇争先。",
        "谢谢大家！",
    )
    assert moves(document)[-3:] == ["argument", "closing", "closing"]


def test_the_last_paragraph_of_a_whole_speech_closes_it():
    last = "话就说到这个份上，接下来看各位的行动。"
    assert proposed(read(TITLE, OPENING, "一、提高认识", TEXT, last))[-1] == "closing"
    assert proposed(read(TITLE, OPENING, "一、提高认识", TEXT, TEXT * 6))[-1] == "argument"
    assert proposed(read(OPENING, "一、提高认识", TEXT, last))[-1] == "argument"


def test_what_says_how_many_parts_follow_leads_over():
    two = ("一、此地有区位", TEXT, "二、此地有诚意", TEXT)
    above = "有人问我，这次来推介什么？我想了想，就推介{}个理由。"
    assert proposed(read(TITLE, OPENING, above.format("两"), *two))[2] == "transition"
    assert proposed(read(TITLE, OPENING, above.format("三"), *two))[2] == "situation"
    assert (
        proposed(read(TITLE, OPENING, above.format("两"), f"一是区位好。{TEXT}", f"二是诚意足。{TEXT}"))[2]
        == "transition"
    )


def test_a_number_of_anything_leads_over_where_as_many_follow():
    points = (f"其一，管与放的关系。{TEXT}", f"其二，人与技的关系。{TEXT}")
    assert moves(read(TITLE, OPENING, "做好下一步工作，要把握好两对关系。", *points))[2] == "transition"
    far = "城里的游客平均只停留两天，吃一顿饭就走，这样的旅游留不住人也留不住钱。"
    assert moves(read(TITLE, OPENING, far, *points))[2] != "transition"


def test_an_opening_that_ends_with_the_number_of_parts_stays_one():
    opening = f"{OPENING}结合大家的发言，我讲两个方面的意见："
    assert moves(read(TITLE, opening, "一、提高认识", TEXT, "二、强化措施", TEXT))[1] == "opening"


def test_what_a_contrast_with_problems_follows_looks_back():
    document = read(
        TITLE, OPENING, "上一届班子攒下了家底。", "不过，有的村账目不清，群众意见很大。", "一、提高认识", TEXT
    )
    assert moves(document)[1:4] == ["opening", "review", "problems"]


def test_a_part_that_looks_back_says_so_in_its_heading():
    plain = "城南的路通了车，两所学校搬进了新楼。"
    parts = (
        "一、肯定成绩，上半年稳中有进",
        plain,
        plain,
        "二、正视差距，直面存在的问题",
        plain,
        "三、咬定目标，做好下半年的主要工作",
        plain,
    )
    found = moves(read(TITLE, OPENING, *parts, TEXT))
    assert [found[i] for i in (3, 4, 6, 8)] == ["review", "review", "problems", "lead_in"]


def test_a_part_that_sets_out_to_solve_problems_does_not_look_back():
    found = moves(
        read(TITLE, OPENING, "一、坚持问题导向，着力解决存在的问题", TEXT, "二、强化保障", TEXT, TEXT)
    )
    assert found[3] == "lead_in"


def test_what_stands_above_the_situation_looks_back():
    situation = "当前，改革进入关键时期，机遇与挑战并存，任务十分艰巨。"
    praised = read(TITLE, OPENING, "代表们认真履职，大会开得隆重热烈。", situation, "一、提高认识", TEXT)
    blamed = read(TITLE, OPENING, "短片里的河道漂着垃圾，触目惊心。", situation, "一、提高认识", TEXT)
    assert proposed(praised)[1:4] == ["opening", "review", "situation"]
    assert proposed(blamed)[1:4] == ["opening", "problems", "situation"]


def test_a_short_sentence_straight_above_the_parts_leads_over():
    parts = ("一、提高认识", TEXT, "二、强化措施", TEXT)
    assert (
        moves(read(TITLE, OPENING, "成绩来之不易，取得了明显成效。", "下一步，重点抓好以下工作。", *parts))[3]
        == "transition"
    )


def test_a_fragment_has_no_opening_for_being_first():
    assert moves(read(TEXT)) == ["argument"]
    assert moves(
        read("当前，我们正处在爬坡过坎的关键时期，机遇与挑战并存，任务十分艰巨，容不得半点松懈。")
    ) == ["situation"]


def test_below_a_review_stands_none_again():
    praised = "一年来，大家完成了各项任务，栽下了三万亩果树。"
    plain = "山上栽什么，村里的人各说各话。张家说栽桃，李家说栽梨。"
    parts = ("一、提高认识", TEXT, "二、强化措施", TEXT)
    assert proposed(read(TITLE, OPENING, praised, plain, *parts))[2:4] == ["review", "situation"]


def test_below_problems_a_contrast_turns_back_to_what_was_done():
    blamed = "这次排名我们倒数第二，问题很突出，班子外出跑得少，落实不力。"
    praised = "当然，我们也有本钱。去年修通了连接线，平整了三百亩地。"
    parts = ("一、跑起来", TEXT, "二、盯到底", TEXT)
    assert moves(read(TITLE, OPENING, blamed, praised, *parts))[2:4] == ["problems", "review"]


def test_below_the_situation_stands_another_move():
    situation = "当前，台风正在逼近，形势十分严峻，时间紧迫。"
    blamed = "下午我看了几个点，渔港里的船没有上锁。村干部也跟着点头。"
    parts = ("一、撤干净", TEXT, "二、查到位", TEXT)
    assert moves(read(TITLE, OPENING, situation, blamed, *parts))[2:4] == ["situation", "problems"]


def test_a_speech_without_parts_may_review_in_several_paragraphs():
    praised = ("一年来，大家完成了各项任务，取得了明显成效。", "三年来，全区累计新建了二十所学校。")
    assert moves(read(TITLE, OPENING, *praised, TEXT, "谢谢大家！"))[2:4] == ["review", "review"]
    on = "地方对部队的支持也在升温。双拥公园建成开放。"
    assert moves(read(TITLE, OPENING, praised[0], on, TEXT, "谢谢大家！"))[3] == "review"
    ahead = "希望部队一如既往支持地方。双拥公园年底要建成开放。"
    assert moves(read(TITLE, OPENING, praised[0], ahead, TEXT, "谢谢大家！"))[3] == "argument"


def test_the_first_paragraph_opens_though_it_announces_something_where_others_follow():
    first = "刚才听你们一个一个介绍自己，我把稿子收起来了，跟大家说几句心里话。"
    praised = "过去五年，来了一百多名选调生，办成了许多事，取得了明显成效。"
    points = (f"第一句话，把板凳坐热。{TEXT}", f"第二句话，把方言学会。{TEXT}")
    found = moves(read(TITLE, first, praised, "临行前，我送大家两句话。", *points))
    assert found[1:4] == ["opening", "review", "transition"]
    assert moves(read(TITLE, "根据会议安排，我讲两句话。", *points))[1] == "transition"


def test_what_leads_over_says_nothing_of_what_stands_above_it():
    plain = "山上栽什么，村里的人各说各话。大家都想听听镇里的意见。"
    leads_over = "今年的工作，我看主要是两件事。"
    found = proposed(read(TITLE, OPENING, plain, leads_over, "一、栽树", TEXT, "二、养树", TEXT))
    assert found[2:4] == ["situation", "transition"]


def test_a_part_on_problems_holds_no_review_whatever_year_it_speaks_of():
    below = "去年镇里做过一次问卷，三成的群众说看不出谁是党员。"
    found = moves(read(TITLE, OPENING, "一、今天我们身上缺了什么", TEXT, below, "二、今后怎么办", TEXT, TEXT))
    assert found[4] == "problems"


def test_a_paragraph_above_the_sub_headings_of_a_part_that_looks_back_leads_in():
    document = read(
        TITLE, OPENING, "一、2023年工作回顾", "一年来，我们完成了三件大事。", "（一）路通了", "修了四十公里村道。",
        "（二）水清了", "建了两座水厂。", "二、今年的打算", TEXT, TEXT,
    )  # fmt: skip
    assert [proposed(document)[i] for i in (3, 5, 7, 9)] == ["lead_in", "review", "review", "lead_in"]


def test_items_of_an_agenda_are_told_by_their_number_and_the_remarks_between_them():
    document = read(
        TITLE, "同志们：", "现在召开评议会。", "会议共有两项议程，下面逐项进行。", "第一项，观看短片。", "（播放短片）",
        "第二项，现场打分，不记名。", "（打分结束后）请大家鼓掌。", "就落实会议精神，我提两点要求。", f"一是学习。{TEXT}", f"二是整改。{TEXT}",
    )  # fmt: skip
    assert moves(document)[2:9] == ["opening", *["agenda"] * 5, "transition"]
    assert document.paragraphs[4].text == "第一项，观看短片。"


def test_what_a_speech_counts_itself_is_no_agenda():
    points = (f"第一项，修路。{TEXT}", f"第二项，架桥。{TEXT}")
    assert roles(read(TITLE, OPENING, "我讲两项工作。", *points))[3:] == ["point1", "point1"]


def test_applause_is_no_agenda():
    found = moves(read(TITLE, OPENING, TEXT, "（热烈鼓掌）", TEXT, "谢谢大家！"))
    assert "agenda" not in found


def test_what_says_no_again_and_again_names_problems():
    said = "垃圾桶三天没有人倒，路灯坏了不修，检查的人到了村口不下车。"
    then = "再说说村里的事。大家要商量着办。"
    found = proposed(read(TITLE, OPENING, said, then, "一、扫干净", TEXT, "二、修起来", TEXT))
    assert found[2] == "problems"
    told = f"今天不去，{said}"
    assert proposed(read(TITLE, OPENING, told, then, "一、扫干净", TEXT, "二、修起来", TEXT))[2] == "problems"


def test_only_a_contrast_leads_back_from_problems_to_a_review():
    blamed = "这次排名我们倒数第二，问题很突出，班子外出跑得少，落实不力。"
    counted = "人口的账也摆着。去年全县出生的孩子增长到了两千人，以后小学还要空出教室。"
    parts = ("一、跑起来", TEXT, "二、盯到底", TEXT)
    assert proposed(read(TITLE, OPENING, blamed, counted, *parts))[3] == "situation"
    assert proposed(read(TITLE, OPENING, blamed, f"不过，{counted}", *parts))[3] == "review"

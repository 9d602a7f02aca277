"""Drafts that the tests of `drafter.word` set."""

import datetime
from collections.abc import Sequence
from itertools import cycle, islice

from drafter.core.model import Draft, Facts, Move, Paragraph, Role
from drafter.word.blocks import Block
from drafter.word.layout_data import Layout
from drafter.word.pages import Pages, Paginator

_HAN = "天地山川日月星云江河湖海春夏秋冬东南西北田园村镇街巷桥路门窗书画琴棋"


def paragraph(role: Role, text: str, level: int = 0, marker: str = "", **others) -> Paragraph:
    """A paragraph whose id follows from its text, so that the same draft is made every time."""
    return Paragraph(f"{role.value}{sum(map(ord, text)) % 99991}", role, level, text, marker, **others)


def plain(characters: int) -> Draft:
    """One paragraph of nothing but Chinese characters."""
    return Draft(paragraphs=(Paragraph("plain", text="".join(islice(cycle(_HAN), characters))),))


def body(*texts: str) -> Draft:
    """Body paragraphs only."""
    return Draft(paragraphs=tuple(Paragraph(f"p{i}", text=text) for i, text in enumerate(texts)))


def whole_speech() -> Draft:
    """A short speech that has every kind of paragraph there is."""
    title = "在全县安全生产和防汛抗旱暨秋冬季森林草原防灭火工作会议上的讲话"
    paragraphs = (
        paragraph(Role.TITLE, title),
        paragraph(Role.TITLE, "——在县政府常务会议上的发言提纲", 1),
        paragraph(Role.DATE, "（2026年11月20日）"),
        paragraph(Role.SPEAKER, "张赟"),
        paragraph(Role.SALUTATION, "同志们："),
        paragraph(
            Role.BODY,
            "今天我们召开这次会议，主要任务是分析当前形势，部署冬季安全大检查。王翀同志宣读了方案，“三张清单”"
            "讲得都很具体——关键是抓落实。下面，我讲两点意见。",
            move=Move.OPENING,
        ),
        paragraph(Role.HEADING, "认清形势，绷紧安全生产这根弦", 1, "一、"),
        paragraph(Role.HEADING, "成绩来之不易", 2, "（一）"),
        paragraph(Role.BODY, "全县共检查企业1280家次，整改隐患3562处，整改率98.6%，投入资金1.35亿元。"),
        paragraph(Role.HEADING, "健全机制", 3, "1."),
        paragraph(Role.HEADING, "备足物资", 4, "（1）"),
        paragraph(Role.HEADING, "问题不容忽视。有的乡镇巡查不到位，有的企业台账不真实。", 2, "（一）"),
        paragraph(Role.HEADING, "突出重点，把措施落到实处", 1, "一、"),
        paragraph(Role.POINT, "压实责任。主要负责同志要亲自研究、亲自部署、亲自检查。", 1, "一要"),
        paragraph(Role.POINT, "排查隐患。逐企逐户过一遍筛子，发现问题当场交办。", 1, "一要"),
        paragraph(Role.BODY, "同志们，责任重于泰山。让我们真抓实干，坚决守住安全底线！", move=Move.CLOSING),
        paragraph(Role.BODY, "附件：1.冬季安全生产大检查工作方案"),
        paragraph(Role.BODY, "2.各乡镇任务分工表"),
        paragraph(Role.SIGNATURE, "清源县安全生产委员会"),
        paragraph(Role.SIGNATURE, "2026年11月20日"),
        paragraph(Role.BODY, "附件1"),
        paragraph(Role.BODY, "冬季安全生产大检查工作方案"),
        paragraph(Role.BODY, "为做好冬季安全生产大检查，制定本方案。"),
    )
    facts = Facts(title, datetime.date(2026, 11, 20), "张赟", unit="清源县安全生产委员会")
    return Draft(facts, paragraphs)


def long_speech(parts: int, sentences: int = 8) -> Draft:
    """A speech of several parts with sentences of different lengths."""
    made = [paragraph(Role.TITLE, "在全县农村工作会议上的讲话"), paragraph(Role.SALUTATION, "同志们：")]
    for part in range(parts):
        made.append(
            Paragraph(f"h{part}", Role.HEADING, 1, f"抓好第{part + 1}件大事，一步一个脚印往前走", "一、")
        )
        for place in range(4):
            lengths = [12 + (part * 7 + place * 5 + n * 11) % 31 for n in range(sentences)]
            text = "".join("".join(islice(cycle(_HAN), length)) + "。" for length in lengths)
            made.append(Paragraph(f"b{part}-{place}", text=text))
    return Draft(paragraphs=tuple(made))


def paginate(blocks: Sequence[Block], layout: Layout) -> Pages:
    """The pages of these blocks, once."""
    return Paginator(layout).pages(blocks)

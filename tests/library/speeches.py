"""Speeches made up for the tests."""

from datetime import date

from drafter.core.document import Document
from drafter.core.model import Facts, Move, Paragraph, Role

SAFETY = (
    ("heading", "压实责任，守牢安全生产底线"),
    ("argument", "安全生产是底线工作，一刻也不能放松。各乡镇要把责任落实到每一个岗位。"),
    ("point", "压实领导责任。主要负责同志要亲自过问，定期下现场检查隐患。"),
    ("point", "压实企业责任。企业是安全生产的责任主体，投入要舍得花钱。"),
    ("heading", "排查隐患，织密安全防护网络"),
    ("problems", "同时要看到，有的企业隐患整改走过场，消防通道堵塞的问题屡查屡犯。"),
    ("argument", "隐患就是事故。要组织专业人员进车间、下工地，把隐患查清楚、改到位。"),
)
FARMING = (
    ("opening", "今天召开全县春季农业生产会议，主要任务是动员大家不误农时抓好春耕。"),
    ("heading", "稳住面积，端牢粮食饭碗"),
    ("argument", "耕地是粮食生产的命根子，撂荒地要尽快种起来，面积要落到田块。"),
    ("point", "农资要备足。种子化肥的库存要天天掌握，缺什么提前调。"),
    ("closing", "同志们，春光贵如金，让我们抓紧干起来，为全年丰收打好基础！"),
)

_ROLES = {"heading": Role.HEADING, "point": Role.POINT, "title": Role.TITLE, "salutation": Role.SALUTATION}


def speech(
    title: str,
    *parts: tuple[str, str],
    day: date | None = None,
    level: str = "county",
    occasion: str = "",
    file: str = "讲话.docx",
) -> Document:
    """A speech of (role or move, text) pairs below its title and salutation."""
    made = [paragraph("title", title), paragraph("salutation", "同志们：")]
    made += [paragraph(kind, text) for kind, text in parts]
    facts = Facts(title=title, date=day, occasion=occasion)
    return Document(file, "docx", tuple(made), ("",) * len(made), facts, level)


def paragraph(kind: str, text: str) -> Paragraph:
    """One paragraph of a role or, for a body, of a move."""
    role = _ROLES.get(kind, Role.BODY)
    level = 1 if role in (Role.HEADING, Role.POINT) else 0
    marker = {Role.HEADING: "一、", Role.POINT: "一要"}.get(role, "")
    return Paragraph("", role, level, text, marker, Move(kind) if role is Role.BODY else None)

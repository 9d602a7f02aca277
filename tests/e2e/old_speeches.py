"""Made-up old speeches for the standard job: three of a county under its last secretary, three of a city, and who is to speak now."""

import datetime
from dataclasses import replace
from pathlib import Path

from drafter.core.document import Document
from drafter.core.unit import Leader, Unit
from drafter.files.unit import save_unit
from drafter.library.embedded import open_library
from drafter.paths import Home
from tests.library.speeches import speech

COUNTY = Unit(
    "中共清河县委员会",
    "清河县委",
    "county",
    "清河县",
    ("临江市",),
    (Leader("周建平", "县委书记"), Leader("林晓东", "县长")),
    speaker="周建平",
)
TOWN = Unit(
    "柳树镇人民政府",
    "柳树镇",
    "township",
    "柳树镇",
    ("清河县", "临江市"),
    (Leader("何志远", "镇党委书记"), Leader("苏梅", "镇长")),
    speaker="何志远",
)

#: What stands for the secretary, the place, all of it, and those below, in speeches of a county and of a city.
_SAID = {
    "county": ("县委书记陈国平", "清河县", "全县", "我县", "各乡镇"),
    "city": ("市委书记郑海生", "临江市", "全市", "我市", "各县区"),
}


#: What each of the three speeches says outside its parts.
_TASKS = {
    2023: "分析雨情水情，把今年防汛抗旱的各项准备落到实处",
    2024: "总结去年抗洪抢险，查找漏洞短板，部署备汛工作",
    2025: "动员{all}上下立即进入临战状态，打赢今年的防汛硬仗",
}
_REVIEWS = {
    2023: "过去一年，{our}加固水库二十三座，清淤河道六十公里，防汛抗旱的家底厚了一些。",
    2024: "去年主汛期，{our}连遭三场暴雨，{leader}同志坐镇指挥，干部群众并肩抢险，转移一万余人，没有死伤一人，打了漂亮仗。",
    2025: "去冬今春，{our}防汛备汛抓得早，预案修订了，物资补齐了，队伍也拉练了一遍。",
}
_PROBLEMS = {
    2023: "也要看到，{our}山塘水库年久失修，带病运行的还有不少。",
    2024: "同时要清醒看到，预警信息到不了户，偏远村组的喇叭常年不响。",
    2025: "在肯定成绩的同时，也要清醒看到，防汛抗旱还有短板：有的责任人常年不到岗，有的泵站一开就坏。",
}
_CLOSINGS = {
    2023: "同志们，水火无情，责任如山，让我们守好每一座库、每一道堤。",
    2024: "同志们，防汛抗旱责任重于泰山。让我们枕着风声睡、听着雨声起，守护{place}百姓的平安。",
    2025: "同志们，汛期有期，责任无期。散会以后，请大家直接到自己的责任段上去。",
}


def _points(*texts: str) -> list[tuple[str, str]]:
    return [("point", text) for text in texts]


def _speech(
    level: str, year: int, meeting: str, parts: tuple[tuple[str, str, tuple[str, str, str]], ...]
) -> Document:
    leader, place, everywhere, ours, below = _SAID[level]

    def said(text: str) -> str:
        return text.format(leader=leader, place=place, all=everywhere, our=ours, below=below, year=year)

    blocks: list[tuple[str, str]] = [
        ("opening", f"今天召开{{all}}{meeting}，主要任务是{_TASKS[year]}。"),
        ("review", _REVIEWS[year]),
        ("problems", _PROBLEMS[year]),
        ("transition", "下面，我讲三点意见。"),
    ]
    for heading, lead, points in parts:
        blocks += [("heading", heading), ("lead_in", lead), *_points(*points)]
    blocks.append(("closing", _CLOSINGS[year]))
    made = [(kind, said(text)) for kind, text in blocks]
    title = f"在{everywhere}{meeting}上的讲话"
    made_up = speech(title, *made, day=datetime.date(year, 5, 10), level=level, file=f"{year}.docx")
    return replace(made_up, facts=replace(made_up.facts, place=place))


_WHY = (
    (
        "认清形势，把防汛的弦绷得更紧",
        "防汛是天大的事，容不得半点侥幸，{all}上下要先把思想统一起来。",
        (
            "认清雨情之变。今年入汛偏早，降水比常年多两成，局地暴雨来得急、下得猛。",
            "认清短板之实。{leader}同志调研时点出的病险水库和低洼片区，至今还没有整治到位。",
            "认清责任之重。汛期连着农时、连着工期，{below}宁可十防九空，也不能失防万一。",
        ),
    ),
    (
        "提高认识，扛起防汛抗旱的责任",
        "思想上松一寸，行动上就会散一尺，{our}在这上面有过教训。",
        (
            "从上级要求看。上级连着开会部署，{leader}同志反复叮嘱，我们没有理由放松。",
            "从本地实际看。{place}三面环山，河道弯急，一场大雨就可能成灾。",
            "从群众期盼看。群众盼的是汛期睡得踏实，{below}要把这份期盼放在心上。",
        ),
    ),
    (
        "统一思想，筑牢防大汛的防线",
        "大汛面前没有旁观者，{all}每一级都要进入临战状态。",
        (
            "克服麻痹思想。连续几年没有大水，有的同志就以为今年也不会有。",
            "克服厌战情绪。{leader}同志说过，守不到最后一刻，前面的功夫就白下了。",
            "克服侥幸心理。水火无情，{below}要把每一场雨都当作大雨来防。",
        ),
    ),
)
_WHAT = (
    (
        "突出重点，管住水库山塘和低洼地带",
        "哪里最险，力量就压到哪里；{all}要把重点部位一处一处管起来。",
        (
            "管住水库山塘。病险水库一律空库度汛，{below}每座都要有人守、有人查、有人管。",
            "管住山洪沟口。沟口住户的转移路线要走一遍，转移信号要让老人小孩都听得懂。",
            "管住低洼片区。{place}城区的泵站要逐台试机，下穿通道水深二十七厘米就封路。",
        ),
    ),
    (
        "强化措施，把预警转移做在雨前",
        "转移早一步，伤亡少一分；{our}要把功夫下在雨前。",
        (
            "预警要叫得应。{below}接到预警要有回话，叫不应的立即派人上门去叫。",
            "转移要早一步。哪些人转、转到哪里、谁来接，名单要贴在墙上。",
            "安置要暖人心。安置点要有热饭、有被褥、有医生，{all}都按一个标准来办。",
        ),
    ),
    (
        "备足物资，随时拉得出、打得赢",
        "手中有粮心中不慌，{all}的防汛物资宁可备而不用。",
        (
            "物资要备足。编织袋、冲锋舟、照明车，{below}照着清单补齐，缺一样补一样。",
            "队伍要练精。{place}三支抢险队伍汛前拉练一次，做到半小时集结到位。",
            "通信要畅通。偏远村组配好卫星电话和铜锣，断电断网也叫得应。",
        ),
    ),
)
_HOW = (
    (
        "压实责任，守土尽责到最后一刻",
        "责任不落到人，等于没有责任，{all}要一级一级压下去。",
        (
            "压实领导责任。主要负责同志要在岗在位，{below}的防汛责任人要上网公布。",
            "密切配合联动。水利看水，气象看天，应急看人，三家的话要对得上。",
            "严格督查问效。督查组不打招呼直接进村，{leader}同志要求，三天必须回看一次。",
        ),
    ),
    (
        "加强领导，形成防汛抗旱的合力",
        "众人拾柴火焰高，{our}要拧成一股绳。",
        (
            "组织领导要有力。指挥部实行双班制，{leader}同志带头值守，雨情不解除人员不撤岗。",
            "部门协同要到位。{below}与部门之间信息一小时一通报，不能各念各的经。",
            "纪律要求要严明。脱岗一次通报，误事一次问责，{all}没有例外。",
        ),
    ),
    (
        "严明纪律，确保各项部署落地见效",
        "三分部署七分落实，{all}要用纪律保落实。",
        (
            "值班要严。二十四小时专人值班，{below}主要负责人手机不得关机。",
            "报告要快。险情十分钟内口头报，半小时内书面报，不得迟报瞒报。",
            "追责要硬。因失职造成损失的，{place}一律先免职再调查。",
        ),
    ),
)
_MEETINGS = ("防汛抗旱工作会议", "防汛备汛工作会议", "防汛工作动员会议")


def old_speeches(level: str) -> list[Document]:
    """The three speeches of a county or a city, the oldest first."""
    years = zip((2023, 2024, 2025), _MEETINGS, zip(_WHY, _WHAT, _HOW, strict=True), strict=True)
    return [_speech(level, year, meeting, parts) for year, meeting, parts in years]


def furnish(root: Path, unit: Unit, level: str) -> None:
    """Put a unit and three old speeches into the user folders below `root`."""
    home = Home(root)
    home.unit.parent.mkdir(parents=True, exist_ok=True)
    save_unit(unit, home.unit)
    library = open_library(home.library)
    for document in old_speeches(level):
        library.add(document, document.file)
    library.close()

"""Places that are spoken of and are no leftovers: 学习浙江“千万工程”经验, 赴江苏招商, 与南宫市相比."""

import re

_CLAUSES = re.compile("[。；！？]")
#: What stands before a place that is spoken of, as its end, and what follows in the same sentence.
_SPOKEN = tuple(
    (re.compile(f"(?:{before})[^。；！？]{{0,16}}$"), re.compile(f"[^。；！？]{{0,24}}?(?:{after})"))
    for before, after in (
        ("学习|借鉴|对标|推广|学", "经验|做法|作风|模式|精神|先进|样板"),
        ("与|同|和|比|跟|较", "相比|比较|差距|落后|高于|低于|同样"),
        (
            "到|赴|去|在|前往|奔赴|来自",
            "招商|考察|学习|务工|打工|经商|创业|求学|就读|就业|召开|举行|举办|开会|培训|挂职|视察|调研时|签约|参展|推介",
        ),
        ("承接|对接|疏解|服务|融入", "疏解|非首都功能|产业转移|功能|大湾区|京津冀|长三角"),
        ("吸取|汲取|通报|剖析", "教训|事故|事件|案件|案例"),
        ("与|同|和|邀请|联系|推动|依托", "商会|同乡会|高校|大学|院士|科研院所|客商|企业家|乡贤"),
        ("对口|支援|援助|帮扶|驰援|援|结对", ""),
        ("总书记", "考察|视察|调研|座谈|讲话|指示"),
        ("以来|精神|指示|讲话|重温", "考察|视察|调研"),
    )
)
#: What stands before and behind a place on a way to somewhere: 宜宾至攀枝花, 兰州界, 途经龙华.
_WAY_BEFORE = re.compile(
    "(?:至|—|－|-|～|途经|途径|连接|联通|连通|直通|接轨|对接|毗邻|接壤|辐射|通往|开往|飞往|起于|止于|来自|援)(?:[\u4e00-\u9fff]{2,3}[省市]?)?$"
)
_WAY_BEHIND = re.compile(
    "[省市县州]?(?:至|—|－|-|～|界|段|方向|高速|高铁|铁路|城际|机场|港(?!口)|航线|航班|口岸|班列|站|收费站)"
)
#: What behind a place makes of it the name of a body, a meeting or an event that any county speaks of.
_KNOWN_FOR = re.compile(
    "[省市]?[\u4e00-\u9fff]{0,4}?(?:大学|学院|研究院|油田|集团|科技|化工|能源|股份|公司|航空|银行|证券|交易所|都市圈|城市群|自贸|"
    "峰会|会晤|疫情|亚运|军运|冬奥|世博|进博|广交会|援|对口|专家|院士|客商|医疗队|游客|商会|同乡|老乡)"
)
#: Whom somebody works together with: a clause with one of these before the place and one behind it.
_TOGETHER = re.compile("(?:与|同|和|跟|向|从|由|被|对)[^，。；！？]{0,14}$")
_TOGETHER_BEHIND = re.compile(
    "[^。；！？]{0,20}?(?:合作|协作|对口|帮扶|联动|接轨|衔接|互联|签约|结对|一体化|直连|互通|交流|协同|联合|共建|引进|购买|支援|表示|致以|捐赠|看齐|取经)"
)
_PAIRED_BEHIND = re.compile(
    "[^。；！？]{0,20}?(?:对口|帮扶|结对|支援|东西部|劳务|看齐|取经|表示|致以|捐赠|引进|学习)"
)
#: Places that every county speaks of: the municipalities, Hong Kong and Macao, the largest cities.
_EVERYWHERE = re.compile("(?:北京|上海|天津|重庆|香港|澳门|台湾|广州|深圳)(?![市县区]?(?:委|政府|各级|上下))")
#: What follows a place and makes of it a word of the whole country.
_NATIONWIDE = re.compile("非首都功能|、?天津|冬奥|奥运|时间|市场监管总局|金融街|证券交易所|自贸区经验")
#: What stands before and behind a place of a list.
_LISTED = re.compile(r"[\u4e00-\u9fff]{2,8}[、和及与]$")
_LIST_GOES_ON = re.compile("[、和及与等—－-]|（")
#: 武汉人民、湖北人民: whoever speaks of several speaks for none.
_LIST_OF_PEOPLE = re.compile("[县市省州]?(?:人民|儿女|干部群众)[、和]")
#: A place that a clause begins with is what the clause is about.
_CLAUSE_START = re.compile(r"(?:^|[，。；：！？“‘（])(?:近年来，?|今年以来，?|同志们，?|当前，?)?$")
_SHORTEST = 2
#: What is done to the place that somebody speaks for.
_PRAISED = re.compile("(?:讲好|传播好|展示|建设|打造|振兴|建设好|幸福|美丽|活力|平安|法治)$")
#: What a place that one obeys has said: 按照澄城县的部署.
_ORDERED, _ORDER = (
    re.compile("(?:按照|落实|贯彻)$"),
    re.compile("[县市区省]?的?(?:部署|安排|要求|决定|指示|意见)"),
)
#: What follows a place that is praised; another word makes of it the name of a thing: 建设兰州新区, 打造武汉都市圈.
_PRAISED_END = re.compile("[，。；！、”]|故事|声音|形象|[县市区]?$|(?:而|的)?(?:努力|不懈|接续)?奋斗")
#: What of a place stands for those who speak, and what a place does that a clause begins with.
_ITSELF = re.compile(
    "[县市区省州旗]?(?:委(?!员|托)|人民(?!医院|法院|检察院)|政府|党员|干部|上下|各级|全[县市区]|儿女)"
)
_DOES = re.compile("[县市区省州旗]?(?:要|坚持|始终|是|已|正|将|必须|自古)")


def is_spoken_of(text: str, start: int, end: int, *, is_near: bool = True) -> bool:
    """Whether the sentence shows that the place from `start` to `end` is one that somebody speaks of, no leftover.

    With places of another part of the country only those work together who are told to.
    """
    before = _CLAUSES.split(text[:start])[-1]
    after = text[end:]
    if _NATIONWIDE.match(after) or _EVERYWHERE.match(text, start):
        return True
    if _WAY_BEFORE.search(before) or _WAY_BEHIND.match(after) or _KNOWN_FOR.match(after):
        return True
    together = _TOGETHER_BEHIND if is_near else _PAIRED_BEHIND
    if _TOGETHER.search(before) and together.match(after):
        return True
    return any(ahead.search(before) and behind.match(after) for ahead, behind in _SPOKEN)


def speaks_itself(text: str, start: int, end: int) -> bool:
    """Whether a place does, or has done to it, what only those who speak for it say: 安化县各级干部, 讲好安化故事.

    A place in a list is one that is spoken of: 北京、上海和深圳.
    """
    if _LISTED.search(text[:start]) or _LIST_GOES_ON.match(text, end) or _LIST_OF_PEOPLE.match(text, end):
        return False
    begins = bool(_CLAUSE_START.search(text[:start]))
    told = _ORDERED.search(text[:start]) and _ORDER.match(text, end)
    own = (
        told or _ITSELF.match(text, end) or (_PRAISED.search(text[:start]) and _PRAISED_END.match(text, end))
    )
    return bool(own or (begins and _DOES.match(text, end)))


def crosses_words(start: int, end: int, pieces: list[int]) -> bool:
    """Whether a place from `start` to `end` is made of parts of other words: 均衡｜水平 holds no 衡水.

    `pieces` are the offsets at which the words of the text begin, with its length as the last. A name of three or more
    may end within a word, as its kind often does: 宝鸡｜市委.
    """
    edges = set(pieces)
    if start not in edges:
        return True
    if end in edges or (end - start > _SHORTEST and end - 1 in edges):
        return False
    inside = max(edge for edge in pieces if edge < end)
    return inside != start

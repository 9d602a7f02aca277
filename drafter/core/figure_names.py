"""Whether two figures are of one thing, and whether their values can both be right."""

import re

from drafter.core.figures import ACTS, BETWEEN, PART, SCOPE_HEAD, Figure, FigureKind, name_behind

_SCOPE = re.compile(
    r"(?:全省|全市|全县|全区|全镇|全乡|我省|我市|我县|我区|我镇|我们|县财政|市财政|财政|各级|目前|现在|现有|现|共有|一共|总共|共计|合计|累计|已经|已|一共|共"
    r"|对于?|把|将|让|为|这|那|的|给|在|从|和|与|及|其|该|要|就是|是|有|辖|下辖|管辖|选派|安排|组建|成立|配备|投入|拨付|筹集|落实|确定|抓好|办好|实施|办成|做好|守住|管好|管住|组织"
    r"|完成|实现|确保|力争|争取|保持|推动|围绕|涉及|覆盖|建立|推进|达到|下达|拥有|存在|发现|排查出?|反馈|摸排出?|像|用|全部|所有|大家|同志们|县里|今年|去年|全年|"
    r"[上下]半年|一季度|第一季度|前三季度|截至目前|20\d\d年|到|以)*$"
)
#: Names of two characters that are of one thing wherever they stand.
_PLAIN = frozenset({"乡镇", "社区", "街道", "镇街", "县区", "人口"})
_SAME_WORDS = (("增速", "增长"), ("增幅", "增长"), ("增长率", "增长"), ("行政村", "行政村"))
_STOP_PAIRS = frozenset(
    [
        "完成",
        "必须",
        "全部",
        "到位",
        "确保",
        "全县",
        "全市",
        "我县",
        "落实",
        "做好",
        "抓好",
        "工作",
        "要在",
        "开展",
        "实现",
        "进行",
        "之前",
        "以前",
        "今年",
        "明年",
        "力争",
        "组织",
        "召开",
        "以上",
        "时间",
        "我们",
        "各级",
        "各地",
        "部门",
        "单位",
        "乡镇",
    ]
)
_LEAST, _LEAST_SHARED, _LEAST_SHORT, _LONG = 3, 4, 4, 5
#: Of figures of about one size, so many characters on either side are compared, and so many must be shared.
_MOST_TIMES, _SIDE, _ENOUGH, _NEAR = 1.35, 16, 4, 1.5
#: What says how a thing changed, and not which.
_GROWTH = re.compile("[，]?(?:同比|比上年|比去年|环比|增长|下降|提高|增加|减少|达到|同期)+[，]?")


def same_thing(one: Figure, other: Figure) -> str:
    """What two figures both count, "" where they are of two things as far as can be told."""
    if one.kind is not other.kind or one.unit != other.unit or not _same_part(one, other):
        return ""
    stages = {one.stage, other.stage} == {"target", "done"}
    if stages or _differ(one.where, other.where) or not _same_time(one, other):
        return ""
    if one.kind in (FigureKind.DAY, FigureKind.SPAN):
        return _same_event(one, other)
    name = _same_name(one, other) or _alike(one, other)
    small = not (one.is_arabic or other.is_arabic) and max(one.value, other.value) <= 10
    return "" if small and name not in _PLAIN else name


def _same_part(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same part; what is done with nearly all of a thing is done with all of it."""
    if one.part == other.part:
        return True
    is_act = bool(ACTS.search(one.part or other.part)) and not (one.part and other.part)
    return (is_act and _is_near(one, other)) or _is_near(one, other, _MOST_TIMES)


def _is_near(one: Figure, other: Figure, times: float = _NEAR) -> bool:
    """Whether two values are so near to each other that one may be meant for the other."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high <= times * low


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _same_time(one: Figure, other: Figure) -> bool:
    """Whether no time sets two figures apart; what a sentence before names holds where the own one names none."""
    if one.kind is FigureKind.DAY:
        return True
    first, second = one.when or one.around, other.when or other.around
    return first == second or (not (first and second) and _is_near(one, other))


def _alike(one: Figure, other: Figure) -> str:
    """What two figures of about one size count whose own words are mostly the same, "" for others."""
    if not _is_near(one, other, _MOST_TIMES):
        return ""
    first, second = (f"{_plain(figure.before)[-_SIDE:]}，{figure.behind[:_SIDE]}" for figure in (one, other))
    shared = [piece for piece in _shared(first, second) if not _GROWTH.fullmatch(piece)]
    if sum(map(len, shared)) < _ENOUGH or not any(len(piece) >= _LEAST for piece in shared):
        return ""
    heads = [text[: text.find(piece)] for text in (first, second) for piece in shared[:1]]
    return "" if all(head and not _is_bare(head) for head in heads) else "".join(shared).strip("，的")


def _same_name(one: Figure, other: Figure) -> str:
    behind, other_behind = name_behind(one.behind), name_behind(other.behind)
    if behind and behind == other_behind:
        return behind if _is_name(behind) else _with_words_before(behind, one, other)
    for name, figure in ((behind, other), (other_behind, one)):
        before = _plain(figure.before)
        if name and _is_name(name) and before.endswith(name) and _is_bare(before[: -len(name)]):
            return name
    in_order = "" if behind or other_behind else _same_before(_plain(one.before), _plain(other.before))
    return in_order or _same_words(_plain(one.before) + behind, _plain(other.before) + other_behind)


def _same_words(one: str, other: str) -> str:
    """What two phrases with the same words in another order name: 新建农村公路, 农村公路新建; "" for others."""
    one, other = SCOPE_HEAD.sub("", one), SCOPE_HEAD.sub("", other)
    shared = _shared(one, other)
    if sum(map(len, shared)) < _LONG:
        return ""
    for piece in shared:
        one, other = one.replace(piece, "", 1), other.replace(piece, "", 1)
    return "".join(shared) if _is_bare(one) and _is_bare(other) else ""


def _with_words_before(name: str, one: Figure, other: Figure) -> str:
    """A short name with what stands before both figures: 督察反馈的27个问题."""
    said = _same_before(one.before.removesuffix("的"), other.before.removesuffix("的"))
    return f"{said}的{name}" if said else ""


def _plain(before: str) -> str:
    """The words before a figure without what stands between a name and its figure."""
    before = BETWEEN.sub("", before)
    for word, usual in _SAME_WORDS:
        if before.endswith(word):
            before = before[: -len(word)] + usual
    return before


def _is_name(name: str) -> bool:
    return len(name) >= _LEAST or name in _PLAIN


def _is_bare(head: str) -> bool:
    """Whether nothing in a clause before a name makes another thing of it."""
    return not head or not _SCOPE.sub("", PART.sub("", head))


def _same_before(one: str, other: str) -> str:
    """The name that both texts end with, "" where one of them says more of it; the later one may be said short."""
    one, other = SCOPE_HEAD.sub("", one), SCOPE_HEAD.sub("", other)
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    name = one[len(one) - length :] if length else ""
    if not _is_name(name) or _GROWTH.fullmatch(name) or not re.fullmatch("[\u4e00-\u9fff]+", name):
        return ""
    first, second = one[: len(one) - len(name)], other[: len(other) - len(name)]
    said_short = len(name) >= _LEAST_SHORT and not second and not PART.search(first)
    if (_is_bare(second) and (_is_bare(first) or said_short)) or _is_said_of_one(first, second):
        return name
    return ""


def _is_said_of_one(first: str, second: str) -> bool:
    """Whether two texts before a name speak of one long name: 污水处理厂 总投资, 像污水处理厂这样 总投资."""
    return max(map(len, _shared(first, second)), default=0) >= _LONG


def _same_event(one: Figure, other: Figure) -> str:
    """What two days or spans are both told of: the words that their clauses share, where these are enough."""
    shared = _shared(f"{one.before}{one.behind}", f"{other.before}{other.behind}")
    return "".join(shared) if sum(map(len, shared)) >= _LEAST_SHARED else ""


def _shared(one: str, other: str) -> list[str]:
    """The words that two clauses share, in the order of the first: pieces of two characters and more."""
    found: list[str] = []
    start = 0
    while start < len(one) - 1:
        end = start + 2
        if one[start:end] not in other or one[start:end] in _STOP_PAIRS or not one[start:end].isalpha():
            start += 1
            continue
        while end < len(one) and one[start : end + 1] in other:
            end += 1
        found.append(one[start:end])
        start = end
    return found


def disagree(one: Figure, other: Figure) -> bool:
    """Whether the values of two figures of one thing cannot both be right: a rounded one may be a little off."""
    if one.value == other.value:
        return False
    if one.kind is FigureKind.DAY:
        return True
    most = max(abs(one.value), abs(other.value))
    if one.is_rough or other.is_rough:
        return abs(one.value - other.value) > 0.1 * most
    return abs(one.value - other.value) > 0.005 * most

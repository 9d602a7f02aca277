"""Quantities that hang together, in many wordings: where they agree nothing is told, where one is changed it is."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.checks.figures.relations import off_in

NAMES = st.sampled_from(
    [
        ("行政村", "个", "平原村", "丘陵村", "山区村"),
        ("隐患", "处", "重大隐患", "较大隐患", "一般隐患"),
        ("矛盾纠纷", "件", "邻里类", "婚姻类", "土地类"),
        ("学校", "所", "小学", "初中", "高中"),
        ("车辆", "辆", "大型", "中型", "小型"),
        ("床位", "张", "内科", "外科", "儿科"),
        ("图书", "册", "文学类", "科技类", "少儿类"),
        ("资金", "万元", "中央补助", "省级配套", "县级自筹"),
        ("面积", "亩", "水稻", "玉米", "大豆"),
    ]
)
SUMS = [
    "全县{n}{T}{u}，分别是{A}{a}{u}、{B}{b}{u}、{C}{c}{u}。",
    "{n}共{T}{u}：{A}{a}{u}，{B}{b}{u}，{C}{c}{u}。",
    "{A}{a}{u}，{B}{b}{u}，{C}{c}{u}，三项合计{T}{u}。",
    "{A}、{B}、{C}分别为{a}{u}、{b}{u}和{c}{u}，共计{T}{u}。",
    "今年安排{n}{T}{u}，已完成{d}{u}，还有{c}{u}正在推进。",
    "应到{T}{u}，实到{d}{u}，缺席{c}{u}。",
    "{n}{T}{u}，按类别分，{A}{a}{u}，{B}{b}{u}，{C}{c}{u}。",
    "现有{n}{T}{u}（{A}{a}{u}、{B}{b}{u}、{C}{c}{u}）。",
    "{n}{T}{u}由{A}{a}{u}、{B}{b}{u}和{C}{c}{u}构成。",
    "全年{n}{T}{u}，一季度{a}{u}，二季度{b}{u}，剩余{c}{u}下半年完成。",
    "{n}总数为{T}{u}，包括{A}{a}{u}、{B}{b}{u}、{C}{c}{u}。",
    "下达{n}任务{T}{u}，分解到三个片区，东片{a}{u}、中片{b}{u}、西片{c}{u}。",
    "{n}分三批，第一批{a}{u}，第二批{b}{u}，第三批{c}{u}，共{T}{u}。",
]
SHARES = [
    "全县共有{n}{W}{u}，已完成{P}{u}，完成率{r}%。",
    "全县{n}{W}{u}，其中达标{P}{u}，占{r}%。",
    "{W}{u}{n}中，有{P}{u}通过验收，占总数的{r}%。",
    "今年受理{n}{W}{u}，办结{P}{u}，办结率为{r}%。",
    "完成{P}{u}，为年度计划{W}{u}的{r}%。",
    "完成{P}{u}，占全年任务{W}{u}的{r}%。",
    "目前完成{P}{u}，完成年度目标{W}{u}的{r}%。",
    "年度计划{W}{u}，已完成{P}{u}，占计划的{r}%。",
    "共发放问卷{W}份，收回{P}份，回收率{r}%。",
]
CHANGES = [
    "{n}由{P}{u}增加到{W}{u}，增加{D}{u}。",
    "{n}由去年的{P}{u}增加到今年的{W}{u}，净增{D}{u}。",
    "{n}从{P}{u}增至{W}{u}，增长{R}%。",
    "{n}达到{W}{u}，比上年的{P}{u}增加{D}{u}。",
    "{n}{W}{u}，较去年的{P}{u}增长{R}%。",
    "{n}由{W}{u}减少到{P}{u}，减少{D}{u}。",
    "新增{n}{D}{u}，使总数由{P}{u}增加到{W}{u}。",
]
EACH = ["投入资金{T}万元，惠及农户{N}户，户均{E}元。", "发放补贴{T}万元，受益群众{N}人，人均达到{E}元。"]
NUMBERS = st.integers(11, 400)


def told(text):
    return list(off_in(text))


def changed(draw, number):
    """A number with one digit that is another, off by enough not to be rounded away."""
    place = draw(st.integers(0, len(number) - 1))
    assume(number[place] != ".")
    digit = draw(st.sampled_from("123456789"))
    other = number[:place] + digit + number[place + 1 :]
    assume(abs(float(other) - float(number)) > 0.07 * float(number))
    return other


def is_told_where_one_is_changed(data, wording, values, keys, others=()):
    """`others` are what a changed number may be by chance, so that it fits again."""
    half = data.draw(st.booleans())
    marked = wording.replace("，", ",").replace("：", ":") if half else wording
    assert told(marked.format(**values)) == []
    key = data.draw(st.sampled_from([key for key in keys if f"{{{key}}}" in wording]))
    other = changed(data.draw, values[key])
    assume(float(other) not in others)
    assert told(marked.format(**{**values, key: other}))


@pytest.mark.parametrize("wording", SUMS)
@settings(max_examples=12)
@given(data=st.data(), names=NAMES, parts=st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_a_list_and_its_sum(wording, data, names, parts):
    n, u, *items = names
    total, two = sum(parts), sum(parts[:2])
    # The sum of a part of the list, or the same number twice, may be another sum that fits.
    pairs = {two, parts[1] + parts[2], parts[0] + parts[2]}
    assume(len({*parts, total, *pairs}) == 7)
    values = dict(zip("ABCabcTd", (*items, *map(str, (*parts, total, two))), strict=True), n=n, u=u)
    is_told_where_one_is_changed(data, wording, values, "Td", {*parts, *pairs, total + two})


@pytest.mark.parametrize("wording", SHARES)
@settings(max_examples=12)
@given(data=st.data(), names=NAMES, whole=st.integers(200, 2000), share=st.floats(0.2, 0.95))
def test_a_share_of_a_whole(wording, data, names, whole, share):
    part = round(whole * share)
    values = {"n": names[0], "u": names[1], "W": str(whole), "P": str(part), "r": f"{100 * part / whole:.1f}"}
    is_told_where_one_is_changed(data, wording, values, "r")


@pytest.mark.parametrize("wording", CHANGES)
@settings(max_examples=12)
@given(data=st.data(), names=NAMES, was=st.integers(200, 900), growth=st.floats(1.1, 3))
def test_a_change_from_one_number_to_another(wording, data, names, was, growth):
    became = round(was * growth)
    rate = f"{100 * (became - was) / was:.1f}"
    values = {
        "n": names[0],
        "u": names[1],
        "P": str(was),
        "W": str(became),
        "D": str(became - was),
        "R": rate,
    }
    is_told_where_one_is_changed(data, wording, values, "DR")


@pytest.mark.parametrize("wording", EACH)
@settings(max_examples=12)
@given(data=st.data(), heads=st.integers(500, 3000), each=st.integers(100, 600))
def test_a_mean(wording, data, heads, each):
    values = {"N": str(heads), "E": str(10 * each), "T": f"{heads * each / 1000:g}"}
    assume(float(values["T"]) * 1000 == heads * each)
    is_told_where_one_is_changed(data, wording, values, "E")


@pytest.mark.parametrize(
    "text",
    [
        "三分之二（56.7%）的职工成绩在80分以上。",
        "完成一般公共预算收入6.2亿元，同比增长5.6个百分点。",
        "电商销售额由2亿元增加到8亿元，翻了四番。",
        "年产值由1000万元增加到3000万元，增长了3倍。",
        "专任教师158人、行政人员28人；专任教师中，高级教师46人、一级教师72人、二级教师42人。",
        "集中开工项目21个，总投资63.8亿元。其中工业项目11个，总投资38.2亿元；服务业项目4个，总投资9.6亿元；农业项目6个，总投资18亿元。",
        "产值87.6亿元，其中装备制造35.04亿元，占40%；新材料26.28亿元，占30%；食品加工17.52亿元，占25%。",
    ],
)
def test_what_cannot_be_is_told(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "三分之二（66.7%）的职工成绩在80分以上。",
        "满意率达到96.2%，同比提高5.6个百分点。",
        "网络零售额由1.2亿元增加到4.8亿元，翻了两番。",
        "五项标准中，达标23处、合格15处。",
        "分4级响应，可压减8.2万千瓦，其中Ⅳ级压减1.5万千瓦、Ⅲ级压减3万千瓦、Ⅱ级压减5.4万千瓦、Ⅰ级压减8.2万千瓦。",
        "共150人；其中党员96人、女同志61人、少数民族干部23人。",
        "限额以上企业21家，占全市的8.4%。",
        "县城投公司有问题23个，完成9个，整改率39.1%；县住建局有问题17个，完成11个，整改率64.7%。",
    ],
)
def test_what_can_be_is_let_pass(text):
    assert told(text) == []


@given(data=st.data(), wording=st.sampled_from([*SUMS, *SHARES, *CHANGES, *EACH]), names=NAMES)
def test_numbers_that_are_nothing_or_anything_are_no_error_of_the_program(data, wording, names):
    n, u, *items = names
    number = st.sampled_from(["0", "0.0", "1", "120", "0.5", "4万"])
    values = {key: data.draw(number) for key in "TabcdWPrDRNE"}
    sentence = wording.format(**values, **dict(zip("ABC", items, strict=True)), n=n, u=u)
    assert all(0 <= one.start < one.end <= len(sentence) for one in off_in(sentence))


def test_of_nothing_there_is_no_share_and_for_nobody_no_mean():
    assert told("今年受理矛盾纠纷0件，办结0件，办结率为100%。") == []
    assert told("投入资金120万元，惠及农户0户，户均120元。") == []

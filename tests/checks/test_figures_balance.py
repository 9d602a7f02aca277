"""What a draft says of quantities as statements, each with its role, held against what the others make."""

import pytest

#: A text with two places that are open, what stands there where all is right, and where it is not; what is told then.
TOLD = [
    ("去年平均每件办结要{}天，今年压到5.1天，缩短了2.2天。", "7.3", "8.3", "2.2天"),
    ("村里现有蓄水池46口，防汛前清淤的31口，今冬清淤的9口，剩下的{}口开春再清。", "6", "16", "16口"),
    (
        "区里摸排出隐患楼栋640栋，是近年最多的一次。\n经过一个夏天，已经加固572栋，占89.4%。\n还剩{}栋，年前要动手。",
        "68",
        "86",
        "86栋",
    ),
    ("前年网上接单1.5万单，去年2.4万单。\n从前年到去年，网上接单增长{}%，靠的是口碑。", "60", "85", "85%"),
    ("窗口上半年收件4.4万件，平均每天收件{}件，节假日不停。", "243", "520", "520件"),
    ("给敬老院装护栏210套，共花了63万元。\n有人嫌贵，算下来平均一套{}元，不算高。", "3000", "4200", "4200元"),
    ("渠道{}破土动工，当年11月8日通水，前后历时半年多。", "5月3日", "7月6日", "半年"),
    ("合同约定9月30日交房，8月31日就交了钥匙，比合同提前了{}。", "一个月", "三个月", "三个月"),
    (
        "各类用户里，居民用电3600万度，占45%；工业用电2800万度，占{}%；全区用电8000万度。",
        "35",
        "53",
        "53%",
    ),
    (
        "会上归纳为{}个方面：\n一是缺人。招不来。\n二是缺地。挤不出。\n三是缺钱。借不到。",
        "三",
        "四",
        "三是缺钱",
    ),
    ("今年排在全市第五。\n{}的位次不是躺出来的。", "全市第五", "全市第三", "第三"),
    ("全乡412户1530人参保。\n四百来户人家、{}多口人，一户也不能漏。", "一千五百", "一千八百", "一千八百多口"),
    ("我们有12个村（社区）。其中9个村、{}个社区有活动室。", "3", "5", "5个"),
    ("夜校开了24个班，招了{}名学员，平均一个班四十多人。", "1010", "1460", "四十多人"),
    ("人选名单8月10日前报组织部。\n再说一遍，人选名单8月{}日报组织部，不等。", "10", "18", "8月18日"),
]


@pytest.mark.parametrize(("text", "right", "wrong", "told"), TOLD)
def test_what_others_do_not_make_is_told(check, text, right, wrong, told):
    assert [one.rule for one in check("figures", *text.format(right).split("\n"))] == []
    paragraphs = text.format(wrong).split("\n")
    found = check("figures", *paragraphs)
    assert [
        paragraphs[one.paragraph][one.start : one.end] for one in found if told in paragraphs[one.paragraph]
    ]
    assert any(
        told in paragraphs[one.paragraph][one.start : one.end]
        or paragraphs[one.paragraph][one.start : one.end] in told
        for one in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "去年投诉办结平均8.3天，信访办结平均5.1天，督查件比上年缩短了2.2天。",
        "中职组第一名5个，一等奖5个、二等奖4个。高职组第一名7个，一等奖9个。",
        "重点企业12户，其中4户产值下滑，新入规的只有2户，项目开工率只有六成。",
        "民事案件受理870件，调成783件，调成率90%；商事案件受理640件，调成率83%。",
        "校友会成立于1998年，今年是建党105周年。",
        "全校毕业班有学员900人。抽查了150名学员，有12人说不清，这8%值得琢磨。\n三个班没有结业的学员有40人，占全校没有结业学员的三分之一多一点。",
        "年初入统企业385家，新入统53家，退出26家，净增27家，总数412家。",
        "年初预算98亿元，不算宽裕。\n教育21.4亿元，卫生9.8亿元，社保17.6亿元，三项合计48.8亿元。",
        "整改方案的办结时限是12月10日，早报早安心。\n整改报告12月25日以前送我看。",
        "第一步，12月10日行政科室先搬；第二步，12月20日门诊搬。\n演练至少搞两次，第一次12月6日，第二次12月15日。",
    ],
)
def test_what_is_of_other_things_is_let_pass(check, text):
    assert [one for one in check("figures", *text.split("\n")) if "请" in one.message] == []

"""Units: what begins with a place or a rank and ends as units do."""

import pytest

from drafter.reading.units import find_units


@pytest.mark.parametrize(
    "text, units",
    [
        ("澄城县人民政府办公室印发", ["澄城县人民政府办公室"]),
        ("市应急管理局牵头", ["市应急管理局"]),
        ("请XX县人民政府抓好落实", ["XX县人民政府"]),
        ("县委组织部会同县财政局，", ["县委组织部", "县财政局"]),
        ("县公安局、县市场监管局和县教育局要配合", ["县公安局", "县市场监管局", "县教育局"]),
        ("中共澄城县委员会", ["中共澄城县委员会"]),
        ("渭南市生态环境局澄城分局", ["渭南市生态环境局澄城分局"]),
    ],
)
def test_units_are_found(text: str, units: list[str]):
    assert [mention.text for mention in find_units(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "全县各级党组织",
        "县委决定",
        "城市管理",
        "各乡镇各部门",
        "围绕市委工作大局",
        "省委决策部署",
        "社区建设",
        "我县发展",
        "要旗帜鲜明选用干部",
        "市场主体活力",
        "区域协调发展",
        "县城学校挤、乡村学校弱",
        "办好一所乡村小学",
        "镇区学校",
    ],
)
def test_general_words_are_no_units(text: str):
    assert find_units(text) == []


@pytest.mark.parametrize(
    "text, units",
    [
        ("由青石镇人民政府、县供电公司负责", ["青石镇人民政府", "县供电公司"]),
        ("陕西省澄城县纪委监委印发", ["陕西省澄城县纪委监委"]),
        ("县人民医院作了发言", ["县人民医院"]),
        ("县城建局、县城管局负责", ["县城建局", "县城管局"]),
        ("县第一中学的师生", ["县第一中学"]),
        ("各乡镇人民政府要落实", []),
        ("县委常委、副县长高鸿飞", []),
        ("三个省级重点专科", []),
    ],
)
def test_townships_schools_and_hospitals_are_units(text: str, units: list[str]):
    assert [mention.text for mention in find_units(text)] == units

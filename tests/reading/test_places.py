"""Places: full and short names, in one pass, without taking ordinary words for places."""

import pytest

from drafter.reading.places import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.name for mention in gazetteer.find(text)]


def test_full_names_are_found_with_code_and_level(gazetteer: Gazetteer):
    found = gazetteer.find("陕西省渭南市澄城县")
    assert [(m.text, m.code, m.level, m.start, m.end) for m in found] == [
        ("陕西省", "610000", "province", 0, 3),
        ("渭南市", "610500", "city", 3, 6),
        ("澄城县", "610525", "county", 6, 9),
    ]


def test_the_whole_country_is_there(gazetteer: Gazetteer):
    provinces = [code for code in range(11, 83) if gazetteer.place(f"{code}0000")]
    assert len(provinces) == 34
    for name in (
        "澄城县",
        "浦东新区",
        "黔南布依族苗族自治州",
        "神农架林区",
        "阿鲁科尔沁旗",
        "仙桃市",
        "石河子市",
    ):
        assert [p.name for p in gazetteer.lookup(name)] == [name]


@pytest.mark.parametrize(
    "text, name",
    [
        ("讲好张掖故事", "张掖市"),
        ("推动澄城高质量发展", "澄城县"),
        ("到黔南州考察", "黔南布依族苗族自治州"),
        ("学习浙江经验", "浙江省"),
        ("景宁县", "景宁畲族自治县"),
    ],
)
def test_short_names_are_found(gazetteer: Gazetteer, text: str, name: str):
    assert names(gazetteer, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "坚持和平发展", "弘扬优秀文化", "打开通道", "在城口设卡", "深入开展合作", "确保长治久安", "力戒文山会海", "民族团结、宗教和顺",
        "创新乡村治理", "推广安全生产经验", "加快城区建设", "改造老城区", "河东区域经济", "城东区块开发", "人民和县委的期望", "打造成都市圈", "重大庆典活动", "维护东西安全",
        "实现平安吉祥", "各位来宾", "强大理论武器", "建设新县", "今天水利部门", "决定西进东拓", "共同富裕", "抓好新城区建设", "中山装", "日照充足",
        "管好海港", "省市县三级", "大力弘扬红旗渠精神", "团结友好", "把方向、管大局", "开展大兴调查研究", "全面振兴", "使用复合肥", "东躲西藏", "财政和县直部门", "城市南区", "改造平房区", "同心县域发展",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_places(gazetteer: Gazetteer, text: str):
    assert names(gazetteer, text) == []


def test_a_doubtful_short_name_counts_with_its_full_name_or_its_parent(gazetteer: Gazetteer):
    assert names(gazetteer, "和顺县地处太行，和顺人民勤劳") == ["和顺县", "和顺县"]
    assert names(gazetteer, "晋中市和顺的经验") == ["晋中市", "和顺县"]
    assert names(gazetteer, "阳泉市城区") == ["阳泉市", "城区"]


def test_of_several_places_of_one_name_the_one_in_the_place_before_is_meant(gazetteer: Gazetteer):
    assert gazetteer.find("长春市朝阳区")[1].code == "220104"
    assert gazetteer.find("北京市朝阳区")[1].code == "110105"
    assert set(gazetteer.find("朝阳区")[0].codes) == {"110105", "220104"}


def test_one_place_lies_in_another(gazetteer: Gazetteer):
    assert gazetteer.contains("渭南市", "澄城县")
    assert gazetteer.contains("陕西", "澄城")
    assert gazetteer.contains("北京市", "海淀区")
    assert gazetteer.contains("澄城县", "澄城")
    assert not gazetteer.contains("澄城县", "渭南市")
    assert not gazetteer.contains("山西省", "澄城县")
    assert gazetteer.parent("610525").name == "渭南市"
    assert gazetteer.parent("610000") is None


def test_former_names_lead_to_what_the_place_became(gazetteer: Gazetteer):
    assert names(gazetteer, "原襄樊市") == ["襄樊市"]
    assert [p.name for p in gazetteer.lookup("襄樊市")] == ["襄阳市"]
    assert [p.name for p in gazetteer.lookup("户县")] == ["鄠邑区"]


def test_an_unknown_name_is_no_place(gazetteer: Gazetteer):
    assert gazetteer.lookup("某某县") == []
    assert not gazetteer.contains("某某县", "澄城县")

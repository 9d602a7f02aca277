"""Left-over names."""

import pytest

from drafter.checks.finding import Severity
from drafter.core.model import Source


def texts(findings, severity=Severity.ERROR):
    return [finding.text for finding in findings if finding.severity is severity]


def every(findings):
    """The names found, certain and doubtful ones."""
    return [finding.text for finding in findings]


def test_another_countys_name_is_an_error_with_our_own_as_the_fix(check):
    (finding,) = check("names", "要按照澄城县的部署抓好落实。")
    assert finding.severity is Severity.ERROR
    assert (finding.text, finding.suggestion) == ("澄城县", "清源县")
    assert [fix.label for fix in finding.fixes] == ["改为“清源县”", "改为“【地名】”"]


def test_what_lies_above_and_below_the_speaking_place_is_its_own(check):
    text = "陕西省、渭南市的要求要落实到澄城县，延安市的经验要学。"
    assert every(check("names", text, place="澄城县")) == ["延安市"]
    assert every(check("names", text, place="渭南市")) == ["延安市"]


def test_without_a_place_every_place_unit_and_person_is_found(check):
    text = "澄城县的李建国同志和县应急管理局来了。"
    assert {f.text for f in check("names", text, place="")} == {"澄城县", "李建国", "县应急管理局"}


def test_a_unit_of_another_place_is_one_finding(check):
    assert every(check("names", "由榆林市公安局牵头。")) == ["榆林市公安局"]


def test_a_part_of_a_name_counts_where_the_source_or_the_draft_names_the_place(check):
    from_there = Source("s", "旧稿", place="澄城县")
    assert every(check("names", "今年来澄的人多了。", source=from_there)) == ["来澄"]
    assert check("names", "今年来澄的人多了。") == []
    assert every(check("names", "欢迎各位来澄投资兴业。")) == ["来澄"]


def test_a_misspelt_place_is_found_where_the_right_one_stands_too(check):
    assert every(check("names", "讲好张披故事，传播好张掖声音。")) == ["张披", "张掖"]


@pytest.mark.parametrize("mask", ["X", "XX", "XY", "××", "某某", "**"])
def test_masked_names_are_errors(check, mask):
    assert texts(check("names", f"要把{mask}建设得更好。")) == [mask]


def test_letters_that_are_words_are_no_masks(check):
    assert check("names", "在QQ群和APP里发布，GDP增长，5A级景区，用好AI，查X光片。") == []


def test_a_name_that_another_overlaps_is_found(check):
    (finding,) = check("names", "推广落实安吉县的要求。")
    assert finding.text == "安吉县"


def test_a_sibling_county_is_elsewhere(check):
    found = check("names", "宿迁市和沭阳县、泗阳的同志。", place="江苏省宿迁市清源县")
    assert every(found) == ["沭阳县", "泗阳"]


def test_words_of_another_part_of_the_country_are_left_over(check):
    found = check("names", "八闽大地和江苏处处生机，全旗上下同心。", place="江苏省宿迁市清源县")
    assert texts(found) == ["八闽", "全旗"]


def test_small_places_that_bear_a_countys_name_are_our_own(check):
    assert check("names", "云溪古镇和柳河镇，太行山区的淮北抗日根据地。", place="清源县") == []


def test_former_names_are_told_with_the_present_one(check):
    (finding,) = check("names", "密云县的水管得好。", place="北京市")
    assert (finding.text, finding.suggestion) == ("密云县", "密云区")


def test_terms_of_the_whole_country_are_nobodys_left_overs(check):
    assert check("names", "弘扬延安精神，学习枫桥经验，融入京津冀协同发展。") == []


def test_listed_people_and_the_speaker_are_our_own(check):
    text = "王守义同志讲了话，张志强同志作了说明，赵立新同志发了言。"
    found = check("names", text, leaders=[("王守义", "县委书记")], speaker="张志强")
    assert texts(found) == ["赵立新"]


def test_the_names_of_a_paragraphs_source_are_found_in_any_form(check):
    source = Source("s", "旧稿", place="朝阳区", unit="朝阳区水务局", speaker="钱大有")
    found = check("names", "朝阳的干部要照钱大有的话办。", source=source)
    assert texts(found) == ["朝阳", "钱大有"]


def test_our_own_rank_is_not_mistaken(check):
    assert texts(check("names", "我县的工作走在前面。")) == []
    assert texts(check("names", "我区的工作走在前面。")) == ["我区"]
    assert texts(check("names", "我市的工作走在前面。"), Severity.HINT) == ["我市"]


def test_the_units_own_campaigns_can_be_told(check, tmp_path):
    from drafter.checks.terms import load_terms

    (tmp_path / "names.toml").write_text('[[own]]\ntexts = ["红苹果"]\n', encoding="utf-8")
    source = Source("s", "旧稿", place="长武县")
    text = "打造“红苹果”品牌。"
    assert texts(check("names", text, source=source)) == ["红苹果"]
    assert check("names", text, source=source, terms=load_terms(tmp_path)) == []


def test_what_a_county_calls_its_own_districts_is_no_other_place(check):
    text = "加快老城区改造和新城区建设，统筹城东区块、河东区域和城中区的开发。"
    assert not check("names", text)
    assert every(check("names", "要按照洛阳市老城区的要求办。")) == ["洛阳市", "老城区"]


def test_a_county_is_known_by_what_it_was_before_it_became_a_city(check):
    (finding,) = check("names", "无为县各级干部要带头执行。")
    assert finding.severity is Severity.ERROR
    assert "无为市" in finding.message
    assert texts(check("names", "盘县的煤炭产业正在转型。")) == ["盘县"]
    assert check("names", "建设小康县、文明县，做示范县。") == []


def test_places_of_history_may_be_recalled_and_others_may_not(check):
    assert check("names", "有井冈山的星火，也有长征路上的草鞋。") == []
    assert texts(check("names", "要认真落实井冈山的安排。")) == ["井冈山"]


def test_towns_of_another_place_are_left_over_where_the_paragraph_comes_from_there(check):
    from_there = Source("s", "旧稿", place="惠安县")
    assert texts(check("names", "请净峰镇的同志总结经验。", source=from_there)) == ["净峰镇"]
    assert check("names", "请净峰镇的同志总结经验。") == []
    assert check("names", "建好智慧社区、中心村，抓好特色小镇。", source=from_there) == []
    assert check("names", "尽量说到乡镇、说到村。县里叫乡，乡里叫村。", source=from_there) == []


def test_slogans_and_rivers_of_another_province_are_left_over(check):
    found = check("names", "落实三高四新的要求，抓好渭河治理。")
    assert [finding.text for finding in found] == ["三高四新", "渭河"]
    assert texts(check("names", "抓好渭河治理。", place="澄城县")) == []


def test_names_by_the_ten_stems_are_masks(check):
    assert texts(check("names", "甲县、乙县要加强协作。")) == ["甲", "乙"]
    assert check("names", "要争创甲级单位。") == []


def test_going_all_out_is_no_journey(check):
    assert check("names", "要全力以赴抓投资、抓项目。") == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("按照宝鸡市委、市政府的要求抓好整改。", "宝鸡市委、市政府", "清源县委、县政府"),
        ("陕西省委、省政府高度重视。", "陕西省委、省政府", "【单位名称】"),
        ("唱响“好客山东”品牌。", "山东", "【地名】"),
        ("奋力建设实力东明、活力东明。", "东明", "清源"),
        ("建设幸福美丽新甘州，是我们的心愿。", "甘州", "清源"),
    ],
)
def test_what_is_offered_instead_fits_in_rank(check, text, wrong, right):
    (finding,) = check("names", text)
    assert (finding.text, finding.suggestion) == (wrong, right)


def test_no_city_is_read_into_a_celebration(check):
    assert check("names", "隆重庆祝中华人民共和国成立。") == []


@pytest.mark.parametrize(
    "text",
    [
        "要让服务在更均衡水平上铺开。",
        "今年新增城市公园三处。",
        "医保定点药店要明码标价。",
        "要学习浙江“千万工程”的经验。",
        "组织干部赴江苏招商。",
        "与邻近的南宫市相比，我们起步晚。",
        "吸取郑州“7·20”暴雨的教训。",
        "对口支援定日县重建。",
    ],
)
def test_words_that_hold_a_name_and_places_spoken_of_are_no_left_overs(check, text):
    assert check("names", text) == []


def test_villages_in_the_company_of_another_county_are_told(check):
    found = check("names", "安溪县的虎邱镇、西坪镇建成了茶园。")
    assert {"虎邱镇", "西坪镇"} <= {finding.text for finding in found}


def test_the_short_name_that_follows_a_full_one_is_the_same_place(check):
    found = check("names", "和平县山多地少，推动和平绿色崛起要走生态路子。")
    assert [finding.text for finding in found] == ["和平县", "和平"]


@pytest.mark.parametrize(
    "text",
    [
        "安全责任重于泰山，必须谋求万全之策，做好万全的准备。",
        "要稳如泰山，确保万全。",
        "人心齐，泰山移，南山可移，此心不变。",
        "有眼不识泰山，庐山真面目还要看。",
        "今天是祖国七十七周年大庆。",
    ],
)
def test_names_inside_idioms_and_set_phrases_are_none(check, text):
    assert every(check("names", text)) == []
    assert every(check("names", text, source=Source("s", "讲话", place="万全区"))) == []


def test_a_name_beside_a_set_phrase_is_still_one(check):
    source = Source("s", "讲话", place="万全区")
    assert every(check("names", "万全区要做好万全的准备。", source=source)) == ["万全区"]
    assert every(check("names", "泰山脚下的泰安市，责任重于泰山。")) == ["泰山", "泰安市"]


@pytest.mark.parametrize(
    ("place", "own"), [("云溪县青溪镇", "青溪镇"), ("云溪县", "云溪县"), ("江苏省镇江市", "镇江市")]
)
def test_the_own_place_is_the_last_of_its_line_whole(check, place, own):
    (finding,) = check("names", "要按照澄城县的部署抓好落实。", place=place, level="")
    assert finding.suggestion == own


def test_what_lies_above_in_the_places_own_name_is_no_leftover(check):
    assert check("names", "按照云溪县的部署，青溪镇抓好落实。", place="云溪县青溪镇") == []


def test_names_that_no_list_holds_are_told_in_the_company_of_others(check):
    text = "安溪县抓得早，汇峰木业集团扩建，青石桥乡、柏树坪村和凤鸣山景区都有新变化。"
    assert {"青石桥乡", "柏树坪村", "凤鸣山景区"} <= set(every(check("names", text)))
    assert every(check("names", "柏树坪村、凤鸣山景区和汇峰木业集团都有新变化。")) == []


def test_a_county_knows_its_own_townships(check):
    assert every(check("names", "石桥铺镇要带好头。", place="澄城县")) == ["石桥铺镇"]
    assert check("names", "各乡镇、特色小镇、重点镇要带好头，农村和城镇一起抓。", place="澄城县") == []


@pytest.mark.parametrize(
    "text",
    [
        "同重庆、四川、西藏等省份签了合作协议。",
        "经济总量突破五百亿元大关。",
        "汶川特大地震灾后重建给了我们启示。",
        "提高利用外资水平。",
        "西湖区的经验告诉我们，事在人为。",
    ],
)
def test_places_that_everybody_speaks_of_are_left_alone(check, text):
    assert check("names", text) == []


def test_a_county_of_two_characters_and_a_township_know_theirs(check):
    text = "终兴镇的低洼片区要提前转移群众。"
    assert every(check("names", text, place="沛县", superiors=("徐州市",))) == ["终兴镇"]
    assert every(check("names", text, place="安国镇", superiors=("沛县", "徐州市"), level="township")) == [
        "终兴镇"
    ]
    assert check("names", "安国镇、龙固镇要提前转移群众。", place="沛县", superiors=("徐州市",)) == []


@pytest.mark.parametrize(
    "text",
    [
        "襄阳市的经验值得借鉴。",
        "近年来，诸城的农业产业化走在前列，我们要对标看齐。",
        "章丘的经验说明，发展产业要扬长避短。",
        "我们要学习兰考干部的作风，真抓实干。",
        "胶州市的做法值得我们借鉴。",
        "要学习浦江“千万工程”的经验，把村庄建美。",
        "今年张掖的经验值得学习，要结合实际用好。",
        "我们要学晋江、赶先进，把企业扶起来。",
    ],
)
def test_a_place_that_others_learn_from_is_a_hint_at_most(check, text):
    assert texts(check("names", text)) == []
    assert texts(check("names", text), Severity.WARNING) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("奋力谱写中国式现代化常熟新篇章。", "常熟"),
        ("奋力谱写长治高质量发展新篇章。", "长治"),
        ("为建设和谐蓝田作出更大贡献。", "蓝田"),
        ("擦亮“洛川苹果”金字招牌。", "洛川"),
    ],
)
def test_what_a_place_says_of_itself_tells_its_short_name(check, text, name):
    assert name in every(check("names", text))


OWN = ("竹溪村", "清源县水泥有限公司")


@pytest.mark.parametrize(
    "name",
    [
        "红霞村",
        "长虹社区",
        "鑫源矿业有限公司",
        "永泰种植专业合作社",
        "向阳路",
        "中山路",
        "建设北路",
        "和平社区",
        "马家店镇",
        "下湾村",
        "县第二人民医院",
        "青石岭水电站",
        "育才实验学校",
        "明达外国语学校",
        "碧水云天小区",
        "石鼓桥农贸市场",
        "南环大道",
        "县中医院城北分院",
        "五寨屯村",
        "石鹰涧",
        "雁嘴岩",
    ],
)
def test_a_page_that_names_own_villages_and_firms_makes_others_strangers(check, name):
    text = f"会前，{name}作了介绍。"
    assert texts(check("names", text, own=OWN), Severity.HINT) == [name]
    assert check("names", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "会前，竹溪村作了介绍。",
        "要抓好示范村、中心村和智慧社区建设。",
        "几个村、全县社区都要行动。",
        "要支持龙头企业集团和国有公司。",
        "要把打通断头路、错峰用电和碳达峰行动抓好。",
        "要培养青年科技人才，落实带薪错峰休假。",
        "要改造城镇老旧小区，规范乡镇农贸市场，抓好集中安置区后续扶持。",
        "县中医院新院区投用，民办外国语学校要规范，外环路要畅通。",
        "八个村屯都要行动，花岗岩开采要规范，要守护舌尖上的安全。",
        "到碧水云天小区学习先进经验，赴石鼓桥农贸市场考察学习。",
    ],
)
def test_own_names_and_common_kinds_are_no_strangers(check, text):
    assert check("names", text, own=OWN) == []


def test_what_the_library_says_again_and_again_is_no_stranger(check):
    def seen(text):
        return 3 if text == "红霞村" else 0

    assert texts(check("names", "红霞村和长虹社区", own=OWN, seen=seen), Severity.HINT) == ["长虹社区"]


def test_a_firm_named_in_short_behind_its_full_name_is_told_too(check):
    text = "华锐新材料有限公司用电要增容，华锐新材料的技改补助要兑现。"
    assert every(check("names", text, own=OWN)) == ["华锐新材料有限公司", "华锐新材料"]


def test_a_firms_short_name_and_the_brand_at_its_head_are_told_too(check):
    text = "岚溪红果业有限公司要扩产，岚溪红品牌要擦亮。"
    assert every(check("names", text, own=OWN)) == ["岚溪红果业有限公司", "岚溪红"]
    text = "贺溪茶业集团投产以来带动了茶农，贺溪茶业的做法值得研究。"
    assert every(check("names", text, own=OWN)) == ["贺溪茶业集团", "贺溪茶业"]


def test_a_stretch_of_a_river_in_a_village_is_no_way_there(check):
    assert every(check("names", "马家湾村段河道要清淤。", own=OWN)) == ["马家湾村"]


def test_a_bureau_speaks_in_a_countys_speech_only_where_it_is_the_speaker(check):
    text = "我局将组织人员加强巡查。"
    assert texts(check("names", text, own=OWN), Severity.HINT) == ["我局"]
    assert check("names", text) == []
    assert check("names", text, own=OWN, speaker="县林业局局长 王守义") == []
    assert check("names", "要防止自我局限，我委托他办理。", own=OWN) == []


@pytest.mark.parametrize("text", ["请常务副县长严立中会后牵头。", "方敬之书记多次批示。"])
def test_people_with_a_post_are_told_whatever_follows(check, text):
    found = check("names", text, leaders=[("王守义", "县委书记")])
    assert {finding.text for finding in found} <= {"严立中", "方敬之"}
    assert found


def test_what_is_done_behind_a_post_is_no_name(check):
    text = "各乡镇书记任组长，县长包村联户，局长常抓不懈，部长高度重视。"
    assert check("names", text, leaders=[("王守义", "县委书记")]) == []


def test_the_tenth_stems_stand_for_a_name_only_beside_the_first(check):
    assert check("names", "做好陶寺、丁村等遗迹考古。") == []
    assert texts(check("names", "甲村、乙村、丙村都要行动。")) == ["甲", "乙", "丙"]


HOSPITAL, SCHOOL = "清源县人民医院", "清源县第一中学"


@pytest.mark.parametrize(
    "text",
    [
        "‹宁远县›应急管理局要会同县林业局组建队伍。",
        "请‹宁远县›应急管理局抓紧落实。",
        "由‹宁远县›应急管理局牵头。",
        "我们要拼搏实干，为‹宁远县›高质量发展作出更大贡献。",
        "要让‹宁远县›的好山好水变成群众的好日子。",
    ],
)
def test_what_is_said_to_another_place_as_to_ones_own_is_a_warning(check, text):
    found = check("names", text.replace("‹", "").replace("›", ""))
    assert found and {one.severity for one in found} <= {Severity.WARNING, Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        "要组织干部到宁远县学习森林防火的经验。",
        "与宁远县相比，我们还有差距，要迎头赶上。",
        "宁远县的做法告诉我们，要抓早抓小。",
        "我们邀请宁远县的客商来投资。",
        "与宁远县开展产业协作。",
    ],
)
def test_a_place_that_is_spoken_of_is_no_warning_whatever_is_to_be_done(check, text):
    assert all(one.severity is Severity.HINT for one in check("names", text))


TOWNS = ("白石镇", "柳河镇", "青峰乡", "大湾乡", "清河")


def test_of_what_the_page_lists_in_full_another_is_a_warning_and_of_other_things_a_hint(check):
    assert texts(check("names", "青阳镇要抓紧征地。", own=TOWNS), Severity.WARNING) == ["青阳镇"]
    assert texts(check("names", "要指导柳河镇、花石镇的大户。", own=TOWNS), Severity.WARNING) == ["花石镇"]
    assert texts(check("names", "青阳镇要抓紧征地。", own=("白石镇", "清河")), Severity.HINT) == ["青阳镇"]
    assert texts(check("names", "马家堡村要抓紧征地。", own=TOWNS), Severity.HINT) == ["马家堡村"]


@pytest.mark.parametrize(
    ("place", "we", "others"),
    [
        (HOSPITAL, "院", "局校厂"),
        (SCHOOL, "校", "局院园"),
        ("清源县幼儿园", "园", "局厂"),
        ("清源县水利局", "局", "校院厂"),
        ("清源县人民法院", "院", "局校"),
        ("清源化工有限公司", "厂", "局校院"),
        ("清源县", "县", "校院厂"),
    ],
)
def test_a_body_calls_itself_as_its_kind_does(check, place, we, others):
    assert check("names", f"今年我{we}的工作有进步。", place=place, level="") == []
    for other in others:
        assert every(check("names", f"今年我{other}的工作有进步。", place=place, level="")) == [f"我{other}"]
        assert check("names", f"他说：“我{other}的工作有进步。”", place=place, level="") == []


def test_other_bodies_of_the_kind_that_speaks_are_left_over_where_nobody_speaks_of_them(check):
    text = "南雅中学宿舍楼的电路要改造。"
    assert every(check("names", text, place=SCHOOL, level="")) == ["南雅中学"]
    assert check("names", text, place=HOSPITAL, level="") == []
    assert check("names", "要组织教师到南雅中学跟岗学习。", place=SCHOOL, level="") == []
    assert every(
        check("names", "愿你们在长沙理工大学度过三年时光。", place="安河职业技术学院", level="")
    ) == ["长沙理工大学"]


def test_a_school_is_called_by_its_own_number(check):
    assert every(check("names", "我为三中的今天感到骄傲。", place=SCHOOL, level="")) == ["三中"]
    assert check("names", "我为一中的今天感到骄傲。", place=SCHOOL, level="") == []
    assert check("names", "党的二十届三中全会。", place=SCHOOL, level="") == []


def test_a_place_that_is_praised_at_the_end_is_one_however_it_is_cut(check):
    text = "为建设富强美丽的新沙洋而努力奋斗！"
    assert [(one.text, one.severity) for one in check("names", text)] == [("沙洋", Severity.ERROR)]
    assert check("names", "为建设富强美丽的新清源而努力奋斗！") == []
    assert check("names", "为建设富强民主文明和谐美丽的社会主义现代化强国而努力奋斗！") == []


def test_those_who_are_called_by_the_name_of_others_are_told(check):
    assert every(check("names", "希望全体湘雅人都能当主人翁。", place=HOSPITAL, level="")) == ["湘雅"]
    for own in ("全体清源人都要", "全体党员要", "作为带头人，要", "作为负责人，要", "全体中国人的"):
        assert check("names", f"{own}把事办好。") == []


def test_a_river_of_one_character_is_a_stranger_where_the_page_names_others(check):
    assert every(check("names", "要同步启动史河右岸防洪堤加固。", own=OWN)) == ["史河"]
    assert check("names", "要推进大江大河流域治理，抓好内河治理。", own=OWN) == []


@pytest.mark.parametrize(
    "text",
    [
        "我站在这里很激动。",
        "不能我行我素。",
        "我所了解的情况。",
        "我们站在新的起点上。",
        "草根知本集团增资。",
    ],
)
def test_words_that_look_like_what_a_body_calls_itself_are_none(check, text):
    assert check("names", text) == []


def test_a_name_made_with_a_place_of_our_own_is_no_stranger(check):
    assert every(check("names", "静宁县东峡灌区要改造。", place="平凉市", level="city", own=OWN)) == []
    assert every(check("names", "绿美清源县东峡灌区要改造。", own=OWN)) == []
    assert every(check("names", "会前，红霞村作了介绍。", place="平凉市", level="city", own=OWN)) == [
        "红霞村"
    ]


def test_a_district_of_our_own_and_a_number_are_no_slip_of_another_place(check):
    assert "金湾" not in every(
        check("names", "珠海金湾有台湾企业。", "台湾的客商来了。", place="珠海市", level="city")
    )
    assert every(check("names", "做强“两山”公司。", "与深圳南山区合作。")) == []


def test_grades_and_superiors_are_no_other_bodies_and_what_a_county_strives_for_is_none(check):
    for text in ("我院是县里唯一的二甲医院。", "患者转到市第一人民医院治疗。"):
        assert check("names", text, place=HOSPITAL, level="") == []
    assert check("names", "坚持工业立县、生态兴县。") == []

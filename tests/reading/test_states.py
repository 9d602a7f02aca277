"""How far a speech came, by the name of its file and by its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.toml import own_toml
from drafter.reading.read import read_document
from drafter.reading.states import state_of


@pytest.mark.parametrize(
    ("file", "state"),
    [
        ("县长在防汛会上的讲话（定稿）.docx", "final"),
        ("防汛讲话定稿v3.docx", "final"),
        ("防汛讲话-最终版.doc", "final"),
        ("防汛讲话（送审稿）定稿(1).docx", "final"),
        ("防汛讲话-送审稿-20250512.docx", "review"),
        ("防汛讲话呈阅.wps", "review"),
        ("防汛讲话征求意见稿.docx", "review"),
        ("防汛讲话初稿.docx", "draft"),
        ("防汛讲话第三稿.docx", "draft"),
        ("防汛讲话未定稿.docx", "draft"),
        ("防汛讲话2稿 副本.docx", "draft"),
        ("防汛会讲话实录.txt", "delivered"),
        ("领导讲话录音整理.docx", "delivered"),
        ("在全县防汛工作会议上的讲话.docx", ""),
        ("讲话稿.docx", ""),
        ("防汛讲话（送审稿）改.docx", "review"),
        ("防汛讲话定稿（修改）.docx", "final"),
        ("防汛讲话（报李县长）.docx", "review"),
        ("防汛讲话-打印版.docx", "final"),
        ("防汛讲话（定）.docx", "final"),
        ("关于防汛的决定.docx", ""),
        ("防汛讲话改3.docx", "draft"),
        ("防汛讲话 主任改.docx", "draft"),
        ("防汛讲话（报县长审定）.docx", "review"),
        ("防汛讲话-书记阅过.docx", "final"),
        ("防汛讲话（常务会审议通过）.docx", "final"),
        ("讲话（根据录音整理，未经本人审阅）.docx", "delivered"),
        ("防汛讲话8.12晚.docx", "draft"),
        ("防汛讲话-拟.docx", "draft"),
        ("关于规划送审的讲话.docx", ""),
        ("关于规划送审的讲话（定稿）.docx", "final"),
        ("防汛讲话（同意）.docx", "final"),
        ("防汛讲话0512审签.docx", "review"),
        ("防汛讲话已审签.docx", "final"),
        ("会议议程（定稿）.docx", ""),
        ("各部门素材汇总.xlsx", ""),
    ],
)
def test_the_name_of_a_file_tells_how_far_it_came(file, state):
    assert state_of(file, ()) == state


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("（送审稿）", "review"),
        ("（讨论稿）", "review"),
        ("（根据录音整理，未经本人审阅）", "delivered"),
        ("讲话时间：2025年5月12日", "delivered"),
        ("在全县防汛会议上的讲话（讨论稿）", "review"),
        ("妥否，请审示。", "review"),
        ("县政府办公室2026年3月5日印发", "final"),
        ("（热烈鼓掌）", "delivered"),
        ("以上报告，请予审议。", ""),
        ("请王县长审阅", "review"),
        ("县防汛办代拟", "draft"),
        ("县长批示：同意，按此稿讲。", "final"),
        ("拟稿：王敏　核稿：李强　签发：", "review"),
        ("（转移人数待应急局核）", "draft"),
        ("【开头套话，后面补】", "draft"),
        ("去年火点（ ）个，全县排第（ ）", "draft"),
        ("现将李强同志2026年5月12日在全县防汛会议上的讲话印发给你们。", "delivered"),
        ("在防洪规划（送审稿）评审会上的讲话", ""),
        ("关于印发王建国同志讲话的通知", "final"),
        ("各部门要主动公开办事流程。", ""),
        ("要把征求意见稿发到各乡镇，再修改定稿。", ""),
    ],
)
def test_a_remark_of_its_own_in_the_text_tells_and_running_text_does_not(line, state):
    assert state_of("讲话.docx", ["在全县防汛会议上的讲话", line]) == state


def test_of_name_and_remark_what_is_further_on_counts():
    assert state_of("讲话初稿.docx", ["（根据录音整理）"]) == "delivered"
    assert state_of("讲话定稿.docx", ["（送审稿）"]) == "final"
    assert state_of("讲话初稿.docx", ["（送审稿）"]) == "review"


@pytest.mark.parametrize(
    ("file", "beside", "state"),
    [
        ("防汛会讲话-改2.docx", ["防汛会讲话-草稿(小李).docx"], ""),
        ("防汛会讲话-第五稿.doc", ["防汛会讲话-报刘县长审.doc"], ""),
        ("防汛会讲话-改2.docx", ["教师节讲话初稿.docx", "防汛会议程.docx"], "draft"),
        ("防汛会讲话-改2.docx", ["防汛会讲话-改1.docx"], "draft"),
        ("防汛会讲话终稿(再改).docx", ["防汛会讲话(终稿).docx"], ""),
        ("防汛会讲话终稿(再改).docx", [], "final"),
    ],
)
def test_a_version_that_only_has_a_number_is_placed_among_the_others_of_its_speech(file, beside, state):
    assert state_of(file, (), [file, *beside]) == state


_PEOPLE = st.sampled_from(["李县长", "书记", "王主任", "刘镇长", "校长"])
_ACTS = st.sampled_from(["看", "阅", "审", "改", "签"])


@given(_PEOPLE, _ACTS, st.sampled_from(["{}已{}", "{}{}过了", "{}{}好的", "{}已经{}"]))
def test_what_a_leader_has_done_with_a_version_settles_it(who, act, frame):
    assert state_of(f"防汛讲话 {frame.format(who, act)}.docx", ()) == "final"


@given(_PEOPLE, _ACTS, st.sampled_from(["请{}{}", "待{}{}", "{}还没{}", "给{}{}", "报{}{}"]))
def test_what_a_leader_is_to_do_with_a_version_leaves_it_open(who, act, frame):
    assert state_of(f"防汛讲话 {frame.format(who, act)}.docx", ()) == "review"


@given(st.sampled_from("讲念"), st.sampled_from(["会上{}的", "{}完了", "{}过", "今天{}的", "{}毕"]))
def test_what_was_said_was_delivered_whatever_else_the_name_says(act, frame):
    assert state_of(f"防汛讲话定稿 {frame.format(act)}.docx", ()) == "delivered"
    assert state_of(f"防汛讲话 还没{act}.docx", ()) != "delivered"


def test_a_paper_that_was_issued_after_its_day_was_delivered():
    lines = ["在全县招商大会上的讲话", "（2024年3月12日）"]
    assert state_of("招商讲话.docx", [*lines, "县委办公室2024年3月18日印发"]) == "delivered"
    assert state_of("招商讲话.docx", [*lines, "县委办公室2024年3月8日印发"]) == "final"


def test_the_folder_of_a_file_is_looked_at(tmp_path):
    for name in ("防汛讲话初稿.txt", "防汛讲话改2.txt"):
        (tmp_path / name).write_text(
            "在全县防汛会议上的讲话\n同志们：\n水库要天天有人看。\n", encoding="utf-8"
        )
    assert read_document(tmp_path / "防汛讲话改2.txt").state == ""
    (tmp_path / "防汛讲话初稿.txt").unlink()
    assert read_document(tmp_path / "防汛讲话改2.txt").state == "draft"


def test_day_and_speaker_below_the_title_tell_that_a_speech_was_given():
    below = ["在全县防汛会议上的讲话", "（2025年5月20日）", "县委书记　王建国"]
    assert state_of("讲话.docx", below) == "delivered"
    assert state_of("讲话（送审稿）.docx", below) == "review"
    assert state_of("讲话.docx", below[:2]) == ""


def test_the_reader_gives_a_document_its_state(tmp_path):
    path = tmp_path / "防汛讲话.txt"
    text = "在全县防汛会议上的讲话\n（送审稿）\n同志们：\n水库要天天有人看，一个坝也不能空着。\n"
    path.write_text(text, encoding="utf-8")
    assert read_document(path).state == "review"


@pytest.mark.parametrize(
    "state", own_toml("reading", "states.toml")["state"], ids=lambda state: state["name"]
)
def test_the_example_of_a_state_tells_it(state):
    assert state_of(f"{state['example']}.docx", ()) == state["name"]


FOLDERS = [
    [("年会讲话_v1.docx", [], "draft"), ("年会讲话_v2.docx", [], "draft"), ("年会讲话_v3报书记.docx", [], "review"), ("年会讲话_v4.docx", [], ""), ("年会讲话_v5定.docx", [], "final")],
    [("妇代会讲话0301.docx", [], "draft"), ("妇代会讲话0304送李书记.docx", [], "review"), ("妇代会讲话0306李书记改回.docx", [], "review"), ("妇代会讲话0307付印.docx", [], "final")],
    [("开学典礼讲话.docx", ["在开学典礼上的讲话", "同志们：", "今年招生（数字教育局还没给）比去年多。"], "draft"), ("开学典礼讲话 县长批了.docx", [], "final")],
    [("防火会讲话.docx", ["在防火会议上的讲话", "（王县长批示：第三部分压掉一半，少讲道理）"], "review")],
    [("春训班动员讲话（组织部拟，办公室待统）.docx", [], "draft"), ("春训班动员讲话（部长没意见，印40份）.docx", [], "final")],
    [("在商会年会上的致辞（县长在车上口改，秘书记）.docx", [], "review")],
    [("禁毒日讲话-最后念的那版.docx", [], "delivered"), ("禁毒日讲话-上会前打印.docx", [], "final")],
    [("人才工作会讲话.docx", ["在人才工作会议上的讲话", "（2026年4月8日，根据会议录音整理，未经本人审阅）"], "delivered")],
    [("水利会讲话 老陈.docx", [], "draft"), ("水利会讲话 老陈 老吴过了一遍.docx", [], "draft"), ("水利会讲话 呈分管副县长.docx", [], "review")],
    [("在退役军人大会上讲话0729.docx", [], "draft"), ("在退役军人大会上讲话0730呈阅.docx", [], "review"), ("在退役军人大会上讲话0731印.docx", [], "final")],
    [("团代会祝词.docx", ["祝词", "各位代表：", "过去五年，××名团员青年奋战在一线。"], "draft")],
    [("视频连线会讲话.docx", [], ""), ("视频连线会讲话 送审.docx", [], "review")],
    [("经济运行会讲话（会后按录音订正）.docx", [], "delivered"), ("经济运行会讲话（书记圈过，可印）.docx", [], "final")],
    [("党课（书记改了两处，再清一遍）.docx", [], "review")],
    [("招生宣讲词（明早给局长）.docx", [], "draft")],
    [("乡村振兴讲话（登《县情通报》第9期）.docx", [], "delivered")],
    [("招商会致辞-工信局来稿.docx", [], "draft"), ("招商会致辞-府办二次修改.docx", [], "draft"), ("招商会致辞-呈县长阅示.docx", [], "review"), ("招商会致辞-县长已阅，同意.docx", [], "final"), ("招商会致辞-新闻中心采用.docx", [], "delivered")],
    [("春节前慰问讲话.docx", ["在春节慰问座谈会上的讲话", "（办公室二稿，李副主任统）"], "draft")],
    [("环保督察动员会讲话7月3日.docx", [], "draft"), ("环保督察动员会讲话7月5日送审.docx", [], "review"), ("环保督察动员会讲话7月6日终.docx", [], "final")],
    [("民政会讲话（不用了，书记换了稿子）.docx", [], ""), ("民政会讲话（书记自己写的）.docx", [], "")],
    [("县庆致辞（彩排用）.docx", [], "final"), ("县庆致辞（庆典现场播出版）.docx", [], "delivered")],
    [("工会代表大会讲话.docx", ["在工会代表大会上的讲话", "（此稿已经书记审签，不得改动）"], "final")],
    [("妇幼健康讲话.docx", ["在妇幼健康会上的讲话", "签发人：\u3000\u3000\u3000\u3000核稿：张\u3000\u3000拟稿：李"], "review")],
    [("移民工作讲话.docx", ["在移民工作会上的讲话", "同志们：", "（掌声）今天很高兴。"], "delivered")],
    [("政法会讲话（常务副县长口头同意）.docx", [], "final"), ("政法会讲话（请常务副县长定）.docx", [], "review")],
    [("信访会讲话 20260601a.docx", [], "draft"), ("信访会讲话 20260602.docx", [], "draft"), ("信访会讲话 20260603报书记.docx", [], "review")],
    [("科技奖励大会讲话（读稿标注停顿）.docx", [], "final")],
    [("五一表彰讲话 底稿-总工会.docx", [], "draft"), ("五一表彰讲话 综合科改.docx", [], "draft"), ("五一表彰讲话 主任审过待报.docx", [], "review")],
    [("旅发大会致辞.docx", ["旅发大会致辞", "（拟请县长致辞，初步考虑）"], "draft")],
    [("食安办会讲话 存档备查.docx", [], "delivered")],
    [("纪检会讲话（与会领导人手一份）.docx", [], "final")],
]  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS)
def test_versions_of_one_folder_are_told_by_their_names_their_order_and_what_is_left_open(folder):
    names = [name for name, _, _ in folder]
    assert [state_of(name, lines, names) for name, lines, _ in folder] == [state for _, _, state in folder]


def test_what_all_names_of_a_folder_begin_with_tells_nothing_of_a_version():
    names = ["录音设备培训会讲话.docx", "录音设备培训会讲话-呈局长.docx", "录音设备培训会讲话-打印.docx"]
    assert [state_of(name, [], names) for name in names] == ["", "review", "final"]


@pytest.mark.parametrize(
    ("part", "state"),
    [
        ("-水务局", "draft"),
        ("（宣传组写的）", "draft"),
        ("-局长", "review"),
        (" 县长亲笔改", "review"),
        (" 批：可，印", "final"),
        ("（改7不动了）", "final"),
        ("（台上说的，手机录的）", "delivered"),
        ("-院报3月2日", "delivered"),
    ],
)
def test_what_a_version_alone_says_of_itself_tells_who_has_it(part, state):
    names = ["植树节讲话.docx", f"植树节讲话{part}.docx"]
    assert [state_of(name, [], names) for name in names] == ["", state]


def test_a_speech_that_is_sent_out_by_a_notice_was_given():
    lines = ["关于印发李明同志在全市调度会议上讲话的通知", "现将李明同志的讲话印发给你们。"]
    assert state_of("调度会（印发）.docx", lines) == "delivered"

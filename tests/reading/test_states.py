"""How far a speech came, by the name of its file and by its text."""

import pytest

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

"""How far a speech came, by the name of its file and by its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.toml import own_toml
from drafter.reading.read import read_document
from drafter.reading.states import state_of
from tests.reading.labelled.folders import (
    ASKED,
    BESIDE,
    DONE,
    FOLDERS,
    NAMED,
    OPEN,
    PEOPLE,
    SAID,
    SETTLED,
    SPOKEN,
    TOLD,
)
from tools.train_states import own_files, right_of, train


@pytest.mark.parametrize(
    ("file", "state"),
    NAMED,
)
def test_the_name_of_a_file_tells_how_far_it_came(file, state):
    assert state_of(file, ()) == state


@pytest.mark.parametrize(
    ("line", "state"),
    TOLD,
)
def test_a_remark_of_its_own_in_the_text_tells_and_running_text_does_not(line, state):
    assert state_of("讲话.docx", ["在全县防汛会议上的讲话", line]) == state


def test_of_name_and_remark_what_is_further_on_counts():
    assert state_of("讲话初稿.docx", ["（根据录音整理）"]) == "delivered"
    assert state_of("讲话定稿.docx", ["（送审稿）"]) == "final"
    assert state_of("讲话初稿.docx", ["（送审稿）"]) == "review"


@pytest.mark.parametrize(
    ("file", "beside", "state"),
    BESIDE,
)
def test_a_version_that_only_has_a_number_is_placed_among_the_others_of_its_speech(file, beside, state):
    assert state_of(file, (), [file, *beside]) == state


@given(st.sampled_from(PEOPLE), st.sampled_from(SETTLED), st.sampled_from(DONE))
def test_what_a_leader_has_done_with_a_version_settles_it(who, act, frame):
    assert state_of(f"防汛讲话 {frame.format(who, act)}.docx", ()) == "final"


@given(st.sampled_from(PEOPLE), st.sampled_from(ASKED), st.sampled_from(OPEN))
def test_what_a_leader_is_to_do_with_a_version_leaves_it_open(who, act, frame):
    assert state_of(f"防汛讲话 {frame.format(who, act)}.docx", ()) == "review"


@given(st.sampled_from(SPOKEN), st.sampled_from(SAID))
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


def test_weights_that_are_learnt_anew_tell_the_files_that_they_learnt_from():
    files = list(own_files())
    weights = train(files, rounds=4, seed=1)
    assert right_of(weights, files) >= 0.97 * len(files)

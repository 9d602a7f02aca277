"""What was taken out, as lines with ticks."""

from PySide6.QtCore import Qt

from drafter.core.document import TO_FULL_WIDTH, Removed
from drafter.reading.punctuation import MENDED
from drafter.ui.widgets.removed_lines import lines_of, taken_back

ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def removed(text: str, reason: str) -> Removed:
    return Removed(text, reason)


ALL = (
    removed("第 1 页", "页码"), removed("关注我们", "推广"), removed("第 2 页", "页码"), removed("第 3 页", "页码"),
)  # fmt: skip


def test_many_of_one_reason_are_folded_up_behind_the_single_ones():
    lines = lines_of(ALL, ON, 3)
    assert [line.text(0) for line in lines] == ["关注我们", "页码"]
    assert lines[1].text(1) == "3 处"
    assert [lines[1].child(n).text(0) for n in range(3)] == ["第 1 页", "第 2 页", "第 3 页"]
    assert [line.text(0) for line in lines_of(ALL, ON, 4)] == ["第 1 页", "第 2 页", "第 3 页", "关注我们"]


def test_what_has_lost_its_tick_comes_back_in_order():
    lines = lines_of(ALL, ON, 3)
    assert taken_back(ALL, lines) == ()
    lines[1].child(2).setCheckState(0, OFF)
    lines[0].setCheckState(0, OFF)
    assert taken_back(ALL, lines) == (ALL[1], ALL[3])
    lines[1].setCheckState(0, OFF)
    assert taken_back(ALL, lines) == ALL
    assert taken_back(ALL, lines_of(ALL, OFF, 9)) == ALL


def test_all_marks_brought_to_full_width_are_of_one_kind():
    marks = [removed(mark, f"{mark}{TO_FULL_WIDTH}") for mark in ",;"]
    assert [line.text(0) for line in lines_of(marks, ON, 2)] == [MENDED]


def test_a_long_text_is_cut_and_its_line_ends_are_blanks():
    (whole, cut, lines) = lines_of(
        [removed("长" * 120, "甲"), removed("长" * 121, "乙"), removed("上\n 下", "丙")], ON, 2
    )
    assert whole.text(0) == "长" * 120
    assert cut.text(0) == "长" * 120 + "…"
    assert lines.text(0) == "上 下"

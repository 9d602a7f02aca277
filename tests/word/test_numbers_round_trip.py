"""Speeches numbered in every style, with gaps, repeats and lists that run on, keep every number through Word and back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.document import draft_from_document
from drafter.core.numbering import labels, make_label
from drafter.library.words import word_pieces
from drafter.reading.read import read_document, recognise_text
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from tests.conftest import cases

GBT9704 = load_layout("gbt9704")
TOPICS = ("学习教育", "项目建设", "民生实事", "生态环境", "安全生产", "作风建设", "基层治理", "营商环境")
#: How the numbers of a list go: in order, one skipped, one said twice, begun at three, or run on from the part above.
WAYS = ("order", "gap", "twice", "three", "on")
STYLES = ("（一）", "1.", "一是", "一要", "第一，")


def numbers(way: str, count: int, last: int) -> list[int]:
    start = {"three": 3, "on": last + 1}.get(way, 1)
    found = list(range(start, start + count))
    if way == "gap" and count > 1:
        found[-1] += 1
    if way == "twice" and count > 1:
        found[-1] -= 1
    return found


@st.composite
def speeches(draw):
    """The lines of a speech: a front, parts, and below each a list in one style, run in or on lines of their own."""
    parts = draw(st.integers(2, 4))
    lines = ["在全县重点工作推进会上的讲话", "同志们：", "今天召开会议，主要任务是安排部署下一步的重点工作。"]
    style = draw(st.sampled_from(STYLES))
    last = 0
    for number in numbers(draw(st.sampled_from(WAYS[:4])), parts, 0):
        lines.append(f"{make_label('一、', number)}抓好{TOPICS[number % 8]}，推动工作上台阶")
        items = numbers(draw(st.sampled_from(WAYS)), draw(st.integers(2, 4)), last)
        for place, item in enumerate(items):
            label = make_label(style, item)
            topic = f"{TOPICS[number % 8]}的{TOPICS[(number + place + 1) % 8]}"
            if style in ("（一）", "1.") and draw(st.booleans()):
                lines += [f"{label}突出{topic}重点", f"各级要把{topic}摆在突出位置，一项一项抓到底。"]
            else:
                lines.append(f"{label}抓{topic}。各级要把这项工作摆在突出位置，一项一项抓到底。")
        last = items[-1]
    return "\n".join([*lines, "同志们，让我们真抓实干，努力开创各项工作的新局面！"])


def labelled(document) -> list[str]:
    return [label + p.text for label, p in zip(document.labels, document.paragraphs, strict=True)]


@settings(max_examples=cases(60), deadline=None)
@given(speeches())
def test_every_number_is_what_it_was_in_the_file_on_the_sheet_and_in_word(tmp_path_factory, text):
    document = recognise_text(text)
    assert labelled(document) == text.split("\n")
    draft = draft_from_document(document)
    assert list(labels(draft.paragraphs)) == list(document.labels)
    made = tmp_path_factory.mktemp("numbers") / "a.docx"
    made.write_bytes(to_docx(draft, GBT9704, word_pieces))
    assert labelled(read_document(made)) == text.split("\n")

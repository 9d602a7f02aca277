"""Whatever a file holds, each of its characters stands in a paragraph or among what was removed."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.core.document import Document
from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted, Line
from drafter.reading.read import read_lines
from tests.conftest import cases
from tests.reading.helpers import TEXT, lines_of
from tests.reading.labelled.score import read_all

_PIECES = st.sampled_from(
    [
        "一、提高认识", "（二）抓好落实", "1.压实责任", "一要抓学习。", "二是抓作风；", "首先，", "最后，祝大家", "同志们：", "（2024年1月9日）", "县长　张明",
        "在全县会议上的讲话", "——在大会上", "今天召开会议，", "下面，我讲三点意见。", "………… ", "— 3 —", "第3页 共8页", "微信：abc12345", "请勿转载！", "各级各部门要认真落实",
        "，", "。", "；", "：", "！", "“四个意识”", "《规定", "》", "要抓好环境。", "　　", " ", "XX县", "\n", "谢谢大家！", "中共某镇委员会", "3", "更多材料请关注公众号：笔杆",
    ]
)  # fmt: skip
_LINES = st.lists(st.lists(_PIECES, max_size=6).map("".join), min_size=1, max_size=40)


def characters(texts: list[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


def all_of(document: Document) -> Counter[str]:
    return characters([*lines_of(document), *(removed.text for removed in document.removed)])


@given(_LINES, st.booleans())
@settings(max_examples=cases(300), deadline=None)
def test_every_character_of_any_lines_is_kept_or_listed(texts: list[str], numbered: bool):
    lines = (
        *(Line(t, number="（三）" if numbered and i % 5 == 2 else "") for i, t in enumerate(texts)),
        Line(TEXT),
    )
    document = read_lines(Extracted("docx", lines, hard_wrapped=False), "a.docx")
    assert all_of(document) == characters([line.number + line.text for line in lines])


def test_every_character_of_the_labelled_set_is_kept_or_listed():
    for result in read_all():
        expected = characters([e.label + e.text for e in result.expected] + result.expected_removed)
        mended = any("全角" in removed.reason for removed in result.document.removed)
        assert mended or all_of(result.document) == expected, result.name


@given(st.text(max_size=200))
@settings(max_examples=cases(200), deadline=None)
def test_any_text_can_be_read(text: str):
    try:
        document = read_lines(
            Extracted("txt", tuple(Line(line) for line in text.splitlines()), True), "a.txt"
        )
    except UserError as error:
        assert str(error)
    else:
        assert all(paragraph.text.strip() for paragraph in document.paragraphs)

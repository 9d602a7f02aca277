"""What the left side of an opened file lists."""

from drafter.core.model import Move, Paragraph, Role
from drafter.ui.opened.structure import parts_of

ROW = (
    ("", Paragraph("t", Role.TITLE, text="在全县会议上的讲话")),
    ("", Paragraph("d", Role.DATE, text="（3月5日）")),
    ("", Paragraph("s", Role.SALUTATION, text="同志们：")),
    ("", Paragraph("o", text="今天开会。", move=Move.OPENING)),
    ("", Paragraph("n", text="没有说是什么。")),
    ("", Paragraph("m", text="也没有说。")),
    ("一、", Paragraph("h", Role.HEADING, 1, "提高认识")),
    ("", Paragraph("b", text="里面的话不列。", move=Move.ARGUMENT)),
    ("（一）", Paragraph("k", Role.HEADING, 2, "看清形势")),
    ("一要", Paragraph("p", Role.POINT, 1, "压实责任。层层扛起来。")),
    ("一、", Paragraph("g", Role.HEADING, 1, "提高认识")),
    ("", Paragraph("c", text="同志们，努力。", move=Move.CLOSING)),
    ("", Paragraph("e", Role.SIGNATURE, text="清源县人民政府")),
)


def test_what_is_called_the_same_is_one_line_and_each_part_has_its_length():
    labels, paragraphs = zip(*ROW, strict=True)
    parts = list(parts_of(paragraphs, labels))
    assert [(part.words, part.place) for part in parts] == [
        ("标题、日期", 0),
        ("称谓", 2),
        ("导语", 3),
        ("正文", 4),
        ("一、提高认识", 6),
        ("（一）看清形势", 8),
        ("一要压实责任。", 9),
        ("一、提高认识", 10),
        ("结尾号召", 11),
        ("落款", 12),
    ]
    assert [part.words for part in parts if part.heads] == ["一、提高认识", "一、提高认识"]
    assert [part.words for part in parts if part.inner] == ["（一）看清形势", "一要压实责任。"]
    lengths = {part.place: part.length for part in parts}
    assert lengths[4] == 7 + 5
    assert lengths[6] > lengths[8] > lengths[9] > 0


def test_headings_that_say_the_same_stay_two_lines():
    twice = [Paragraph(name, Role.HEADING, 1, "强调") for name in "ab"]
    assert len(list(parts_of(twice, ("", "")))) == 2
    assert list(parts_of((), ())) == []

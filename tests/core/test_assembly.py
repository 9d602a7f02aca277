"""合稿: several drafts become the parts of one."""

from drafter.core.assembly import Part, assembled
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.objects import table_of_rows


def draft(title: str, *paragraphs: Paragraph) -> Draft:
    front = (Paragraph("t", Role.TITLE, text=title), Paragraph("s", Role.SALUTATION, text="同志们："))
    return Draft(Facts(title), (*front, *paragraphs))


HEADING = Paragraph("h", Role.HEADING, 1, "压实责任", "一、", fixed="三、")
POINT = Paragraph("p", Role.POINT, 1, "管住路口。要守牢。", "（一）")
BODY = Paragraph("b", text="下面，我讲一点意见。", announced=1)
TABLE = Paragraph("o", Role.OBJECT, object=table_of_rows([["乡", "人"], ["东岭", "3"]]))


def test_each_draft_is_a_part_with_its_title_and_numbers_anew():
    parts = [
        Part(draft("护林工作汇报", BODY, HEADING, POINT), "甲"),
        Part(draft("", HEADING, TABLE), "乙股室"),
    ]
    found = assembled(parts, Facts("在全县工作会议上的讲话"))
    shown = zip(labels(found.draft.paragraphs), found.draft.paragraphs, strict=True)
    assert [(label, p.text) for label, p in shown] == [
        ("", "在全县工作会议上的讲话"),
        ("一、", "护林工作汇报"), ("", "下面，我讲一点意见。"), ("（一）", "压实责任"), ("1.", "管住路口。要守牢。"),
        ("二、", "乙股室"), ("（一）", "压实责任"), ("", ""),
    ]  # fmt: skip
    assert [one.role for one in found.left] == [Role.TITLE, Role.SALUTATION, Role.SALUTATION]
    assert found.draft.facts.title == "在全县工作会议上的讲话"
    assert len(found.draft.objects) == 1
    assert len({p.id for p in found.draft.paragraphs}) == len(found.draft.paragraphs)

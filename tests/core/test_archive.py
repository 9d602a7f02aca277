"""A finished draft as a document of the library."""

import datetime

from drafter.core.archive import Delivery, archived, document_of_draft
from drafter.core.model import Draft, Facts, Paragraph, Role, Slot, Source

DAY = datetime.date(2026, 4, 16)
DRAFT = Draft(
    Facts("在全县防汛会议上的讲话", datetime.date(2026, 4, 15), place="清源县"),
    (
        Paragraph("t", Role.TITLE, text="在全县防汛会议上的讲话"),
        Paragraph("h", Role.HEADING, 1, "守住堤坝", "一、"),
        Paragraph("b", text="水库巡查要下到坝脚。", source=Source("s", "去年的讲话")),
        Paragraph("e", slot=Slot(Role.BODY, prompt="结尾")),
    ),
)


def test_empty_places_stay_behind_and_numbers_come_along():
    document = document_of_draft(DRAFT, "防汛.gao", "county")
    assert [(p.text, label) for p, label in zip(document.paragraphs, document.labels, strict=True)] == [
        ("在全县防汛会议上的讲话", ""),
        ("守住堤坝", "一、"),
        ("水库巡查要下到坝脚。", ""),
    ]


def test_state_meeting_and_day_are_those_that_were_told():
    document = document_of_draft(DRAFT, "防汛.gao")
    kept, digest = archived(document, Delivery("delivered", "全县防汛会议", DAY))
    assert (kept.state, kept.whose, kept.facts.occasion, kept.facts.date) == (
        "delivered",
        "own",
        "全县防汛会议",
        DAY,
    )
    assert archived(document, Delivery("delivered", "全县防汛会议", DAY))[1] == digest
    assert archived(document, Delivery("final", "全县防汛会议", DAY))[1] != digest

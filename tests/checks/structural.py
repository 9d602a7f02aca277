"""Mistakes that lie in how a draft is put together: counts, numbers, levels, slots, repetition."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.core.model import Draft, Paragraph, Role, Slot
from drafter.core.numbering import labels, make_label, with_numbers
from tests.checks.seeding import Seed
from tests.checks.texts import bodies, clean_drafts, context, sample_drafts

_ANNOUNCED = re.compile("([三四五六])(?=点意见|个方面的意见|项议程|点要求|件事)")
_OTHER = {"三": "四", "四": "三", "五": "六", "六": "五"}


def structural_seeds() -> Iterator[Seed]:
    """All of them."""
    drafts = (*clean_drafts(), *sample_drafts())
    for draft in drafts:
        yield from _wrong_count(draft)
        yield from _lost_part(draft)
    for draft in drafts[:10]:
        yield from _wrong_labels(draft)
        yield from _skipped_level(draft)
        yield from _hollow(draft)
        yield from _said_twice(draft)


def _with(draft: Draft, at: int, paragraph: Paragraph) -> Draft:
    return draft.with_paragraphs((*draft.paragraphs[:at], paragraph, *draft.paragraphs[at + 1 :]))


def _announcements(draft: Draft) -> Iterator[tuple[int, re.Match]]:
    """Where a draft announces its parts, right before the first heading, or its agenda."""
    for at, paragraph in enumerate(draft.paragraphs):
        match = _ANNOUNCED.search(paragraph.text)
        followed = at + 1 < len(draft.paragraphs) and draft.paragraphs[at + 1].role is Role.HEADING
        if match and (followed or "议程" in paragraph.text):
            yield at, match


def _wrong_count(draft: Draft) -> Iterator[Seed]:
    """Another number announced than delivered."""
    for at, match in _announcements(draft):
        paragraph = draft.paragraphs[at]
        wrong = _OTHER[match.group(1)]
        text = paragraph.text[: match.start()] + wrong + paragraph.text[match.end() :]
        seeded = _with(draft, at, replace(paragraph, text=text))
        yield Seed("announced", seeded, context(), paragraph.id, *match.span(), wrong)


def _lost_part(draft: Draft) -> Iterator[Seed]:
    """One part fewer than announced."""
    headings = [n for n, p in enumerate(draft.paragraphs) if p.role is Role.HEADING and p.level == 1]
    for at, match in _announcements(draft):
        if "议程" in draft.paragraphs[at].text or len(headings) < 3:
            continue
        kept = draft.paragraphs[: headings[1]] + draft.paragraphs[headings[2] :]
        seeded = draft.with_paragraphs(kept)
        yield Seed("announced", seeded, context(), draft.paragraphs[at].id, *match.span(), "少一部分")


def _wrong_labels(draft: Draft) -> Iterator[Seed]:
    """A number skipped, and one doubled, as they stood in a file."""
    own = labels(draft.paragraphs)
    labelled = [
        n
        for n, p in enumerate(draft.paragraphs)
        if p.role in (Role.POINT, Role.HEADING) and own[n] and own[n] == make_label(p.marker, 2)
    ]
    for at, number in zip(labelled[:2], (3, 1), strict=False):
        paragraph = draft.paragraphs[at]
        wrong = make_label(paragraph.marker, number)
        if number == 1 and paragraph.role is Role.POINT:
            continue
        seeded = draft.with_paragraphs(with_numbers(draft.paragraphs, (*own[:at], wrong, *own[at + 1 :])))
        yield Seed("announced", seeded, context(), paragraph.id, 0, 1, wrong)


def _skipped_level(draft: Draft) -> Iterator[Seed]:
    """A third level straight below the first."""
    at = next((n for n, p in enumerate(draft.paragraphs) if p.role is Role.HEADING), None)
    if at is not None:
        extra = Paragraph("extra", Role.HEADING, 3, "抓好试点", "1.")
        seeded = draft.with_paragraphs((*draft.paragraphs[: at + 1], extra, *draft.paragraphs[at + 1 :]))
        yield Seed("announced", seeded, context(), "extra", 0, 4, "跳级")


def _hollow(draft: Draft) -> Iterator[Seed]:
    """An open slot, and a heading with nothing below it."""
    at = bodies(draft)[0]
    slot = replace(draft.paragraphs[at], text="", slot=Slot(Role.BODY, prompt="讲清为什么"))
    yield Seed("blanks", _with(draft, at, slot), context(), slot.id, 0, 0, "空位")
    heading = next((n for n, p in enumerate(draft.paragraphs) if p.role is Role.HEADING), None)
    if heading is not None:
        extra = Paragraph("extra", Role.HEADING, 1, "做好收尾工作", "一、")
        seeded = draft.with_paragraphs((*draft.paragraphs[:heading], extra, *draft.paragraphs[heading:]))
        yield Seed("blanks", seeded, context(), "extra", 0, 6, "空标题")


def _said_twice(draft: Draft) -> Iterator[Seed]:
    """A sentence of one paragraph again in another: as it was, and with a few words changed."""
    places = bodies(draft)
    sentences = [
        s
        for n in places[:-1]
        for s in re.findall("[^。！？]+。", draft.paragraphs[n].text)
        if 24 <= len(s) <= 80
    ]
    last = draft.paragraphs[places[-1]]
    for sentence in (
        sentences[0],
        sentences[-1].replace("要", "必须", 1),
        f"同时，{sentences[len(sentences) // 2]}",
    ):
        seeded = _with(draft, places[-1], replace(last, text=last.text + sentence))
        start = len(last.text)
        yield Seed("twice", seeded, context(), last.id, start, start + len(sentence), sentence)

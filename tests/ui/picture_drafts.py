"""A desk with work on it, for pictures and measurements: our own speech, and blocks of the starter library."""

import datetime

from drafter.core import edits
from drafter.core.model import Draft, Facts, Move, Role
from drafter.core.outline import draft_from_outline
from drafter.files.outlines import find_outline, load_outlines
from drafter.library.api import Library

_FACTS = Facts(
    "在全县安全生产工作会议上的讲话",
    datetime.date(2026, 11, 20),
    "县长　张　明",
    unit="清源县人民政府",
    place="清源县",
    minutes=12,
)
_OPENING = (
    "今天召开全县安全生产工作会议，主要任务是总结前一阶段工作，分析当前形势，部署岁末年初的安全生产工作。"
    "刚才，【几位同志】作了发言，讲得都很好，希望大家互相学习。"
)
_HEADINGS = ("提高认识，把责任扛在肩上", "突出重点，把隐患消在萌芽", "狠抓落实，把制度落到末梢")
_LEADS = (
    "安全生产是底线，也是红线。认识上差一寸，落实上就会差一尺。",
    "抓安全要抓在要害处。眼下最要紧的，是把风险看准、把隐患改净、把预案练熟。",
    "工作布置下去只是开头，见到成效才算落实。各级各部门要拧成一股绳，一抓到底。",
)


def filled_draft(library: Library) -> Draft:
    """A three-part draft whose parts are filled with blocks of the library; its last points are still open."""
    draft = draft_from_outline(find_outline(load_outlines(None), "three-part"), _FACTS)
    draft = edits.set_text(draft, next(p.id for p in draft.paragraphs if p.is_empty_slot), _OPENING)
    headings = [p.id for p in draft.paragraphs if p.role is Role.HEADING]
    for heading, text in zip(headings, _HEADINGS, strict=True):
        draft = edits.set_text(draft, heading, text)
    leads = [p.id for p in draft.paragraphs if p.slot and p.slot.move is Move.LEAD_IN]
    for lead, text in zip(leads, _LEADS, strict=True):
        draft = edits.set_text(draft, lead, text)
    taken: set[str] = set()
    slots = [p for p in draft.paragraphs if p.is_empty_slot and p.role in (Role.BODY, Role.POINT)]
    for paragraph in slots[:-3]:
        assert paragraph.slot
        hits = library.recommend(paragraph.slot, draft, 12)
        fresh = (hit for hit in hits if hit.id not in taken and hit.clip.paragraphs[0].role is paragraph.role)
        if hit := next(fresh, None):
            taken.add(hit.id)
            draft = edits.fill(draft, paragraph.id, hit.clip)
    return draft

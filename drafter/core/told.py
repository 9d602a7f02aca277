"""What became of a file on its way into a draft, in words: taken out, kept, changed, left behind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.core.document import TO_FULL_WIDTH, Document, Removed, draft_from_document
from drafter.core.model import Draft
from drafter.core.numbering import labels
from drafter.core.objects import counted

#: So many kinds of what was taken out are named at most.
_MOST_NAMED = 4
#: So many lines that no layout sets are shown at most, each cut behind so many characters.
_MOST_LINES, _LONGEST_LINE = 3, 24
UNITS = {
    "table": "个表格",
    "picture": "张图片",
    "footnote": "条脚注",
    "endnote": "条尾注",
    "comment": "条批注",
    "equation": "个公式",
    "chart": "个统计图",
    "diagram": "个智能图形",
    "ink": "处手写墨迹",
    "embedded": "个嵌入的文件",
    "frame": "个只排版面的表格",
}
#: What is told in its own words, and not as left behind.
_TOLD_APART = frozenset({"comment", "frame"})


@dataclass(frozen=True, slots=True)
class Changed:
    """What stands otherwise in the draft than in the file: `paragraph` counts from 0, `reason` is Chinese."""

    paragraph: int
    before: str
    after: str
    reason: str


def changes(document: Document, draft: Draft | None = None) -> Iterator[Changed]:
    """The numbers that a draft made from the document shows otherwise; `draft` is that draft, where there is one."""
    draft = draft or draft_from_document(document)
    shown = zip(draft.paragraphs, labels(draft.paragraphs), strict=True)
    texts = [(paragraph, label) for paragraph, label in shown if not paragraph.object]
    if len(texts) != len(document.paragraphs):
        return
    before = zip(document.paragraphs, document.labels, strict=True)
    for place, ((paragraph, label), (old, old_label)) in enumerate(zip(texts, before, strict=True)):
        if label.strip() != old_label.strip():
            yield Changed(place, old_label, label, "序号按位置重排")
        if paragraph.text != old.text:
            yield Changed(place, old.text, paragraph.text, "所说的条数改成和正文一致")


def told_beside(document: Document) -> frozenset[Removed]:
    """What is listed as taken out only because it stands beside the text, as notes and comments do."""
    texts = {one.text for one in document.objects if one.object is None}
    reasons = {UNITS[kind][1:] for kind in ("footnote", "endnote", "comment")}
    return frozenset(one for one in document.removed if one.text in texts and one.reason in reasons)


def left_behind(document: Document) -> str:
    """What the file holds that does not go along: 2 条脚注、1 张图片; "" where all does. Comments stay with a draft."""
    return _counted(one.kind for one in document.objects if not one.kept and one.kind not in _TOLD_APART)


def _counted(kinds: Iterable[str]) -> str:
    """How many there are of each kind, as 2 条脚注、1 张图片."""
    return "、".join(f"{count} {UNITS.get(kind, kind)}" for kind, count in Counter(kinds).items())


def _removed(reasons: Sequence[str]) -> str:
    """How much was taken out, and what it was: 去掉 3 处（文号、版记）."""
    kinds = list(dict.fromkeys(reasons))
    named = "、".join(kinds[:_MOST_NAMED]) + ("等" if len(kinds) > _MOST_NAMED else "")
    return f"去掉 {len(reasons)} 处（{named}）" if reasons else ""


def summary(document: Document | None, draft: Draft, stand_ins: int = 0) -> str:
    """One sentence for all of it; "" where the draft holds the file as it was.

    `document` is None for a draft that was made of no file, `stand_ins` says how many fonts others stand in for.
    """
    notes = _notes_of(document, draft)
    kept = "、".join(part for part in (counted(draft.objects), notes) if part)
    told = [
        *(_of_document(document, draft) if document else ()),
        f"替换字体 {stand_ins} 种" if stand_ins else "",
    ]
    told.insert(2 if document else 0, f"原样保留 {kept}" if kept else "")
    return "；".join(part for part in told if part)


def _notes_of(document: Document | None, draft: Draft) -> str:
    """How many footnotes there are, without the endnotes that became some."""
    count = len(draft.footnotes) - (_endnotes(document) if document else 0)
    return f"{count} 条脚注" if count > 0 else ""


def _endnotes(document: Document) -> int:
    return sum(one.kind == "endnote" and one.kept for one in document.objects)


def _otherwise(document: Document) -> Iterator[str]:
    """What goes along, but otherwise than it stood in the file."""
    if count := _endnotes(document):
        yield f"{count} 条尾注改为脚注"
    if moved := _counted(one.kind for one in document.objects if one.moved and one.kept):
        yield f"{moved}从表格的格子里移到表格后面"
    if frames := sum(one.kind == "frame" for one in document.objects):
        yield f"{frames} {UNITS['frame']}拆成了段落"


def _of_document(document: Document, draft: Draft) -> tuple[str, ...]:
    """What was taken out and mended, which numbers are others, and what stays behind."""
    beside = told_beside(document)
    taken_out = [one for one in document.removed if one not in beside]
    changed = len(list(changes(document, draft)))
    comments = sum(one.kind == "comment" for one in document.objects)
    mended = sum(one.reason.endswith(TO_FULL_WIDTH) for one in document.removed)
    return (
        _removed([one.reason for one in taken_out if not one.reason.endswith(TO_FULL_WIDTH)]),
        f"{mended} 段的半角标点改为全角" if mended else "",
        *_otherwise(document),
        f"改动 {changed} 处序号" if changed else "",
        f"没有带过来：{left}" if (left := left_behind(document)) else "",
        f"{comments} 条批注不排进文件" if comments else "",
    )


def unset(draft: Draft) -> str:
    """The lines of the file that a draft was made of which no layout sets, in a sentence; "" where there are none."""
    lines = [
        f"{line[:_LONGEST_LINE]}……" if len(line) > _LONGEST_LINE else line
        for line in draft.left_out[:_MOST_LINES]
    ]
    more = f"等 {len(draft.left_out)} 行" if len(draft.left_out) > _MOST_LINES else ""
    return f"原文件的文号、版记没有排进去：{'；'.join(lines)}{more}。" if lines else ""

"""`drafter inspect`: any file as the reader sees it, as JSON or as a table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.cli_reading import read_speech
from drafter.core.document import Document, FoundObject
from drafter.core.model import MOVE_NAMES, ROLE_NAMES, Draft, Paragraph
from drafter.core.numbering import labels
from drafter.core.objects import Table
from drafter.core.told import UNITS, changes
from drafter.files.draft_names import is_draft
from drafter.files.gao import load_draft
from drafter.paths import default_home
from drafter.reading.names import names_in
from drafter.terminal import say_table
from drafter.word.fonts import missing_fonts
from drafter.word.installed import installed_families
from drafter.word.layout import load_layout


def read_any(path: Path) -> Document:
    """Any readable speech or draft as a document."""
    if is_draft(path):
        return _document_of(load_draft(path), path)
    return read_speech(path)


def _document_of(draft: Draft, path: Path) -> Document:
    shown = zip(draft.paragraphs, labels(draft.paragraphs), strict=True)
    texts = [(paragraph, label) for paragraph, label in shown if not paragraph.object]
    return Document(
        path.name,
        "gao",
        tuple(paragraph for paragraph, _ in texts),
        tuple(label for _, label in texts),
        draft.facts,
        objects=tuple(_objects_of(draft)),
    )


def _objects_of(draft: Draft) -> Iterator[FoundObject]:
    after = 0
    for paragraph in draft.paragraphs:
        if paragraph.object:
            kind = "table" if isinstance(paragraph.object, Table) else "picture"
            yield FoundObject(kind, after, paragraph.text, kept=True, object=paragraph.object)
        else:
            after += 1


def inspection(document: Document) -> dict[str, Any]:
    """A document as `inspect --json` shows it; every key is always there."""
    names = names_in(document.paragraphs)
    facts = document.facts
    return {
        "file": Path(document.file).name,
        "format": document.format,
        "title": facts.title,
        "date": document.day or (facts.date.isoformat() if facts.date else None),
        "date_guessed": document.date_guessed,
        "speaker": facts.speaker,
        "salutation": document.salutation,
        "shape": {"parts": document.parts},
        "paragraphs": [
            {
                "role": paragraph.role.value,
                "level": paragraph.level,
                "label": label,
                "text": paragraph.text,
                "move": paragraph.move.value if paragraph.move else None,
            }
            for label, paragraph in zip(document.labels, document.paragraphs, strict=True)
        ],
        "removed": [{"text": removed.text, "reason": removed.reason} for removed in document.removed],
        "doubtful": [{"text": doubt.text, "reason": doubt.reason} for doubt in document.doubtful],
        "names": {
            "places": list(names.places),
            "people": list(names.people),
            "units": list(names.units),
        },
        "objects": [
            {
                "kind": found.kind,
                "after": found.after,
                "kept": found.kept,
                "moved": found.moved,
                "text": found.text,
            }
            for found in document.objects
        ],
        "changed": [
            {"paragraph": one.paragraph, "from": one.before, "to": one.after, "reason": one.reason}
            for one in changes(document)
        ],
        "fonts": [{"font": name, "instead": other} for name, other in stand_ins()],
    }


def stand_ins() -> list[tuple[str, str | None]]:
    """The fonts of the layout for print that this computer lacks, each with what stands in for it, None for what the
    system chooses; empty where its fonts cannot be seen."""
    families = installed_families()
    return missing_fonts(load_layout(Draft().layout, default_home().layouts), families) if families else []


def show_document(document: Document) -> None:
    """Print a document as a table, and what was removed from it."""
    rows = map(_row, document.labels, document.paragraphs)
    title = f"{Path(document.file).name}（{document.format}，{document.parts} 个部分）"
    say_table(title, ["角色", "功能", "文字"], list(rows))
    objects = [
        [UNITS.get(one.kind, one.kind)[1:], _fate(one), f"第 {one.after} 段后", one.text]
        for one in document.objects
    ]
    changed = [[f"第 {one.paragraph + 1} 段", one.before, one.after, one.reason] for one in changes(document)]
    fonts = [[name, other or "系统字体"] for name, other in stand_ins()]
    for title, heads, rows in (
        ("正文以外的东西", ["是什么", "", "位置", "文字"], objects),
        ("改动", ["位置", "原来", "现在", "原因"], changed),
        ("排版时替换的字体", ["版式要用的", "本机替换成"], fonts),
        ("拿不准、留下的", ["原因", "文字"], [[one.reason, one.text] for one in document.doubtful]),
        ("清理掉的内容", ["原因", "文字"], [[one.reason, one.text] for one in document.removed]),
    ):
        if rows:
            say_table(title, heads, rows)


def _fate(found: FoundObject) -> str:
    """What became of something that stands beside the text."""
    if found.kind == "frame":
        return "拆成段落"
    moved = "，移出格子" if found.moved else ""
    return ("带着" if found.kept else "没有带") + moved


def _row(label: str, paragraph: Paragraph) -> list[str]:
    """The role, the move and the text of a paragraph."""
    kind = ROLE_NAMES[paragraph.role] + (str(paragraph.level) if paragraph.level else "")
    move = MOVE_NAMES[paragraph.move] if paragraph.move else ""
    open_slot = f"〔{paragraph.slot.prompt}〕" if paragraph.is_empty_slot and paragraph.slot else ""
    return [kind, move, label + (open_slot or paragraph.text)]

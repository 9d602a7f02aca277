"""`drafter inspect`: any file as the reader sees it, as JSON or as a table."""

from pathlib import Path
from typing import Any

from drafter.cli_reading import read_speech
from drafter.core.document import Document
from drafter.core.model import MOVE_NAMES, ROLE_NAMES, Draft
from drafter.core.numbering import labels
from drafter.files.gao import is_draft, load_draft
from drafter.reading.names import names_in
from drafter.terminal import say_table


def read_any(path: Path) -> Document:
    """Any readable speech or draft as a document."""
    if is_draft(path):
        return _document_of(load_draft(path), path)
    return read_speech(path)


def _document_of(draft: Draft, path: Path) -> Document:
    return Document(path.name, "gao", draft.paragraphs, labels(draft.paragraphs), draft.facts)


def inspection(document: Document) -> dict[str, Any]:
    """A document as `inspect --json` shows it; every key is always there."""
    names = names_in(document.paragraphs)
    facts = document.facts
    return {
        "file": Path(document.file).name,
        "format": document.format,
        "title": facts.title,
        "date": facts.date.isoformat() if facts.date else None,
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
        "objects": [
            {"kind": found.kind, "after": found.after, "kept": found.kept, "text": found.text}
            for found in document.objects
        ],
        "changed": [],
        "names": {
            "places": list(names.places),
            "people": list(names.people),
            "units": list(names.units),
        },
    }


def show_document(document: Document) -> None:
    """Print a document as a table, and what was removed from it."""
    rows = []
    for label, paragraph in zip(document.labels, document.paragraphs, strict=True):
        kind = ROLE_NAMES[paragraph.role] + (str(paragraph.level) if paragraph.level else "")
        move = MOVE_NAMES[paragraph.move] if paragraph.move else ""
        open_slot = f"〔{paragraph.slot.prompt}〕" if paragraph.is_empty_slot and paragraph.slot else ""
        rows.append([kind, move, label + (open_slot or paragraph.text)])
    say_table(
        f"{Path(document.file).name}（{document.format}，{document.parts} 个部分）",
        ["角色", "功能", "文字"],
        rows,
    )
    if document.removed:
        say_table("清理掉的内容", ["原因", "文字"], [[item.reason, item.text] for item in document.removed])

"""What is copied from the sheet, and what is pasted into it."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from drafter.core.clip import Clip
from drafter.core.edits import insert
from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.core.text_edits import Span, extract, paste_paragraphs, paste_text
from drafter.ui.clip_mime import clip_from_mime

if TYPE_CHECKING:
    from drafter.ui.sheet import Sheet

#: The most characters that are pasted at once: a whole book of speeches is imported, not pasted.
LONGEST_PASTE = 200_000

_LINE_END = re.compile(r"\r\n?|\u2029|\x85")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """A foreign text with plain line ends and without characters that no document can hold."""
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


def span_of(cursor: QTextCursor) -> Span:
    """The selection of a cursor in paragraphs and characters."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    start = _characters(first.text(), cursor.selectionStart() - first.position())
    end = _characters(last.text(), cursor.selectionEnd() - last.position())
    return Span(first.blockNumber(), start, last.blockNumber(), end)


def _characters(text: str, units: int) -> int:
    """How many characters the first UTF-16 units of a text are."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def clip_of_selection(sheet: "Sheet") -> Clip:
    """The selected text as a clip, its first and last paragraph as far as they are selected."""
    return Clip(extract(sheet.text.paragraphs, span_of(sheet.textCursor())))


def insert_mime(sheet: "Sheet", mime: QMimeData) -> None:
    """Paste: a clip with its sources, or a foreign text as recognised paragraphs, one step of the history."""
    try:
        clip = clip_from_mime(mime) or clip_of_text(mime.text())
    except UserError as error:
        sheet.message.emit(str(error))
        return
    if clip.paragraphs:
        paste_clip(sheet, clip, sheet.tr("粘贴"))


def clip_of_text(text: str) -> Clip:
    """A foreign text as a clip with recognised roles; a single line stays the text that it is.

    Raises UserError for a text that is too long to be pasted.
    """
    from drafter.reading.read import recognise_text  # not at start-up: the reader brings many formats along

    text = clean_text(text)
    if len(text) > LONGEST_PASTE:
        raise UserError(
            f"要粘贴的文字有 {len(text):,} 字，超过一次能粘贴的 {LONGEST_PASTE:,} 字；请分几次粘贴，或存成文件后导入语料库。"
        )
    return Clip(recognise_text(text).paragraphs) if text.strip() else Clip(())


def paste_clip(sheet: "Sheet", clip: Clip, label: str) -> None:
    """Put a clip in the place of the selection: one paragraph into the running text, more as paragraphs."""
    span = span_of(sheet.textCursor())
    shown = sheet.text.paragraphs
    target = shown[span.first] if shown else None

    def edit(draft: Draft) -> Draft:
        if target is None:
            return insert(draft, 0, clip)
        if len(clip.paragraphs) == 1 and (target.text or not target.slot):
            return paste_text(draft, span, clip.plain_text)
        return paste_paragraphs(draft, span, clip)

    sheet.session.apply(edit, label)

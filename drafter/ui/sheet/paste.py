"""What is copied from the sheet, and what is pasted into it."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocumentFragment

from drafter.core.clip import Clip
from drafter.core.edits import insert
from drafter.core.errors import UserError
from drafter.core.folding import fold
from drafter.core.model import Draft
from drafter.core.text_edits import Span, extract, join_text, paste_paragraphs
from drafter.ui.base.utf16 import characters
from drafter.ui.dragging.clip_mime import clip_from_mime
from drafter.ui.dragging.dropped import local_files
from drafter.ui.sheet.view import SheetView

#: The most characters that are pasted at once: a whole book of speeches is imported, not pasted.
LONGEST_PASTE = 200_000
#: The longest page that is read for its words, with all its tags.
_LONGEST_PAGE = 10 * LONGEST_PASTE


def span_of(cursor: QTextCursor) -> Span:
    """The selection of a cursor in paragraphs and characters."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    start = characters(first.text(), cursor.selectionStart() - first.position())
    end = characters(last.text(), cursor.selectionEnd() - last.position())
    return Span(first.blockNumber(), start, last.blockNumber(), end)


def clip_of_selection(sheet: SheetView) -> Clip:
    """The selected text as a clip, its first and last paragraph as far as they are selected."""
    return Clip(extract(sheet.text.paragraphs, span_of(sheet.textCursor())))


def insert_mime(sheet: SheetView, mime: QMimeData) -> None:
    """Paste: a clip with its sources, or a foreign text as recognised paragraphs, one step of the history.

    Copied files are passed on, and a picture is answered with a sentence.
    """
    try:
        own = clip_from_mime(mime)
        files = [] if own else local_files(mime)
        clip = own or (Clip(()) if files else clip_of_text(foreign_text(mime), secrets=sheet.takes_secrets))
    except UserError as error:
        sheet.message.emit(str(error))
        return
    if clip.paragraphs:
        paste_clip(sheet, clip, "粘贴", keeps_label=own is None)
    elif files:
        sheet.files_dropped.emit(files)
    elif mime.hasImage():
        sheet.message.emit("剪贴板里是图片，稿纸只收文字。图里的字请先用别的软件识别出来，再复制过来。")


def foreign_text(mime: QMimeData) -> str:
    """The text that another program offers; a page that comes without one is read for its words.

    Raises UserError for a page that is too long to be pasted.
    """
    if mime.hasText() or not mime.hasHtml():
        return mime.text()
    page = mime.html()
    if len(page) > _LONGEST_PAGE:
        raise UserError(_too_long(len(page)))
    return QTextDocumentFragment.fromHtml(page).toPlainText()


def clip_of_text(text: str, *, secrets: bool = False) -> Clip:
    """A foreign text as a clip with recognised roles; a single line stays the text that it is.

    Raises UserError for a text that is too long to be pasted or, without `secrets`, for one under a secret mark.
    """
    from drafter.core.document import whole_of  # not at start-up: the reader brings many formats along
    from drafter.reading.read import recognise_text

    text = fold(text)
    if len(text) > LONGEST_PASTE:
        raise UserError(_too_long(len(text)))
    secrets = secrets or len(text.strip().splitlines()) == 1  # a word alone is no document
    return Clip(tuple(whole_of(recognise_text(text, secrets=secrets)))) if text.strip() else Clip(())


def _too_long(length: int) -> str:
    return (
        f"要粘贴的文字有 {length:,} 字，超过一次能粘贴的 {LONGEST_PASTE:,} 字；"
        "请分几次粘贴，或存成文件后导入语料库。"
    )


def paste_clip(sheet: SheetView, clip: Clip, label: str, keeps_label: bool) -> None:
    """Put a clip in the place of the selection: one paragraph into the running text, more as paragraphs.

    In running text a number that another program wrote is kept (`keeps_label`); one of ours was derived, and
    stays behind.
    """
    span = span_of(sheet.textCursor())
    shown = sheet.text.paragraphs
    target = shown[span.first] if shown else None
    first = clip.paragraphs[0]
    words = clip.plain_text if keeps_label else first.text

    def edit(draft: Draft) -> Draft:
        if target is None:
            return insert(draft, 0, clip)
        if (
            len(clip.paragraphs) == 1
            and not first.object
            and (target.text or not (target.slot or first.marker))
        ):
            return join_text(draft, span, words)
        return paste_paragraphs(draft, span, clip)

    sheet.session.apply(edit, label)

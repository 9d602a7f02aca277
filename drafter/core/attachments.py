"""How attachments are written: what names them below the text (附件说明), and the mark above each (附件1).

GB/T 9704-2012, 7.3.4 and 7.3.7.
"""

import re

_NUMBER = r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*"
_NOTE = re.compile(rf"附件?{_NUMBER}[：:]\s*\S")
_NOTE_ALONE = re.compile(r"附件?\s*[：:]\s*")
_NUMBERED_NOTE = re.compile(r"附件?\s*[：:]\s*(?:\d{1,2}\s*[.．、]|$)")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]\s*\D")
_MARK = re.compile(rf"[（(【]?附件{_NUMBER}[】)）]?[：:]?")


def is_attachment_note(text: str) -> bool:
    """Whether a line begins to say what is attached: 附件：……, 附：1.……, or 附件： alone."""
    return bool(_NOTE.match(text) or _NOTE_ALONE.fullmatch(text.strip()))


def is_numbered_note(text: str) -> bool:
    """Whether more lines with numbers may follow: 附件：1.……."""
    return bool(_NUMBERED_NOTE.match(text.strip()))


def is_note_item(text: str) -> bool:
    """Whether a line is a further item of what is attached: 2.……."""
    return bool(_ITEM.match(text))


def is_attachment_mark(text: str) -> bool:
    """Whether a line is nothing but the mark above an attachment: 附件, 附件1, 附件二."""
    return bool(_MARK.fullmatch(text.strip()))

"""A clip as what a drag and the clipboard carry, in both directions."""

import json

from PySide6.QtCore import QMimeData

from drafter.core.clip import Clip
from drafter.core.errors import UserError
from drafter.core.model import Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.objects import Table
from drafter.core.serial import NewerVersion, clip_from_json, clip_to_json

CLIP_MIME = "application/vnd.drafter.clip+json"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def clip_to_mime(clip: Clip) -> QMimeData:
    """The clip itself for Drafter, with plain and rich text for every other program."""
    mime = QMimeData()
    data = json.dumps(clip_to_json(clip), ensure_ascii=False, separators=(",", ":"))
    mime.setData(CLIP_MIME, data.encode())
    mime.setText(clip.plain_text)
    mime.setHtml(clip_to_html(clip))
    return mime


def clip_from_mime(mime: QMimeData) -> Clip | None:
    """The clip in what was dragged or copied; None where there is none, or a broken or empty one.

    Raises UserError for the clip of a later version of the program.
    """
    if not mime.hasFormat(CLIP_MIME):
        return None
    try:
        clip = clip_from_json(json.loads(bytes(mime.data(CLIP_MIME).data())))
    except NewerVersion as error:
        raise UserError(
            "这段内容来自更新版本的软件，无法放入；请先升级本机的软件，或改用纯文本粘贴。"
        ) from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return clip if clip.paragraphs else None


def clip_to_html(clip: Clip) -> str:
    """The clip as paragraphs and headings that Word and WPS take over, each with its label."""
    numbered = zip(clip.paragraphs, labels(clip.paragraphs), strict=True)
    lines = [_element(p, label) for p, label in numbered if not p.is_empty_slot]
    return '<html><head><meta charset="utf-8"></head><body>' + "".join(lines) + "</body></html>"


def _table(table: Table) -> str:
    rows = (
        "".join(
            f'<td colspan="{cell.across}" rowspan="{cell.down}">'
            + cell.text.translate(_ESCAPED).replace("\n", "<br>")
            + "</td>"
            for cell in row
        )
        for row in table.rows
    )
    return '<table border="1">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _element(paragraph: Paragraph, label: str) -> str:
    text = (label + paragraph.text).translate(_ESCAPED)
    if isinstance(paragraph.object, Table):
        return f'<p align="center">{text}</p>{_table(paragraph.object)}'
    if paragraph.role is Role.TITLE:
        return f'<p align="center"><b>{text}</b></p>'
    if paragraph.role is Role.HEADING:
        level = min(max(paragraph.level, 1), 6)
        return f"<h{level}>{text}</h{level}>"
    return f'<p style="text-indent:2em">{text}</p>'

"""The binary .doc of Word 97 to 2003; the .wps of WPS is the same.

`legacy_doc` opens the compound file. The text is read here, as its own extraction knows no numbers, looks or
tracked changes, and mixes headers and notes into the text.
"""

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats.doc.binary import BROKEN, DAMAGED, WordFile
from drafter.reading.formats.doc.body import Body
from drafter.reading.formats.heads import told_heads
from drafter.reading.formats.tables import is_data


def read(data: bytes, name: str) -> Extracted:
    """The paragraphs of a binary Word file as they stand once all tracked changes are accepted.

    `name` is the format to report, doc or wps. Notes, hidden text and a table of contents are listed as
    removed. Raises UserError where the file is damaged, protected, of another program or without text.
    """
    file = WordFile(data)
    try:
        counts = file.counts
        body = _body(file, tables_as_text=False)
        if not _holds(body):
            body = _body(file, tables_as_text=True)
        headers = counts.body + counts.footnotes
        margins = body.margins(headers, headers + counts.headers)
    except BROKEN as error:
        raise UserError(DAMAGED) from error
    if not _holds(body):
        raise UserError("文件里没有文字；如果内容是扫描的图片，请先识别成文字再导入。")
    return Extracted(
        name,
        tuple(body.lines),
        hard_wrapped=False,
        left_out=(*body.left_out, *told_heads(margins)),
        margins=margins,
        objects=tuple(sorted(body.objects, key=lambda one: one.before)),
    )


def _holds(body: Body) -> bool:
    return any(line.text.strip() for line in body.lines) or is_data(body.objects)


def _body(file: WordFile, *, tables_as_text: bool) -> Body:
    body = Body(file, tables_as_text=tables_as_text)
    body.read(0, file.counts.body)
    return body

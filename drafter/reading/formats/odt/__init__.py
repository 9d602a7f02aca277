"""OpenDocument texts (.odt, .ott), as LibreOffice and other office programs write them (ODF 1.3, part 3)."""

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats.archive import Archive
from drafter.reading.formats.docx.xml import parse
from drafter.reading.formats.heads import told_heads
from drafter.reading.formats.odt.body import Body
from drafter.reading.formats.odt.names import office
from drafter.reading.formats.odt.styles import Styles
from drafter.reading.formats.tables import is_data


def read(data: bytes) -> Extracted:
    """The paragraphs of an OpenDocument text once all tracked changes are accepted, with their numbers.

    Notes, comments and a table of contents are listed as removed. Raises UserError where the file is damaged,
    protected, hostile or without text.
    """
    archive = Archive(data)
    content = parse(archive.part("content.xml"))
    body = content.find(f"{office('body')}/{office('text')}")
    if body is None:
        raise UserError("文件里没有正文，已损坏；请用原来的软件打开修复后另存，再导入。")
    common = parse(archive.part("styles.xml")) if archive.has("styles.xml") else None
    styles = Styles([root for root in (common, content) if root is not None])

    def told(*, tables_as_text: bool) -> Body:
        reader = Body(styles, archive.part, tables_as_text=tables_as_text)
        reader.read(body)
        return reader

    found = told(tables_as_text=False)
    if not found.has_text and not is_data(found.objects):
        found = told(tables_as_text=True)
    if not found.has_text and not is_data(found.objects):
        raise UserError("文件里没有文字；如果内容是扫描的图片，请先识别成文字再导入。")
    return Extracted(
        "odt",
        tuple(found.lines),
        hard_wrapped=False,
        left_out=(*found.left_out, *told_heads(styles.margins)),
        margins=styles.margins,
        objects=tuple(sorted(found.objects, key=lambda one: one.before)),
    )

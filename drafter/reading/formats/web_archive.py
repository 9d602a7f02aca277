"""A web page in a single file (.mht), which browsers, mail programs and office systems write, often under the name .doc."""

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats import html


def read(data: bytes) -> Extracted:
    """The lines of the page in a web archive. Raises UserError where it holds none, or one without text."""
    return html.read(page_in(data))


def page_in(archive: bytes) -> bytes:
    """The first page of a web archive that holds text. Raises UserError where there is none."""
    from email import message_from_bytes  # brings many modules along, and such archives are rare

    pages = []
    for part in message_from_bytes(archive).walk():
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            pages.append(page)
    if not pages:
        raise UserError(
            "这个单个文件网页（.mht）里没有网页正文，请用浏览器打开，把文字复制到 Word 文档后再导入。"
        )
    return next((page for page in pages if b"<frameset" not in page.lower()), pages[0])

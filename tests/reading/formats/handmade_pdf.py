"""A PDF written by hand, so that a test says exactly which characters stand where."""

from pathlib import Path

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
_FONT = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 255/Widths[%s]/ToUnicode 6 0 R>>"
_MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
    b"%d beginbfchar\n%s\nendbfchar endcmap end"
)


def pdf_file(path: Path, lines: list[tuple[float, float, str]], size: float = 12.0) -> Path:
    """A PDF of one A4 page with texts that begin at (points from the left, points from below); at most 200 signs.

    Every character is as wide as it is high.
    """
    signs = {sign: code for code, sign in enumerate(dict.fromkeys("".join(t for _, _, t in lines)), 33)}
    shown = "\n".join(
        f"BT /F {size} Tf {x} {y} Td <{''.join(f'{signs[sign]:02x}' for sign in text)}> Tj ET"
        for x, y, text in lines
    ).encode()
    pairs = "\n".join(f"<{code:02x}> <{ord(sign):04x}>" for sign, code in signs.items()).encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE,
        _stream(shown),
        _FONT % (b"1000 " * 256),
        _stream(_MAP % (len(signs), pairs)),
    ]
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"xref\n0 7\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(content),
    )
    path.write_bytes(content)
    return path


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)

"""A PDF written by hand, so that a test says exactly which characters stand where."""

from collections.abc import Sequence
from pathlib import Path

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
_FONT = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 255/Widths[%s]/ToUnicode 6 0 R>>"
_MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
    b"%d beginbfchar\n%s\nendbfchar endcmap end"
)


def pdf_file(
    path: Path,
    lines: list[tuple[float, float, str]],
    size: float = 12.0,
    slanting: tuple[float, float, str] | None = None,
    rules: Sequence[tuple[float, float, float, float]] = (),
    leaning: tuple[float, float, str] | None = None,
) -> Path:
    """A PDF of one A4 page with texts that begin at (points from the left, points from below); at most 200 signs.

    Every character is as wide as it is high. `slanting` is a text that rises by 45 degrees, `leaning`
    one in italics; `rules` are strokes from one place to another.
    """
    every = [*lines, *(one for one in (slanting, leaning) if one)]
    turned = {id(slanting): ".7 .7 -.7 .7", id(leaning): "1 0 .3 1"}
    signs = {sign: code for code, sign in enumerate(dict.fromkeys("".join(t for _, _, t in every)), 33)}
    strokes = "".join(f"{x} {y} m {across} {up} l S\n" for x, y, across, up in rules).encode()
    shown = "\n".join(
        f"BT /F {size} Tf {turned.get(id(one), '1 0 0 1')} {one[0]} {one[1]} Tm"
        f" <{''.join(f'{signs[sign]:02x}' for sign in one[2])}> Tj ET"
        for one in every
    ).encode()
    pairs = "\n".join(f"<{code:02x}> <{ord(sign):04x}>" for sign, code in signs.items()).encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE,
        _stream(strokes + shown),
        _FONT % (b"1000 " * 256),
        _stream(_MAP % (len(signs), pairs)),
    ]
    return _written(path, objects)


def endless_pdf(path: Path) -> Path:
    """A PDF of one page that shows a form that shows another ten times, and so on: 10,000 million in all."""
    of_page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 60>>stream\n%s\nendstream"
        % (number + 1, b"/X Do " * 10)
        for number in range(6, 17)
    ]
    last = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream"
    pages = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    return _written(path, [*pages, of_page, _stream(b"/X Do"), _FONT % b"", *forms, last])


def _written(path: Path, objects: list[bytes]) -> Path:
    """The file of these objects, numbered from 1; the first one is the catalogue."""
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    content += (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF"
        % (
            size,
            table,
            size,
            len(content),
        )
    )
    path.write_bytes(content)
    return path


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)

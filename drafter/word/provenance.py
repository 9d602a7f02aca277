"""The 出处与借鉴核对单 as a .docx of one A4 page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.core.origin import SHOWN, Origin
from drafter.core.origin_parts import short_title
from drafter.core.provenance import DEFINITIONS, ProvenanceSheet, RunRow, percent_of
from drafter.word.differences import Kind, spans
from drafter.word.ooxml import Element, part, root, w
from drafter.word.package import FOOTER_IDS, package

#: The width of the text, in twips: A4 with margins of 20 mm.
_WIDTH, _MARGIN = 9638, 1134
_COLOURS: Mapping[Origin, str] = {
    Origin.SUPERIOR: "7B68A8",
    Origin.FIXED: "5B72C0",
    Origin.OWN: "3F8F7F",
    Origin.FOREIGN: "C08A2E",
    Origin.REWORDED: "9FB0CF",
    Origin.NEW: "3D4658",
}
_GREY, _LINE, _RED, _INK = "6A6E74", "C9C4BB", "A8352C", "1F2328"
_WORDS = 50


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell so many twips wide: its paragraphs, or a bar in a colour; `is_high` begins at its top."""

    width: int
    content: tuple[Element, ...] = ()
    fill: str = ""
    line: bool = True
    is_high: bool = False


def provenance_docx(sheet: ProvenanceSheet) -> bytes:
    """The sheet as a finished .docx."""
    body = [
        _paragraph(_run("出处与借鉴核对单", 36, bold=True, face="黑体"), centred=True, after=80),
        _facts(sheet),
        _heading("每个字从哪里来", sheet.told_shares),
        _table([_bar(sheet.counts, _WIDTH)], height=300),
        _legend(sheet),
        _parts(sheet),
        _heading("用到的来源", sheet.told_sources),
        _sources(sheet),
    ]
    if sheet.runs:
        body += [_heading("连续照用最长的几处", f"超过 20 字的共 {sheet.long_runs} 处"), _runs(sheet.runs)]
    body += [
        _lists(sheet),
        _paragraph(_run(DEFINITIONS, 15, colour=_GREY), before=100, after=160),
        _signatures(),
    ]
    section = w(
        "sectPr",
        w("footerReference", type="default"),
        w("pgSz", w=11906, h=16838),
        w("pgMar", top=850, right=_MARGIN, bottom=700, left=_MARGIN, header=400, footer=400, gutter=0),
    )
    section[0].set(f"{{{_R}}}id", FOOTER_IDS["word/footer1.xml"])
    document = root("document", w("body", *body, _paragraph(size=2), section))
    return package(
        {
            "word/document.xml": part(document),
            "word/styles.xml": part(_styles()),
            "word/footer1.xml": part(root("ftr", _foot(sheet))),
        }
    )


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _styles() -> Element:
    fonts = w("rFonts", ascii="宋体", hAnsi="宋体", eastAsia="宋体", cs="宋体")
    defaults = w("docDefaults", w("rPrDefault", w("rPr", fonts, w("sz", val=18), w("szCs", val=18))))
    normal = w("style", w("name", val="Normal"), type="paragraph", default=True, styleId="Normal")
    table = w("style", w("name", val="Normal Table"), type="table", default=True, styleId="TableNormal")
    return root("styles", defaults, normal, table)


def _run(
    text: str, size: int = 17, *, bold: bool = False, colour: str = _INK, face: str = "", under: bool = False
) -> Element:
    """Words of a size in half points."""
    looks = w(
        "rPr",
        w("rFonts", ascii=face, hAnsi=face, eastAsia=face) if face else None,
        w("b") if bold else None,
        w("color", val=colour),
        w("sz", val=size),
        w("szCs", val=size),
        w("u", val="single", color=_RED) if under else None,
    )
    words = w("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", looks, words)


def _paragraph(
    *runs: Element, centred: bool = False, right: bool = False, before: int = 0, after: int = 0, size: int = 0
) -> Element:
    looks = w(
        "pPr",
        w("spacing", before=before, after=after, line=size * 10 or 225, lineRule="exact" if size else "auto"),
        w("jc", val="center" if centred else "right") if centred or right else None,
    )
    return w("p", looks, *runs)


def _heading(title: str, remark: str) -> Element:
    return _paragraph(
        _run(title, 20, bold=True, face="黑体"), _run(f"　{remark}", 16, colour=_GREY), before=150, after=60
    )


def _table(rows: Sequence[Sequence[_Cell]], *, height: int = 0, line: str = _LINE) -> Element:
    """A table of rows whose cells need not stand below each other: the grid has every edge of every row."""
    edges = sorted({edge for row in rows for edge in _edges(row)})
    grid = w("tblGrid", *(w("gridCol", w=b - a) for a, b in zip([0, *edges], edges, strict=False)))
    looks = w(
        "tblPr",
        w("tblW", w=_WIDTH, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=40, type="dxa"), w("right", w=40, type="dxa")),
    )
    return w("tbl", looks, grid, *(_row(row, edges, height, line) for row in rows))


def _edges(row: Sequence[_Cell]) -> list[int]:
    edges, at = [], 0
    for cell in row:
        at += cell.width
        edges.append(at)
    return edges


def _row(row: Sequence[_Cell], edges: Sequence[int], height: int, line: str) -> Element:
    at, cells = 0, []
    for cell, end in zip(row, _edges(row), strict=True):
        span = sum(at < edge <= end for edge in edges)
        cells.append(_cell(cell, span, line))
        at = end
    looks = w("trPr", w("cantSplit"), w("trHeight", val=height, hRule="exact") if height else None)
    return w("tr", looks, *cells)


def _cell(cell: _Cell, span: int, line: str) -> Element:
    white = {"val": "single", "sz": 24, "color": "FFFFFF"}
    if cell.fill:
        borders = w("tcBorders", w("top", **white), w("bottom", **white))
    else:
        borders = w("tcBorders", w("bottom", val="single", sz=4, color=line)) if cell.line else None
    looks = w(
        "tcPr",
        w("tcW", w=cell.width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        borders,
        w("shd", val="clear", color="auto", fill=cell.fill) if cell.fill else None,
        w("vAlign", val="top" if cell.is_high else "center"),
    )
    return w("tc", looks, *(cell.content or (_paragraph(size=8),)))


def _text(width: int, text: str, *, right: bool = False, colour: str = _INK, size: int = 17) -> _Cell:
    return _Cell(width, (_paragraph(_run(text, size, colour=colour), right=right),))


def _facts(sheet: ProvenanceSheet) -> Element:
    widths = (4300, 2600, _WIDTH - 6900)
    return _table(
        [
            [
                _Cell(width, (_paragraph(_run(f"{name}　", colour=_GREY), _run(value)),))
                for width, (name, value) in zip(widths, row, strict=True)
            ]
            for row in sheet.told_facts
        ]
    )


def _bar(counts: Mapping[Origin, int], width: int) -> list[_Cell]:
    """The cells of a bar; what is too small to be seen is left out."""
    total = sum(counts.values())
    shown = [(origin, counts[origin]) for origin in SHOWN if total and counts[origin] * width >= 20 * total]
    if not shown:
        return [_Cell(width)]
    whole = sum(count for _, count in shown)
    cells = [_Cell(round(width * count / whole), fill=_COLOURS[origin]) for origin, count in shown]
    left = width - sum(cell.width for cell in cells[:-1])
    return [*cells[:-1], _Cell(left, fill=cells[-1].fill)]


def _legend(sheet: ProvenanceSheet) -> Element:
    runs: list[Element] = []
    for origin in SHOWN:
        runs.append(_run("■ ", 17, colour=_COLOURS[origin]))
        runs.append(_run(f"{origin.value} {percent_of(sheet.counts[origin], sheet.total)}　　", 16))
    return _paragraph(*runs, before=40, after=80)


def _parts(sheet: ProvenanceSheet) -> Element:
    title, count, share, rest = 2500, 700, 900, 1200
    bar = _WIDTH - title - count - share - rest
    head = [
        _text(title, "部分", colour=_GREY),
        _text(count, "字数", right=True, colour=_GREY),
        _text(bar, "构成", colour=_GREY),
        _text(share, "照用", right=True, colour=_GREY),
        _text(rest, "改写和新写", right=True, colour=_GREY),
    ]
    rows = [
        [
            _text(title, short_title(one.title)[:14]),
            _text(count, f"{one.length:,}", right=True),
            *_bar(one.counts, bar),
            _text(share, percent_of(one.verbatim, one.length), right=True),
            _text(rest, percent_of(one.length - one.verbatim, one.length), right=True),
        ]
        for one in sheet.parts
        if one.length
    ]
    return _table([head, *rows], height=300)


def _sources(sheet: ProvenanceSheet) -> Element:
    widths = (400, 3500, 1300, 1300, 900, 1400, _WIDTH - 8800)
    names = ("", "会议或文件", "日期", "讲话人", "状态", "类别", "用字")
    head = [
        _text(width, name, right=name == "用字", colour=_GREY)
        for width, name in zip(widths, names, strict=True)
    ]
    rows = [
        [
            _text(widths[0], row.letter),
            _text(widths[1], row.title[:22]),
            _text(widths[2], row.date),
            _text(widths[3], row.speaker[:7]),
            _text(widths[4], row.state),
            _Cell(widths[5], (_paragraph(_run("■ ", colour=_COLOURS[row.origin]), _run(row.origin.value)),)),
            _text(widths[6], f"{row.length:,}", right=True),
        ]
        for row in sheet.sources
    ]
    return _table([head, *rows], height=300)


def _runs(runs: Sequence[RunRow]) -> Element:
    widths = (900, 3000, 3000, 950, _WIDTH - 7850)
    head = [
        _text(width, name, colour=_GREY)
        for width, name in zip(widths, ("位置", "本稿", "来源原文", "来源", "说明"), strict=True)
    ]
    rows = []
    for row in runs:
        mine, theirs = _compared(row)
        rows.append(
            [
                _text(widths[0], row.place),
                _Cell(widths[1], (mine,), is_high=True),
                _Cell(widths[2], (theirs,), is_high=True),
                _text(widths[3], f"{row.letter} · {row.length} 字", size=16),
                _text(widths[4], row.note, colour=_RED if row.is_open else _INK, size=16),
            ]
        )
    return _table([head, *rows])


def _compared(row: RunRow) -> tuple[Element, Element]:
    """The words of both, what the other lacks underlined; long ones cut."""
    mine: list[Element] = []
    theirs: list[Element] = []
    for span in spans(_cut(row.text), _cut(row.words)):
        if span.kind is not Kind.STRUCK:
            mine.append(_run(span.text, 16, under=span.kind is Kind.ADDED))
        if span.kind is not Kind.ADDED:
            theirs.append(_run(span.text, 16, under=span.kind is Kind.STRUCK))
    return _paragraph(*mine, before=30, after=30), _paragraph(*theirs, before=30, after=30)


def _cut(text: str) -> str:
    bare = text.rstrip("。，；、：！？”")
    return bare if len(bare) <= _WORDS else f"{bare[:_WORDS]}……"


def _lists(sheet: ProvenanceSheet) -> Element:
    half = _WIDTH // 2
    local = [_run(f"■ {line}") for line in sheet.local] or [_run("没有找到换过的地名、数字", colour=_GREY)]
    waiting = [_run(f"□ {line}") for line in sheet.open] or [_run("没有", colour=_GREY)]
    sides = []
    for title, remark, lines in (
        ("已经改成本地的", "", local),
        ("还要改写的", f"{len(sheet.open)} 处" if sheet.open else "", waiting),
    ):
        rows = (_paragraph(line, after=20) for line in lines)
        sides.append(_Cell(half, (_heading(title, remark), *rows), line=False, is_high=True))
    return _table([sides])


def _signatures() -> Element:
    gap, each = 250, (_WIDTH - 500) // 3
    row: list[_Cell] = []
    for name in ("拟稿人", "核稿人", "分管领导"):
        words = _paragraph(_run(name, 19), _run("　　　　　年　　月　　日", 17), before=120, after=40)
        row += [_Cell(each, (words,)), _Cell(gap, line=False)]
    return _table([row[:-1]], line=_INK)


def _foot(sheet: ProvenanceSheet) -> Element:
    return _paragraph(_run(f"{sheet.told_file}　　公文起草助手", 15, colour=_GREY))

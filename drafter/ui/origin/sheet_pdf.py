"""The 出处与借鉴核对单 as a PDF of one page, drawn as the .docx sets it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
)

from drafter.core.origin import SHOWN, Origin
from drafter.core.origin_parts import short_title
from drafter.core.provenance import DEFINITIONS, ProvenanceSheet, RunRow
from drafter.core.provenance import percent_of as percent
from drafter.ui.base.theme import CHINESE_FAMILIES, LIGHT
from drafter.word.differences import Kind, spans

#: A4 in the units of the drawing, ten to a hundred of its width; margins; the resolution in dots an inch.
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _DOTS = 924.0, 1307.0, 76.0, 848.0, 600
_GREY, _LINE, _INK, _RED = "#6a6e74", "#c9c4bb", "#1f2328", "#a8352c"
_ROW, _TEXT, _SMALL, _LEADING = 28.0, 12.5, 11.5, 18.5
_SERIF = ("SimSun", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC")
_LONGEST = 50
_V, _R = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight


def sheet_pdf(sheet: ProvenanceSheet) -> bytes:
    """The page as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("出处与借鉴核对单")
    writer.setCreator("Drafter")
    writer.setResolution(_DOTS)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.scale(writer.width() / _WIDTH, writer.width() / _WIDTH)
    _Page(painter, sheet).paint()
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


class _Page:
    """Draws from above; `_y` is where the next row begins."""

    def __init__(self, painter: QPainter, sheet: ProvenanceSheet) -> None:
        self._painter = painter
        self._sheet = sheet
        self._y = 58.0

    def paint(self) -> None:
        """Draw the whole page."""
        self._title()
        self._facts()
        self._heading("每个字从哪里来", self._sheet.told_shares)
        self._bar(self._sheet.counts, QRectF(_LEFT, self._y, _RIGHT - _LEFT, 20))
        self._y += 24
        self._legend()
        self._parts()
        self._heading("用到的来源", self._sheet.told_sources)
        self._sources()
        if self._sheet.runs:
            self._heading("连续照用最长的几处", f"超过 20 字的共 {self._sheet.long_runs} 处")
            self._runs(self._sheet.runs)
        self._lists()
        self._definitions()
        self._signatures()
        self._foot()

    def _font(self, size: float, *, bold: bool = False, serif: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(_SERIF if serif else CHINESE_FAMILIES))
        font.setPixelSize(max(1, round(size)))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _write(
        self, text: str, left: float, right: float, *, size: float = _TEXT, colour: str = _INK, at: float | None = None,
        high: float = _ROW, align: Qt.AlignmentFlag = _V, bold: bool = False, serif: bool = False,
    ) -> None:  # fmt: skip
        """Words in a row from `left` to `right`, cut with … where they are longer."""
        font = self._font(size, bold=bold, serif=serif)
        place = QRectF(left, self._y if at is None else at, right - left, high)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        self._painter.drawText(place, align | _V, shown)

    def _rule(
        self, y: float, left: float = _LEFT, right: float = _RIGHT, colour: str = _LINE, thick: float = 1
    ) -> None:
        self._painter.fillRect(QRectF(left, y, right - left, thick), QColor(colour))

    def _title(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._write("出处与借鉴核对单", _LEFT, _RIGHT, size=31, high=48, align=centre, bold=True, serif=True)
        self._y += 56
        self._rule(self._y, colour=_INK, thick=1.2)
        self._y += 8

    def _facts(self) -> None:
        for row in self._sheet.told_facts:
            for (name, value), left, right in zip(row, (_LEFT, 404, 634), (392, 622, _RIGHT), strict=True):
                self._write(name, left, right, colour=_GREY, high=22)
                wide = QFontMetricsF(self._font(_TEXT)).horizontalAdvance(name)
                self._write(value, left + wide + 8, right, high=22)
            self._y += 22
        self._y += 8
        self._rule(self._y)

    def _heading(self, title: str, remark: str) -> None:
        self._y += 14
        font = self._font(15, bold=True)
        self._write(title, _LEFT, _RIGHT, size=15, bold=True, high=26)
        self._write(
            remark,
            _LEFT + QFontMetricsF(font).horizontalAdvance(title) + 11,
            _RIGHT,
            size=_SMALL,
            colour=_GREY,
            high=26,
        )
        self._y += 30

    def _bar(self, counts: Mapping[Origin, int], place: QRectF) -> None:
        total, left = sum(counts.values()), place.left()
        for origin in SHOWN:
            width = place.width() * counts[origin] / total if total else 0.0
            if width > 1:
                self._painter.fillRect(QRectF(left, place.top(), width - 1, place.height()), _colour(origin))
            left += width

    def _square(self, left: float, y: float, colour: QColor) -> None:
        self._painter.fillRect(QRectF(left, y, 11, 11), colour)

    def _legend(self) -> None:
        step = (_RIGHT - _LEFT) / len(SHOWN)
        for number, origin in enumerate(SHOWN):
            left = _LEFT + number * step
            self._square(left, self._y + 7, _colour(origin))
            told = f"{origin.value} {percent(self._sheet.counts[origin], self._sheet.total)}"
            self._write(told, left + 16, left + step, high=25)
        self._y += 30

    def _head(self, cells: Sequence[tuple[str, float, float, bool]]) -> None:
        for name, left, right, is_right in cells:
            self._write(name, left, right, colour=_GREY, high=22, align=_R if is_right else _V)
        self._y += 24
        self._rule(self._y - 1, colour=_GREY)

    def _parts(self) -> None:
        self._head((("部分", _LEFT, 280, False), ("字数", 290, 355, True), ("构成", 366, 500, False), ("照用", 670, 719, True), ("改写和新写", 740, 837, True)))  # fmt: skip
        for part in self._sheet.parts:
            if part.length:
                self._write(short_title(part.title), _LEFT, 300)
                self._write(f"{part.length:,}", 300, 355, align=_R)
                self._bar(part.counts, QRectF(366, self._y + 8, 298, 12))
                self._write(percent(part.verbatim, part.length), 670, 719, align=_R)
                self._write(percent(part.length - part.verbatim, part.length), 740, 837, align=_R)
                self._next_row()

    def _next_row(self, high: float = _ROW) -> None:
        self._y += high
        self._rule(self._y - 1)

    def _sources(self) -> None:
        edges = (_LEFT, 100, 346, 476, 560, 620, 770)
        names = ("", "会议或文件", "日期", "讲话人", "状态", "类别", "用字")
        ends = (*edges[1:], 837)
        self._head(
            [
                (n, a, b - 8 if n != "用字" else b, n == "用字")
                for n, a, b in zip(names, edges, ends, strict=True)
            ]
        )
        for row in self._sheet.sources:
            for text, left, right in zip(
                (row.letter, row.title, row.date, row.speaker, row.state), edges, ends, strict=False
            ):
                self._write(text, left, right - 8)
            self._square(620, self._y + 8, _colour(row.origin))
            self._write(row.origin.value, 636, 765)
            self._write(f"{row.length:,}", 770, 837, align=_R)
            self._next_row()

    def _runs(self, runs: Sequence[RunRow]) -> None:
        self._head(
            [
                (n, a, b, False)
                for n, a, b in (
                    ("位置", _LEFT, 140),
                    ("本稿", 150, 370),
                    ("来源原文", 389, 610),
                    ("来源", 627, 700),
                    ("说明", 709, _RIGHT),
                )
            ]
        )
        for row in runs:
            top = self._y + 5
            marked = spans(_cut(row.text), _cut(row.words))
            mine = [(one.text, one.kind is Kind.ADDED) for one in marked if one.kind is not Kind.STRUCK]
            theirs = [(one.text, one.kind is Kind.STRUCK) for one in marked if one.kind is not Kind.ADDED]
            high = max(self._flow(mine, 150, top, 220), self._flow(theirs, 389, top, 222))
            self._write(row.place, _LEFT, 145, at=top, high=_LEADING)
            self._write(f"{row.letter} · {row.length} 字", 627, 704, at=top, high=_LEADING)
            note = [(row.note, False)]
            high = max(high, self._flow(note, 709, top, _RIGHT - 709, colour=_RED if row.is_open else _INK))
            self._next_row(high + 10)

    def _flow(
        self,
        pieces: Sequence[tuple[str, bool]],
        left: float,
        top: float,
        width: float,
        colour: str = _INK,
        size: float = _TEXT,
    ) -> float:
        """Set words in lines of this width in points, a red line under those that are marked; gives the height of the lines."""
        text = "".join(words for words, _ in pieces)
        layout = QTextLayout(text, self._font(size))
        layout.beginLayout()
        lines: list[tuple[int, int]] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append((line.textStart(), line.textLength()))
        layout.endLayout()
        marked = [is_marked for words, is_marked in pieces for _ in words]
        metrics = QFontMetricsF(self._font(size))
        for number, (start, length) in enumerate(lines):
            y = top + number * _LEADING
            self._write(
                text[start : start + length],
                left,
                left + width + 14,
                at=y,
                high=_LEADING,
                colour=colour,
                size=size,
            )
            for place in range(start, start + length):
                if marked[place]:
                    x = left + metrics.horizontalAdvance(text[start:place])
                    self._rule(y + _LEADING - 2, x, x + metrics.horizontalAdvance(text[place]), _RED, 1.4)
        return len(lines) * _LEADING

    def _lists(self) -> None:
        top = self._y
        sheet = self._sheet
        waiting = f"{len(sheet.open)} 处" if sheet.open else ""
        bottoms = []
        for left, title, remark, lines, is_open in (
            (_LEFT, "已经改成本地的", "", sheet.local or ("没有找到换过的地名、数字",), False),
            (479.0, "还要改写的", waiting, sheet.open or ("没有",), True),
        ):
            self._y = top + 14
            self._write(title, left, left + 200, size=15, bold=True, high=26)
            self._write(remark, left + 88, left + 369, size=_SMALL, colour=_GREY, high=26)
            self._y += 30
            for line in lines:
                box = QRectF(left + 1, self._y + 8, 9, 9)
                self._painter.setPen(QColor(_GREY))
                self._painter.setBrush(QColor(_INK) if not is_open else Qt.BrushStyle.NoBrush)
                self._painter.drawRect(box)
                self._write(line, left + 17, left + 369, high=25)
                self._rule(self._y + 25, left, left + 369)
                self._y += 26
            bottoms.append(self._y)
        self._y = max(bottoms)

    def _definitions(self) -> None:
        self._y += 14
        self._y += self._flow([(DEFINITIONS, False)], _LEFT, self._y, _RIGHT - _LEFT, _GREY, _SMALL)

    def _signatures(self) -> None:
        y = min(max(self._y + 26, 1190.0), 1216.0)
        for number, name in enumerate(("拟稿人", "核稿人", "分管领导")):
            left, right = _LEFT + number * 268, _LEFT + number * 268 + 236
            self._write(name, left, right, size=14, at=y, high=24)
            self._write("年　月　日", left, right, at=y, high=24, align=_R)
            self._rule(y + 27, left, right, _INK)

    def _foot(self) -> None:
        self._write(self._sheet.told_file, _LEFT, 650, size=_SMALL, colour=_GREY, at=1240, high=22)
        self._write(
            "公文起草助手 · 共 1 页", 650, _RIGHT, size=_SMALL, colour=_GREY, at=1240, high=22, align=_R
        )


def _colour(origin: Origin) -> QColor:
    return QColor(LIGHT.origin_colour(origin))


def _cut(text: str) -> str:
    bare = text.rstrip("。，；、：！？”")
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}……"

"""Files as LibreOffice renders them, and what stands on the pages of a PDF."""

import ctypes
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

PDF = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def convert(soffice: str, files: Mapping[str, bytes], folder: Path, target: str) -> dict[str, Path]:
    """The files converted by LibreOffice in one go, with a fresh profile; paths by the files' names."""
    source, made = folder / "in", folder / "out"
    source.mkdir(parents=True)
    for name, content in files.items():
        (source / f"{name}.docx").write_bytes(content)
    command = [
        soffice, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", target, "--outdir", str(made), *(str(path) for path in sorted(source.iterdir())),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    suffix = target.partition(":")[0]
    return {name: made / f"{name}.{suffix}" for name in files}


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A line of a page: its text, and in points its left and right edge and its distance from the top."""

    text: str
    left: float
    right: float
    top: float


def pages(pdf: Path) -> list[list[RenderedLine]]:
    """The lines of each page from top to bottom, the page number as the last."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_lines(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage) -> list[RenderedLine]:
    text = page.get_textpage()
    height = page.get_height()
    rows: dict[int, list[tuple[float, float, str]]] = {}
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip():
            continue
        left, _, right, _ = text.get_charbox(index)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        rows.setdefault(round(height - y.value), []).append((left, right, character))
    text.close()
    return [_line(top, rows[top]) for top in sorted(rows)]


def _line(top: int, characters: list[tuple[float, float, str]]) -> RenderedLine:
    characters.sort()
    text = "".join(character for _, _, character in characters)
    return RenderedLine(text, characters[0][0], max(right for _, right, _ in characters), top)


def bookmarks(pdf: Path) -> list[tuple[int, str]]:
    """The level (from 1) and text of each bookmark."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(item.level + 1, item.get_title()) for item in document.get_toc()]
    finally:
        document.close()


def ink_below(pdf: Path, number: int, millimetres: float) -> tuple[float, float, float]:
    """Of what is printed below so many millimetres from the top: the top of its dashes, its left, its right.

    All in millimetres; the dashes are the row with the most ink.
    """
    scale = 300 / 72
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[number].render(scale=scale, grayscale=True)
        pixels, stride, width, height = bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height
    finally:
        document.close()
    start = int(millimetres / 25.4 * 300)
    ink = bytes(int(value < 128) for value in range(256))
    rows = [pixels[y * stride : y * stride + width].translate(ink) for y in range(start, height)]
    row = max(range(len(rows)), key=lambda y: rows[y].count(1))
    left = min(line.find(1) for line in rows if 1 in line)
    right = max(line.rfind(1) for line in rows)
    as_mm = 25.4 / 300
    return (start + row) * as_mm, left * as_mm, right * as_mm

"""The pages to look at before a release: `python -m tests.word.proof_pages OUT [FILE…] [--schemas DIR]`.

Sets a host's script, a notice with two attachments, a speech with a table and a picture, a title of 120 characters,
forty usual titles, a draft for approval with its cover, a marked-up copy, the lectern copy in each size, and the speeches
that are named. LibreOffice renders them; each page becomes `OUT/NAME-PAGE.png`, and six of them beside each other
`OUT/sheet-NUMBER.png`. A file that another setting gives otherwise, or that the schema finds fault with, is told.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from drafter.cli_inspect import read_any
from drafter.core.document import draft_from_document
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import picture_of, table_of_rows
from drafter.library.words import word_pieces
from drafter.word.aids import Aids
from drafter.word.circulation import Circulation
from drafter.word.compare import compare_drafts
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.marked import to_marked_docx
from tests.benchmarks.rows_word import png
from tests.word.drafts import long_speech, paragraph, whole_speech
from tests.word.package_parts import invalid
from tests.word.proof_texts import HOST, NOTICE, SUBJECTS, TITLE
from tests.word.rendering import convert

#: How much a point becomes in dots, on a page of its own and beside others.
_SCALE, _SMALL = 1.2, 0.72
_A_SHEET = 6


def drafts(named: Sequence[Path]) -> Iterator[tuple[str, Draft]]:
    """What is set for print, by name."""
    yield "whole", whole_speech()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("host", HOST), ("notice", NOTICE)):
            path = Path(folder, f"{name}.txt")
            path.write_text(text, encoding="utf-8")
            yield name, draft_from_document(read_any(path))
    yield "objects", with_objects()
    yield "title", _titled(TITLE)
    for number, subject in enumerate(SUBJECTS, 1):
        yield f"title{number:02}", _titled(f"在全县{subject}上的讲话")
    for path in named:
        yield path.stem[:12], draft_from_document(read_any(path))


def _titled(title: str) -> Draft:
    first = paragraph(
        Role.BODY, "今天召开这次会议，主要任务是总结前段工作，安排下步任务。下面，我讲三点意见。"
    )
    front = (paragraph(Role.DATE, "（2026年11月6日）"), paragraph(Role.SALUTATION, "同志们："))
    return Draft(paragraphs=(paragraph(Role.TITLE, title), *front, first))


def with_objects() -> Draft:
    """A speech with a table and a picture, each with a line above or below it."""
    speech = long_speech(2)
    rows = [
        ["乡镇", "任务（亩）", "完成（亩）", "完成率"],
        ["河口镇", "1200", "1140", "95%"],
        ["柳林镇", "800", "812", "101.5%"],
    ]
    table = Paragraph("table", Role.OBJECT, text="表1　秋播进度", object=table_of_rows(rows))
    picture = Paragraph(
        "picture", Role.OBJECT, text="图1　渠系分布", object=picture_of(png(3), "png", 100, 75)
    )
    before, after = speech.paragraphs[:5], speech.paragraphs[5:]
    return replace(speech, paragraphs=(*before, table, *after[:3], picture, *after[3:]))


def files(named: Sequence[Path]) -> Mapping[str, bytes]:
    """The Word files by name."""
    gbt9704, reading = load_layout("gbt9704"), load_layout("reading")
    made = dict(drafts(named))
    result = {name: to_docx(draft, gbt9704, word_pieces, ids=False) for name, draft in made.items()}
    speech = made["whole"]
    result["approval"] = to_docx(speech, gbt9704, word_pieces, circulation=Circulation("送审稿", True))
    comparison = compare_drafts(speech, reworded(speech))
    result["marked"] = to_marked_docx(comparison, gbt9704, word_pieces, "王科长")
    for size in reading.sizes or {}:
        aids = Aids(pauses=size == "二号")
        result[f"lectern-{size}"] = to_docx(speech, reading.with_size(size), word_pieces, aids)
    return result


def reworded(draft: Draft) -> Draft:
    """The draft without one part, and with another sentence reworded."""
    kept = [p for p in draft.paragraphs if not p.text.startswith("成绩来之不易")]
    return draft.with_paragraphs(
        tuple(replace(p, text=p.text.replace("主要负责同志要", "党政主要负责同志都要")) for p in kept)
    )


def _pages(pdf: Path, name: str, scale: float) -> Iterator[tuple[str, QImage]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            bitmap = document[number].render(scale=scale)
            shape = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_BGR888).copy()
            yield f"{name}-{number + 1}", image
    finally:
        document.close()


def _sheet(images: Sequence[tuple[str, QImage]]) -> QImage:
    """Pages beside each other, each with its name above it."""
    width = max(image.width() for _, image in images) + 8
    height = max(image.height() for _, image in images) + 24
    sheet = QImage(
        QSize(width * min(3, len(images)), height * -(-len(images) // 3)), QImage.Format.Format_RGB888
    )
    sheet.fill(QColor("grey"))
    painter = QPainter(sheet)
    for number, (name, image) in enumerate(images):
        corner = QPointF(number % 3 * width + 4, number // 3 * height + 20)
        painter.drawText(corner + QPointF(0, -5), name)
        painter.drawImage(corner, image)
    painter.end()
    return sheet


def main() -> None:
    """Set, render and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--schemas", type=Path, help="the folder with wml.xsd")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    made, again = files(wanted.files), files(wanted.files)
    for name in made:
        if made[name] != again[name]:
            print(f"{name}: set a second time, the file differs")
        if wanted.schemas and (problems := invalid(made[name], wanted.schemas)):
            print(f"{name}: {problems}")
    app = QGuiApplication(["proof_pages", "-platform", "offscreen"])  # what draws words asks for it
    with tempfile.TemporaryDirectory() as folder:
        pdfs = convert("soffice", made, Path(folder), "pdf")
        small: list[tuple[str, QImage]] = []
        for name, pdf in pdfs.items():
            (wanted.out / f"{name}.docx").write_bytes(made[name])
            for page, image in _pages(pdf, name, _SCALE):
                image.save(str(wanted.out / f"{page}.png"))
            small += _pages(pdf, name, _SMALL)
    for start in range(0, len(small), _A_SHEET):
        sheet = _sheet(small[start : start + _A_SHEET])
        sheet.save(str(wanted.out / f"sheet-{start // _A_SHEET + 1:02}.png"))
    print(f"{len(made)} files, {len(small)} pages in {wanted.out}")
    app.quit()


if __name__ == "__main__":
    main()

"""How many paragraphs come out of a PDF exactly: `python -m tests.reading.pdf_layouts [FOLDER]`.

Our own stand-in speeches, set by LibreOffice in ten layouts; with a folder, the PDFs stay there. Asserts nothing.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from drafter.core.errors import UserError
from drafter.reading.read import read_document
from tests.conftest import ROOT

SPEECHES = sorted((ROOT / "tests" / "speeches").glob("*.txt"))


@dataclass(frozen=True, slots=True)
class Set:
    """One layout: sizes and gaps in points, the indent of a first line in characters."""

    name: str
    size: float = 16
    indent: float = 2
    gap: float = 0
    justified: bool = True
    line: float = 1.5
    numbers: bool = False
    header: str = ""
    table: bool = False


LAYOUTS = (
    Set("indented, justified"),
    Set("no indent, gap", indent=0, gap=10),
    Set("no indent, gap, ragged", indent=0, gap=10, justified=False),
    Set("indented, ragged", justified=False),
    Set("small type", size=12),
    Set("small type, no indent, gap", size=12, indent=0, gap=8),
    Set("indented and gap", gap=8),
    Set("page numbers", numbers=True),
    Set("running head", header="内部材料　注意保存", numbers=True),
    Set("a table in the middle", table=True),
)


def paragraphs_of(path: Path) -> list[str]:
    """The paragraphs of a speech with their labels."""
    document = read_document(path)
    pairs = zip(document.labels, document.paragraphs, strict=True)
    return [label + paragraph.text for label, paragraph in pairs]


def write(texts: list[str], layout: Set, target: Path) -> None:
    """A speech as a Word file in a layout."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(layout.size), "Noto Serif CJK SC"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    for place, text in enumerate(texts):
        paragraph = document.add_paragraph(text)
        form = paragraph.paragraph_format
        form.space_after, form.line_spacing = Pt(layout.gap), layout.line
        form.first_line_indent = Pt(layout.indent * layout.size) if place > 1 else Pt(0)
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if layout.justified else WD_ALIGN_PARAGRAPH.LEFT
        if place == 0:
            form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if layout.table and place == len(texts) // 2:
            table = document.add_table(3, 3)
            for cell, words in zip((c for row in table.rows for c in row.cells), "甲乙丙123456", strict=True):
                cell.text = words
    section = document.sections[0]
    if layout.header:
        section.header.paragraphs[0].text = layout.header
    if layout.numbers:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        section.footer.paragraphs[0]._p.append(field)
    document.save(str(target))


def exact(wanted: list[str], pdf: Path) -> int:
    """How many of the paragraphs the reader gives back to the letter, blanks aside."""
    try:
        document = read_document(pdf)
    except UserError as error:
        print(f"{pdf.name}: {error}", file=sys.stderr)
        return 0
    pairs = zip(document.labels, document.paragraphs, strict=True)
    found = {_bare(label + paragraph.text) for label, paragraph in pairs}
    return sum(_bare(text) in found for text in wanted)


def _bare(text: str) -> str:
    return "".join(text.split())


def measured(folder: Path) -> Iterator[tuple[str, int, int]]:
    """For each layout its name, the paragraphs that came out exactly, and all of them."""
    made: dict[Path, tuple[str, list[str]]] = {}
    for number, layout in enumerate(LAYOUTS):
        for speech in SPEECHES:
            target, texts = folder / f"{number}-{speech.stem}.docx", paragraphs_of(speech)
            write(texts, layout, target)
            made[target] = layout.name, texts
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, *made], check=True, capture_output=True)
    counts = {layout.name: [0, 0] for layout in LAYOUTS}
    for target, (name, texts) in made.items():
        counts[name][0] += exact(texts, target.with_suffix(".pdf"))
        counts[name][1] += len(texts)
    yield from ((name, right, every) for name, (right, every) in counts.items())


def main() -> None:
    """Print a line for each layout, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="where the files stay; without it they go")
    given = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as place:
        folder = given or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        rows = list(measured(folder))
    rows.append(("all", sum(right for _, right, _ in rows), sum(every for _, _, every in rows)))
    for name, right, every in rows:
        print(f"{name:28} {right:4} of {every:4}  {right / every:.3f}")


if __name__ == "__main__":
    main()

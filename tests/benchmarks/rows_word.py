"""How fast a draft becomes a Word file, and how the preview keeps up."""

import io
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import docx
from docx.document import Document as DocxDocument
from docx.shared import Mm

from drafter.core.model import Draft, Paragraph, Role
from drafter.core.objects import Picture, Table, picture_of, table_of_rows
from drafter.library.words import word_pieces
from drafter.word.compose import Composer
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.pages import Paginator
from tests.benchmarks.row import Options, Row
from tests.benchmarks.texts import speech

_ROUNDS = 15
_CHARACTERS = 8_000
_PAGES = 300
_CHARACTERS_A_PAGE = 560


def rows(options: Options) -> Iterator[Row]:
    """The export beside python-docx, its growth, the size of a file, and a keystroke in the preview."""
    gbt9704 = load_layout("gbt9704")
    draft = draft_of(_CHARACTERS)
    word_pieces("装入词典")
    yield Row(
        "export of an 8,000-character speech",
        best(lambda: to_docx(draft, gbt9704, word_pieces)) * 1000,
        "ms",
        best(lambda: written_plain(draft)) * 1000,
        "python-docx, paragraphs plain",
        1.0,
    )
    furnished = with_objects(draft)
    yield Row(
        "the same with ten tables and ten pictures",
        best(lambda: to_docx(furnished, gbt9704, word_pieces)) * 1000,
        "ms",
        best(lambda: written_plain(furnished)) * 1000,
        "python-docx, the same text, tables and pictures",
        2.0,
    )
    reading = load_layout("reading")
    yield Row(
        "the same, as a copy for the lectern",
        best(lambda: to_docx(draft, reading, word_pieces)) * 1000,
        "ms",
        best(lambda: written_plain(draft)) * 1000,
        "python-docx, paragraphs plain",
    )
    yield Row("its size", len(to_docx(draft, gbt9704, word_pieces)), "bytes", bound=20_000)
    whole, half = draft_of(_PAGES * _CHARACTERS_A_PAGE), draft_of(_PAGES * _CHARACTERS_A_PAGE // 2)
    yield Row(
        "export of 300 pages",
        best(lambda: to_docx(whole, gbt9704), 3) * 1000,
        "ms",
        best(lambda: to_docx(half, gbt9704), 3) * 1000,
        "150 pages",
        2.2,
    )
    yield Row("a keystroke in the preview of 50,000 characters", keystroke() * 1000, "ms", bound=16)


def draft_of(characters: int) -> Draft:
    """A draft of so many characters from our own sentences."""
    paragraphs: list[Paragraph] = []
    length = number = 0
    while length < characters:
        for paragraph in speech(7, number).paragraphs:
            paragraphs.append(replace(paragraph, id=f"p{len(paragraphs)}"))
            length += len(paragraph.text)
            if length >= characters:
                break
        number += 1
    return Draft(paragraphs=tuple(paragraphs))


def with_objects(draft: Draft) -> Draft:
    """The draft with ten tables of six rows and four columns and ten pictures, spread over its paragraphs."""
    cells = table_of_rows([[f"第{row}行第{column}列" for column in range(4)] for row in range(6)])
    objects = [made for n in range(10) for made in (cells, picture_of(png(n), "png", 80, 60))]
    step = max(1, len(draft.paragraphs) // len(objects))
    paragraphs = list(draft.paragraphs)
    for number, one in reversed(list(enumerate(objects))):
        paragraphs.insert(number * step, Paragraph(f"o{number}", Role.OBJECT, text="", object=one))
    return replace(draft, paragraphs=tuple(paragraphs))


def png(shade: int) -> bytes:
    """A picture of 320 × 240 grey dots."""
    rows = b"".join(b"\0" + bytes((shade * 20 + x + y) % 256 for x in range(320)) for y in range(240))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 320, 240, 8, 0, 0, 0, 0)
    packed = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + packed


def written_plain(draft: Draft) -> bytes:
    """The same paragraphs, tables and pictures as python-docx writes them without any format."""
    document = docx.Document()
    for paragraph in draft.paragraphs:
        if isinstance(paragraph.object, Table):
            _plain_table(document, paragraph.object)
        elif isinstance(paragraph.object, Picture):
            document.add_picture(io.BytesIO(paragraph.object.data), width=Mm(paragraph.object.width))
        else:
            document.add_paragraph(paragraph.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _plain_table(document: DocxDocument, table: Table) -> None:
    made = document.add_table(len(table.rows), table.columns)
    for place in table.places():
        made.cell(place.row, place.column).text = place.cell.text


def keystroke() -> float:
    """The seconds until the page is drawn again after one character was typed on it."""
    layout = load_layout("gbt9704")
    composer, paginator = Composer(layout), Paginator(layout)
    first, *others = draft_of(50_000).paragraphs
    taken = []
    for count in range(_ROUNDS + 1):
        changed = Draft(paragraphs=(replace(first, text=first.text + "字" * count), *others))
        start = time.perf_counter()
        _ = paginator.pages(composer.compose(changed))[0].lines
        taken.append(time.perf_counter() - start)
    return sorted(taken[1:])[_ROUNDS // 2]


def best(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """The seconds of processor time of the fastest of several runs: other programs on the machine do not count."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)

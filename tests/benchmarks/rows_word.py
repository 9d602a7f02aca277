"""How fast a draft becomes a Word file, and how the preview keeps up."""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import docx

from drafter.core.model import Draft, Paragraph
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
        1.5,
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


def written_plain(draft: Draft) -> bytes:
    """The same paragraphs as python-docx writes them without any format."""
    document = docx.Document()
    for paragraph in draft.paragraphs:
        document.add_paragraph(paragraph.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


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
    """The seconds of the fastest of several runs."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)

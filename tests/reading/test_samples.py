"""Speeches are read exactly as their gold files say, in every form of the text: our stand-ins, real ones where they are."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.core.document import Document
from drafter.core.folding import REASONS, fold
from drafter.reading.read import read_document, recognise_text
from tests.conftest import speech_files


@dataclass(frozen=True)
class Gold:
    path: Path
    paragraphs: list[tuple[str, int, str]]
    moves: list[str | None]
    removed: list[str]


@pytest.fixture(params=speech_files(), ids=lambda path: path.stem)
def gold(request) -> Gold:
    return gold_of(request.param)


def gold_of(path: Path) -> Gold:
    data = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return Gold(
        path,
        [(p["role"], p["level"], fold(p["text"])) for p in data["paragraphs"]],
        [p["move"] for p in data["paragraphs"]],
        data["removed"],
    )


def read(document: Document) -> list[tuple[str, int, str]]:
    pairs = zip(document.paragraphs, document.labels, strict=True)
    return [(p.role.value, p.level, label + p.text) for p, label in pairs]


def test_role_level_text_and_order_are_exact(gold: Gold):
    assert read(read_document(gold.path)) == gold.paragraphs


def test_what_is_removed_is_exact(gold: Gold):
    assert [r.text for r in read_document(gold.path).removed if r.reason not in REASONS] == gold.removed


def test_moves_are_right(gold: Gold):
    assert [p.move and p.move.value for p in read_document(gold.path).paragraphs] == gold.moves


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_makes_no_difference(gold: Gold, encoding: str, tmp_path: Path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(gold.path.read_text(encoding="utf-8").encode(encoding))
    assert read(read_document(copy)) == gold.paragraphs


def wrapped(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)] or [""]


def spelt_out(gold: Gold) -> list[str]:
    """The paragraphs of the file, the broken ones whole, as somebody would have typed them."""
    return [*gold.removed, *(text for _, _, text in gold.paragraphs)]


def told_apart(path: Path, width: int) -> bool:
    """Whether no paragraph ends at a full line of this width: there no reader could see that it ends."""
    return all(len(paragraph) % width for paragraph in spelt_out(gold_of(path)))


@pytest.mark.parametrize(
    ("gold", "width"),
    [(path, width) for path in speech_files() for width in range(20, 41) if told_apart(path, width)],
    indirect=["gold"],
)
def test_hard_wraps_make_no_difference(gold: Gold, width: int):
    text = "\n".join(line for paragraph in spelt_out(gold) for line in wrapped(paragraph, width))
    assert read(recognise_text(text)) == gold.paragraphs


@pytest.mark.parametrize("width", (20, 28, 33, 40, 10_000))
def test_blank_lines_make_no_difference(gold: Gold, width: int):
    text = "\n\n".join("\n".join(wrapped(paragraph, width)) for paragraph in spelt_out(gold))
    assert read(recognise_text(text)) == gold.paragraphs


@pytest.mark.parametrize("width", (20, 28, 33, 40, 10_000))
def test_indentation_makes_no_difference(gold: Gold, width: int):
    text = "\n".join("\n".join(wrapped("\u3000\u3000" + paragraph, width)) for paragraph in spelt_out(gold))
    assert read(recognise_text(text)) == gold.paragraphs


@pytest.mark.parametrize("every", (17, 23))
def test_page_numbers_in_the_middle_of_sentences_are_taken_out(gold: Gold, every: int):
    lines = [line for paragraph in spelt_out(gold) for line in wrapped(paragraph, 28)]
    pages = [lines[start : start + every] for start in range(0, len(lines), every)]
    text = "\n".join("\n".join([*page, f"— {number} —"]) for number, page in enumerate(pages, 1))
    document = recognise_text(text)
    assert read(document) == gold.paragraphs
    assert [r.text for r in document.removed if r.reason == "页码"] == [
        f"— {number} —" for number in range(1, len(pages) + 1)
    ]

"""The starter library: material of our own that is fit to be dragged into any county's speech."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from drafter.core.blanks import find_blanks
from drafter.core.document import Document
from drafter.core.model import Move, Role
from drafter.paths import resource
from drafter.reading.names import names_in
from drafter.reading.read import read_document

SPEECHES = sorted(resource("library").glob("*.txt"))
AGENDA = {"archives", "petitions"}
#: What is no speech in parts: a host's words and a pledge.
SHORT = {"host", "pledge"}
#: Who takes office has no year behind him to tell of.
NEW_IN_OFFICE = {"oath"}

#: Above the first heading, each speech goes through these moves, in this order.
PRELUDE = [Move.OPENING, Move.AGENDA, Move.REVIEW, Move.PROBLEMS, Move.SITUATION, Move.TRANSITION]

in_parts = pytest.mark.parametrize(
    "speech", [path for path in SPEECHES if path.stem not in SHORT], ids=lambda path: path.stem
)
every_speech = pytest.mark.parametrize("speech", SPEECHES, ids=lambda path: path.stem)


def paragraphs_of(speech: Path) -> list[str]:
    return speech.read_text(encoding="utf-8").splitlines()


def headings_of(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs if p.role is Role.HEADING and p.level == 1]


def test_it_offers_many_paragraphs_on_many_topics() -> None:
    titles = {paragraphs_of(speech)[0] for speech in SPEECHES}
    assert len(SPEECHES) >= 25
    assert len(titles) == len(SPEECHES)
    assert sum(len(paragraphs_of(speech)) for speech in SPEECHES) >= 300


def test_the_page_on_the_library_lists_every_speech() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)\.txt` \|", resource("library", "README.md").read_text(encoding="utf-8"), re.M
    )
    assert sorted(rows) == sorted(speech.stem for speech in SPEECHES)


def test_no_sentence_stands_twice() -> None:
    sentences = Counter(
        sentence
        for speech in SPEECHES
        for paragraph in paragraphs_of(speech)
        for sentence in re.split(r"[。！？；]", paragraph)
        if len(sentence) >= 15
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


@every_speech
def test_a_speech_is_of_fifteen_minutes_at_most_and_has_no_empty_lines(speech: Path) -> None:
    paragraphs = paragraphs_of(speech)
    assert all(paragraph and paragraph == paragraph.strip() for paragraph in paragraphs)
    assert (500 if speech.stem in SHORT else 1000) <= sum(map(len, paragraphs)) <= 3500


@every_speech
def test_blanks_are_well_formed_and_say_what_belongs_there(speech: Path) -> None:
    text = speech.read_text(encoding="utf-8")
    blanks = list(find_blanks(text))
    assert blanks
    assert all(re.fullmatch("[一-龥]{2,8}", blank.name) for blank in blanks), [b.text for b in blanks]
    assert text.count("【") == text.count("】") == len(blanks)


@every_speech
def test_a_speech_states_no_facts_and_quotes_nobody(speech: Path) -> None:
    text = speech.read_text(encoding="utf-8")
    assert re.findall(r"[0-9０-９]", text) == []
    assert re.findall(r"[〇零一二三四五六七八九]{4}年", text) == []
    assert re.findall(r"[“”‘’《》]", text) == []


@every_speech
def test_a_speech_is_set_in_full_width_signs(speech: Path) -> None:
    text = speech.read_text(encoding="utf-8")
    assert re.findall(r"[!-~]", text) == []
    assert "\u3000" not in text and "\ufeff" not in text


@every_speech
def test_the_reader_recognises_the_speech_whole(speech: Path) -> None:
    document = read_document(speech)
    titles = [p.text for p in document.paragraphs if p.role is Role.TITLE]
    assert titles == paragraphs_of(speech)[:1]
    assert document.salutation.endswith("同志们：")
    assert document.removed == ()
    assert [
        label + p.text for label, p in zip(document.labels, document.paragraphs, strict=True)
    ] == paragraphs_of(speech)


@in_parts
def test_the_parts_are_parallel(speech: Path) -> None:
    headings = headings_of(read_document(speech))
    assert 3 <= len(headings) <= 6
    assert len({len(heading) for heading in headings}) == 1, headings


@in_parts
def test_the_prelude_goes_through_its_moves_in_order(speech: Path) -> None:
    moves = [p.move for p in read_document(speech).paragraphs if p.role is Role.BODY]
    prelude = moves[: moves.index(Move.TRANSITION) + 1]
    places = [PRELUDE.index(move) for move in prelude if move]
    assert all(before <= after for before, after in pairwise(places)), prelude
    looked_back = set() if speech.stem in NEW_IN_OFFICE else {Move.REVIEW, Move.PROBLEMS}
    assert {Move.OPENING, *looked_back} <= set(prelude)
    assert (Move.AGENDA in prelude) == (speech.stem in AGENDA)
    assert moves[-1] is Move.CLOSING


@in_parts
def test_the_transition_announces_as_many_parts_as_follow(speech: Path) -> None:
    document = read_document(speech)
    transition = next(p.text for p in document.paragraphs if p.move is Move.TRANSITION)
    announced = re.search("([一二三四五六])(?:点|个方面|条)", transition)
    assert announced and "一二三四五六".index(announced[1]) + 1 == document.parts


@every_speech
def test_the_names_in_a_speech_are_left_to_the_secretary(speech: Path) -> None:
    names = names_in(read_document(speech).paragraphs)
    assert (names.places, names.people, names.units) == ((), (), ())


@pytest.mark.parametrize("stem", sorted(SHORT))
def test_what_is_no_speech_in_parts_opens_counts_its_points_and_ends(stem: str) -> None:
    document = read_document(resource("library", f"{stem}.txt"))
    moves = [p.move for p in document.paragraphs if p.role is Role.BODY]
    points = [p for p in document.paragraphs if p.role is Role.POINT]
    announced = next(p.text for p in document.paragraphs if p.move is Move.TRANSITION)
    assert moves[0] is Move.OPENING
    assert moves[-1] is Move.CLOSING
    assert "一二三四五六"[len(points) - 1] + "点" in announced


def test_every_move_occurs() -> None:
    moves = {p.move for speech in SPEECHES for p in read_document(speech).paragraphs if p.role is Role.BODY}
    assert moves == set(Move)


def test_every_form_of_numbering_occurs() -> None:
    labels = {label for speech in SPEECHES for label in read_document(speech).labels}
    assert {"一、", "（一）", "一要", "一是", "第一，"} <= labels
    unnumbered = read_document(resource("library", "work-style.txt"))
    assert unnumbered.parts == 6
    assert not any(unnumbered.labels)

"""What is known of a place in a draft, the words that tell what a text is about, and what the store remembers."""

import math
import sqlite3

import pytest

from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.library.feed.office_values import (
    device_of,
    new_device,
    office_value,
    private_folders,
    set_office_value,
    set_private_folders,
)
from drafter.library.finding.keywords import keywords_of
from drafter.library.finding.place import index_of_slot, place_of, slots_like
from drafter.library.importing.vocabulary import Vocabulary, kept_words
from drafter.library.sources import Known
from drafter.word.bookmarks import bookmark_name

POINT = Slot(Role.POINT, 1, prompt="压实责任：层层扛起来", topics=("安全",))
OTHER = Slot(Role.POINT, 1, prompt="严格考核，一月一查")
HEADING = Slot(Role.HEADING, 1, prompt="突出重点；讲清抓手", topics=())
DRAFT = Draft(
    Facts("在全县会议上的讲话", occasion="全县安全会议"),
    (
        Paragraph("h", Role.HEADING, 1, "提高认识", "一、"),
        Paragraph("p", Role.POINT, 1, slot=POINT),
        Paragraph("q", Role.POINT, 1, slot=OTHER),
        Paragraph("r", Role.POINT, 1, text="已经写好。", slot=Slot(Role.POINT, 1, prompt="写好的")),
        Paragraph("k", Role.HEADING, 1, slot=HEADING),
        Paragraph("b", slot=Slot(Role.BODY, move=Move.CLOSING, prompt="收尾")),
    ),
)


def test_a_place_under_a_heading():
    place = place_of(POINT, DRAFT)
    assert (place.heading, place.siblings, place.under) == ("提高认识", (), "提高认识")
    assert place.title == "在全县会议上的讲话，全县安全会议"
    assert place.subject == "在全县会议上的讲话，全县安全会议，提高认识，安全"
    assert place.position == pytest.approx(1.5 / 6)
    assert (place.prompt, place.wants, place.rivals) == ("压实责任 安全", POINT.prompt, ("严格考核",))


def test_a_place_under_an_open_heading_and_one_that_is_a_heading():
    closing = place_of(DRAFT.paragraphs[5].slot, DRAFT)  # type: ignore[arg-type]
    assert (closing.heading.strip(), closing.under) == ("突出重点", HEADING.prompt)
    assert closing.rivals == ()
    assert closing.siblings == ("提高认识",)
    part = place_of(HEADING, DRAFT)
    assert part.heading.strip() == "突出重点"
    assert part.prompt == ""
    nowhere = place_of(Slot(Role.BODY, prompt="别处"), DRAFT)
    assert (nowhere.position, nowhere.planned, nowhere.heading, nowhere.under) == (None, 0, "别处", "")


def test_the_open_slots_of_the_same_kind():
    assert slots_like(POINT, DRAFT) == [OTHER]
    assert index_of_slot(OTHER, DRAFT.paragraphs) == 2
    assert index_of_slot(Slot(Role.POINT, 1, prompt="写好的"), DRAFT.paragraphs) == 3
    assert index_of_slot(Slot(Role.TITLE), DRAFT.paragraphs) is None
    twice = (Paragraph("a", text="写了。", slot=OTHER), Paragraph("b", slot=OTHER))
    assert index_of_slot(OTHER, twice) == 1


def test_words_are_weighed_by_how_often_they_stand_here_and_how_seldom_elsewhere():
    known = {"安全": 10, "生产": 1, "的": 100, "工作": 100}
    words = ["安全", "安全", "生产", "的", "没见过", "工作"]
    weights = keywords_of(words, lambda word: known.get(word, 0), 100, 2)
    assert list(weights) == ["生产", "安全"]
    assert weights["生产"] == 1
    expected = (1 + math.log(2)) * math.log(11) / math.log(101)
    assert weights["安全"] == pytest.approx(expected)
    assert keywords_of([], lambda _: 1, 100, 2) == {}


@pytest.fixture
def store():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE office (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.execute("CREATE TABLE words (word TEXT PRIMARY KEY, initials TEXT, sound TEXT)")
    yield connection
    connection.close()


def test_a_device_has_one_number_until_it_takes_another(store: sqlite3.Connection):
    assert office_value(store, "device") == ""
    first = device_of(store)
    assert len(first) == 16
    assert device_of(store) == first
    assert new_device(store) != first
    assert device_of(store) != first
    set_office_value(store, "name", "小李")
    assert office_value(store, "name") == "小李"
    assert private_folders(store) == []
    set_private_folders(store, ["/乙", "/甲", "/乙"])
    assert private_folders(store) == ["/乙", "/甲"]


def test_words_are_noted_once_with_their_sounds(store: sqlite3.Connection):
    assert kept_words(["安全", "安", "安全", "ab", "3次", "督查"]) == ["安全", "督查"]
    vocabulary = Vocabulary()
    vocabulary.note(store, "安全 生产")
    vocabulary.note(store, "安全")
    vocabulary.note(store, "")
    Vocabulary().note(store, "生产 督查")
    vocabulary.forget()
    vocabulary.note(store, "安全 督查")
    rows = store.execute("SELECT * FROM words ORDER BY sound").fetchall()
    assert [(word, initials) for word, initials, _ in rows] == [
        ("安全", "aq"),
        ("督查", "dc"),
        ("生产", "sc"),
    ]
    assert rows[0][2] == "an quan"


def test_known_sources_are_made_when_they_are_asked_for():
    row = ("s", "讲话", "a.docx", None, "", "", "", "", "", 1, "", "", 0, "", None)
    known = Known([(3, row)])
    assert 3 in known
    assert 4 not in known
    assert known[3] is known[3]
    assert (known[3].title, known[3].starter, known[3].date, known[3].came) == ("讲话", True, None, None)
    known.learn([(4, ("t", "报告", "b.docx", 1, "", "", "", "", "", 0, "", "", 1, "", 0))])
    assert (len(known), list(known)) == (2, [3, 4])
    assert known[4].date_guessed
    assert known[4].date is not None
    assert list(known.without_first(1)) == [4]


def test_a_bookmark_bears_a_short_id_or_seven_signs_for_a_long_one():
    assert bookmark_name("ab12") == "_gao_ab12"
    assert bookmark_name("abcdefgh") == "_gao_abcdefgh"
    long = bookmark_name("abcdefghi")
    assert len(long) == len("_gao_") + 7
    assert long != bookmark_name("ABCDEFGHI")
    assert bookmark_name("A") != "_gao_A"

"""What the panel asks of the library."""

import pytest

from drafter.core.clip import ClipKind
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot
from drafter.library.api import Query
from drafter.ui.library.questions import BY_LENGTH, PAGE, Place, is_narrowed, question, similar, versions

PLACE = Place(
    Slot(Role.POINT, 1, prompt="严格督查考核"),
    Draft(Facts("在全县安全生产工作会议上的讲话"), (Paragraph("p", Role.POINT, 1),)),
)


@pytest.mark.parametrize(
    "query, narrowed",
    [
        (Query(), False),
        (Query(text="督查", sort="date", limit=3, offset=50), False),
        (Query(kind=ClipKind.HEADING), True),
        (Query(year=2025), True),
        (Query(move=Move.REVIEW), True),
        (Query(favourite=True), True),
    ],
)
def test_words_order_and_page_are_no_filter(query: Query, narrowed: bool):
    assert is_narrowed(query) is narrowed


def test_without_words_what_suits_the_place_is_recommended(library):
    answer = question(library, Query(), PLACE)()
    assert answer.recommended
    assert answer.total == len(answer.hits) > 0
    assert all(hit.reason for hit in answer.hits)


@pytest.mark.parametrize(
    "query, place", [(Query(), None), (Query(offset=1), PLACE), (Query(year=2025), PLACE)]
)
def test_without_a_place_with_a_filter_or_on_further_pages_one_browses(library, query, place):
    answer = question(library, query, place)()
    assert not answer.recommended
    assert answer.total > 0
    assert answer.offset == query.offset


def test_with_words_what_suits_the_place_comes_first_on_the_first_page_alone(library):
    query = Query(text="督查")
    found = question(library, query, PLACE)()
    told = [bool(hit.reason) for hit in found.hits]
    assert told == sorted(told, reverse=True)
    assert any(told)
    assert not any(hit.reason for hit in question(library, query, None)().hits)
    later = question(library, Query(text="督查", offset=1), PLACE)()
    assert (later.offset, later.total) == (1, found.total)
    assert not any(hit.reason for hit in later.hits)


def test_headings_come_with_their_sections_and_stand_by_length_where_asked_for(library):
    headings = Query(kind=ClipKind.HEADING, limit=PAGE)
    assert all(hit.follows for hit in question(library, headings, None)().hits)
    by_length = question(library, Query(kind=ClipKind.HEADING, sort=BY_LENGTH), PLACE)()
    lengths = [len(hit.clip.paragraphs[0].text) for hit in by_length.hits]
    assert lengths
    assert all(hit.reason.endswith(" 字") for hit in by_length.hits)
    assert not by_length.is_rough
    assert by_length.total == len(lengths)


def test_sections_are_recommended_with_all_that_stands_below_their_headings(library):
    place = Place(Slot(Role.HEADING, 1, prompt="提高认识，扛牢安全责任"), PLACE.draft)
    answer = question(library, Query(kind=ClipKind.SECTION), place)()
    assert answer.hits
    assert all(len(hit.clip.paragraphs) > 1 and not hit.follows for hit in answer.hits)


def test_what_is_like_a_hit_and_its_versions_are_counted(library):
    hit = library.search(Query(text="督查")).hits[0]
    alike, same = similar(library, hit)(), versions(library, hit)()
    assert alike.total == len(alike.hits)
    assert hit.id not in [one.id for one in alike.hits]
    assert [one.id for one in same.hits] == [hit.id]
    assert same.total == 1

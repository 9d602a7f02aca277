from dataclasses import replace
from datetime import date

import pytest

from drafter.core.clip import ClipKind
from drafter.core.model import Move
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from tests.library.speeches import FARMING, SAFETY, speech


def texts(library: EmbeddedLibrary, query: Query) -> list[str]:
    return [hit.clip.paragraphs[0].text for hit in library.search(query).hits]


def test_all_the_words_must_occur(stocked: EmbeddedLibrary):
    found = texts(stocked, Query("企业 责任"))
    assert found == [SAFETY[3][1]]


def test_a_phrase_must_stand_to_the_letter(stocked: EmbeddedLibrary):
    assert texts(stocked, Query("“压实企业责任”")) == [SAFETY[3][1]]
    assert texts(stocked, Query("“企业隐患”")) == [SAFETY[5][1]]
    assert texts(stocked, Query("“隐患企业”")) == []


def test_a_phrase_is_found_across_the_bounds_of_words(stocked: EmbeddedLibrary):
    assert texts(stocked, Query("“产是底线工”")) == [SAFETY[1][1]]


def test_a_phrase_in_a_section_stands_to_the_letter_too(stocked: EmbeddedLibrary):
    assert stocked.search(Query("“消防通道堵塞”", kind=ClipKind.SECTION)).total == 1
    assert stocked.search(Query("“堵塞消防通道”", kind=ClipKind.SECTION)).total == 0


def test_an_excluded_word_must_not_occur(stocked: EmbeddedLibrary):
    assert SAFETY[5][1] in texts(stocked, Query("隐患"))
    assert SAFETY[5][1] not in texts(stocked, Query("隐患 -消防"))
    assert texts(stocked, Query("-隐患 -安全 -责任 -农资 -耕地 -春耕")) == [
        "同志们，春光贵如金，让我们抓紧干起来，为全年丰收打好基础！"
    ]


def test_the_words_are_highlighted_where_they_stand(stocked: EmbeddedLibrary):
    hit = stocked.search(Query("隐患 现场")).hits[0]
    text = hit.clip.paragraphs[0].text
    assert {text[start:end] for start, end in hit.highlights} == {"隐患", "现场"}


def test_headings_and_whole_sections_are_found_by_their_kind(stocked: EmbeddedLibrary):
    headings = stocked.search(Query("隐患", kind=ClipKind.HEADING))
    assert [hit.clip.plain_text for hit in headings.hits] == ["一、排查隐患，织密安全防护网络"]
    section = stocked.search(Query("压实 领导 企业", kind=ClipKind.SECTION)).hits[0]
    assert section.clip.kind is ClipKind.SECTION
    assert [p.text for p in section.clip.paragraphs] == [text for _, text in SAFETY[:4]]


def test_an_empty_search_browses_everything_of_the_kind(stocked: EmbeddedLibrary):
    assert stocked.search(Query()).total == 9
    assert stocked.search(Query(kind=ClipKind.HEADING)).total == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(move=Move.PROBLEMS), 1),
        (Query(topic="乡村振兴"), 4),
        (Query(year=2024), 5),
        (Query(level="township"), 4),
        (Query(occasion="全县安全生产会议"), 5),
        (Query("责任", year=2025), 0),
        (Query("隐患", year=2024, move=Move.ARGUMENT), 1),
        (Query(starter=True), 0),
        (Query(starter=False), 9),
    ],
)
def test_facets_narrow_and_combine(stocked: EmbeddedLibrary, query: Query, expected: int):
    assert stocked.search(query).total == expected


def test_one_source_can_be_searched_alone(stocked: EmbeddedLibrary):
    source = stocked.sources()[0].source
    assert stocked.search(Query(source_id=source.id)).total == 4
    assert stocked.search(Query(source_id="gone")).total == 0


def test_facets_are_counted_as_if_they_did_not_narrow_themselves(stocked: EmbeddedLibrary):
    counts = stocked.facets(Query("隐患", year=2024))
    assert counts["year"] == {"2024": 3}
    assert counts["move"] == {"argument": 1, "problems": 1}
    assert stocked.facets(Query(year=2024))["year"] == {"2024": 5, "2025": 4}
    assert counts["level"] == {"county": 3}


def test_each_facet_value_leaves_as_many_results_as_it_says(stocked: EmbeddedLibrary):
    for topic, count in stocked.facets(Query())["topic"].items():
        assert stocked.search(Query(topic=topic)).total == count


def test_favourites_and_used_blocks_can_be_searched(stocked: EmbeddedLibrary):
    first, second, *_ = stocked.search(Query("隐患")).hits
    stocked.set_favourite(first.id, True)
    stocked.note_use([second.id])
    assert [hit.id for hit in stocked.search(Query(favourite=True)).hits] == [first.id]
    assert [hit.id for hit in stocked.search(Query(used=True)).hits] == [second.id]
    assert second.id not in [hit.id for hit in stocked.search(Query("隐患", used=False)).hits]
    assert stocked.search(Query("隐患", favourite=True)).hits[0].favourite
    stocked.set_favourite(first.id, False)
    assert stocked.search(Query(favourite=True)).total == 0


def test_results_are_sorted_by_date_or_by_use(stocked: EmbeddedLibrary):
    days = [hit.source.date for hit in stocked.search(Query("要", sort="date")).hits]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    assert len(set(days)) == 2
    last = stocked.search(Query("要")).hits[-1]
    stocked.note_use([last.id, last.id])
    by_use = stocked.search(Query("要", sort="use"))
    assert by_use.hits[0].id == last.id
    assert by_use.hits[0].uses == 2
    assert len(by_use.hits) == by_use.total == stocked.search(Query("要")).total


def test_pages_follow_each_other_without_gap_or_repeat(stocked: EmbeddedLibrary):
    whole = [hit.id for hit in stocked.search(Query()).hits]
    pages = [hit.id for offset in (0, 4, 8) for hit in stocked.search(Query(limit=4, offset=offset)).hits]
    assert pages == whole
    assert stocked.search(Query(limit=4)).total == 9


def test_an_identical_paragraph_is_one_hit_with_all_its_sources(stocked: EmbeddedLibrary):
    stocked.add(speech("另一次讲话", ("argument", SAFETY[6][1]), day=date(2026, 1, 5)), "other")
    hits = stocked.search(Query("专业人员 车间")).hits
    assert len(hits) == 1
    assert [source.title for source in hits[0].sources] == ["另一次讲话", "在全县安全生产会议上的讲话"]
    assert hits[0].source.title == "另一次讲话"


def test_similar_blocks_are_about_the_same_thing(stocked: EmbeddedLibrary):
    block = stocked.search(Query("专业人员 车间")).hits[0]
    similar = stocked.similar(block.id)
    assert similar[0].clip.paragraphs[0].text in {SAFETY[2][1], SAFETY[5][1]}
    assert block.id not in [hit.id for hit in similar]


def test_headings_stand_with_those_of_their_length(stocked: EmbeddedLibrary):
    groups = stocked.headings(Query())
    assert {length: len(hits) for length, hits in groups.items()} == {11: 1, 13: 2}
    assert list(groups) == sorted(groups)


def test_every_hit_can_be_dragged_with_its_source(stocked: EmbeddedLibrary):
    for kind in ClipKind:
        for hit in stocked.search(Query(kind=kind)).hits:
            assert hit.clip.kind is kind
            assert all(p.source == hit.source for p in hit.clip.paragraphs)


@pytest.mark.parametrize("phrase", ["生产是", "产是底线", "域各环节", "领导责", "把责任落"])
def test_a_phrase_may_begin_and_end_within_a_word(stocked: EmbeddedLibrary, phrase: str):
    stocked.add(speech("又一次讲话", ("argument", "责任要落到各领域各环节，一处也不能漏。")), "more")
    found = texts(stocked, Query(f"“{phrase}”"))
    assert len(found) == 1
    assert phrase in found[0]


def test_a_phrase_leaves_out_words_of_it_that_stand_apart(stocked: EmbeddedLibrary):
    excluded = texts(stocked, Query("-“压实领导责任”"))
    assert SAFETY[3][1] in excluded  # has 压实 and 责任, not the phrase
    assert SAFETY[2][1] not in excluded


def test_kinds_and_marks_are_counted_beside_the_other_facets(stocked: EmbeddedLibrary):
    first, second, *_ = stocked.search(Query("责任")).hits
    stocked.set_favourite(first.id, True)
    stocked.note_use([first.id, second.id])
    counts = stocked.facets(Query("责任", used=True))
    assert counts["kind"] == {
        kind.value: stocked.search(Query("责任", used=True, kind=kind)).total for kind in ClipKind
    }
    total = stocked.search(Query("责任")).total
    assert counts["used"] == {"yes": 2, "no": total - 2}
    assert counts["favourite"] == {"yes": 1}
    assert counts["starter"] == {"yes": 0, "no": 2}
    assert stocked.facets(Query())["kind"] == {"paragraph": 9, "heading": 3, "section": 3}


@pytest.mark.parametrize("query", [Query(), Query("隐患"), Query("责任", year=2024, source_id="没有这一篇")])
def test_the_sources_of_the_best_results_are_counted_each_alone(stocked: EmbeddedLibrary, query: Query):
    sources = stocked.main_sources(query)
    assert sources
    wider = replace(query, source_id="")
    hits = stocked.search(wider).hits
    assert {source.id for source, _ in sources} == {source.id for hit in hits for source in hit.sources}
    for source, count in sources:
        assert count == stocked.search(replace(wider, source_id=source.id)).total > 0
    assert [count for _, count in sources] == sorted((count for _, count in sources), reverse=True)
    assert stocked.main_sources(query, limit=1) == stocked.main_sources(query, limit=1)[:1]


def _versions(library: EmbeddedLibrary) -> None:
    """Three versions of one speech, of two years and levels, beside a speech of its own."""
    for number, (old, new) in enumerate((("每一个", "每一个"), ("每一个", "每个"), ("定期下", "经常下"))):
        parts = [(kind, text.replace(old, new)) for kind, text in SAFETY]
        day, level = date(2022 + number // 2, 3, 1), ("city", "county")[number % 2]
        library.add(speech("在安全生产会议上的讲话", *parts, day=day, level=level), f"version {number}")
    library.add(speech("在春耕会议上的讲话", *FARMING, day=date(2023, 2, 20)), "farming")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "责任",
        "责任 企业",
        "责任 -领导",
        "“个岗位”",
        "“产是底线工”",
        "“责任、企业”",
        "zr",
        "安权生产",
        "压实 zr",
    ],
)
@pytest.mark.parametrize("kind", list(ClipKind))
def test_every_count_is_the_number_of_cards_that_its_choice_leaves(
    library: EmbeddedLibrary, text: str, kind: ClipKind
):
    """Also of versions, which are one card, of phrases across the bounds of words, and of slips."""
    _versions(library)
    library.note_use([library.search(Query("底线")).hits[0].id])
    query = Query(text, kind=kind)
    choices = {"year": int, "move": Move, "kind": ClipKind}
    marks = {"yes": True, "no": False}
    for facet, counts in library.facets(query).items():
        for value, count in counts.items():
            chosen = marks[value] if value in marks else choices.get(facet, str)(value)
            results = library.search(replace(query, **{facet: chosen}))
            assert (results.total, len(results.hits)) == (count, count), (facet, value)
            if count > 1:
                narrowed = replace(query, **{facet: chosen}, limit=1)
                assert library.search(narrowed).is_rough
                assert library.count(narrowed) == count
    for source, count in library.main_sources(query):
        assert library.search(replace(query, source_id=source.id)).total == count


def test_a_slip_is_counted_by_facets_as_what_it_is_mended_to(stocked: EmbeddedLibrary):
    assert stocked.facets(Query("yh"))["level"] == stocked.facets(Query("隐患"))["level"] != {}


def test_hits_are_a_sequence_that_gives_each_hit_again_as_the_same_object(stocked: EmbeddedLibrary):
    """The window marks and replaces cards; it must not find another one in their place."""
    hits = stocked.search(Query("责任")).hits
    every = list(hits)
    assert len(every) == len(hits) > 2
    assert all(hits[place] is hit for place, hit in enumerate(every))
    assert hits[-1] is every[-1]
    assert [hit.id for hit in hits[1:]] == [hit.id for hit in every[1:]]
    with pytest.raises(IndexError):
        hits[len(hits)]

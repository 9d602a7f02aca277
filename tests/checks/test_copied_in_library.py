"""Copied text against a real library, beside a search of everything for every run of thirteen characters."""

import random
from datetime import date
from pathlib import Path

import pytest

from drafter.checks.copied.copying import copied_in
from drafter.core.fingerprints import GRAM, SHORTEST_RUN, squeezed
from drafter.core.model import FRONT_ROLES, Facts
from drafter.core.progress import run_job
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.library.starter import starter_documents
from tests.benchmarks.texts import speech, speeches
from tests.checks.texts import sample_drafts
from tests.library.speeches import speech as own_speech

#: The bodies of thirty generated speeches.
_BODIES = 540


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    """The starter library with some dozens of speeches put together from its sentences."""
    opened = open_library(tmp_path_factory.mktemp("copied") / "library")
    add_starter(opened)
    run_job(opened.add_many(speeches(_BODIES)))
    run_job(opened.complete_passages())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def runs() -> set[str]:
    """Every thirteen characters that stand in a row in a paragraph of the library."""
    documents = [document for document, _ in (*starter_documents(), *speeches(_BODIES))]
    texts = [squeezed(p.text).text for one in documents for p in one.paragraphs if p.role not in FRONT_ROLES]
    return {text[n : n + SHORTEST_RUN] for text in texts for n in range(len(text) - SHORTEST_RUN + 1)}


def by_brute_force(text: str, runs: set[str]) -> list[range]:
    """Where in a squeezed text each of the runs stands that it holds."""
    starts = (n for n in range(len(text) - SHORTEST_RUN + 1) if text[n : n + SHORTEST_RUN] in runs)
    return [range(start, start + SHORTEST_RUN) for start in starts]


def patchwork(runs: set[str]) -> list[str]:
    """Texts of pieces of the library of 5 to 60 characters, with words of one's own between them."""
    chance = random.Random(7)
    whole = [p.text for document, _ in starter_documents() for p in document.paragraphs if len(p.text) > 60]
    made = []
    for _ in range(60):
        pieces = []
        for _ in range(chance.randint(2, 8)):
            text = chance.choice(whole)
            start = chance.randrange(len(text) - 5)
            pieces.append(text[start : start + chance.randint(5, 60)])
            pieces.append("".join(chance.choices("甲乙丙丁戊己庚辛壬癸子丑寅卯", k=chance.randint(0, 4))))
        made.append("".join(pieces))
    return made


def test_every_run_of_thirteen_characters_is_found_and_nothing_else(library: EmbeddedLibrary, runs: set[str]):
    """Where two passages share a sentence with the text, and one of them a character more, either will do."""
    passages = library.passages()
    generated = [p.text for n in range(6) for p in speech(9, n).paragraphs if p.role not in FRONT_ROLES]
    samples = [p.text for draft in sample_drafts() for p in draft.paragraphs]
    expected = found = 0
    for text in (*generated, *patchwork(runs), *samples):
        own = squeezed(text)
        copied = copied_in(text, passages)
        covered = {n for run in copied.runs for n in range(*run.squeezed)}
        wanted = by_brute_force(own.text, runs)
        assert covered <= {n for run in wanted for n in run}
        assert all(len(covered.intersection(run)) >= GRAM for run in wanted)
        assert copied.copied == len(covered)
        expected += len({n for run in wanted for n in run})
        found += len(covered)
    assert expected > 10_000
    assert found > 0.998 * expected


def test_a_run_is_the_same_in_the_text_and_in_its_passage(library: EmbeddedLibrary, runs: set[str]):
    for text in patchwork(runs):
        for run in copied_in(text, library.passages()).runs:
            here = squeezed(text[run.start : run.end]).text
            there = squeezed(run.passage.text[slice(*run.there)]).text
            assert here == there
            assert len(here) == run.length >= SHORTEST_RUN


def test_a_paragraph_taken_over_whole_is_one_run_in_its_own_source(library: EmbeddedLibrary):
    passages = library.passages()
    for number in (3, 11, 25):
        document = speech(1, number)
        for paragraph in (p for p in document.paragraphs if len(p.text) > 100):
            (run, *others) = copied_in(paragraph.text, passages).runs
            assert run.length == len(squeezed(paragraph.text).text)
            assert run.passage.source.title == document.facts.title
            assert not others


def test_set_phrases_are_not_counted_but_what_stands_around_them_is(tmp_path: Path):
    phrase = "坚持稳中求进工作总基调完整准确全面贯彻新发展理念"
    own = "把东山水库的除险加固工程作为今年冬天的头等大事"
    library = open_library(tmp_path / "library")
    for number in range(50):
        said = f"我们要{phrase}，第{number}个乡镇做得很好。" + (f"{own}，抓紧抓好。" if number == 7 else "")
        library.add(own_speech(f"第{number}篇", ("argument", said)), str(number))
    run_job(library.complete_passages())
    passages = library.passages()
    assert copied_in(f"大家要{phrase}，把工作做好。", passages).copied == 0
    both = copied_in(f"大家要{phrase}，{own}，不能放松。", passages)
    assert both.copied == len(own)
    (run,) = both.runs
    assert run.passage.source.title == "第7篇"
    library.close()


def test_a_draft_is_not_compared_with_titles_and_salutations(library: EmbeddedLibrary):
    document = own_speech("在全县冬春农田水利基本建设现场推进大会上的讲话", ("argument", "大家辛苦了。"))
    assert document.facts == Facts(title="在全县冬春农田水利基本建设现场推进大会上的讲话")
    library.add(document, "front")
    run_job(library.complete_passages())
    assert copied_in("在全县冬春农田水利基本建设现场推进大会上的讲话", library.passages()).copied == 0


def test_a_speech_is_no_copy_of_itself_but_of_the_older_one_it_repeats(tmp_path: Path):
    text = "把东山水库的除险加固工程作为今年冬天的头等大事来抓。"
    library = open_library(tmp_path / "library")
    for year in (2025, 2026):
        title = "在全县冬修水利会议上的讲话"
        library.add(own_speech(title, ("argument", text), day=date(year, 11, 2)), str(year))
    run_job(library.complete_passages())
    (run,) = copied_in(text, library.passages(), title, date(2026, 11, 2)).runs
    assert run.passage.source.date == date(2025, 11, 2)
    (run,) = copied_in(text, library.passages(), "别的讲话", date(2026, 11, 2)).runs
    assert run.passage.source.date == date(2026, 11, 2)
    library.close()

"""What is taken over word for word, against a real library, beside a search of everything."""

import random

import pytest

from drafter.core.model import FRONT_ROLES, Paragraph, Role
from drafter.core.origin import VERBATIM, Home, runs_of
from drafter.core.progress import run_job
from drafter.core.squeezing import SHORTEST_RUN, squeezed
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.library.origin.tracing import Traced, Tracer
from drafter.library.starter import starter_documents
from tests.benchmarks.texts import speech, speeches
from tests.checks.texts import sample_drafts

#: The bodies of thirty generated speeches.
_BODIES = 540
#: What is no sentence: a heading is often no longer than the shortest run, and such a run is found nearly always.
_SHORT = {*FRONT_ROLES, Role.HEADING}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    """The starter library with some dozens of speeches put together from its sentences."""
    opened = open_library(tmp_path_factory.mktemp("copied") / "library")
    add_starter(opened)
    run_job(opened.add_many(speeches(_BODIES)))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def runs() -> set[str]:
    """Every thirteen characters that stand in a row in a paragraph of the library."""
    documents = [document for document, _ in (*starter_documents(), *speeches(_BODIES))]
    texts = [squeezed(p.text).text for one in documents for p in one.paragraphs if p.role not in FRONT_ROLES]
    return {text[n : n + SHORTEST_RUN] for text in texts for n in range(len(text) - SHORTEST_RUN + 1)}


def by_brute_force(text: str, runs: set[str]) -> set[int]:
    """The places of a text in a run of thirteen that the library has."""
    own = squeezed(text)
    starts = (n for n in range(len(own.text) - SHORTEST_RUN + 1) if own.text[n : n + SHORTEST_RUN] in runs)
    return {own.places[place] for start in starts for place in range(start, start + SHORTEST_RUN)}


def patchwork() -> list[str]:
    """Texts of pieces of the library of 13 to 60 characters cut anywhere, with words of one's own between them."""
    chance = random.Random(7)
    whole = [p.text for document, _ in starter_documents() for p in document.paragraphs if len(p.text) > 60]
    made = []
    for _ in range(60):
        pieces = []
        for _ in range(chance.randint(2, 5)):
            text = chance.choice(whole)
            start = chance.randrange(len(text) - 20)
            pieces.append(text[start : start + chance.randint(13, 60)])
            pieces.append(
                "".join(chance.choices("甲乙丙丁戊己庚辛壬癸子丑寅卯", k=chance.randint(0, 4))) + "。"
            )
        made.append("".join(pieces))
    return made


def told(library: EmbeddedLibrary, texts: list[str]):
    """The stretches of each text."""
    paragraphs = [Paragraph(f"p{n}", text=text) for n, text in enumerate(texts)]
    return run_job(Tracer(library.candidates(), {}, Home()).trace(Traced(paragraphs)))


def test_what_stands_in_the_library_is_found_and_nothing_else(library: EmbeddedLibrary, runs: set[str]):
    """Whole sentences surely; what is cut anywhere nearly always."""
    generated = [p.text for n in range(4) for p in speech(9, n).paragraphs if p.role not in _SHORT]
    samples = [p.text for draft in sample_drafts()[:6] for p in draft.paragraphs]
    for texts, least in ((generated, 0.99), (patchwork(), 0.9), (samples, 0.0)):
        wanted = found = 0
        for text, stretches in zip(texts, told(library, texts), strict=True):
            held = by_brute_force(text, runs)
            verbatim = (one for one in stretches if one.origin in VERBATIM)
            covered = {p for one in verbatim for p in range(one.start, one.end) if text[p].isalnum()}
            assert covered <= held
            wanted += len(held)
            found += len(covered)
        assert found >= least * wanted


def test_a_run_is_the_same_in_the_text_and_in_its_passage(library: EmbeddedLibrary):
    texts = patchwork()
    for text, stretches in zip(texts, told(library, texts), strict=True):
        for one in stretches:
            if one.origin in VERBATIM:
                here = squeezed(text[one.start : one.end]).text
                assert here in squeezed(one.text[slice(*one.there)]).text


def test_a_paragraph_taken_over_whole_is_one_run_in_its_own_source(library: EmbeddedLibrary):
    for number in (3, 11, 25):
        document = speech(1, number)
        texts = [paragraph.text for paragraph in document.paragraphs if len(paragraph.text) > 100]
        for text, stretches in zip(texts, told(library, texts), strict=True):
            runs = runs_of(stretches)
            assert sum(run.length for run in runs) == len(squeezed(text).text)
            assert max(runs, key=lambda run: run.length).source.title == document.facts.title

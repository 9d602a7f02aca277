"""Mistakes put into clean texts, each with the place where its check has to find it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.checks.context import Context
from drafter.checks.run import Checker
from drafter.core.document import draft_from_document
from drafter.core.model import Draft, Source
from drafter.reading.read import read_document
from tests.checks.texts import LEADERS, bodies, clean_drafts, context, sample_drafts

SEEDS = Path(__file__).parent / "seeds"


@dataclass(frozen=True)
class Seed:
    """A draft with one mistake: the check that has to find it, and where it stands."""

    check: str
    draft: Draft
    context: Context
    paragraph_id: str
    start: int
    end: int
    wrong: str


def hosts() -> Iterator[Draft]:
    """The drafts that seeds are put into, round and round: own texts, with the samples among them."""
    own, samples = clean_drafts(), sample_drafts()
    return cycle((*own[:5], *samples, *own[5:]))


def sentence_seeds() -> Iterator[Seed]:
    """The seeds that stand in a sentence of their own, put behind a paragraph's text."""
    places = hosts()
    for path in sorted(SEEDS.glob("*.txt")):
        if path.stem in ("characters", "announced-drafts"):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
            yield _sentence_seed(path.stem.split("-")[0], line, next(places), number)


def _sentence_seed(check: str, line: str, host: Draft, number: int) -> Seed:
    source = None
    if line.startswith("["):
        origin, line = line[1:].split("] ", 1)
        source = _source(origin)
    places = bodies(host)
    at = places[number % len(places)]
    before, wrong, after = _parted(line)
    old = host.paragraphs[at].text
    start = len(old) + len(before)
    paragraph = replace(host.paragraphs[at], text=old + before + wrong + after, source=source)
    draft = host.with_paragraphs((*host.paragraphs[:at], paragraph, *host.paragraphs[at + 1 :]))
    leaders = LEADERS if check == "leaders" else ()
    return Seed(check, draft, context(leaders=leaders), paragraph.id, start, start + len(wrong), wrong)


def _parted(line: str) -> tuple[str, str, str]:
    before, rest = line.split("‹")
    wrong, after = rest.split("›")
    return before, wrong, after


def _source(origin: str) -> Source:
    """A source of that year, or of that place, unit and speaker."""
    if origin.isdigit():
        return Source("s", "旧稿", date=datetime.date(int(origin), 3, 1))
    place, unit, speaker = (*origin.split(), "", "")[:3]
    return Source("s", "旧稿", place=place, unit=unit, speaker=speaker)


def draft_seeds() -> Iterator[Seed]:
    """Small drafts of their own, read as files are; the paragraph behind ▶ is where the mistake has to be found."""
    text = (SEEDS / "announced-drafts.txt").read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        for number, block in enumerate(text.split("\n\n")[1:]):
            path = Path(folder) / f"announced-{number}.txt"
            path.write_text(block.replace("▶", "") + "\n同志们，希望大家抓好落实。\n", encoding="utf-8")
            document = read_document(path)
            marked = next(n for n, line in enumerate(block.splitlines()) if line.startswith("▶"))
            draft, wrong = draft_from_document(document), document.paragraphs[marked]
            yield Seed(
                "announced", draft, context(), draft.paragraphs[marked].id, 0, len(wrong.text), wrong.text,
            )  # fmt: skip


def character_seeds() -> Iterator[Seed]:
    """Wrong characters in words of our own texts and the samples; else in a sentence given for it."""
    lines = (SEEDS / "characters.txt").read_text(encoding="utf-8").splitlines()
    places = hosts()
    for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
        right, wrong, *sentence = line.split()
        host = _holder(right, number)
        if host is None:
            assert sentence, f"no text holds {right}"
            marked = sentence[0].replace(right, f"‹{wrong}›")
            yield _sentence_seed("characters", marked, next(places), number)
            continue
        draft, at = host
        paragraph = draft.paragraphs[at]
        start = paragraph.text.index(right)
        text = paragraph.text[:start] + wrong + paragraph.text[start + len(right) :]
        seeded = draft.with_paragraphs(
            (*draft.paragraphs[:at], replace(paragraph, text=text), *draft.paragraphs[at + 1 :])
        )
        yield Seed("characters", seeded, context(), paragraph.id, start, start + len(wrong), wrong)


def _holder(word: str, number: int) -> tuple[Draft, int] | None:
    """A draft and the position of a paragraph in it that holds a word; other drafts for other seeds."""
    drafts = (*sample_drafts(), *clean_drafts())
    for turn in range(len(drafts)):
        draft = drafts[(turn + number) % len(drafts)]
        for at in bodies(draft):
            if word in draft.paragraphs[at].text:
                return draft, at
    return None


def is_found(seed: Seed, checker: Checker) -> bool:
    """Whether the seed's check finds something where the seed stands."""
    return any(
        finding.check == seed.check
        and finding.paragraph_id == seed.paragraph_id
        and finding.start <= max(seed.start, seed.end - 1)
        and (finding.end > seed.start or finding.start == finding.end == seed.start)
        for finding in checker.check(seed.draft, seed.context)
    )

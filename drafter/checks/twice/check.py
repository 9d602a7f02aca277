"""Said twice: a sentence, or nearly the same one, or the same saying, in two places of the draft."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, starmap
from operator import add

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.ledger import Ledgers
from drafter.checks.twice.joints import find_joints
from drafter.checks.twice.repeated import Said, Sayings, Sentence, Sentences
from drafter.checks.twice.sayings import sayings_in
from drafter.core.model import FRONT_ROLES, Move, Paragraph
from drafter.core.squeezing import squeezed, squeezed_text

NAME = "twice"
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_SHORTEST = 14
#: A sentence with so many figures tells of another year or another aim in the same words.
_FIGURE, _FIGURES = re.compile(r"\d+"), 2
#: Sentences are compared that share a run of so many characters; one in so many runs is looked up.
_GRAM = 4
_SAMPLED = 3


def gather_said(paragraph: Paragraph, context: Context) -> Said:
    """What a paragraph says, cut into what can be said twice."""
    if paragraph.role in FRONT_ROLES or paragraph.move is Move.AGENDA:
        return Said(paragraph)  # what stands on the agenda is named again when it has been dealt with
    sentences = []
    for match in _SENTENCE.finditer(paragraph.text):
        core = squeezed_text(match.group())
        if len(core) >= _SHORTEST and len(_FIGURE.findall(match.group())) < _FIGURES:
            pairs = frozenset(map(add, core, islice(core, 1, None)))
            grams = (core[n : n + _GRAM] for n in range(len(core) - _GRAM + 1))
            sample = frozenset(gram for gram in grams if ord(gram[0]) % _SAMPLED == 0)
            sentences.append(Sentence(core, pairs, sample, *match.span()))
    sayings = tuple(sayings_in(paragraph.text))
    return Said(paragraph, tuple(sentences), sayings, squeezed(paragraph.text))


class TwiceLedger(Ledgers[Said]):
    """The sentences and the sayings of a draft."""

    def __init__(self) -> None:
        self.sentences, self.sayings = Sentences(), Sayings()
        super().__init__((self.sentences, self.sayings))


def find_twice(scene: Scene) -> Iterator[Finding]:
    """What stands in two places of the draft, told at the later one."""
    yield from find_joints(NAME, scene.draft.paragraphs)
    said: Sequence[Said] = scene.gathered
    ledger: TwiceLedger = scene.ledger
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in starmap(_repeated, ledger.sentences.repeated(said)):
        told[finding.paragraph_id].append(finding)
        yield finding
    for finding in starmap(_said_before, ledger.sayings.repeated(said)):
        if not any(_overlap(finding, other) for other in told[finding.paragraph_id]):
            told[finding.paragraph_id].append(finding)
            yield finding


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _repeated(said: Said, sentence: Sentence, where: Said, before: Sentence) -> Finding:
    """That a sentence says what one before it says."""
    is_same = sentence.text == before.text
    how = "一样" if is_same else "几乎一样"
    message = f"这句话和前面“{where.paragraph.text[:12]}……”一段里的{how}，请删去一处。"
    severity = Severity.WARNING if is_same else Severity.HINT
    place = sentence.start, sentence.end
    return found(NAME, severity, said.paragraph, *place, message, ("",), where.paragraph.id)


def _said_before(said: Said, at: int, length: int, earlier: Said) -> Finding:
    """That a saying stands in a paragraph again; `at` and `length` count characters without marks."""
    start, end = said.whole.places[at], said.whole.places[at + length - 1] + 1
    message = f"“{said.paragraph.text[start:end]}”前面已经说过，同一句话不说两遍。"
    return found(NAME, Severity.HINT, said.paragraph, start, end, message, (), earlier.paragraph.id)


CHECK = Check(NAME, "重复", Severity.WARNING, gather=gather_said, whole=find_twice, ledger=TwiceLedger)

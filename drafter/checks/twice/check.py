"""Said twice: a sentence, or nearly the same one, or the same saying, in two places of the draft."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, islice
from operator import add

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.twice.joints import find_joints
from drafter.checks.twice.sayings import Saying, sayings_in
from drafter.core.model import FRONT_ROLES, Move, Paragraph
from drafter.core.squeezing import Squeezed, squeezed, squeezed_text

NAME = "twice"
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_SHORTEST = 14
#: A sentence with so many figures tells of another year or another aim in the same words.
_FIGURE, _FIGURES = re.compile(r"\d+"), 2
#: The part of the pairs of characters of the shorter sentence that the other one shares, from which it is the same.
_ALIKE = 0.7
#: Sentences are compared that share a run of so many characters; one in so many runs is looked up.
_GRAM = 4
_SAMPLED = 3
#: With so many earlier sentences one is compared.
_MOST_COMPARED = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, with its pairs of characters and where it stands.

    `sample` holds some of its longer runs, the same ones wherever they stand: by these like sentences are found.
    """

    text: str
    pairs: frozenset[str]
    sample: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences and sayings of a paragraph, and all of it without its marks."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...] = ()
    sayings: tuple[Saying, ...] = ()
    whole: Squeezed = field(default=Squeezed("", ()))


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


def find_twice(scene: Scene) -> Iterator[Finding]:
    """What stands in two places of the draft, told at the later one."""
    yield from find_joints(NAME, scene.draft.paragraphs)
    said: Sequence[Said] = scene.gathered
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in _sentences(said):
        told[finding.paragraph_id].append(finding)
        yield finding
    for finding in _sayings(said):
        if not any(_overlap(finding, other) for other in told[finding.paragraph_id]):
            told[finding.paragraph_id].append(finding)
            yield finding


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _sentences(said: Sequence[Said]) -> Iterator[Finding]:
    counted = Counter(chain.from_iterable(sentence.sample for one in said for sentence in one.sentences))
    shared = {gram for gram, count in counted.items() if count > 1}
    holders: dict[str, list[int]] = defaultdict(list)
    earlier: list[tuple[Said, Sentence]] = []
    for one in said:
        for sentence in one.sentences:
            sample = sentence.sample & shared
            for place in _sharing(sample, holders) if sample else ():
                where, before = earlier[place]
                if _is_alike(before, sentence):
                    yield _repeated(
                        one.paragraph,
                        sentence.start,
                        sentence.end,
                        where.paragraph,
                        before.text == sentence.text,
                    )
                    break
            for gram in sample:
                holders[gram].append(len(earlier))
            earlier.append((one, sentence))


def _sharing(sample: Iterable[str], holders: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The earlier sentences that hold most of some runs, of those that hold as many the earliest."""
    held = Counter(chain.from_iterable(holders[gram] for gram in sample if gram in holders))
    return sorted(held, key=lambda place: (-held[place], place))[:_MOST_COMPARED]


def _is_alike(one: Sentence, other: Sentence) -> bool:
    if one.text == other.text:
        return True
    short, long = sorted((len(one.text), len(other.text)))
    return long <= 2 * short and len(one.pairs & other.pairs) >= _ALIKE * min(
        len(one.pairs), len(other.pairs)
    )


def _repeated(paragraph: Paragraph, start: int, end: int, where: Paragraph, same: bool) -> Finding:
    how = "一样" if same else "几乎一样"
    message = f"这句话和前面“{where.text[:12]}……”一段里的{how}，请删去一处。"
    severity = Severity.WARNING if same else Severity.HINT
    return found(NAME, severity, paragraph, start, end, message, ("",), where.id)


def _sayings(said: Sequence[Said]) -> Iterator[Finding]:
    """The sayings that stand in the draft again, with other words around them or not."""
    whole = "\n".join(one.whole.text for one in said)
    starts = list(accumulate((len(one.whole.text) + 1 for one in said), initial=0))
    looked_for: set[str] = set()
    for one in said:
        for saying in one.sayings:
            if saying.text in looked_for:
                continue
            looked_for.add(saying.text)
            first = whole.find(saying.text)
            at = whole.find(saying.text, first + len(saying.text))
            while at >= 0:
                place = bisect_right(starts, at) - 1
                earlier = said[bisect_right(starts, first) - 1].paragraph
                yield _said_before(said[place], at - starts[place], len(saying.text), earlier)
                at = whole.find(saying.text, at + len(saying.text))


def _said_before(said: Said, at: int, length: int, earlier: Paragraph) -> Finding:
    """That a saying stands in a paragraph again; `at` and `length` count characters without marks."""
    start, end = said.whole.places[at], said.whole.places[at + length - 1] + 1
    message = f"“{said.paragraph.text[start:end]}”前面已经说过，同一句话不说两遍。"
    return found(NAME, Severity.HINT, said.paragraph, start, end, message, (), earlier.id)


CHECK = Check(NAME, "重复", Severity.WARNING, gather=gather_said, whole=find_twice)

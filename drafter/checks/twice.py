"""Said twice: a sentence, or nearly the same one, or the same saying, in two places of the draft."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.checks.check import Check, Scene
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.fingerprints import squeezed
from drafter.core.model import FRONT_ROLES, Paragraph

NAME = "twice"
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLAUSE = re.compile(r"[^，。！？；：、\n“”]+")
_SHORTEST = 14
_GRAM = 4
#: The part of the shorter sentence's four-character runs that the other one shares, from which it is the same.
_ALIKE = 0.72
_SHORTEST_HALF = 5
#: One in so many runs is looked up.
_SAMPLED = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, with its runs of four characters and where it stands.

    `sample` holds some of the runs, the same ones wherever they stand: by these like sentences are found.
    """

    text: str
    grams: frozenset[str]
    sample: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of a paragraph, and its couplets: two clauses of equal length, as (text, start, end)."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...] = ()
    couplets: tuple[tuple[str, int, int], ...] = ()


def gather_said(paragraph: Paragraph, context: Context) -> Said:
    """What a paragraph says, cut into what can be said twice."""
    if paragraph.role in FRONT_ROLES:
        return Said(paragraph)
    text = paragraph.text
    sentences = []
    for match in _SENTENCE.finditer(text):
        core = squeezed(match.group()).text
        if len(core) >= _SHORTEST:
            grams = frozenset(core[n : n + _GRAM] for n in range(len(core) - _GRAM + 1))
            sample = frozenset(gram for gram in grams if ord(gram[0]) % _SAMPLED == 0)
            sentences.append(Sentence(core, grams, sample, *match.span()))
    clauses = list(_CLAUSE.finditer(text))
    couplets = tuple(
        (one.group() + two.group(), one.start(), two.end())
        for one, two in pairwise(clauses)
        if len(one.group()) == len(two.group()) >= _SHORTEST_HALF and two.start() == one.end() + 1
    )
    return Said(paragraph, tuple(sentences), couplets)


def find_twice(scene: Scene) -> Iterator[Finding]:
    """What stands in two places of the draft, told at the later one."""
    said: Sequence[Said] = scene.gathered
    told: set[tuple[str, int]] = set()
    for finding in _sentences(said):
        told.add((finding.paragraph_id, finding.start))
        yield finding
    for finding in _couplets(said):
        covered = any(p == finding.paragraph_id and start <= finding.start < start + 200 for p, start in told)
        if not covered:
            yield finding


def _sentences(said: Sequence[Said]) -> Iterator[Finding]:
    holders: dict[str, list[int]] = defaultdict(list)
    earlier: list[tuple[Said, Sentence]] = []
    for one in said:
        for sentence in one.sentences:
            shared = Counter(place for gram in sentence.sample if gram in holders for place in holders[gram])
            for place, _ in shared.most_common(3):
                where, before = earlier[place]
                count = len(before.grams & sentence.grams)
                if count >= _ALIKE * min(len(before.grams), len(sentence.grams)) and _comparable(
                    before, sentence
                ):
                    yield _repeated(
                        one.paragraph,
                        sentence.start,
                        sentence.end,
                        where.paragraph,
                        before.text == sentence.text,
                    )
                    break
            for gram in sentence.sample:
                holders[gram].append(len(earlier))
            earlier.append((one, sentence))


def _comparable(one: Sentence, other: Sentence) -> bool:
    short, long = sorted((len(one.text), len(other.text)))
    return long <= 2 * short


def _repeated(paragraph: Paragraph, start: int, end: int, where: Paragraph, same: bool) -> Finding:
    how = "一样" if same else "几乎一样"
    message = f"这句话和前面“{where.text[:12]}……”一段里的{how}，请删去一处。"
    return found(NAME, Severity.WARNING, paragraph, start, end, message, ("",), where.id)


def _couplets(said: Sequence[Said]) -> Iterator[Finding]:
    first: dict[str, Paragraph] = {}
    for one in said:
        for text, start, end in one.couplets:
            if text in first:
                message = f"“{one.paragraph.text[start:end]}”前面已经说过，同一句话不说两遍。"
                yield found(NAME, Severity.WARNING, one.paragraph, start, end, message, (), first[text].id)
            else:
                first[text] = one.paragraph


CHECK = Check(NAME, "重复", Severity.WARNING, gather=gather_said, whole=find_twice)

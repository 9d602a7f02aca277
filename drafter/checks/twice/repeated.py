"""Which sentences of a draft are nearly the same, and which sayings stand in it twice, kept from one key to the next."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from drafter.checks.ledger import Ledger
from drafter.checks.twice.sayings import Saying
from drafter.core.model import Paragraph
from drafter.core.squeezing import Squeezed

#: The part of the pairs of characters of the shorter sentence that the other one shares, from which it is the same.
_ALIKE = 0.7
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


@dataclass(frozen=True)
class Said:
    """The sentences and sayings of a paragraph, and all of it without its marks."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...] = ()
    sayings: tuple[Saying, ...] = ()
    whole: Squeezed = field(default=Squeezed("", ()))

    @cached_property
    def texts(self) -> frozenset[str]:
        """The texts of the sentences."""
        return frozenset(sentence.text for sentence in self.sentences)


class Sentences(Ledger[Said]):
    """The sentences of a draft by their texts, and how many sampled runs each two texts share."""

    def __init__(self) -> None:
        super().__init__()
        self._times: Counter[str] = Counter()
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, dict[str, int]] = {}
        self._alike: dict[str, dict[str, bool]] = defaultdict(dict)
        #: The texts that stand twice, or share a run with another.
        self._doubtful: set[str] = set()

    def enter(self, part: Said) -> None:
        """Take in a paragraph that came."""
        for sentence in part.sentences:
            text = sentence.text
            self._times[text] += 1
            if self._times[text] > 1:
                self._doubtful.add(text)
            else:
                held = (self._holders[run] for run in sentence.sample if run in self._holders)
                near = self._near[text] = Counter(chain.from_iterable(held))
                for other, shared in near.items():
                    self._near[other][text] = shared
                if near:
                    self._doubtful |= {text, *near}
                for run in sentence.sample:
                    self._holders[run].add(text)

    def leave(self, part: Said) -> None:
        """Take out a paragraph that went."""
        for sentence in part.sentences:
            text = sentence.text
            self._times[text] -= 1
            if not self._times[text]:
                del self._times[text]
                self._alike.pop(text, None)
                others = self._near.pop(text)
                for other in others:
                    del self._near[other][text]
                self._doubtful -= {one for one in (text, *others) if not self._is_doubtful(one)}
                for run in sentence.sample:
                    self._holders[run].discard(text)
                    if not self._holders[run]:
                        del self._holders[run]
            elif not self._is_doubtful(text):
                self._doubtful.discard(text)

    def _is_doubtful(self, text: str) -> bool:
        return self._times[text] > 1 or bool(self._near.get(text))

    def repeated(self, said: Sequence[Said]) -> Iterator[tuple[Said, Sentence, Said, Sentence]]:
        """Each sentence that is much like an earlier one, with that one: what stands where, and what stood where before."""
        if not self._doubtful:
            return
        earlier: dict[str, list[tuple[int, Said, Sentence]]] = {}
        number = 0
        for one in said:
            for sentence in one.sentences if not self._doubtful.isdisjoint(one.texts) else ():
                number += 1
                text = sentence.text
                if text not in self._doubtful:
                    continue
                near = self._near[text]
                ranked = [
                    (-near[other], *place) for other in near if other in earlier for place in earlier[other]
                ]
                ranked += ((-len(sentence.sample), *place) for place in earlier.get(text, ()))
                ranked.sort()  # no two have one number, so that no more is compared
                for shared, _, where, before in ranked[:_MOST_COMPARED]:
                    if shared and self._is_alike(before, sentence):
                        yield one, sentence, where, before
                        break
                if len(earlier.setdefault(text, [])) < _MOST_COMPARED:
                    earlier[text].append((number, one, sentence))

    def _is_alike(self, one: Sentence, other: Sentence) -> bool:
        """Whether two sentences are the same, or nearly the same; kept as long as the later one stands in the draft."""
        known = self._alike[other.text]
        if one.text not in known:
            known[one.text] = _is_alike(one, other)
        return known[one.text]


def _is_alike(one: Sentence, other: Sentence) -> bool:
    if one.text == other.text:
        return True
    short, long = sorted((len(one.text), len(other.text)))
    return long <= 2 * short and len(one.pairs & other.pairs) >= _ALIKE * min(
        len(one.pairs), len(other.pairs)
    )


class Sayings(Ledger[Said]):
    """How often each saying of a draft stands in each of its paragraphs, with other words around it or not."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[int, Said] = {}
        self._named: Counter[str] = Counter()
        self._times: dict[str, dict[int, int]] = {}

    def enter(self, part: Said) -> None:
        """Take in a paragraph that came."""
        if not part.whole.text:
            return
        number, text = id(part), part.whole.text
        for saying, times in self._times.items():
            if saying in text:
                times[number] = text.count(saying)
        self._said[number] = part
        for saying in part.sayings:
            self._named[saying.text] += 1
            if self._named[saying.text] == 1:
                counts = ((n, one.whole.text.count(saying.text)) for n, one in self._said.items())
                self._times[saying.text] = {n: count for n, count in counts if count}

    def leave(self, part: Said) -> None:
        """Take out a paragraph that went."""
        if self._said.pop(id(part), None) is None:
            return
        for saying in part.sayings:
            self._named[saying.text] -= 1
            if not self._named[saying.text]:
                del self._named[saying.text], self._times[saying.text]
        for times in self._times.values():
            times.pop(id(part), None)

    def repeated(self, said: Sequence[Said]) -> Iterator[tuple[Said, int, int, Said]]:
        """Where a saying stands again: in what, from where on in its text without marks, how long it is, and where it first stood."""
        order = {id(one): place for place, one in enumerate(said)}
        told: set[str] = set()
        for one in said:
            for saying in one.sayings:
                times = self._times[saying.text]
                if saying.text not in told and sum(times.values()) > 1:
                    told.add(saying.text)
                    places = [
                        (said[place], at)
                        for place in sorted(map(order.__getitem__, times))
                        for at in _found(saying.text, said[place].whole.text)
                    ]
                    first = places[0][0]
                    yield from ((where, at, len(saying.text), first) for where, at in places[1:])


def _found(part: str, text: str) -> Iterator[int]:
    """Where a part stands in a text, none overlapping."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))

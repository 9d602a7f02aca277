"""Learns from labelled texts what the zones of a file look like: `python -m tools.train_reader [FOLDER…]`.

Each FOLDER holds NAME.txt with NAME.gold.json (file, paragraphs with role and text, removed). Our own labelled sets are
always used, as they are and with furniture around them at random; the sites that others came from stand in sites.txt. The weights go to `resources/reading/zones.tsv`.
An averaged perceptron: after each text whose best path is wrong, its features gain weight in the right zones and lose
it in the wrong ones. To call speech furniture costs more than the other way round.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from drafter.paths import resource
from drafter.reading.chain import Chain, load_weights, write_weights
from drafter.reading.kept_lines import likeness
from drafter.reading.line_context import context_of
from drafter.reading.line_features import features_of
from drafter.reading.ruled_out import forbidden
from drafter.reading.settled import asked_of
from drafter.reading.signs import stripped
from drafter.reading.zones import FURNITURE, STEP, ZONES, zone_chain
from tests.reading.labelled.authored import all_authored
from tests.reading.labelled.forms import FORMS, gold, written
from tests.reading.labelled.speeches import all_speeches
from tools.labelled_lines import (
    FURNITURE_FILE,
    SPEECH_FILE,
    Dresser,
    Labelled,
    aligned,
    from_folder,
    labelled,
    load_pools,
    with_furniture_of,
)
from tools.weights import mean_weights

#: What it costs to take speech for furniture, and furniture for speech or one zone of speech for another.
_SPEECH_LOST, _OTHER = 4.0, 1.0
#: The column in which a feature says that a line is furniture, in whatever zone.
_SHARED = len(ZONES)

#: So many times the texts of others are taken as they are, which are fewer than our own, and with other furniture.
_TIMES, _DRESSED = 10, 3
_NOTHING = [0.0] * (_SHARED + 1)
#: By how much the weights in the file are greater than while they were learnt, about.
_LEARNT_SCALE = 4.0

_TEXT = ZONES.index("text")

#: By so much half of the furniture is told; the reader's own thresholds go by it.
_HALF = 110
#: A text with more lines of furniture has long rows of it.
_FEW = 12

#: A greater margin says that nothing else was possible, not how sure it is.
_SURELY = 1e8
#: From which zone of earlier files a newer one was parted.
_CAME_FROM = {
    **dict.fromkeys(("title+", "subtitle"), "title"),
    **dict.fromkeys(("date", "speaker", "salutation", "front+"), "front"),
    "text+": "text",
}

Pairs = list[tuple[str, str]]
Example = tuple[list[list[str]], list[frozenset[int]], list[int]]


def own_texts() -> Iterator[tuple[str, Pairs]]:
    """Our own labelled texts as their files look."""
    for name, speeches in all_authored().items():
        for speech in speeches:
            yield f"{name}/{speech.name}", aligned(speech.text, _gold(speech.expected, speech.removed))
    for index, (name, entries) in enumerate(all_speeches().items()):
        for step in range(4):
            form = FORMS[(index * 3 + step * 7) % len(FORMS)]
            expected = gold(entries, form)
            text, removed = written(expected, form)
            yield f"{name}: {form.name}", aligned(text, _gold(expected, removed))


def _gold(entries: Sequence, removed: Sequence[str]) -> dict:  # type: ignore[type-arg]
    return {
        "paragraphs": [{"role": e.role, "level": e.level, "text": e.label + e.text} for e in entries],
        "removed": list(removed),
    }


def examples(texts: Sequence[tuple[str, Pairs]], dresser: Dresser, dressed: int) -> list[Labelled]:
    """The texts as they are, and each so many times with furniture around."""
    found = [labelled(name, pairs) for name, pairs in texts]
    for name, pairs in texts:
        found += [labelled(f"{name}+", dresser.dress(pairs)) for _ in range(dressed)]
        found += [labelled(f"{name}-", dresser.plain(pairs)) for _ in range(max(1, dressed // 2))]
        found += [labelled(f"{name}#", dresser.dress_as_page(pairs)) for _ in range(max(1, dressed // 2))]
    return found


def prepared(one: Labelled) -> Example | None:
    """What the chain is asked of a text: the features of its lines, the zones that are ruled out, the right zones."""
    context = context_of(one.lines, one.wrap)
    if context.last < 0:
        return None
    asked = asked_of(context)
    features = [features_of(context, at) for at in asked]
    ruled_out = [forbidden(context, at) for at in asked]
    filled = [i for i, line in enumerate(one.lines) if stripped(line.text)]
    zone_at = dict(zip(filled, one.zones, strict=True))
    right = [zone_at[context.seen[at].places[0]] for at in asked]
    zones = _nearest(right, ruled_out)
    return (features, ruled_out, zones) if zones else None


def _nearest(right: Sequence[int], ruled_out: Sequence[frozenset[int]]) -> list[int]:
    """The path that the chain may take with most of the right zones."""
    chain = zone_chain({})
    scores = [chain.scores((), no) for no in ruled_out]
    for values, zone in zip(scores, right, strict=True):
        values[zone] += 1.0
        if zone in FURNITURE:
            values[_TEXT] += 0.1
    return chain.best(scores)


class Learner:
    """The weights while they are learnt, and their sum over time for the average; `known` are those to go on from."""

    def __init__(self, known: Mapping[str, Sequence[float]]) -> None:
        self.weights: dict[str, list[float]] = {
            name: [*(w / _LEARNT_SCALE for w in values), 0.0] for name, values in known.items()
        }
        self._sums: dict[str, list[float]] = {}
        self._folded = {name: _fold(values) for name, values in self.weights.items()}
        self._time = 1

    @property
    def chain(self) -> Chain:
        """The chain with the weights as they stand."""
        return zone_chain(self._folded)

    def learn(self, example: Example) -> bool:
        """Correct the weights by one text; whether its best path was right."""
        features, ruled_out, right = example
        chain = self.chain
        scores = [chain.scores(f, no) for f, no in zip(features, ruled_out, strict=True)]
        for values, zone in zip(scores, right, strict=True):
            for other in range(len(ZONES)):
                if other != zone:
                    lost = other in FURNITURE and zone not in FURNITURE
                    values[other] += _SPEECH_LOST if lost else _OTHER
        found = chain.best(scores)
        self._time += 1
        for names, zone, guess in zip(features, right, found, strict=True):
            if zone != guess:
                for name in names:
                    self._move(name, zone, 1.0)
                    self._move(name, guess, -1.0)
        for path, by in ((right, 1.0), (found, -1.0)) if found != right else ():
            for above, below in pairwise(path):
                self._move(STEP + ZONES[above], below, by)
        return found == right

    def _move(self, name: str, zone: int, by: float) -> None:
        weights = self.weights.setdefault(name, [0.0] * (len(ZONES) + 1))
        sums = self._sums.setdefault(name, [0.0] * (len(ZONES) + 1))
        for column in (zone, _SHARED) if zone in FURNITURE else (zone,):
            weights[column] += by
            sums[column] += by * self._time
        self._folded[name] = _fold(weights)

    def averaged(self) -> dict[str, list[float]]:
        """The mean of the weights over all texts that were seen."""
        return {
            name: _fold(
                [w - s / self._time for w, s in zip(weights, self._sums.get(name, _NOTHING), strict=True)]
            )
            for name, weights in self.weights.items()
        }


def _fold(weights: Sequence[float]) -> list[float]:
    return [w + (weights[_SHARED] if zone in FURNITURE else 0.0) for zone, w in enumerate(weights[:_SHARED])]


def train(
    texts: Sequence[Labelled], rounds: int, seed: int, known: Mapping[str, Sequence[float]]
) -> dict[str, list[float]]:
    """The weights after so many rounds over the texts in random order, going on from those that are known."""
    learner = Learner(known)
    ready = [example for example in map(prepared, texts) if example]
    order = random.Random(seed)
    for number in range(rounds):
        order.shuffle(ready)
        right = sum(map(learner.learn, ready))
        print(f"round {number + 1}: {right} of {len(ready)} texts right")
    return learner.averaged()


def _learnt(
    own: Sequence[tuple[str, Pairs]], others: Sequence[tuple[str, Pairs]], dresser: Dresser, dressed: int
) -> list[Labelled]:
    """Everything that is learnt from: our own texts, and those of others so many times, with furniture around."""
    learnt = examples(own, dresser, dressed)
    for name, pairs in others:
        learnt += [labelled(name, pairs)] * _TIMES
        learnt += [labelled(f"{name}+", dresser.dress(pairs)) for _ in range(_DRESSED)]
        learnt += [labelled(f"{name}#", dresser.dress_as_page(pairs)) for _ in range(_DRESSED)]
    return learnt


def blended(
    weights: dict[str, list[float]], known: Mapping[str, Sequence[float]], kept: float
) -> dict[str, list[float]]:
    """The weights with so much of those that were known before, whose texts are not at hand any more."""
    return {
        name: [kept * before + (1 - kept) * now for before, now in zip(known[name], values, strict=True)]
        if name in known
        else values
        for name, values in weights.items()
    }


def scaled(weights: dict[str, list[float]], texts: Sequence[Labelled]) -> dict[str, list[float]]:
    """The weights brought to one scale: half of the furniture of these texts is told by `_HALF` or more.

    Long rows of it do not count: their lines are told together, by far more.
    """
    few = [one for one in texts if sum(zone in FURNITURE for zone in one.zones) <= _FEW]
    margins = sorted(m for m, furniture, _ in judged(weights, few) if furniture and m < _SURELY)
    factor = _HALF / margins[len(margins) // 2]
    return {name: [weight * factor for weight in values] for name, values in weights.items()}


def judged(weights: dict[str, list[float]], texts: Sequence[Labelled]) -> Iterator[tuple[float, bool, int]]:
    """For each line of these texts: by how much it is found to be furniture, whether it is, how far it looks like speech."""
    chain = zone_chain(weights)
    for one in texts:
        if not (ready := prepared(one)):
            continue
        features, ruled_out, zones = ready
        scores = [chain.scores(f, no) for f, no in zip(features, ruled_out, strict=True)]
        context = context_of(one.lines, one.wrap)
        for at, zone, margin in zip(asked_of(context), zones, chain.margins(scores, FURNITURE), strict=True):
            yield margin, zone in FURNITURE, likeness(context, at)


def known_from(path: Path) -> dict[str, list[float]]:
    """The weights in a file, which may know fewer zones: a zone that it lacks begins as the one that it came from."""
    head = path.read_text(encoding="utf-8").split("\n", 1)[0]
    zones = head.rpartition("zones: ")[2].split()
    places = [zones.index(zone if zone in zones else _CAME_FROM[zone]) for zone in ZONES]
    return {name: [values[place] for place in places] for name, values in load_weights(path).items()}


def held_out(
    texts: Sequence[tuple[str, Pairs]], asked: argparse.Namespace, known: Mapping[str, Sequence[float]]
) -> None:
    """Train without every fifth text and every fifth line of furniture, and print how those are judged."""
    pools = [load_pools(FURNITURE_FILE), load_pools(SPEECH_FILE)]
    rest, kept_back = (
        [{k: [x for i, x in enumerate(v) if (i % 5 == 0) == back] for k, v in p.items()} for p in pools]
        for back in (False, True)
    )
    seen = [text for i, text in enumerate(texts) if i % 5]
    unknown = [text for i, text in enumerate(texts) if i % 5 == 0]
    learnt = examples(seen, Dresser(asked.seed, *rest), asked.dressed)
    weights = scaled(train(learnt, asked.rounds, asked.seed, known), learnt)
    lines = list(judged(weights, examples(unknown, Dresser(asked.seed, *kept_back), 8)))
    for alike in (0, 1, 2):
        of_kind = [(margin, furniture) for margin, furniture, how in lines if how == alike]
        total = sum(furniture for _, furniture in of_kind)
        for least in (0, 5, 10, 20, 30, 50, 80, 120):
            found = sum(furniture for margin, furniture in of_kind if margin >= least)
            lost = sum(not furniture for margin, furniture in of_kind if margin >= least)
            print(
                f"alike {alike}, from {least}: {found} of {total} lines of furniture, {lost} of {len(of_kind) - total} of speech"
            )


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--dressed", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument(
        "--times", type=int, default=1, help="learn so many times by other chances; the mean counts"
    )
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--held-out", action="store_true", help="only try out on what is kept back")
    parser.add_argument("--from", dest="known", type=Path, help="go on from the weights in this file")
    parser.add_argument(
        "--keep", type=float, default=0.0, help="how much of those weights stays, from 0 to 1"
    )
    parser.add_argument("--out", type=Path, default=resource("reading", "zones.tsv"))
    asked = parser.parse_args()
    known = known_from(asked.known) if asked.known else {}
    others = [pair for folder in asked.folders for pair in from_folder(folder)]
    own = list(own_texts())
    if asked.held_out:
        held_out([*own, *others], asked, known)
        return
    pools = with_furniture_of(load_pools(FURNITURE_FILE), [pairs for _, pairs in others])
    found: list[dict[str, list[float]]] = []
    learnt: list[Labelled] = []
    for seed in range(asked.seed, asked.seed + asked.times):
        learnt = _learnt(own, others, Dresser(seed, pools), asked.dressed)
        found.append(scaled(train(learnt, asked.rounds, seed, known), learnt))
    weights = mean_weights(found, _SHARED)
    weights = scaled(blended(weights, known, asked.keep), learnt) if asked.keep else weights
    remarks = [
        "What speaks for each zone of a file, learnt by `python -m tools.train_reader`; zones: "
        + " ".join(ZONES),
        f"from {len(own)} own texts, each also {asked.dressed} times with furniture around, and {len(others)} of others,"
        f" each {_TIMES} times as it is and {_DRESSED} times with other furniture around",
        f"the mean of {asked.times} runs of {asked.rounds} rounds, {asked.keep:.0%} of the weights before kept: python -m"
        f" tools.train_reader FOLDER --from THE-WEIGHTS-BEFORE --keep {asked.keep} --times {asked.times}"
        f" --rounds {asked.rounds} --dressed {asked.dressed}",
    ]
    write_weights(asked.out, weights, remarks)


if __name__ == "__main__":
    main()

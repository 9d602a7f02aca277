"""Learns from labelled speeches how moves are told: `python -m tools.train_moves [FOLDER…]`.

Our own labelled speeches are always used. Each FOLDER holds NAME.gold.json as for `tools.train_reader`, or NAME.json, what
`drafter inspect --json` gives of a speech, with NAME.moves.json: for the place of each labelled paragraph its moves, the best
first. The weights go to `resources/reading/moves.tsv`. An averaged perceptron: after each speech whose best path is wrong, the signs of its paragraphs
gain weight for the right moves and lose it for the wrong ones. `--parts 5` tries it out with every fifth speech left out.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from drafter.core.model import Move, Role
from drafter.core.numbering import split_label
from drafter.paths import resource
from drafter.reading.chain import write_weights
from drafter.reading.extracted import Line
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.move_chain import MOVES, STEP, move_chain, places_of, signs_of
from drafter.reading.moves import mark_by_rules
from drafter.reading.read import read_document
from tests.reading.labelled.authored import all_authored
from tests.reading.labelled.speeches import Entry, all_speeches
from tools.weights import AveragedWeights, mean_weights

#: So many times the speeches of others are taken, which are fewer than our own.
_TIMES = 3
#: By how much the right move is to lead before nothing is learnt any more.
_MARGIN = 2.0
#: The weights are the mean of so many runs, each with the speeches in another order.
_RUNS = 5
#: A sign that stands in fewer speeches teaches nothing of others.
_LEAST_SPEECHES = 15


@dataclass(frozen=True)
class Example:
    """What the chain is asked of one speech: the signs of its paragraphs, the moves that are right, what the rules say."""

    name: str
    signs: list[list[str]]
    right: list[tuple[int, ...]]
    rules: list[int]


def own_speeches() -> list[Example]:
    """Our own labelled speeches, as their labels give them, and the starter speeches, as the rules do."""
    sets = [(f"{name}/{one.name}", one.expected) for name, every in all_authored().items() for one in every]
    every = [*sets, *all_speeches().items()]
    labelled = [found for name, entries in every if (found := _of_entries(name, entries))]
    return [*labelled, *filter(None, map(_of_starter, sorted(resource("library").glob("*.txt"))))]


def _of_starter(path: Path) -> Example | None:
    """A starter speech, which is written so that the rules alone tell its moves right."""
    read = read_document(path)
    paragraphs = [
        FoundParagraph(
            label + one.text, Line(label + one.text), split_label(label + one.text), one.role, one.level
        )
        for label, one in zip(read.labels, read.paragraphs, strict=True)
    ]
    mark_by_rules(paragraphs)
    rows = [
        (one.role.value, one.level, one.whole, (one.move.value,) if one.move else ())
        for one in paragraphs
        if one.role
    ]
    return _example(path.stem, rows)


def _of_entries(name: str, entries: Sequence[Entry]) -> Example | None:
    rows = [(one.role, one.level, one.label + one.text, (one.move,) if one.move else ()) for one in entries]
    return _example(name, rows)


def of_folder(folder: Path) -> list[Example]:
    """The labelled speeches of others in a folder."""
    found = []
    for labels in sorted([*folder.glob("*.moves.json"), *folder.glob("*.gold.json")]):
        told = json.loads(labels.read_text(encoding="utf-8"))
        name, _, kind = labels.name.removesuffix(".json").rpartition(".")
        if kind == "moves":
            read = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["paragraphs"]
            moves = [told.get(str(place), ()) for place in range(len(read))]
        else:
            read = told["paragraphs"]
            moves = [[*filter(None, [one.get("move")]), *one.get("also_move", ())] for one in read]
        rows = [
            (one["role"], one["level"], one.get("label", "") + one["text"], right)
            for one, right in zip(read, moves, strict=True)
        ]
        if one := _example(name, rows):
            found.append(one)
    return found


def _example(name: str, rows: Sequence[tuple[str, int, str, Sequence[str]]]) -> Example | None:
    """The speech with these roles, levels, texts and right moves; None where it has none that the chain decides."""
    paragraphs = []
    for role, level, text, moves in rows:
        one = FoundParagraph(text, Line(text), split_label(text), Role(role), level)
        one.move = Move.AGENDA if "agenda" in moves[:1] else None
        paragraphs.append(one)
    mark_by_rules(paragraphs)
    decided = [place for place in places_of(paragraphs) if set(rows[place][3]) - {"agenda"}]
    names = [move.value for move in MOVES]
    right = [tuple(names.index(told) for told in rows[place][3] if told in names) for place in decided]
    rules = [MOVES.index(move) for place in decided if (move := paragraphs[place].move)]
    return Example(name, signs_of(paragraphs, decided), right, rules) if decided else None


def _learn(held: AveragedWeights, example: Example) -> None:
    """Correct the weights by one speech: another move than the right ones must not come near them."""
    chain = move_chain(held.weights)
    scores = [chain.scores(signs) for signs in example.signs]
    for values, right in zip(scores, example.right, strict=True):
        for move in range(len(MOVES)):
            values[move] += _MARGIN * (move not in right)
    found = chain.best(scores)
    held.go_on()
    wanted = [
        guess if guess in right else right[0] for guess, right in zip(found, example.right, strict=True)
    ]
    for signs, move, guess in zip(example.signs, wanted, found, strict=True):
        if move != guess:
            for sign in signs:
                held.move(sign, move, 1.0)
                held.move(sign, guess, -1.0)
    for path, by in ((wanted, 1.0), (found, -1.0)) if wanted != found else ():
        for above, below in pairwise(path):
            held.move(STEP + MOVES[above].value, below, by)


def train(examples: Sequence[Example], rounds: int, seed: int) -> dict[str, list[float]]:
    """The weights that these speeches teach in so many rounds: the mean of several runs."""
    common = _common(examples)
    kept = [
        Example(e.name, [[s for s in row if s in common] for row in e.signs], e.right, e.rules)
        for e in examples
    ]
    runs = []
    for run in range(_RUNS):
        held, chance = AveragedWeights(len(MOVES)), random.Random(seed + run)
        for _ in range(rounds):
            chance.shuffle(kept)
            for example in kept:
                _learn(held, example)
        runs.append(held.averaged())
    return mean_weights(runs, len(MOVES))


def _common(examples: Sequence[Example]) -> frozenset[str]:
    """The signs that stand in speeches enough to teach something of others."""
    count = Counter(sign for example in examples for sign in {sign for row in example.signs for sign in row})
    return frozenset(sign for sign, speeches in count.items() if speeches >= _LEAST_SPEECHES)


def judged(
    weights: Mapping[str, Sequence[float]], examples: Sequence[Example]
) -> list[tuple[tuple[int, ...], int, int]]:
    """For each paragraph the right moves, what the chain says, and what the rules say."""
    chain = move_chain(weights)
    told = []
    for one in examples:
        found = chain.best([chain.scores(signs) for signs in one.signs])
        told += list(zip(one.right, found, one.rules, strict=True))
    return told


def macro_f1(pairs: Sequence[tuple[tuple[int, ...], int]]) -> float:
    """The mean F1 of the moves that occur; any of the right moves counts as right."""
    hit, over, missed = defaultdict(int), defaultdict(int), defaultdict(int)
    for right, found in pairs:
        if found in right:
            hit[found] += 1
        else:
            missed[right[0]] += 1
            over[found] += 1
    every = [move for move in range(len(MOVES)) if hit[move] + missed[move]]
    return sum(2 * hit[m] / (2 * hit[m] + over[m] + missed[m]) for m in every) / max(1, len(every))


def left_out(own: Sequence[Example], others: Sequence[Example], asked: argparse.Namespace) -> None:
    """Print how speeches are judged by what the others teach."""
    told: dict[str, list[tuple[tuple[int, ...], int, int]]] = {"own": [], "others": []}
    for part in range(asked.parts):
        rest = [[e for n, e in enumerate(every) if n % asked.parts != part] for every in (own, others)]
        weights = train([*rest[0], *rest[1] * _TIMES], asked.rounds, asked.seed)
        for name, every in (("own", own), ("others", others)):
            told[name] += judged(weights, [e for n, e in enumerate(every) if n % asked.parts == part])
    for name, rows in told.items():
        if rows:
            chain, rules = [(r, f) for r, f, _ in rows], [(r, f) for r, _, f in rows]
            print(name, len(rows), *(f"{_share(p):.3f} F1 {macro_f1(p):.3f}" for p in (chain, rules)))


def _share(pairs: Sequence[tuple[tuple[int, ...], int]]) -> float:
    return sum(found in right for right, found in pairs) / len(pairs)


def main() -> None:
    """Train and write the weights, or try it out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--parts", type=int, help="only try out, with one of so many parts left out in turn")
    parser.add_argument("--out", type=Path, default=resource("reading", "moves.tsv"))
    asked = parser.parse_args()
    own, others = own_speeches(), [one for folder in asked.folders for one in of_folder(folder)]
    if asked.parts:
        left_out(own, others, asked)
        return
    weights = train([*own, *others * _TIMES], asked.rounds, asked.seed)
    remarks = [
        "What speaks for each move, learnt by `python -m tools.train_moves`; moves: " + " ".join(MOVES),
        f"from {len(own)} own speeches and {len(others)} of others, each {_TIMES} times",
    ]
    write_weights(asked.out, weights, remarks)


if __name__ == "__main__":
    main()

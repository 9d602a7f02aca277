"""Learns from labelled folders how the state of a version is told: `python -m tools.train_states [FILE…]`.

Our own folders, those of the tests, are always used. Each FILE is a JSON list of folders, `{"files": [{"name", "head", "tail",
"state"}]}`, the state as it is called in Chinese or null where nothing tells it. The weights go to
`resources/reading/states.tsv`: an averaged perceptron with a margin, the mean of several runs. `--out-of` tries it out with
one file left out in turn.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.paths import resource
from drafter.reading.chain import write_weights
from drafter.reading.state_rules import STATES
from drafter.reading.states import signs_of
from tests.reading.labelled.folders import BESIDE, FOLDERS, NAMED, TOLD, made_names
from tools.weights import AveragedWeights, mean_weights

_CALLED = {"初稿": "draft", "送审稿": "review", "定稿": "final", "已讲": "delivered", None: ""}
_RUNS, _MARGIN = 5, 1.0

#: The signs of a file, and the place of its state among all.
Example = tuple[Sequence[str], int]


def own_files() -> Iterator[Example]:
    """The files of our own folders."""
    for folder in FOLDERS:
        names = [name for name, _, _ in folder]
        for name, lines, state in folder:
            yield sorted(signs_of(name, lines, names)), STATES.index(state)
    for name, beside, state in BESIDE:
        yield sorted(signs_of(name, (), [name, *beside])), STATES.index(state)
    for name, state in (*NAMED, *made_names()):
        yield sorted(signs_of(name, (), ())), STATES.index(state)
    for line, state in TOLD:
        yield sorted(signs_of("讲话.docx", ["在全县防汛会议上的讲话", line], ())), STATES.index(state)


def files_of(path: Path) -> Iterator[Example]:
    """The files of the folders of others."""
    for folder in json.loads(path.read_text(encoding="utf-8")):
        names = [one["name"] for one in folder["files"]]
        for one in folder["files"]:
            lines = [line.strip() for part in ("head", "tail") for line in one[part].splitlines()]
            yield sorted(signs_of(one["name"], lines, names)), STATES.index(_CALLED[one["state"]])


def train(examples: Sequence[Example], rounds: int, seed: int) -> dict[str, list[float]]:
    """The weights that these files teach."""
    return mean_weights(
        [_learnt(examples, rounds, random.Random(seed + run)) for run in range(_RUNS)], len(STATES)
    )


def _learnt(examples: Sequence[Example], rounds: int, chance: random.Random) -> dict[str, list[float]]:
    held, shuffled = AveragedWeights(len(STATES)), list(examples)
    for _ in range(rounds):
        chance.shuffle(shuffled)
        for signs, right in shuffled:
            held.go_on()
            scores = scores_of(held.weights, signs)
            guess = max(range(len(STATES)), key=lambda state: scores[state] + _MARGIN * (state != right))
            for state, by in ((right, 1.0), (guess, -1.0)) if guess != right else ():
                for sign in signs:
                    held.move(sign, state, by)
    return held.averaged()


def scores_of(weights: dict[str, list[float]], signs: Sequence[str]) -> list[float]:
    """What speaks for each state."""
    known = [weights[sign] for sign in signs if sign in weights]
    return [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * len(STATES)


def right_of(weights: dict[str, list[float]], examples: Sequence[Example]) -> int:
    """How many files are told right."""
    found = (
        (max(range(len(STATES)), key=scores_of(weights, signs).__getitem__), right)
        for signs, right in examples
    )
    return sum(guess == right for guess, right in found)


def main() -> None:
    """Train and write the weights, or try it out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--out-of", action="store_true", help="only try out, each file left out in turn")
    parser.add_argument("--out", type=Path, default=resource("reading", "states.tsv"))
    asked = parser.parse_args()
    own, others = list(own_files()), {path: list(files_of(path)) for path in asked.files}
    if asked.out_of:
        for left, examples in others.items():
            rest = [one for path, some in others.items() if path != left for one in some]
            right = right_of(train([*own, *rest], asked.rounds, asked.seed), examples)
            print(f"{left}: {right} of {len(examples)} ({right / len(examples):.3f})")
        return
    weights = train([*own, *(one for some in others.values() for one in some)], asked.rounds, asked.seed)
    remarks = [
        "What speaks for each state, learnt by `python -m tools.train_states`; states: none, draft, review, final, delivered",
        f"from {len(own)} files of our own and {sum(map(len, others.values()))} of others",
    ]
    write_weights(asked.out, weights, remarks)


if __name__ == "__main__":
    main()

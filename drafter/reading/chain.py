"""A linear chain: what each line of a text is, decided for all of them together by the best path through the states."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_NEVER = -1e9
#: The weights stand in their file as whole numbers of this fraction.
_FRACTION = 100
#: A feature that speaks for no state by more tells nothing, and is left out of the file.
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Chain:
    """The states of a chain, which of them may follow which, and what speaks for each.

    `weights` brings for a feature one number a state, `steps[s]` for the state above, where it tells anything.
    `follows[s]` are the states that may stand below state `s`, `first` and `last` those with which a text may begin
    and end.
    """

    states: tuple[str, ...]
    follows: tuple[tuple[int, ...], ...]
    first: frozenset[int]
    last: frozenset[int]
    weights: Mapping[str, Sequence[float]]
    steps: Sequence[Sequence[float]] = ()

    def scores(self, features: Iterable[str], forbidden: Collection[int] = ()) -> list[float]:
        """How much the features of one line speak for each state; never for a forbidden one."""
        found = [weights for feature in features if (weights := self.weights.get(feature))]
        total = [float(sum(each)) for each in zip(*found, strict=True)] or [0.0] * len(self.states)
        for state in forbidden:
            total[state] = _NEVER
        return total

    def best(self, scores: Sequence[Sequence[float]]) -> list[int]:
        """The states of the best path; empty where there are no lines."""
        if not scores:
            return []
        forward, back = self._forward(scores)
        state = max(self.last, key=lambda s: forward[-1][s])
        path = [state]
        for came_from in reversed(back):
            state = came_from[state]
            path.append(state)
        return path[::-1]

    def margins(self, scores: Sequence[Sequence[float]], inside: Collection[int]) -> list[float]:
        """For each line, by how much the best path on which it has a state `inside` beats the best on which it has not."""
        if not scores:
            return []
        forward, _ = self._forward(scores)
        backward = self._backward(scores)
        outside = [s for s in range(len(self.states)) if s not in inside]
        return [
            max(f[s] + b[s] for s in inside) - max(f[s] + b[s] for s in outside)
            for f, b in zip(forward, backward, strict=True)
        ]

    def _forward(self, scores: Sequence[Sequence[float]]) -> tuple[list[list[float]], list[list[int]]]:
        """The score of the best path down to each state of each line, and the state above it on that path."""
        count = range(len(self.states))
        above = [value if s in self.first else _NEVER for s, value in enumerate(scores[0])]
        forward, back = [above], []
        for values in scores[1:]:
            here, came_from = [_NEVER * 2] * len(self.states), [0] * len(self.states)
            for s in count:
                step = self._step(s)
                for t in self.follows[s]:
                    if (reached := above[s] + step[t]) > here[t]:
                        here[t], came_from[t] = reached, s
            above = [a + b for a, b in zip(here, values, strict=True)]
            forward.append(above)
            back.append(came_from)
        return forward, back

    def _step(self, state: int) -> Sequence[float]:
        return self.steps[state] if self.steps else [0.0] * len(self.states)

    def _backward(self, scores: Sequence[Sequence[float]]) -> list[list[float]]:
        """The score of the best path from below each state of each line to the end, its own score left out."""
        below = [0.0 if s in self.last else _NEVER for s in range(len(self.states))]
        backward = [below]
        for values in reversed(scores[1:]):
            reached = [a + b for a, b in zip(below, values, strict=True)]
            below = [
                max((reached[t] + step[t] for t in self.follows[s]), default=_NEVER)
                for s, step in enumerate(map(self._step, range(len(self.states))))
            ]
            backward.append(below)
        return backward[::-1]


def load_weights(path: Path) -> dict[str, list[float]]:
    """The weights in a file as `write_weights` wrote it. Most stand there many times: each is one number in memory."""
    weights: dict[str, list[float]] = {}
    known: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            feature, _, numbers = line.rpartition("\t")
            weights[feature] = [_weight(number, known) for number in numbers.split()]
    return weights


def _weight(number: str, known: dict[str, float]) -> float:
    """The weight that a whole number stands for, the same object for the same number."""
    if number not in known:
        known[number] = int(number) / _FRACTION
    return known[number]


def write_weights(path: Path, weights: Mapping[str, Sequence[float]], remarks: Sequence[str]) -> None:
    """Write weights as lines of a feature, a tab and one whole number a state, below remarks; what tells nothing is left out."""
    lines = [f"# {remark}" for remark in remarks]
    for feature in sorted(weights):
        numbers = [round(weight * _FRACTION) for weight in weights[feature]]
        if max(map(abs, numbers)) >= _LEAST * _FRACTION:
            lines.append(f"{feature}\t{' '.join(map(str, numbers))}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

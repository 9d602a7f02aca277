"""How far a speech came: decided by the name of its file, by its folder and by what its text says of itself.

The signs that speak for a state, what the rules say among them, have weights which `python -m tools.train_states` learnt
from labelled folders.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from drafter.core.patterns import Patterns
from drafter.paths import resource
from drafter.reading.chain import load_weights
from drafter.reading.state_rules import (
    STATES,
    is_no_speech,
    leader,
    named_state,
    number_of,
    own_part,
    remarks_in,
    said_of_text,
    state_by_rules,
    versions_of,
    was_given,
)

_PATTERNS = Patterns(__name__, leader=leader)
#: Who has a version, and what is done with it.
_WHO = ("leader", "staff", "bureau")
_ACTS = ("changes", "sends", "reads", "agrees", "not", "back", "said", "writes", "later")
#: What a name says of a version is short; a longer one is a title.
_LONGEST = 40
_DIGIT = re.compile(r"\d")


def state_of(file: str, lines: Iterable[str], beside: Iterable[str] = ()) -> str:
    """The state of a speech (draft, review, final, delivered) by its file's name and some lines of it, those around its title,
    its last ones and those taken out; "" where nothing tells. `beside` are the names of the files of its folder.
    """
    lines, beside = [line.strip() for line in lines], tuple(beside)
    if is_no_speech(file):
        return ""
    if was_given(lines):
        return "delivered"
    scores = [0.0] * len(STATES)
    weights = _weights()
    for sign in signs_of(file, lines, beside):
        for state, weight in enumerate(weights.get(sign, ())):
            scores[state] += weight
    return max(zip(scores, STATES, strict=True), key=lambda one: one[0])[1]


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    return load_weights(resource("reading", "states.tsv"))


def signs_of(file: str, lines: Sequence[str], beside: Sequence[str]) -> frozenset[str]:
    """What speaks for one state or another, each sign once."""
    own = _DIGIT.sub("0", own_part(file, beside))[-_LONGEST:]
    return frozenset((*_of_version(own), *_of_text(lines), *_of_folder(file, lines, beside)))


def _of_version(own: str) -> Iterator[str]:
    """What a name says of its version: its characters, in ones, twos and threes, and who did what."""
    yield "bare" if len(own) < 2 else "named"
    for length in (1, 2, 3):
        yield from (f"name {own[at : at + length]}" for at in range(len(own) - length + 1))
    who = [name for name in _WHO if _PATTERNS[name].search(own)] or ["nobody"]
    acts = [name for name in _ACTS if _PATTERNS[name].search(own)] or ["nothing"]
    yield from (f"who {name}" for name in who)
    yield from (f"act {name}" for name in acts)
    yield from (f"{one} {other}" for one in who for other in acts)


def _of_text(lines: Sequence[str]) -> Iterator[str]:
    """What a text says of itself: in brackets, by what is left open, and by what stands around a speech that was given."""
    for remark in (one for line in lines for one in remarks_in(line)):
        yield from (f"remark {remark[at : at + n]}" for n in (1, 2) for at in range(len(remark) - n + 1))
    yield from (f"text {rule}" for rule in said_of_text(lines))


def _of_folder(file: str, lines: Sequence[str], beside: Sequence[str]) -> Iterator[str]:
    """What the rules say, and where a version stands among the others of its folder."""
    yield f"rules {state_by_rules(file, lines, beside)}"
    others = versions_of(file, beside)
    yield from (f"beside {state}" for state in set(map(named_state, others)))
    number, numbers = number_of(file), [at for one in others if (at := number_of(one))]
    if number and numbers:
        yield "first" if number < min(numbers) else "last" if number > max(numbers) else "between"

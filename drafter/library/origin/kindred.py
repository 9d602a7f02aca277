"""What no passage explains sentence by sentence, and yet says the same as one: told from several sentences together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.core.gist import Gist, coverage, gist_of, joined, kinship, telling_pairs, windows
from drafter.core.sharing import Place
from drafter.core.squeezing import squeezed_text
from drafter.library.candidates import Candidates
from drafter.library.origin.looking import Like, Looking, Sentence, Text

#: So many characters at least are asked for together, and at most.
_LEAST, _MOST = 24, 200
#: Where fewer pairs tell something, a text is a list of figures, or what every report says.
_TELLING = 0.5
#: So much must be the same, and so much more than with any other passage: what is as near to several is what everybody
#: says of the matter. A short text must show more.
_SAME, _AHEAD = 0.36, 0.17
_SHORT, _SHORT_SAME, _SHORT_AHEAD = 50, 0.5, 0.25
#: A passage with less of the matter anywhere is not looked at closer, and no more than so many are.
_ANYWHERE, _COMPARED = 0.25, 6
#: Passages that are so near to each other are one in several versions.
_VERSIONS = 0.6
_ENDS = re.compile("(?<=[。！？；\n])")


@dataclass(frozen=True, slots=True)
class Kindred:
    """Characters of a paragraph, from `start` to `end`, that may say the same as a passage."""

    start: int
    end: int
    like: Like


@dataclass(frozen=True, slots=True)
class _Near:
    """A passage with the place in it that is nearest to a text, and what is said there."""

    like: Like
    gist: Gist


def kindred_of(
    rest: Sequence[Sentence],
    candidates: Candidates,
    looking: Looking,
    known: Mapping[Sentence, Iterable[int]],
) -> Iterator[Kindred]:
    """What may be reworded among the sentences of a paragraph that nothing explains; `known` are passages that each is
    a little like.
    """
    for unit in _units(rest):
        text = "".join(one.text for one in unit)
        if len(telling_pairs(text)) < _TELLING * len(text):
            continue
        asked = candidates.about("".join(one.written for one in unit))
        ids = dict.fromkeys((*asked, *(one for sentence in unit for one in known.get(sentence, ()))))
        if like := _nearest(text, looking.texts(ids)):
            yield Kindred(unit[0].start, unit[-1].end, like)


def _units(rest: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences that stand side by side, in pieces that are neither too short nor too long."""
    unit: list[Sentence] = []
    for sentence in rest:
        length = sum(len(one.text) for one in unit)
        if unit and (unit[-1].end != sentence.start or length + len(sentence.text) > _MOST):
            if length >= _LEAST:
                yield unit
            unit = []
        unit.append(sentence)
    if sum(len(one.text) for one in unit) >= _LEAST:
        yield unit


def _nearest(text: str, passages: Mapping[int, Text]) -> Like | None:
    """The passage that says the same as a text, and no other does; None where there is none."""
    gist = gist_of(text)
    covering = ((coverage(gist, _whole(passage.written)), one) for one, passage in passages.items())
    nearest = sorted((item for item in covering if item[0] >= _ANYWHERE), reverse=True)[:_COMPARED]
    if not nearest or nearest[0][0] < _SAME:
        return None
    ranked = sorted(
        (_near(one, gist, len(text), passages[one].written) for _, one in nearest),
        key=lambda near: -near.like.place.share,
    )
    best = ranked[0]
    others = (near for near in ranked[1:] if kinship(near.gist, best.gist) < _VERSIONS)
    second = next((near.like.place.share for near in others), 0.0)
    same, ahead = (_SAME, _AHEAD) if len(text) >= _SHORT else (_SHORT_SAME, _SHORT_AHEAD)
    share = best.like.place.share
    return best.like if share >= same and share - second >= ahead else None


def _near(passage: int, gist: Gist, length: int, written: str) -> _Near:
    """Where in a passage most of the matter of a text of this length stands."""
    best = _Near(Like(passage, Place(0.0, 0, 0)), gist_of(""))
    lengths, gists = _sentences(written)
    for first, end in windows(lengths, length):
        there = joined(gists[first:end])
        share = kinship(gist, there)
        if share > best.like.place.share:
            place = Place(share, sum(lengths[:first]), sum(lengths[:end]))
            best = _Near(Like(passage, place), there)
    return best


@lru_cache(maxsize=4096)
def _whole(written: str) -> Gist:
    return gist_of(written)


@lru_cache(maxsize=512)
def _sentences(written: str) -> tuple[list[int], list[Gist]]:
    """The sentences of a passage: how long they are without marks, and what they say."""
    pieces = [squeezed_text(one) for one in _ENDS.split(written)]
    return [len(one) for one in pieces], [gist_of(one) for one in pieces]

"""The states of a file's lines: what stands above the speech, its title, its front, its text, what stands below.

One chain decides the state of every line together. Its weights are learnt from labelled texts by
`python -m tools.train_reader`.
"""

from functools import cache

from drafter.paths import resource
from drafter.reading.chain import Chain, load_weights

#: Furniture above the title; front above the title; the title, its further lines, what a subtitle says; day, speaker
#: and salutation below it; furniture between front and text; the text; furniture in its midst; the signature;
#: furniture below. Those with a plus go on with the line above, or with what stands on their left in the same line.
ZONES = (
    *("above", "front0", "title", "title+", "subtitle", "date", "speaker", "salutation", "front+"),
    *("between", "text", "text+", "midst", "signature", "below"),
)
_FRONT = ("date", "speaker", "salutation")
_BELOW_TITLE = ("title+", "subtitle", *_FRONT, "between", "text", "signature", "below")
_BELOW_FRONT = (*_FRONT, "front+", "subtitle", "between", "text")
_BELOW_TEXT = ("text", "text+", "midst", "signature", "below")
_FOLLOWS = {
    "above": ("above", "front0", "title", *_FRONT, "text"),
    "front0": ("front0", "above", "title"),
    **dict.fromkeys(("title", "title+", "subtitle"), _BELOW_TITLE),
    **dict.fromkeys((*_FRONT, "front+"), _BELOW_FRONT),
    "between": ("between", *_FRONT, "text"),
    **dict.fromkeys(("text", "text+"), _BELOW_TEXT),
    "midst": ("midst", "text"),
    "signature": ("signature", "below"),
    "below": ("below",),
}
_FIRST = ("above", "front0", "title", *_FRONT, "text")
_NOT_LAST = ("above", "front0", "midst")
#: How the rows of the file begin that hold what speaks for each state below the one that they name.
STEP = "> "


def _places(*names: str) -> frozenset[int]:
    return frozenset(map(ZONES.index, names))


FURNITURE = _places("above", "between", "midst", "below")
#: What goes on with the segment on its left; a title goes on in the next line, too.
GOES_ON, GLUED_ONLY = _places("title+", "front+", "text+"), _places("front+", "text+")
TITLES = _places("title", "title+", "subtitle")
DATE, SPEAKER, SALUTATION = map(ZONES.index, _FRONT)
FRONT_ABOVE = ZONES.index("front0")
TITLE_ON, FRONT_ON, TEXT_ON, BELOW = map(ZONES.index, ("title+", "front+", "text+", "below"))
TITLE, SUBTITLE, TEXT, SIGNATURE = map(ZONES.index, ("title", "subtitle", "text", "signature"))


def zone_chain(weights: dict[str, list[float]]) -> Chain:
    """The chain of zones with these weights."""
    steps = [weights.get(STEP + zone, [0.0] * len(ZONES)) for zone in ZONES]
    return Chain(
        ZONES,
        tuple(tuple(ZONES.index(below) for below in _FOLLOWS[zone]) for zone in ZONES),
        frozenset(map(ZONES.index, _FIRST)),
        frozenset(range(len(ZONES))) - _places(*_NOT_LAST),
        weights,
        steps,
    )


@cache
def trained_zones() -> Chain:
    """The chain of zones with the weights that come with the program."""
    return zone_chain(load_weights(resource("reading", "zones.tsv")))

"""The zones of a file: what stands above the speech, its title, its front, its text, its signature, what stands below.

One chain decides the zone of every line together. Its weights are learnt from labelled texts by
`python -m tools.train_reader`.
"""

from functools import cache

from drafter.paths import resource
from drafter.reading.chain import Chain, load_weights

#: Above the title; front above the title; title; front below it; between front and text; text; in the midst of the
#: text; signature; below the speech.
ZONES = ("above", "front0", "title", "front", "between", "text", "midst", "signature", "below")
_FOLLOWS = {
    "above": ("above", "front0", "title", "front", "text"),
    "front0": ("front0", "above", "title"),
    "title": ("title", "front", "between", "text", "signature", "below"),
    "front": ("front", "between", "text"),
    "between": ("between", "front", "text"),
    "text": ("text", "midst", "signature", "below"),
    "midst": ("midst", "text"),
    "signature": ("signature", "below"),
    "below": ("below",),
}
FURNITURE = frozenset(ZONES.index(zone) for zone in ("above", "between", "midst", "below"))
TITLE, TEXT, SIGNATURE = (ZONES.index(zone) for zone in ("title", "text", "signature"))
_FIRST = ("above", "front0", "title", "front", "text")


def zone_chain(weights: dict[str, list[float]]) -> Chain:
    """The chain of zones with these weights."""
    return Chain(
        ZONES,
        tuple(tuple(ZONES.index(below) for below in _FOLLOWS[zone]) for zone in ZONES),
        frozenset(map(ZONES.index, _FIRST)),
        frozenset(range(len(ZONES))) - {ZONES.index("midst"), ZONES.index("above"), ZONES.index("front0")},
        weights,
    )


@cache
def trained_zones() -> Chain:
    """The chain of zones with the weights that come with the program."""
    return zone_chain(load_weights(resource("reading", "zones.tsv")))

"""What the facts of a draft tell of the unit that it is written for."""

from drafter.core.levels import level_of_place, place_of_unit
from drafter.core.model import Facts
from drafter.core.unit import Unit


def unit_of_draft(facts: Facts) -> Unit:
    """A profile to begin with; the places above are those of the one division that bears the place's name."""
    place = facts.place or place_of_unit(facts.unit)
    return Unit(
        name=facts.unit,
        level=level_of_place(place),
        place=place,
        superiors=_places_above(place),
        meetings=(facts.occasion,) if facts.occasion else (),
        speaker=facts.speaker,
    )


def _places_above(place: str) -> tuple[str, ...]:
    """The full names of the places that a place lies in, nearest first; none where that is not certain."""
    from drafter.reading.places import Gazetteer  # not at start-up

    gazetteer = Gazetteer.load()
    found = [known for known in gazetteer.lookup(place) if known.name == place and not known.former]
    if len(found) != 1:
        return ()
    above = []
    code = found[0].code
    while parent := gazetteer.parent(code):
        above.append(parent.name)
        code = parent.code
    return tuple(above)

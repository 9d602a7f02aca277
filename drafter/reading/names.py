"""The particular names that a speech uses: places, people and units, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.core.model import Paragraph, Role
from drafter.reading.mentions import Mention
from drafter.reading.people import find_people, name_in_speaker
from drafter.reading.places import Gazetteer, PlaceMention
from drafter.reading.units import find_units


@dataclass(frozen=True, slots=True)
class Names:
    """The particular names that a text uses, each once, in order of appearance."""

    places: tuple[str, ...]
    people: tuple[str, ...]
    units: tuple[str, ...]


def names_in(paragraphs: Sequence[Paragraph]) -> Names:
    """The names in these paragraphs, each once, in order of appearance; the speaker's stands first."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    places = Gazetteer.load().find(text)
    return Names(
        places=_once(places),
        people=tuple(dict.fromkeys((*_speakers(paragraphs), *_once(find_people(text))))),
        units=_once(find_units(text, places)),
    )


def _speakers(paragraphs: Sequence[Paragraph]) -> Iterable[str]:
    return filter(None, (name_in_speaker(p.text) for p in paragraphs if p.role is Role.SPEAKER))


def _once(mentions: Iterable[Mention | PlaceMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.text for mention in mentions))

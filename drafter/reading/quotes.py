"""Curls the straight quotation marks of Chinese text."""

import re

_HAN = re.compile("[\u4e00-\u9fff]")
_STRAIGHT = {'"': "“”", "'": "‘’"}
#: Curly marks that open (1) or close (0) the kind of quotation that a straight mark may also belong to.
_CURLY = {"“": ('"', 1), "”": ('"', 0), "‘": ("'", 1), "’": ("'", 0)}
#: What no quotation begins with, and what none ends with.
_NOT_OPENED_BEFORE = frozenset(" \u3000，。、；：！？,;:!?)）》】")
_NOT_CLOSED_BEHIND = frozenset(" \u3000（(《【")


def curled(text: str) -> str:
    """The text with its straight quotation marks as pairs of curly ones, whatever stands between them.

    An apostrophe (don't) and the mark of inches and minutes (5'30") are none. A text stays as it is where it holds no
    Chinese character or where its marks do not come in pairs.
    """
    if not ('"' in text or "'" in text) or not _HAN.search(text):
        return text
    characters = list(text)
    is_open = dict.fromkeys(_STRAIGHT, False)
    for at, character in enumerate(text):
        if character in _CURLY:
            kind, opens = _CURLY[character]
            is_open[kind] = bool(opens)
        elif character in _STRAIGHT and not (
            _is_apostrophe(text, at) or _is_prime(text, at, is_open[character])
        ):
            if not _may_stand(text, at, closes=is_open[character]):
                return text
            characters[at] = _STRAIGHT[character][is_open[character]]
            is_open[character] = not is_open[character]
    return text if any(is_open.values()) else "".join(characters)


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "'" and _is_letter(text[at - 1 : at]) and _is_letter(text[at + 1 : at + 2])


def _is_prime(text: str, at: int, is_open: bool) -> bool:
    """Whether a mark behind a figure is that of minutes, seconds or inches: it closes nothing, and opens nothing."""
    after = text[at + 1 : at + 2]
    return not is_open and text[at - 1 : at].isdecimal() and (after in _STRAIGHT or not _HAN.match(after))


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _may_stand(text: str, at: int, *, closes: bool) -> bool:
    if closes:
        return text[at - 1] not in _NOT_CLOSED_BEHIND
    return at + 1 < len(text) and text[at + 1] not in _NOT_OPENED_BEFORE

"""By how much the language model finds a text likelier with something else in one place."""

from drafter.checks.language_model import load_language_model

#: What is around a place tells of it as far as this many characters.
_AROUND = 5


def gain_of(text: str, start: int, end: int, word: str) -> int:
    """By how much a text is likelier with a word from `start` to `end`, in steps of the model; below 0 where it is less."""
    model = load_language_model()
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return model.cost(before + text[start:end] + after) - model.cost(before + word + after)

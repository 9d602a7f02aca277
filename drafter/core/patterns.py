"""Rules of language as data: the patterns and words that a module goes by, read when the first of them is asked for.

The file of `drafter/checks/dated/check.py` is `resources/patterns/checks/dated/check.toml`. It begins with `source`, what
its rules rest on, and has an entry `[[rule]]` for each of them: `id`, `means` (what it tells), `clause` where one stands in a
standard, `pattern` (a regular expression, or several of which any may match) or `words` (in one text: each character is a word),
and two examples: `finds`, in which
the rule finds something, and `leaves`, which looks like it and in which the rule finds nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drafter.core.toml import own_toml

#: A part of a pattern that stands elsewhere: another rule of the file, or what the module hands over.
_PART = re.compile(r"\{([a-z][a-z-]*)\}")


@dataclass(frozen=True, slots=True)
class LanguageRule:
    """One rule: its pattern, its words (none where it is a pattern of its own), and a text with and one without it.

    `every` holds the words for looking one up.
    """

    id: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    every: frozenset[str]
    finds: str
    leaves: str


class Patterns:
    """The rules of one module by their ids. An id that the file does not have raises KeyError."""

    def __init__(self, module: str, **parts: Callable[[], str]) -> None:
        """`module` is the `__name__` of the module; `parts` make what its patterns call {name}, asked once."""
        self._place = module.split(".")[1:]
        self._parts = parts

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern of a rule; that of a rule of words finds any of them."""
        return self.rules[name].pattern

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a rule in their order."""
        return self.rules[name].words

    def has(self, name: str, word: str) -> bool:
        """Whether a word is one of those of a rule."""
        return word in self.rules[name].every

    @cached_property
    def rules(self) -> Mapping[str, LanguageRule]:
        """All rules of the module, in the order of the file."""
        *folders, module = self._place
        entries = own_toml("patterns", *folders, f"{module}.toml")["rule"]
        parts = {name.replace("_", "-"): make() for name, make in self._parts.items()}
        rules: dict[str, LanguageRule] = {}
        for entry in entries:
            rule = _rule(entry, parts)
            parts[rule.id] = f"(?:{rule.pattern.pattern})"
            rules[rule.id] = rule
        return rules


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str]) -> LanguageRule:
    words = tuple(entry.get("words", ()))
    # The longest first: of two words at one place the longer one is meant.
    alternatives = sorted(map(re.escape, words), key=len, reverse=True) or _several(entry["pattern"])
    pattern = _PART.sub(lambda part: parts[part.group(1)], "|".join(alternatives))
    return LanguageRule(
        entry["id"], re.compile(pattern), words, frozenset(words), entry["finds"], entry["leaves"]
    )


def _several(pattern: str | Sequence[str]) -> Sequence[str]:
    return [pattern] if isinstance(pattern, str) else pattern

"""What a paragraph of a speech is for: why, who answers for it, who sees after it, or the matter itself."""

import re
from functools import cached_property

import ahocorasick_rs

from drafter.core.model import Move, Role
from drafter.core.patterns import Patterns
from drafter.library.finding.place import Place

_PATTERNS = Patterns(__name__)
#: The function of what names none: a task, told in the words of its matter.
TASK = "task"
_PASSING = "passing"
_COMMON = "common"
_CLAUSE = re.compile(r"[^\w“”]")
_SENTENCE = re.compile("[。！？；]")
#: What a place is worth to a paragraph, by where that names what the place is for: in its first sentence, in the heading that it
#: stood under, anywhere in it, nowhere though it names something else.
_FIRST, _UNDER, _ANYWHERE, _OTHER = 1.0, 0.7, 0.3, -0.3
#: What a task is worth to a paragraph that names no function.
_UNNAMED = 0.4


def first_sentence(text: str) -> str:
    """What stands before the first end of a sentence."""
    return _SENTENCE.split(text, maxsplit=1)[0]


class Functions:
    """Tells functions by the words that are data."""

    @cached_property
    def _words(self) -> tuple[tuple[str, str], ...]:
        rules = _PATTERNS.rules.values()
        return tuple((word, rule.id) for rule in rules if rule.id != _COMMON for word in rule.words)

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            [word for word, _ in self._words], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def of(self, text: str) -> frozenset[str]:
        """The functions that a text names."""
        return self.named(text)[0]

    def named(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The functions that a text names, and its words that belong to one day, season or meeting."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found = {self._words[word] for word, _, _ in matches}
        functions = frozenset(name for _, name in found if name != _PASSING)
        return functions, frozenset(word for word, name in found if name == _PASSING)

    def asked(self, prompt: str) -> frozenset[str]:
        """What a place is for: what the words before the colon of its prompt name, else what all of it does.

        A task is asked for where nothing else is.
        """
        found = self.of(re.split("[：:，,]", prompt, maxsplit=1)[0]) or self.of(prompt)
        return found - {TASK} or found

    def wanted(self, place: Place) -> frozenset[str]:
        """What a place is for. Of a heading the example in its prompt tells it, too; one that names nothing else heads a task."""
        found = self.asked(place.wants)
        if place.role is not Role.HEADING or not place.wants:
            return found
        example = self.of(place.wants.split("；", maxsplit=1)[0])
        return found | (example - {TASK}) if found - {TASK} else frozenset({TASK})

    @staticmethod
    def letters(place: Place) -> frozenset[str]:
        """The telling characters of what a prompt says before its first sign, where there are several; of an item of a meeting what is done there."""
        prompt = place.wants.rpartition("：")[2] if place.move is Move.AGENDA else place.wants
        said = filter(str.isalpha, _CLAUSE.split(prompt, maxsplit=1)[0])
        found = frozenset(said) - _PATTERNS.rules[_COMMON].every
        return found if len(found) > 1 else frozenset()


class Told:
    """What a paragraph is for, by its first sentence, by all of it, and by the heading that it stood under."""

    def __init__(self, functions: Functions, text: str, under: str) -> None:
        self._head = first_sentence(text)
        first = functions.of(self._head)
        self.first = first - {TASK}
        self.is_task = TASK in first
        self.all, self.passing = functions.named(text)
        self.under = functions.of(under) - {TASK} if under else frozenset[str]()

    def share_of(self, letters: frozenset[str]) -> float:
        """The share of these characters that its first sentence has."""
        return sum(letter in self._head for letter in letters) / len(letters) if letters else 0.0

    def fits(self, asked: frozenset[str], role: Role) -> float:
        """How well it does what is asked for, from -0.3 to 1; 0 where nothing is asked for."""
        if not asked:
            return 0.0
        if asked == {TASK}:
            if self.is_task and role is Role.HEADING:
                return _UNDER
            return _OTHER if self.first else 0.0 if self.under else _UNNAMED
        if asked & self.first:
            return _FIRST
        if asked & self.under:
            return _UNDER
        if asked & self.all:
            return _ANYWHERE
        return _OTHER if self.first else 0.0

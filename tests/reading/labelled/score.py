"""How well the reader does on the labelled set."""

from collections import Counter
from dataclasses import dataclass, field

from drafter.core.document import Document
from drafter.reading.read import recognise_text

from .authored import all_authored
from .forms import FORMS, Form, gold, written
from .speeches import Entry, all_speeches

#: Every speech is written in this many of the forms, taken in turn.
FORMS_PER_SPEECH = 8


@dataclass
class Result:
    """One document: what was expected and what was read."""

    name: str
    expected: list[Entry]
    document: Document
    expected_removed: list[str]

    @property
    def found(self) -> list[Entry]:
        """What was read, in the same terms."""
        pairs = zip(self.document.paragraphs, self.document.labels, strict=True)
        return [Entry(p.role.value, p.text, p.level, p.move and p.move.value, label) for p, label in pairs]

    @property
    def texts_exact(self) -> bool:
        """Whether the paragraphs have the right boundaries, texts and labels."""
        return [(e.label, e.text) for e in self.found] == [(e.label, e.text) for e in self.expected]

    @property
    def headings_exact(self) -> bool:
        """Whether the headings are the right ones, with the right levels, in order."""
        return _headings(self.found) == _headings(self.expected)

    @property
    def removed_exact(self) -> bool:
        """Whether exactly the right lines were taken out (mended ones aside)."""
        removed = [r.text for r in self.document.removed if "全角" not in r.reason]
        return Counter(removed) == Counter(self.expected_removed)


@dataclass
class Score:
    """The figures over all documents."""

    results: list[Result]
    roles_right: int = 0
    roles: int = 0
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for result in self.results:
            found = {(e.label + e.text): e for e in result.found}
            for entry in result.expected:
                read = found.get(entry.label + entry.text)
                self.roles += 1
                self.roles_right += read is not None and (read.role, read.level) == (entry.role, entry.level)
                if entry.move or (read and read.move):
                    self.moves[entry.move or "none", (read and read.move) or "none"] += 1

    @property
    def role_accuracy(self) -> float:
        """Paragraphs found whole with the right role and level, of all."""
        return self.roles_right / self.roles

    @property
    def headings_exact(self) -> float:
        """Documents whose headings are exact in text, level and order."""
        return sum(r.headings_exact for r in self.results) / len(self.results)

    @property
    def removed_exact(self) -> float:
        """Documents of which exactly the right lines were removed."""
        return sum(r.removed_exact for r in self.results) / len(self.results)

    @property
    def texts_exact(self) -> float:
        """Documents whose paragraphs are exact."""
        return sum(r.texts_exact for r in self.results) / len(self.results)

    def move_f1(self) -> dict[str, float]:
        """The F1 of each move."""
        names = sorted({name for pair in self.moves for name in pair} - {"none"})
        return {name: _f1(self.moves, name) for name in names}

    @property
    def move_macro_f1(self) -> float:
        """The mean of the moves' F1."""
        values = self.move_f1().values()
        return sum(values) / len(values)


def _headings(entries: list[Entry]) -> list[tuple[int, str, str]]:
    return [(e.level, e.label, e.text) for e in entries if e.role == "heading"]


def _f1(pairs: Counter[tuple[str, str]], name: str) -> float:
    right = pairs[name, name]
    expected = sum(n for (gold_name, _), n in pairs.items() if gold_name == name)
    found = sum(n for (_, read_name), n in pairs.items() if read_name == name)
    return 2 * right / (expected + found) if expected + found else 0.0


def read_all() -> list[Result]:
    """Every speech in its forms, read."""
    results: list[Result] = []
    for index, (name, entries) in enumerate(all_speeches().items()):
        chosen = [FORMS[(index * 3 + step * 5) % len(FORMS)] for step in range(FORMS_PER_SPEECH)]
        results += [_read(name, entries, form) for form in dict.fromkeys(chosen)]
    return results


def _read(name: str, entries: list[Entry], form: Form) -> Result:
    expected = gold(entries, form)
    text, removed = written(expected, form)
    return Result(f"{name}: {form.name}", expected, recognise_text(text), removed)


def read_authored() -> dict[str, list[Result]]:
    """The speeches that stand as their authors wrote them, read, by their set."""
    return {
        name: [Result(f"{name}/{s.name}", s.expected, recognise_text(s.text), s.removed) for s in speeches]
        for name, speeches in all_authored().items()
    }

"""The speeches that we wrote, as data: what each paragraph is, without any number or form."""

import datetime
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "speeches"

_ROLES = {"h": "heading", "p": "point"}
_PLAIN = {"title", "date", "speaker", "salutation", "signature"}


@dataclass(frozen=True)
class Entry:
    """One paragraph: role, level, move and text; `label` is its number as a form writes it."""

    role: str
    text: str
    level: int = 0
    move: str | None = None
    label: str = ""

    @property
    def date(self) -> datetime.date:
        """The day that a date entry stands for."""
        return datetime.date.fromisoformat(self.text)


def load(path: Path) -> list[Entry]:
    """The entries of one file: `kind| text`, kinds being roles, moves, h1 to h4 and p1 to p2."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [entry_of(*line.split("| ", 1)) for line in lines if line and not line.startswith("#")]


def entry_of(kind: str, text: str) -> Entry:
    """The entry that a kind and a text stand for."""
    if kind == "subtitle":
        return Entry("title", text, 1)
    if kind in _PLAIN:
        return Entry(kind, text)
    if kind[0] in _ROLES and kind[1:].isdigit():
        return Entry(_ROLES[kind[0]], text, int(kind[1:]))
    return Entry("body", text, 0, kind)


def all_speeches() -> dict[str, list[Entry]]:
    """Every speech by the name of its file."""
    return {path.stem: load(path) for path in sorted(FOLDER.glob("*.txt"))}

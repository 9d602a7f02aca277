"""Speeches written down as their files look: every number, date and page mark where its author put it.

A line is `kind label| text` with the kinds of `speeches.py`, or `x| text` for what is no part of the speech. ⏎ is a
line end inside a paragraph, ⟦…⟧ a line of its own in the middle of one, which is to be removed. `! width=30
indent=2 blanks=1 half=1 brackets=1` says how the file is broken, set in, spaced and punctuated.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from .forms import hard_wrapped, to_half_width
from .speeches import Entry, entry_of

FOLDER = Path(__file__).parent / "authored"

_INTERRUPTION = re.compile("⟦(.*?)⟧")
_FRONT = ("title", "date", "speaker")


@dataclass(frozen=True)
class Authored:
    """One speech: its set, the text of its file, what should be read in it and what removed."""

    name: str
    text: str
    expected: list[Entry]
    removed: list[str]


def load_authored(path: Path) -> Authored:
    """The speech in one file of the folder."""
    options: dict[str, int] = {}
    lines: list[str] = []
    expected: list[Entry] = []
    removed: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("! "):
            options = {name: int(value) for name, value in (o.split("=") for o in line[2:].split())}
        elif line and not line.startswith("#"):
            kind, text = line.split("| ", 1)
            if kind == "x":
                removed.append(text)
                lines.append(text)
            else:
                entry, marks = _entry(kind, text)
                expected.append(entry)
                removed += marks
                lines += _written(entry, text, options)
        lines += [""] * options.get("blanks", 0)
    return Authored(path.stem, "\n".join(lines), expected, removed)


def _entry(kind: str, text: str) -> tuple[Entry, list[str]]:
    kind, _, label = kind.partition(" ")
    whole = _INTERRUPTION.sub("", text.replace("⏎", ""))
    return replace(entry_of(kind, whole), label=label), _INTERRUPTION.findall(text)


def _written(entry: Entry, text: str, options: dict[str, int]) -> list[str]:
    indent = options.get("indent", 0) * (1 if entry.role not in _FRONT else 4)
    text = "\u3000" * (0 if entry.role == "salutation" else indent) + entry.label + text
    if options.get("half"):
        text = to_half_width(text)
    if options.get("brackets"):
        text = text.replace("（", "(").replace("）", ")")
    lines: list[str] = []
    for piece in re.split("⏎", _INTERRUPTION.sub(lambda m: f"⏎{m.group()}⏎", text)):
        if found := _INTERRUPTION.fullmatch(piece):
            lines.append(found.group(1))
        elif piece:
            lines += hard_wrapped(piece, options["width"], kinsoku=True) if "width" in options else [piece]
    return lines


def all_authored() -> dict[str, list[Authored]]:
    """The speeches of each set, by the name of its folder."""
    folders = sorted(folder for folder in FOLDER.iterdir() if folder.is_dir())
    return {folder.name: [load_authored(p) for p in sorted(folder.glob("*.txt"))] for folder in folders}

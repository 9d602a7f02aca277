"""A file that somebody opens to look at: what was recognised in it, and where that which is taken out stood."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.document import Document, FoundObject, Removed, draft_from_document
from drafter.core.model import Draft
from drafter.reading.doubts import Doubt, cured, doubts
from drafter.reading.extracted import Extracted
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_lines

#: So many paragraphs further on a line of the file is looked for.
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on the page, in the file's order: a paragraph by its number, or what was taken out, or what stands
    beside the text. Exactly one of the three is set."""

    paragraph: int | None = None
    removed: Removed | None = None
    found: FoundObject | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was read once; `document` is what is recognised where nothing is wanted back."""

    path: Path
    extracted: Extracted
    document: Document
    #: Whether a file that bears a secret mark is read, too.
    secrets: bool = False

    def seen(self, keep: Collection[Removed] = (), taken: Sequence[Doubt] = ()) -> "Seen":
        """What becomes of the file where the user wants back what `keep` names and took these suggestions.

        Raises UserError as `read_lines` does.
        """
        document = self.document
        if keep:
            document = read_lines(self.extracted, self.path.name, keep, secrets=self.secrets)
        draft = cured(draft_from_document(document), document, taken)
        found = doubts(document)
        return Seen(
            document,
            draft,
            rows_of(document, self.extracted),
            found,
            tuple(one for one in found if one in taken),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A file under the user's choices: as recognised, as the draft it would become, row by row, and what is doubtful.

    `taken` are the suggestions among `doubts` that were taken.
    """

    document: Document
    draft: Draft
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...]
    taken: tuple[Doubt, ...] = ()


def open_file(path: Path, *, secrets: bool = False) -> Opened:
    """Read a file to look at it. Raises UserError and SecretMark as `read_document` does."""
    extracted = extract(path)
    return Opened(path, extracted, read_lines(extracted, path.name, secrets=secrets), secrets)


def rows_of(document: Document, extracted: Extracted) -> tuple[Row, ...]:
    """A document in the order of its file. What was taken out and cannot be placed (a running head) is left out.

    `extracted` is the file from which the document was made.
    """
    places = _places(document, extracted)
    rows: list[Row] = []
    for place in range(len(document.paragraphs) + 1):
        if place:
            rows.append(Row(paragraph=place - 1))
        rows += [Row(found=one) for one in document.objects if one.after == place]
        rows += [Row(removed=one) for one, at in zip(document.removed, places, strict=True) if at == place]
    return tuple(rows)


def _places(document: Document, extracted: Extracted) -> list[int | None]:
    """Behind how many paragraphs each text that was taken out stood, None where that is not known."""
    bare_lines = [_bare(line.number + line.text) for line in extracted.lines]
    begun = list(_begun(document, bare_lines))
    before = {one.removed: one.before for one in extracted.left_out if one.before is not None}
    whole: dict[str, list[int]] = {}
    for number, line in enumerate(bare_lines):
        whole.setdefault(line, []).append(number)
    places: list[int | None] = []
    for removed in document.removed:
        at = before.get(removed)
        if at is None:
            at = _line_of(removed, whole, bare_lines)
            places.append(None if at is None else begun[at])
        else:
            places.append(begun[at - 1] if at else 0)
    return places


def _begun(document: Document, bare_lines: Sequence[str]) -> Iterator[int]:
    """For each line of a file, how many paragraphs have begun at its end."""
    pairs = zip(document.labels, document.paragraphs, strict=True)
    texts = [_bare(label + paragraph.text) for label, paragraph in pairs]
    begun, left = 0, ""
    for line in bare_lines:
        if line and left.startswith(line):
            left = left[len(line) :]
        elif line:
            ahead = range(begun, min(begun + _AHEAD, len(texts)))
            found = next((n for n in ahead if texts[n] and _begins(texts[n], line)), None)
            if found is not None:
                begun, left = found + 1, texts[found][len(line) :]
        yield begun


def _begins(text: str, line: str) -> bool:
    """Whether a line begins a paragraph, or holds it as its first part."""
    return text.startswith(line) or line.startswith(text)


def _line_of(removed: Removed, whole: dict[str, list[int]], bare_lines: Sequence[str]) -> int | None:
    """The number of the line that a removed text was, or stood in; each whole line is given once."""
    text = _bare(removed.text.strip().split("\n")[0])
    if not text:
        return None
    if lines := whole.get(text):
        return lines.pop(0) if len(lines) > 1 else lines[0]
    return next((number for number, line in enumerate(bare_lines) if text in line), None)


def _bare(text: str) -> str:
    """The letters, figures and characters of a text alone: marks and blanks may have been mended."""
    return "".join(character for character in text if character.isalnum())

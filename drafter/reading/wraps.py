"""Joins the lines of a file into paragraphs, whatever width they were broken at."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.core.numbering import Label, split_label
from drafter.reading.cues import front_cues
from drafter.reading.extracted import Line
from drafter.reading.front import is_date, is_salutation, is_whole_title
from drafter.reading.moves import turns_to_another_move
from drafter.reading.signs import ends_clause, has_inner_stop, is_ellipsis, stripped

#: No line without a sentence's end is a heading or title beyond this many characters.
_LONGEST_HEADING = 60
_FEWEST_FULL_LINES = 4
_NARROWEST = 12
_ENGLISH = re.compile("[a-z,][A-Za-z]|[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a file breaks its lines: at `width` characters, give or take `slack`.

    `indented` says that paragraphs start with an indentation, `spaced` that blank lines stand between them.
    """

    width: int
    slack: int
    indented: bool
    spaced: bool

    def is_full(self, line: Line) -> bool:
        """Whether the line ends because there was no more room."""
        return len(line.text.rstrip()) >= self.width - self.slack


def physical_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with their soft breaks turned into line ends."""
    return [piece for line in lines for piece in _split_soft_breaks(line)]


def joined(pieces: Sequence[Line], wrap: Wrap | None) -> list[Line]:
    """One line a paragraph, without the white space around it and without blank lines."""
    paragraphs: list[Line] = []
    last: Line | None = None
    blank_between = False
    for index, piece in enumerate(pieces):
        if not stripped(piece.text) and not piece.number:
            blank_between = True
            continue
        whole = paragraphs[-1] if paragraphs else None
        if last and whole and _continues(whole, last, pieces, index, blank_between, wrap):
            paragraphs[-1] = replace(whole, text=_glued(whole.text, stripped(piece.text)))
        else:
            paragraphs.append(replace(piece, text=stripped(piece.text)))
        last, blank_between = piece, False
    return paragraphs


def _split_soft_breaks(line: Line) -> list[Line]:
    if "\n" not in line.text:
        return [line]
    first, *rest = line.text.split("\n")
    lead = min(line.lead_bold, len(first))
    return [replace(line, text=first, lead_bold=lead), *(replace(line, text=t, number="") for t in rest)]


def _glued(before: str, after: str) -> str:
    """Two halves of a paragraph together; English words keep their space, masks such as XX have none."""
    return f"{before} {after}" if _ENGLISH.search(f"{before[-1:]}{after[:1]}") else before + after


def measured(lines: Sequence[Line]) -> Wrap | None:
    """How the lines are broken, or None where each line is a paragraph of its own.

    Lines that stop in the middle of a sentence tell the width: they are about equally long, nothing is much
    longer, and sentences end inside them (which they do not in a list of headings).
    """
    texts = [line.text.rstrip() for line in lines if stripped(line.text)]
    broken = [text for text in texts if not ends_clause(text) and len(text) >= _NARROWEST]
    if len(broken) < _FEWEST_FULL_LINES:
        return None
    lengths = Counter(len(text) for text in broken)
    width = max(lengths, key=lambda length: (lengths[length] + lengths[length - 1], length))
    near = [text for text in broken if width - 2 <= len(text) <= width + 1]
    longer = sum(len(text) > width + 2 for text in texts)
    inner = sum(has_inner_stop(text) for text in near)
    long = sum(len(text) > 0.7 * width for text in broken)
    if len(near) < 0.6 * long or longer > 0.05 * len(texts) or inner < max(2, 0.1 * len(near)):
        return None
    slack = next(s for s in (0, 1, 2) if s == 2 or sum(len(t) >= width - s for t in near) >= 0.92 * len(near))
    return _with_habits(Wrap(width, slack, indented=False, spaced=False), lines)


def _with_habits(wrap: Wrap, lines: Sequence[Line]) -> Wrap:
    """The wrap with what is seen of indentation and blank lines after lines that were full and that were not."""
    starts = inner = indented_starts = indented_inner = spaced_starts = spaced_inner = 0
    before: Line | None = None
    blank = False
    for line in lines:
        if not stripped(line.text):
            blank = True
            continue
        if before is not None:
            if wrap.is_full(before) and not ends_clause(before.text):
                inner, spaced_inner = inner + 1, spaced_inner + blank
                indented_inner += _is_indented(line)
            elif not wrap.is_full(before):
                starts, spaced_starts = starts + 1, spaced_starts + blank
                indented_starts += _is_indented(line)
        before, blank = line, False
    return replace(
        wrap,
        indented=indented_starts > 0.5 * starts and indented_inner < 0.3 * inner,
        spaced=spaced_starts > 0.5 * starts and spaced_inner < 0.2 * inner,
    )


def _is_indented(line: Line) -> bool:
    """Whether a line is set in; one single space at its start belongs to the sentence."""
    space = line.text[: len(line.text) - len(line.text.lstrip())]
    return (line.indented and not space) or len(space) > 1 or space in ("\u3000", "\t")


def _continues(
    whole: Line, last: Line, pieces: Sequence[Line], index: int, blank_between: bool, wrap: Wrap | None
) -> bool:
    """Whether the line at `index` goes on with the paragraph `whole`, whose last line was `last`."""
    line = pieces[index]
    text = stripped(line.text)
    if line.number or line.heading or line.title or line.in_table != last.in_table or is_ellipsis(text):
        return False
    if text[0] in "，。、；：！？）》”’」』】":
        return True
    if wrap is None or not wrap.is_full(last):
        return is_unfinished(whole.text) and not _opens(whole.text, text)
    if _ends_exactly_here(whole, pieces, index, wrap):
        return False
    if blank_between and wrap.spaced:
        return False
    if wrap.indented and _is_indented(line):
        return False
    if not ends_clause(last.text):
        return len(whole.text) > wrap.width or not _starts_below_heading(whole.text, text)
    if wrap.indented or (wrap.spaced and not blank_between):
        return True
    return not _is_rest(line, wrap) and not _opens(whole.text, text)


def is_unfinished(text: str) -> bool:
    """Whether a paragraph that stops here stops in the middle of a sentence."""
    if text[-1] in "，、,（《“":
        return not is_salutation(text)
    if _is_open(text):
        return True
    return not ends_clause(text) and (has_inner_stop(text) or len(text) > _LONGEST_HEADING)


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is still open."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("《》", "（）", "“”"))


def _opens(before: str, text: str) -> bool:
    """Whether a line begins something new: an opening word, or a number that does not belong to a sentence."""
    if front_cues().openers.match(text) or is_date(text) or is_salutation(text):
        return True
    label = split_label(text)
    if label is None:
        return turns_to_another_move(before, text)
    earlier = split_label(before)
    in_sequence = earlier is not None and _follows(earlier, label)
    return in_sequence or not before.endswith(("，", "、", "；", "：", ":", ";"))


def _follows(earlier: Label, label: Label) -> bool:
    return label.number == earlier.number + 1 and (label.marker == earlier.marker or label.marker[0] == "一")


def _starts_below_heading(before: str, text: str) -> bool:
    """Whether a title or heading that filled its line ends there, as a first point or a date shows."""
    if has_inner_stop(before):
        return False
    if is_whole_title(before) or is_date(text) or is_salutation(text):
        return True
    above, below = split_label(before), split_label(text)
    return above is not None and below is not None and above.marker != below.marker and below.number == 1


def _ends_exactly_here(whole: Line, pieces: Sequence[Line], index: int, wrap: Wrap) -> bool:
    """Whether a heading fills its line by chance.

    It does where its siblings are known for headings, and no rest of it follows; parts (一、) count as headings
    unless a sibling shows a sentence in its line.
    """
    label = split_label(whole.text)
    if label is None or label.marker not in ("一、", "（一）") or len(whole.text) > wrap.width:
        return False
    if ends_clause(whole.text) or has_inner_stop(whole.text) or _is_open(whole.text):
        return False
    if _is_rest(pieces[index], wrap):
        return False
    siblings = [
        position
        for position, piece in enumerate(pieces)
        if (other := split_label(stripped(piece.text))) and other.marker == label.marker
    ]
    if any(has_inner_stop(pieces[position].text) for position in siblings):
        return False
    return label.marker == "一、" or any(_is_rest(pieces[position], wrap) for position in siblings)


def _is_rest(line: Line, wrap: Wrap) -> bool:
    """Whether a line is short and without a mark at its end, as the last line of a heading is."""
    return bool(stripped(line.text)) and not wrap.is_full(line) and not ends_clause(line.text)

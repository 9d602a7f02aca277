"""Joins the lines of a file into paragraphs, whatever width they were broken at."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.core.numbering import Label, split_label
from drafter.core.patterns import Patterns
from drafter.reading.cues import front_cues
from drafter.reading.extracted import Line
from drafter.reading.front import is_date, is_dated_occasion, is_salutation, is_whole_title
from drafter.reading.move_scores import turns_to_another_move
from drafter.reading.noise import notice_reason
from drafter.reading.signs import (
    DEEPEST_FRONT,
    ends_clause,
    ends_sentence,
    has_inner_stop,
    is_ellipsis,
    stripped,
    widened,
)
from drafter.reading.wrapping import Wrap, is_indented, length

#: No line without a sentence's end is a heading or title beyond this many characters.
_LONGEST_HEADING = 60
#: Above a blank line, so short a text is whole.
_LONGEST_LOST = 30
#: No paragraph of a speech is longer; what is, is no speech.
_LONGEST_PARAGRAPH = 8000
#: A centred line that is smaller by so much than the one above is no part of its title.
_SMALLER = 0.75
#: A word and its mark, shorter than any sentence of its own.
_LONGEST_LEFTOVER = 3
#: Of the longest line of a file, lines that are ended by hand have no more than this share.
_VERSE = 0.2
_CLOSING_MARKS = "，。、；：！？）》”’」』】"
_PATTERNS = Patterns(__name__)
_ENGLISH = re.compile("[a-z,][A-Za-z]|[A-Z][a-z]")


def physical_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with their soft breaks turned into line ends."""
    return [piece for line in lines for piece in _split_soft_breaks(line)]


def _split_soft_breaks(line: Line) -> list[Line]:
    if "\n" not in line.text:
        return [line]
    if _is_broken_heading(line):
        first, second = line.text.split("\n")
        return [replace(line, text=first.rstrip() + stripped(second))]
    first, *rest = line.text.split("\n")
    lead = min(line.lead_bold, len(first))
    return [replace(line, text=first, lead_bold=lead), *(replace(line, text=t, number="") for t in rest)]


def _is_broken_heading(line: Line) -> bool:
    """Whether a numbered line was broken by hand for its looks: both halves are short, unnumbered and unmarked."""
    halves = [stripped(half) for half in line.text.split("\n")]
    if len(halves) != 2 or not all(halves) or len(line.text) > _LONGEST_HEADING:
        return False
    if split_label(line.number + halves[0]) is None or split_label(halves[1]):
        return False
    return not any(ends_clause(half) or has_inner_stop(half) or is_date(half) for half in halves)


def joined_by_place(lines: Sequence[Line]) -> list[Line]:
    """The lines with those put together of which their places tell that they are one paragraph."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if line.begins is False and above and stripped(above.text) and not line.number:
            text = _glued(above.text.rstrip(), stripped(line.text))
            found[-1] = replace(above, text=text, full=line.full, page=line.page)
        else:
            found.append(line)
    return found


def with_whole_calls(lines: Sequence[Line]) -> list[Line]:
    """The lines with those put together in which a salutation was broken between two of its words (尊敬的老师、亲爱的 / 同学们：)."""
    found: list[Line] = []
    for line in lines:
        above = found[-1].text if found else ""
        if len(found) <= DEEPEST_FRONT and _is_broken_call(above, line.text):
            found[-1] = replace(found[-1], text=above.rstrip() + stripped(line.text))
        else:
            found.append(line)
    return found


def _is_broken_call(above: str, text: str) -> bool:
    if not above or len(above) > _LONGEST_HEADING or not _PATTERNS["calling"].search(stripped(above)):
        return False
    whole = stripped(above) + stripped(text)
    return bool(stripped(text)) and is_salutation(widened(stripped(text))) and is_salutation(widened(whole))


def joined(lines: Sequence[Line], wrap: Wrap | None) -> list[Line]:
    """One line a paragraph, without the white space around it and without blank lines."""
    joiner = _Joiner(lines, wrap)
    paragraphs: list[Line] = []
    last: Line | None = None
    blank_between = False
    for line in lines:
        if not stripped(line.text):
            blank_between = True
            continue
        if last and joiner.continues(paragraphs[-1], last, line, blank_between):
            text = _glued(paragraphs[-1].text, stripped(line.text))
            paragraphs[-1] = replace(paragraphs[-1], text=text)
        else:
            text = stripped(line.text)
            paragraphs.append(line if text == line.text else replace(line, text=text))
        last, blank_between = line, False
    return paragraphs


def _glued(before: str, after: str) -> str:
    """Two halves of a paragraph together; English words keep their space, masks such as XX have none."""
    return f"{before} {after}" if _ENGLISH.search(f"{before[-1:]}{after[:1]}") else before + after


class _Joiner:
    """Decides for each line of a file whether the paragraph above goes on with it."""

    def __init__(self, lines: Sequence[Line], wrap: Wrap | None) -> None:
        self._wrap = wrap
        self._heading_markers = _markers_of_headings(lines, wrap) if wrap else frozenset()
        self._broken_at_semicolons = _breaks_at_semicolons(lines)
        self._longest = max(map(length, lines), default=0)

    def continues(self, whole: Line, last: Line, line: Line, blank_between: bool) -> bool:
        """Whether `line` goes on with the paragraph `whole`, whose last line was `last`."""
        text = stripped(line.text)
        if _is_second_half(whole, line, text):
            return True
        if (
            len(whole.text) > _LONGEST_PARAGRAPH
            or _stands_apart(line, text, last)
            or self._is_verse(last, line)
        ):
            return False
        if self._is_next_of_list(last, line) or text[0] in _CLOSING_MARKS or _is_leftover(whole.text, text):
            return True
        wrap = self._wrap
        if wrap is not None and (wrap.is_full(last) or _has_lost_indent(wrap, whole, last)):
            return self._continues_full(wrap, whole, last, line, blank_between)
        if blank_between and len(whole.text) <= _LONGEST_LOST and whole.text[-1] not in "，、":
            return False
        return _is_broken_off(whole, last, line) and not _opens(whole.text, text)

    def _is_verse(self, last: Line, line: Line) -> bool:
        """Whether two lines that follow each other are short by their writer's will, as toasts and verses have them."""
        text = stripped(last.text)
        if (
            self._wrap is not None
            or text[-1] not in "，,"
            or has_inner_stop(text)
            or split_label(text)
            or line.page != last.page
        ):
            return False
        return max(length(last), length(line)) <= self._longest * _VERSE

    def _is_next_of_list(self, last: Line, line: Line) -> bool:
        """Whether a page that breaks behind semicolons has broken a paragraph here."""
        return self._broken_at_semicolons and stripped(last.text)[-1] in "；;" and _is_rest_of_list(line)

    def _continues_full(self, wrap: Wrap, whole: Line, last: Line, line: Line, blank_between: bool) -> bool:
        """The same where `last` ended because there was no more room."""
        text = stripped(line.text)
        if self._is_full_heading(wrap, whole.text) and not wrap.is_rest(line):
            return False
        if blank_between and wrap.spaced:
            return False
        if wrap.indented and is_indented(line):
            return False
        if not ends_clause(last.text):
            return len(whole.text) > wrap.width or not _starts_below_heading(whole.text, text)
        if is_salutation(whole.text):
            return False
        if wrap.indented or (wrap.spaced and not blank_between):
            return True
        return not wrap.is_rest(line) and not _opens(whole.text, text)

    def _is_full_heading(self, wrap: Wrap, text: str) -> bool:
        """Whether a text is a heading that fills its line by chance."""
        label = split_label(text)
        if label is None or label.marker not in self._heading_markers or len(text) > wrap.width:
            return False
        return not ends_clause(text) and not has_inner_stop(text) and not _is_open(text)


def _is_broken_off(whole: Line, last: Line, line: Line) -> bool:
    """Whether a paragraph stops in the middle of a sentence, or was torn by the end of a page above `line`."""
    over_page = line.page != last.page and last.full is not False
    torn = over_page and _is_torn(whole.text, stripped(line.text))
    return (torn or _is_unfinished(whole.text)) and not notice_reason(whole.text)


def _breaks_at_semicolons(lines: Sequence[Line]) -> bool:
    """Whether a page has broken paragraphs behind every semicolon: what goes on there is not set in, all others are."""
    filled = [line for line in lines if stripped(line.text)]
    below = [b for a, b in pairwise(filled) if stripped(a.text)[-1] in "；;"]
    others = [b for a, b in pairwise(filled) if stripped(a.text)[-1] in "。！"]
    set_in = sum(map(is_indented, filled))
    return (
        len(below) > 1 and set_in > 1 and all(map(_is_rest_of_list, below)) and all(map(is_indented, others))
    )


def _is_rest_of_list(line: Line) -> bool:
    return not is_indented(line) and not line.number and split_label(stripped(line.text)) is None


def _markers_of_headings(lines: Sequence[Line], wrap: Wrap) -> frozenset[str]:
    """The markers that number headings and not points, as far as a line shows it.

    Parts (一、) count as headings unless a sentence ends in the line of one; sub-headings (（一）) do where also
    one of them is short and has no mark at its end.
    """
    seen: dict[str, list[Line]] = {"一、": [], "（一）": []}
    for line in lines:
        label = split_label(stripped(line.text))
        if label and label.marker in seen:
            seen[label.marker].append(line)
    plain = {m: found for m, found in seen.items() if not any(has_inner_stop(line.text) for line in found)}
    return frozenset(
        m for m, found in plain.items() if m == "一、" or any(wrap.is_rest(line) for line in found)
    )


def _is_second_half(whole: Line, line: Line, text: str) -> bool:
    """Whether a line is told as the rest of a title, or is that of a day with its meeting."""
    return line.told == "title+" or (text[-1] in "上）)" and is_torn_day(whole.text, text))


def _is_told_apart(line: Line, last: Line) -> bool:
    """Whether either of two lines is told to be something of its own, or is perhaps of a page."""
    return bool(line.told) or last.told not in ("", "title+") or line.doubtful or last.doubtful


def _stands_apart(line: Line, text: str, last: Line) -> bool:
    """Whether the file itself says that a line begins a paragraph."""
    if line.begins or line.number or line.heading or line.title or line.in_table != last.in_table:
        return True
    if _is_told_apart(line, last) or (text[0] in "，," and _has_lost_year(text, last)):
        return True
    if line.centred != last.centred:
        return True
    if line.centred and min(line.size, last.size) < _SMALLER * max(line.size, last.size):
        return True
    return is_ellipsis(text) or is_ellipsis(stripped(last.text)) or _begins_by_words(text, last)


def _begins_by_words(text: str, last: Line) -> bool:
    """Whether a line begins as paragraphs do: with a bullet, as a host speaks, or as an article behind a whole sentence."""
    if _PATTERNS["bullet"].match(text) or _PATTERNS["ceremony"].match(text):
        return True
    return ends_sentence(last.text) and bool(_PATTERNS["article"].match(text))


def _has_lost_indent(wrap: Wrap, whole: Line, last: Line) -> bool:
    """Whether the first line of a paragraph is full but for the room of an indentation that a copy has lost."""
    text = stripped(last.text)
    if wrap.indented or whole.text != text or ends_clause(text) or "，" not in text:
        return False
    return wrap.is_full(replace(last, text="\u3000\u3000" + text, indented=False))


def _has_lost_year(text: str, last: Line) -> bool:
    """Whether a text begins with a comma because a site has taken the year out above it, below a heading."""
    above = stripped(last.text)
    return (
        text[0] in "，," and has_inner_stop(text) and bool(split_label(above)) and not has_inner_stop(above)
    )


def is_torn_day(before: str, text: str) -> bool:
    """Whether a line names the rest of the meeting whose day and beginning stand above it."""
    return (
        bool(_PATTERNS["meeting"].fullmatch(text)) and not before.endswith("上") and is_dated_occasion(before)
    )


def _is_leftover(before: str, text: str) -> bool:
    """Whether a line holds nothing but the last word of a sentence (落实。) that had no more room above."""
    return (
        len(text) <= _LONGEST_LEFTOVER and ends_sentence(text) and not ends_clause(before) and "，" in before
    )


def _is_unfinished(text: str) -> bool:
    """Whether a paragraph that stops here stops in the middle of a sentence."""
    if text[-1] in "，、,（《“":
        return not is_salutation(text)
    if ends_clause(text):
        return False
    return (
        has_inner_stop(text) or (len(text) > _LONGEST_HEADING and not is_whole_title(text)) or _is_open(text)
    )


def _is_torn(before: str, after: str) -> bool:
    """Whether the end of a page has torn a sentence: it has a comma, no number as headings have, and ends below."""
    return "，" in before and split_label(before) is None and not ends_clause(before) and ends_clause(after)


def _is_open(text: str) -> bool:
    """Whether a bracket is still open."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("《》", "（）"))


def _opens(before: str, text: str) -> bool:
    """Whether a line begins something new: an opening word, or a number that does not belong to a sentence."""
    if front_cues().openers.match(text) or is_date(text) or is_salutation(text):
        return True
    label = split_label(text)
    if label is None:
        return _is_next_clause(before, text) or turns_to_another_move(before, text)
    earlier = split_label(before)
    in_sequence = earlier is not None and _follows(earlier, label)
    return in_sequence or not before.endswith(("，", "、", "；", "：", ":", ";"))


def _is_next_clause(before: str, text: str) -> bool:
    """Whether a line begins a clause with a number like that of the paragraph above (3.2 below 3.1)."""
    clause = _PATTERNS["clause"]
    return ends_sentence(before) and bool(clause.match(text) and clause.match(before))


def _follows(earlier: Label, label: Label) -> bool:
    return label.number == earlier.number + 1 and (label.marker == earlier.marker or label.marker[0] == "一")


def _starts_below_heading(before: str, text: str) -> bool:
    """Whether a title or heading that filled its line ends there, as a first point or a date shows."""
    if has_inner_stop(before) or is_salutation(before + text):
        return False
    if is_whole_title(before) or is_date(text) or is_salutation(text):
        return True
    above, below = split_label(before), split_label(text)
    return above is not None and below is not None and above.marker != below.marker and below.number == 1

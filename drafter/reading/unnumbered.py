"""The rule for headings without a number: parts beside numbered ones, sub-headings, or all of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.core.model import Role
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, is_ellipsis, is_remark

_SHORTEST = 4
#: Lines as short as this are headings where two or more of one length stand in the text (拼速度, 重质量).
_SHORTEST_ALIKE = 2
_LONGEST = 45
_LONGEST_SENTENCE = 20
_PATTERNS = Patterns(__name__)


def mark_unnumbered(paragraphs: Sequence[FoundParagraph]) -> None:
    """A short line without a sentence's end, alone between paragraphs, is a heading even without a number.

    It is one of the parts where the numbered ones leave a gap for it or where no part has a number, else it
    stands below the heading above it. How the file shows it (its style, its weight) tells the level first.
    """
    found = _without_odd_shorts(paragraphs, _candidates(paragraphs))
    if not found:
        return
    parts = [i for i, p in enumerate(paragraphs) if p.role is Role.HEADING and p.level == 1]
    shown = _levels_by_look(paragraphs, found, below=1 if parts else 0)
    top = _in_gaps(paragraphs, found, parts) if parts else _announced_ones(paragraphs, found, shown)
    above = below_parts = 0
    for index, paragraph in enumerate(paragraphs):
        if index in top:
            paragraph.become(Role.HEADING, 1)
        elif index in shown:
            below_parts = min(below_parts or 4, max(above + 1, 1))
            paragraph.become(Role.HEADING, max(below_parts, shown[index]))
        if paragraph.role is Role.HEADING and (paragraph.label or index in top):
            above = paragraph.level


def _candidates(paragraphs: Sequence[FoundParagraph]) -> list[int]:
    """The lines that look like headings, and the short sentences that are; a refrain is none."""
    whole, refrains = _whole_sentences(paragraphs), _refrains(paragraphs)
    return [
        i
        for i, paragraph in enumerate(paragraphs)
        if i in whole or (paragraph.whole not in refrains and _looks_like_heading(paragraphs, i))
    ]


def _looks_like_heading(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    paragraph = paragraphs[index]
    text = paragraph.whole
    if index == 0 or index + 1 == len(paragraphs) or not _may_head(paragraph, paragraphs[index + 1]):
        return False
    if not _SHORTEST_ALIKE <= len(text) <= _LONGEST or text[-1] in "，、,；;：:" or has_inner_stop(text):
        return False
    if (
        is_ellipsis(text)
        or is_remark(text)
        or (ends_clause(text) and not _is_set_off(paragraph, paragraphs[index + 1]))
    ):
        return False
    return paragraphs[index + 1].role in (None, Role.BODY, Role.POINT, Role.HEADING)


def _may_head(paragraph: FoundParagraph, below: FoundParagraph) -> bool:
    """Whether a line stands where headings stand: not in a table, a remark's text box or an equation."""
    look = paragraph.look
    if paragraph.role is not None or paragraph.label or look.in_table or look.equation:
        return False
    return not look.boxed or _is_set_off(paragraph, below)


def _refrains(paragraphs: Sequence[FoundParagraph]) -> frozenset[str]:
    """The lines that are said three times or more and look like the text around them."""
    plain = (p.whole for p in paragraphs if not (p.look.heading or p.look.bold or p.look.centred))
    return frozenset(text for text, count in Counter(plain).items() if count > 2)


def _whole_sentences(paragraphs: Sequence[FoundParagraph]) -> frozenset[int]:
    """The short sentences without a number, each above a longer paragraph, that are headings all the same.

    They are where numbered parts are such sentences, too, or where the text announces as many parts as there
    are such sentences.
    """
    found = [i for i in range(len(paragraphs) - 1) if _is_short_sentence(paragraphs, i)]
    parts = [p for p in paragraphs if p.role is Role.HEADING and p.level == 1]
    if parts:
        return frozenset(found if all(ends_sentence(p.rest) for p in parts) else ())
    return frozenset(found if len(found) > 1 and announced(paragraphs[: found[0]]) == len(found) else ())


def _is_short_sentence(paragraphs: Sequence[FoundParagraph], index: int) -> bool:
    paragraph, below = paragraphs[index], paragraphs[index + 1]
    if index == 0 or paragraph.role is not None or paragraph.label or paragraph.look.in_table:
        return False
    text = paragraph.whole
    if len(text) > _LONGEST_SENTENCE or not text.endswith("。") or has_inner_stop(text):
        return False
    return below.role is None and len(below.whole) > 2 * len(text)


def _without_odd_shorts(paragraphs: Sequence[FoundParagraph], found: Sequence[int]) -> list[int]:
    """The candidates without the very short ones that have no sibling as short, or stand above no sentence."""
    shorts = {i for i in found if len(paragraphs[i].whole) < _SHORTEST}
    numbered = Counter(len(p.rest) for p in paragraphs if p.role is Role.HEADING)
    alike = numbered + Counter(
        len(paragraphs[i].whole) for i in shorts if has_inner_stop(paragraphs[i + 1].whole)
    )
    return [i for i in found if i not in shorts or alike[len(paragraphs[i].whole)] > 1]


def _is_set_off(paragraph: FoundParagraph, below: FoundParagraph) -> bool:
    """Whether the file shows a line otherwise than the text below it: bold, centred, in a heading's style."""
    look, other = paragraph.look, below.look
    return look.heading > 0 or (look.bold and not other.bold) or (look.centred and not other.centred)


def _levels_by_look(paragraphs: Sequence[FoundParagraph], found: Sequence[int], below: int) -> dict[int, int]:
    """The level of each line as the file shows it: its style's, else one for each look in order of appearance.

    Levels count from `below` + 1.
    """
    styles = sorted({paragraphs[i].look.heading for i in found} - {0})
    looks: list[tuple[bool, bool, float]] = []
    levels: dict[int, int] = {}
    for index in found:
        look = paragraphs[index].look
        kind = (look.centred, look.bold, look.size)
        if not look.heading and kind not in looks:
            looks.append(kind)
        place = styles.index(look.heading) if look.heading else len(styles) + looks.index(kind)
        levels[index] = min(below + place + 1, 4)
    return levels


def _announced_ones(
    paragraphs: Sequence[FoundParagraph], found: Sequence[int], shown: Mapping[int, int]
) -> set[int]:
    """The parts among headings without any number: the highest ones as the file shows them.

    Where more of them look alike than the text announces, the parts are those as long as the first one, if
    that makes the announced number: parts are built alike, down to the number of characters.
    """
    top = [i for i in found if shown[i] == 1]
    total = announced(paragraphs[: found[0]])
    if total and len(top) > total:
        alike = [i for i in top if len(paragraphs[i].whole) == len(paragraphs[top[0]].whole)]
        if len(alike) == total:
            return set(alike)
    return set(top)


def _in_gaps(paragraphs: Sequence[FoundParagraph], found: Sequence[int], parts: Sequence[int]) -> set[int]:
    """Which unnumbered headings fill the places that the numbered parts leave open."""
    chosen: set[int] = set()
    expected, start = 1, 0
    for part in parts:
        label = paragraphs[part].label
        number = label.number if label else expected
        chosen |= _likest(
            paragraphs, [i for i in found if start <= i < part], number - expected, paragraphs[part]
        )
        expected, start = number + 1, part
    rest = [i for i in found if i > parts[-1]]
    total = announced(paragraphs[: min(parts[0], found[0])])
    expected_after = total - (expected - 1) if total else len(rest) * bool(chosen)
    return chosen | _likest(paragraphs, rest, expected_after, paragraphs[parts[-1]])


def _likest(
    paragraphs: Sequence[FoundParagraph], found: Sequence[int], count: int, model: FoundParagraph
) -> set[int]:
    """The `count` of the candidates whose length is nearest to that of a numbered sibling."""
    by_likeness = sorted(found, key=lambda i: abs(len(paragraphs[i].whole) - len(model.rest)))
    return set(by_likeness[: max(count, 0)])


def announced(paragraphs: Sequence[FoundParagraph]) -> int:
    """The number of parts that the text above the first part announces last, 0 where it announces none."""
    for paragraph in reversed(paragraphs):
        if paragraph.role in (None, Role.BODY):
            for found in reversed(list(_PATTERNS["announced"].finditer(paragraph.whole[-60:]))):
                return from_chinese(found.group(1)) or 0
    return 0

"""The rules for points: run-in numbered paragraphs, and bare ones that begin with 要."""

from collections import Counter
from collections.abc import Sequence

from drafter.core.model import Role
from drafter.core.numbering import Label, make_label
from drafter.reading.found_paragraphs import FoundParagraph, sections
from drafter.reading.move_scores import closes
from drafter.reading.signs import ends_sentence, has_inner_stop

#: Words of order that also begin ordinary sentences: alone they number nothing.
_ALSO_ADVERBS = ("首先，", "第一，", "第一、")
_SPOKEN_ITEMS = ("一要", "一是", "一个是")
_LONGEST_LEAD = 45
#: Paragraphs that count up before a verb are points from so many on.
_FEWEST_COUNTED, _COUNTED, _NUMERALS = 3, "一、", "一二三四五六七八九十百千万个些"


def mark_points(paragraphs: Sequence[FoundParagraph]) -> None:
    """A numbered paragraph with a text behind its number is a point, unless its number stands alone.

    首先， or 第一， without a second one is a word of the sentence; so is 一是 where 二是 follows in the same
    paragraph.
    """
    for section in sections(paragraphs):
        candidates = [p for p in section if p.role is None and p.label]
        sizes = Counter(_kind(p.label) for p in candidates if p.label)
        for paragraph in candidates:
            if paragraph.label and _is_point(paragraph, paragraph.label, sizes[_kind(paragraph.label)]):
                paragraph.become(Role.POINT, 1)
            else:
                paragraph.label = None


def _is_point(paragraph: FoundParagraph, label: Label, siblings: int) -> bool:
    if label.marker in _ALSO_ADVERBS:
        return siblings > 1 and not closes(paragraph.whole)
    return siblings > 1 or not _holds_whole_list(label)


def _kind(label: Label) -> str:
    """What tells one list from another: the marker, one for all the spoken ones."""
    return _SPOKEN_ITEMS[0] if label.marker in _SPOKEN_ITEMS else label.marker


def _holds_whole_list(label: Label) -> bool:
    following = (
        label.marker.replace("一", "二", 1) if "一" in label.marker else label.marker.replace("1", "2", 1)
    )
    return following != label.marker and following in label.rest


def mark_bare_points(paragraphs: Sequence[FoundParagraph]) -> None:
    """Paragraphs that begin 要……。 are points where two or more stand together, or one stands beside 一要."""
    for section in sections(paragraphs):
        spoken = any(p.role is Role.POINT and p.label and p.label.marker == "一要" for p in section)
        runs = _bare_runs(section)
        together = any(len(run) >= 2 for run in runs)
        for run in runs:
            if together or spoken:
                for paragraph in run:
                    paragraph.become(Role.POINT, 1)


def mark_counted_points(paragraphs: Sequence[FoundParagraph]) -> None:
    """Paragraphs in a row that count up before one and the same verb (一抓…… 二抓…… 三抓……) are points."""
    run: list[FoundParagraph] = []
    for paragraph in [*paragraphs, None]:
        if paragraph and paragraph.role is None and _counts(paragraph.whole, run):
            run.append(paragraph)
            continue
        if len(run) >= _FEWEST_COUNTED:
            for one in run:
                one.become(Role.POINT, 1)
        run = [paragraph] if paragraph and paragraph.role is None and _counts(paragraph.whole, []) else []


def _counts(text: str, above: Sequence[FoundParagraph]) -> bool:
    """Whether a paragraph of several sentences begins with the next number and the verb of those above."""
    number = make_label(_COUNTED, len(above) + 1).removesuffix(_COUNTED[-1])
    verb = text[len(number) : len(number) + 1]
    if not text.startswith(number) or not verb.isalpha() or verb in _NUMERALS or not has_inner_stop(text):
        return False
    return not above or verb == above[0].whole[1]


def _bare_runs(section: Sequence[FoundParagraph]) -> list[list[FoundParagraph]]:
    """The neighbouring paragraphs that begin with 要."""
    runs: list[list[FoundParagraph]] = [[]]
    for paragraph in section:
        if paragraph.role is None and _is_bare(paragraph.whole):
            runs[-1].append(paragraph)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _is_bare(text: str) -> bool:
    lead = text.split("。", 1)[0]
    return (
        text.startswith("要")
        and not text.startswith("要素")
        and ends_sentence(text)
        and len(lead) <= _LONGEST_LEAD
    )


def rank_points(paragraphs: Sequence[FoundParagraph]) -> None:
    """A list inside a list is one level lower; a number that begins again begins a new list."""
    for section in sections(paragraphs):
        open_lists: list[Label] = []
        begun: set[int] = set()
        below_bare = 0
        for paragraph in section:
            if paragraph.role is not Role.POINT:
                continue
            if paragraph.label is None:
                below_bare, open_lists = 1, []
                continue
            depth = _depth(paragraph.label, open_lists)
            paragraph.level = depth + 1 + (below_bare if paragraph.label.marker not in _SPOKEN_ITEMS else 0)
            begun = {level for level in begun if level <= paragraph.level}
            again = depth >= len(open_lists) or paragraph.label.number <= open_lists[depth].number
            paragraph.starts = paragraph.level in begun and again
            begun.add(paragraph.level)
            open_lists[depth:] = [paragraph.label]


def _depth(label: Label, open_lists: Sequence[Label]) -> int:
    """How deep a point stands: in the open list of its kind, in a new one inside, or beside the last one."""
    for depth, other in enumerate(open_lists):
        if _kind(other) == _kind(label):
            return depth
    if label.number == 1 or not open_lists:
        return len(open_lists)
    return len(open_lists) - 1

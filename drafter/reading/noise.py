"""Takes out what others have written around a speech: notices, advertising, contact lines, a second title."""

from collections.abc import Callable, Collection, Sequence

from drafter.core.document import Removed
from drafter.core.numbering import split_label
from drafter.reading.cues import noise_rules, sentence_cues
from drafter.reading.extracted import Line
from drafter.reading.front import is_date
from drafter.reading.pages import Keep
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, stripped

#: Lines of one field that name as many different things inside a speech are a list of it (主办单位：……).
_FEWEST_FIELDS, _LONGEST_FIELD = 3, 6
SECOND_TITLE = "重复的标题"


def notice_reason(text: str) -> str:
    """Why a line is no part of a speech, "" where it may be one."""
    if split_label(text):
        return ""
    for rule in noise_rules():
        if len(text) <= rule.longest and rule.pattern.search(text):
            return "" if is_date(text) else rule.reason
    return ""


def without_second_title(lines: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The paragraphs without a first line that stands twice, as pages copied from the web show it."""
    if len(lines) < 3 or lines[0].text != lines[1].text or lines[0].number or lines[1].number:
        return list(lines), []
    if keep(Removed(lines[1].text, SECOND_TITLE)):
        return list(lines), []
    return [lines[0], *lines[2:]], [Removed(lines[1].text, SECOND_TITLE)]


def without_interruptions(
    lines: Sequence[Line], is_full: Callable[[Line], bool], keep: Keep
) -> tuple[list[Line], list[Removed]]:
    """The lines without the notices and advertising that stand in the middle of a sentence.

    A line that fills its width is text that happens to speak of such things, and stays; so does one that ends
    the sentence.
    """
    kept: list[Line] = []
    removed: list[Removed] = []
    above = ""
    for line in lines:
        text = stripped(line.text)
        broken_off = bool(text and above) and not line.number and not is_full(line) and _is_broken_off(above)
        reason = notice_reason(text) if broken_off and _may_interrupt(text) else ""
        if reason and not keep(Removed(text, reason)):
            removed.append(Removed(text, reason))
            while kept and not stripped(kept[-1].text):
                kept.pop()
            continue
        kept.append(line)
        above = text or above
    return kept, removed


def _may_interrupt(text: str) -> bool:
    """Whether what stands below a broken sentence may be a notice: its end would end the sentence."""
    return not ends_clause(text) or bool(sentence_cues().certain.search(text))


def _is_broken_off(text: str) -> bool:
    return not ends_clause(text) and (has_inner_stop(text) or text[-1] in "，、")


def without_notices(texts: Sequence[Line], keep: Keep) -> tuple[list[Line], list[Removed]]:
    """The lines without notices, advertising and contact lines.

    Between the first and the last sentence that is speech beyond doubt, most of a file, a whole sentence is looked
    at only where it says what nobody says from a lectern.
    """
    whole = [line.number + stripped(line.text) for line in texts]
    first = next((i for i, text in enumerate(whole) if _is_speech(text)), 0)
    last = next((i for i in range(len(whole) - 1, first, -1) if _is_speech(whole[i])), first)
    inside = set(whole[first : last + 1])
    kept: list[Line] = []
    removed: list[Removed] = []
    for index, (line, text) in enumerate(zip(texts, whole, strict=True)):
        reason = notice_reason(text)
        if reason and index >= first and _is_spoken(text, inside=index < last):
            reason = ""
        if reason and first < index and is_listed(text, inside):
            reason = ""
        if not reason or keep(Removed(text, reason)):
            kept.append(line)
        else:
            removed.append(Removed(text, reason))
    return kept, removed


def is_listed(text: str, texts: Collection[str]) -> bool:
    """Whether these texts name a field (主办单位：……) so often, each time with something else, that it is a list of it."""
    field, colon, _ = text.partition("：")
    if not colon or len(field) > _LONGEST_FIELD:
        return False
    return sum(one.startswith(field + colon) for one in set(texts)) >= _FEWEST_FIELDS


def _is_speech(text: str) -> bool:
    return ends_sentence(text) and not notice_reason(text)


def _is_spoken(text: str, inside: bool) -> bool:
    """Whether a whole sentence belongs to the speech, although a word in it may be one that notices use.

    `inside` a speech, above its last sentence beyond doubt, more is needed to take a sentence out than below it.
    """
    cues = sentence_cues()
    if not ends_clause(text) or cues.certain.search(text):
        return False
    return inside or bool(cues.spoken.search(text))

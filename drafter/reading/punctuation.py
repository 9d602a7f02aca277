"""Brings half-width punctuation in Chinese text to full width, where that is unambiguous."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drafter.core.document import TO_FULL_WIDTH, Removed
from drafter.reading.extracted import Line
from drafter.reading.quotes import curled

_HAN = "\u4e00-\u9fff"
_BEFORE = rf"(?<=[{_HAN}”’》）\d%％])"
#: Straight after a Chinese character or a per cent sign a mark belongs to no number, address or file name.
_HAN_BEFORE = rf"(?<=[{_HAN}”》）%％])"
_AFTER = rf"(?=[\s　]*(?:[{_HAN}“‘《（]|$))"

#: What all mended paragraphs together are.
MENDED = "半角标点改为全角"

_FULL_FOR_ONE_SLIP = 50


@dataclass(frozen=True, slots=True)
class _Mend:
    """One kind of mark: `pattern` finds the half-width `mark` where it is unambiguous, `full` replaces it."""

    name: str
    mark: str
    pattern: re.Pattern[str]
    full: str
    existing: str

    def is_frequent(self, text: str) -> bool:
        """Whether a text writes the mark half width more often than a slip of the keyboard explains."""
        least = max(text.count(self.existing) / _FULL_FOR_ONE_SLIP, 1)
        return text.count(self.mark) >= least and len(self.pattern.findall(text)) >= least


_MENDS = (
    _Mend("逗号", ",", re.compile(rf"(?:{_BEFORE},{_AFTER}|{_HAN_BEFORE},)[ ]*"), "，", "，"),
    _Mend("分号", ";", re.compile(rf"(?:{_BEFORE};{_AFTER}|{_HAN_BEFORE};)[ ]*"), "；", "；"),
    _Mend("冒号", ":", re.compile(rf"{_HAN_BEFORE}:[ ]*"), "：", "："),
    _Mend("问号", "?", re.compile(rf"{_BEFORE}\?{_AFTER}[ ]*"), "？", "？"),
    _Mend("感叹号", "!", re.compile(rf"{_BEFORE}!{_AFTER}[ ]*"), "！", "！"),
    _Mend(
        "句号",
        ".",
        re.compile(
            rf"(?<=[{_HAN}”》）])(?<!^[一二三四五六七八九十])(?<!^[一二三四五六七八九十]{{2}})\.(?=[\s　]*(?:[{_HAN}“《]|$))[ ]*"
        ),
        "。",
        "。",
    ),
    _Mend(
        "括号",
        "(",
        re.compile(rf"\((?![一二三四五六七八九十]{{1,3}}\))([^()（）]{{0,60}}[{_HAN}][^()（）]{{0,60}})\)"),
        r"（\1）",
        "（",
    ),
)


def mended(lines: Sequence[Line], keep: Callable[[Removed], bool]) -> tuple[list[Line], list[Removed]]:
    """The lines with full-width punctuation, and the paragraphs that were changed, as they stood.

    A kind of mark is mended where it stands half width at least once for every fifty full-width ones: that is
    how a converter or a hasty keyboard writes. A lone slip in a long text that was typed with care stays as it
    is, for the proof-reading to show. Straight quotation marks are curled wherever they come in pairs.
    """
    curls = [curled(line.text) for line in lines]
    whole = "\n".join(curls)
    wanted = [mend for mend in _MENDS if mend.is_frequent(whole)]
    if not wanted and all(curl == line.text for curl, line in zip(curls, lines, strict=True)):
        return list(lines), []
    mended_lines: list[Line] = []
    removed: list[Removed] = []
    for text, line in zip(curls, lines, strict=True):
        quoted = text != line.text
        names: list[str] = []
        for mend in wanted:
            text, count = mend.pattern.subn(mend.full, text)
            names += [mend.name] * bool(count)
        names += ["引号"] * quoted
        before = Removed(line.text, f"半角{'、'.join(names)}{TO_FULL_WIDTH}")
        if names and not keep(before):
            removed.append(before)
            line = replace(line, text=text)
        mended_lines.append(line)
    return mended_lines, removed

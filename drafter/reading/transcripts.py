"""Transcripts that a program has made of a recording: who spoke when is no part of the speech."""

import re
from dataclasses import replace

from drafter.reading.extracted import Extracted, LeftOut, Line
from drafter.reading.signs import stripped

MARKS = "录音转写的时间和说话人"

_TIME = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
_TIMES = rf"[\[(（【]?{_TIME}(?:\s*(?:-->|[-—~～至]+)\s*{_TIME})?[\])）】]?"
_NUMBERED = r"(?:说话人|发言人|讲话人|主持人|嘉宾|参会人|用户|Speaker|SPEAKER|speaker)[ _]?[\dA-Za-z一二三四五六七八九十]{1,2}"
_WHO = rf"(?:[【\[](?:{_NUMBERED}|[\u4e00-\u9fff·]{{2,8}})[】\]]|{_NUMBERED}|[\u4e00-\u9fff·]{{2,8}})"

#: A whole line that says who speaks and when; a line that does so before what is said; a time alone.
_CUE = re.compile(rf"(?:{_WHO}[\s:：]*{_TIMES}|{_TIMES}\s*{_WHO})\s*[:：]?")
_CUE_BEFORE = re.compile(
    rf"(?:[【\[](?:{_NUMBERED}|[\u4e00-\u9fff·]{{2,8}})[】\]]\s*{_TIMES}|{_NUMBERED}[\s:：]*{_TIMES}"
    rf"|[\u4e00-\u9fff·]{{2,4}}\s*[(（\[]{_TIME}[)）\]]|{_TIMES}\s*{_NUMBERED}|{_NUMBERED}(?=\s*[:：]))\s*[:：]?\s*"
)
_TIME_ALONE = re.compile(rf"{_TIMES}\s*")
_TIME_BEFORE = re.compile(
    rf"(?:[\[(（【]{_TIME}(?:\s*(?:-->|[-—~～至]+)\s*{_TIME})?[\])）】]|\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?)\s*"
)
_NUMBERED_ALONE = re.compile(rf"[【\[]?{_NUMBERED}[】\]]?\s*[:：]?")
_COUNT = re.compile(r"\d{1,5}")
_CLOCK = re.compile(r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s+(\d{1,2}:\d{2}(?::\d{2})?)")
_HEAD = re.compile(r"WEBVTT.*")
_FEWEST = 2
#: What no timetable of a day has: a speaker with a number, or a time from the first minutes of a recording.
_SURE = re.compile(rf"{_NUMBERED}|(?<![\d:：])0?0[:：]\d{{2}}")


def without_cues(found: Extracted) -> Extracted:
    """The file without the lines and words that say who spoke when; the same file where it is no transcript.

    Each line keeps its place; what is taken out is listed, line by line, and can be had back.
    """
    cues = [_cue(line.text) for line in found.lines]
    told = [cue for _, cue in filter(None, cues)]
    if len(told) < _FEWEST or not any(map(_SURE.search, told)):
        return found
    lines: list[Line] = []
    left_out: list[LeftOut] = []
    for place, line in enumerate(found.lines):
        rest, cue = cues[place] or _around(found.lines, cues, place)
        if cue:
            left_out.append(LeftOut(cue, MARKS, place))
            line = replace(line, text=rest, lead_bold=0, struck=())
        lines.append(line)
    return replace(found, lines=tuple(lines), left_out=(*found.left_out, *left_out))


def _cue(text: str) -> tuple[str, str] | None:
    """A line without its cue, and the cue; None where it holds none."""
    whole = stripped(text)
    if any(form.fullmatch(whole) for form in (_CUE, _TIME_ALONE, _NUMBERED_ALONE)):
        return "", whole
    for form in (_CUE_BEFORE, _TIME_BEFORE):
        if found := form.match(whole):
            return whole[found.end() :], found.group().strip()
    return None


def _around(lines: tuple[Line, ...], cues: list[tuple[str, str] | None], place: int) -> tuple[str, str]:
    """The same for lines that mean something only in a transcript: its head, the count of a cue, the clock."""
    text = stripped(lines[place].text)
    below = cues[place + 1] if place + 1 < len(cues) else None
    if _HEAD.fullmatch(text) or (_COUNT.fullmatch(text) and below and not below[0]):
        return "", text
    if clock := _CLOCK.fullmatch(text):
        return clock.group(1), clock.group(2)
    return lines[place].text, ""

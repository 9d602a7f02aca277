"""How far a speech came: told from the name of its file and from what its text says of itself."""

import re
from collections.abc import Iterable

#: What a name or a remark says, with the state it stands for (a key of STATE_NAMES). Of several in one name the last
#: counts: 讲话稿（送审稿）定稿.
_WORDS = (
    (
        "draft",
        "初稿|草稿|草案|底稿|未定稿|待定稿|定稿前|第?[一二三四五六七八九十\\d]+稿|修改稿|修订稿|改稿|讨论底稿|框架",
    ),
    ("review", "送审|报审|呈审|呈阅|审阅稿|审核稿|报批稿|送阅|征求意见稿|讨论稿|审议稿"),
    ("final", "定稿|终稿|最终|正式稿|签发稿|印发稿|付印|审定稿|印发版|定版|校对稿|清样|final"),
    ("delivered", "已讲|实录|录音整理|录音稿|发言实录|讲话实录|已发言|会上讲|现场讲话|已宣读"),
)
_IN_NAME = re.compile("|".join(f"(?P<{state}>{words})" for state, words in _WORDS), re.IGNORECASE)
#: In a text only what stands in brackets by itself, or names the time at which it was said, speaks of the text.
_IN_TEXT = re.compile(
    "^[（(〔\\[](?:"
    + "|".join(f"(?P<{state}>(?:{words})稿?)" for state, words in _WORDS)
    + "|(?P<said>根据(?:现场)?录音整理.*))[）)〕\\]]$",
    re.IGNORECASE,
)
_SAID_AT = re.compile("^(?:讲话|发言)时间[：:]")
#: What every tool adds to a name: copies, dates, versions.
_ADDED = re.compile(r"(?:\s*[-_—]?\s*(?:副本|copy|\(\d+\)|（\d+）|\d{6,8}|v\d+(?:\.\d+)*))+$", re.IGNORECASE)


def state_of(file: str, lines: Iterable[str]) -> str:
    """The state of a speech by its file's name and some lines of it, those around its title and those taken out; "" where
    neither tells. A recording goes before the name, the name before a remark in the text.
    """
    told = [state for line in lines if (state := _state_in_text(line.strip()))]
    if "delivered" in told:
        return "delivered"
    return _state_in_name(file) or (told[-1] if told else "")


def _state_in_name(file: str) -> str:
    stem = _ADDED.sub("", file.rpartition(".")[0] or file)
    found = [match.lastgroup or "" for match in _IN_NAME.finditer(stem)]
    return found[-1] if found else ""


def _state_in_text(line: str) -> str:
    if _SAID_AT.match(line):
        return "delivered"
    match = _IN_TEXT.match(line)
    if match is None:
        return ""
    return "delivered" if match.lastgroup == "said" else match.lastgroup or ""

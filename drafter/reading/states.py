"""How far a speech came: told from the name of its file and from what its text says of itself."""

import re
from collections.abc import Iterable, Sequence

from drafter.core.patterns import Patterns
from drafter.core.toml import own_toml

#: The states in the order in which a speech passes through them.
_ORDER = ("", "draft", "review", "final", "delivered")
#: What a name or a remark says, by the state it stands for. Of several in one name the last counts: 讲话稿（送审稿）定稿.
_CUES = own_toml("reading", "states.toml")
_LEADER: str = _CUES["leader"]
_STRONG = re.compile(
    "|".join(
        f"(?P<{state['name']}>{'|'.join(state['words']).replace('<领导>', _LEADER)})"
        for state in _CUES["state"]
    ),
    re.IGNORECASE,
)
_PATTERNS = Patterns(__name__, leader=lambda: _LEADER)
#: One character set apart: 讲话（审）, 讲话-终.
_TAGS = {
    "初": "draft",
    "草": "draft",
    "拟": "draft",
    "改": "draft",
    "合": "draft",
    "审": "review",
    "送": "review",
    "呈": "review",
    "定": "final",
    "终": "final",
    "印": "final",
    "讲": "delivered",
}
_TAG = re.compile(
    rf"(?:^|[\-_—（(【\[ 　·.+]|(?<=稿)|(?<=讲话)|(?<=发言)|(?<=致辞))([{''.join(_TAGS)}])(?=$|[）)】\]\d_\-—+ 　·.])"
)


def state_of(file: str, lines: Iterable[str]) -> str:
    """The state of a speech by its file's name and some lines of it, those around its title and those taken out; "" where
    neither tells. A recording goes before all; of what name and text say, what is further on counts: either may have been
    forgotten when the speech went on.
    """
    lines = [line.strip() for line in lines]
    if _PATTERNS["beside"].search(file) and not _PATTERNS["speech"].search(file):
        return ""
    told = max((_state_in_name(file), *map(_state_in_text, lines)), key=_ORDER.index)
    return told or ("delivered" if _is_signed(file, lines) else "")


def _is_signed(file: str, lines: Sequence[str]) -> bool:
    """Whether speaker and day stand below the title of a speech, as is done once it was given."""
    is_named = bool(_PATTERNS["day-in-name"].search(file))
    is_titled = any(map(_PATTERNS["title"].search, (file, *lines)))
    is_dated, is_spoken = (
        any(map(_PATTERNS["day"].search, lines)),
        any(map(_PATTERNS["speaker"].search, lines)),
    )
    return is_titled and (is_named or (is_dated and is_spoken))


def _state_in_name(file: str) -> str:
    stem = _PATTERNS["topic"].sub("", _PATTERNS["added"].sub("", file.rpartition(".")[0] or file))
    if told := _last(stem):
        return told
    tag = _TAG.search(stem)
    return _TAGS[tag.group(1)] if tag else ("draft" if _PATTERNS["numbered"].search(stem) else "")


def _last(text: str) -> str:
    """The state that a name says last; a speech that was given stays given, whatever is said of its record."""
    found = [match.lastgroup or "" for match in _STRONG.finditer(text)]
    return "delivered" if "delivered" in found else found[-1] if found else ""


def _state_in_text(line: str) -> str:
    if _PATTERNS["said-at"].search(line):
        return "delivered"
    if _PATTERNS["approved"].search(line):
        return "final"
    said = _PATTERNS["topic"].sub("", line)
    remarks = [one.group(1) for one in _PATTERNS["remark"].finditer(said)] + (
        [line] if _PATTERNS["alone"].match(line) else []
    )
    told = [
        state
        for one in remarks
        if (state := _last(one) or ("draft" if _PATTERNS["numbered"].search(one) else ""))
    ]
    if told:
        return max(told, key=_ORDER.index)
    if _PATTERNS["asks"].search(line):
        return "review"
    if _PATTERNS["undone"].search(line):
        return "draft"
    return "final" if _PATTERNS["printed"].search(line) else ""

"""What rules say of how far a speech came, by the name of its file and by remarks in its text."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from drafter.core.numerals import hundreds_from_chinese
from drafter.core.patterns import Patterns
from drafter.core.toml import own_toml

#: The states in the order in which a speech passes through them.
STATES = ("", "draft", "review", "final", "delivered")
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
#: A folder with more files is an archive.
_MOST_BESIDE = 300
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


def state_by_rules(file: str, lines: Sequence[str], beside: Sequence[str] = ()) -> str:
    """The state that the rules tell; "" where none speaks.

    A recording goes before all; of what name and text say, what is further on counts: either may have been
    forgotten when the speech went on. `beside` are the names of the other files of its folder: a version that only has a
    number (第三稿, 改2) is a first draft where no other version of the speech says what it is, and else one of those between.
    """
    if is_no_speech(file):
        return ""
    versions = [one for one in beside if one != file and _is_same_speech(one, file)]
    in_text = max(map(_state_in_text, lines), key=STATES.index, default="")
    in_name = _state_in_name(file, versions, own_part(file, beside))
    if in_text and in_name == "final" and _PATTERNS["looks"].search(_stem(file)):
        in_name = ""
    told = max(in_name, in_text, key=STATES.index)
    return told or ("delivered" if _is_signed(file, lines) and not _is_between(_stem(file), versions) else "")


def was_given(lines: Sequence[str]) -> bool:
    """Whether a text can only be of a speech that was given: the notice by which it is sent out, or printed after its day."""
    return any(map(_PATTERNS["notice"].search, lines)) or _was_given_before_it_was_issued(lines)


def is_no_speech(file: str) -> bool:
    """Whether a file is a paper of a meeting that is no speech, by its name."""
    is_beside = _PATTERNS["beside"].search(file) and not _PATTERNS["speech"].search(file)
    return bool(is_beside or _PATTERNS["never"].search(file))


def _was_given_before_it_was_issued(lines: Sequence[str]) -> bool:
    """Whether the day below the title is before that on which the paper was printed."""
    given = next(filter(None, map(_PATTERNS["given-on"].search, lines)), None)
    issued = next(filter(None, map(_PATTERNS["issued"].search, lines)), None)
    return bool(given and issued) and _day(given) < _day(issued)


def _day(match: re.Match[str] | None) -> tuple[int, ...]:
    return tuple(map(int, match.groups())) if match else ()


def versions_of(file: str, beside: Iterable[str]) -> list[str]:
    """The other files of a folder that are versions of the same speech, by their names."""
    stem = _stem(file)
    return [
        one
        for one in beside
        if one != file and (_shared(stem, _stem(one)) >= _LEAST_SHARED or _is_same_speech(one, file))
    ]


def named_state(file: str) -> str:
    """The state that the name of a file alone says last; "" where it says none."""
    return _last(_stem(file))


def _is_same_speech(one: str, other: str) -> bool:
    """Whether two names of files are those of versions of one speech: 防汛会讲话-草稿, 刘县长防汛会讲话录音整理."""
    first, second = _PATTERNS["named"].match(_stem(one)), _PATTERNS["named"].match(_stem(other))
    if not first or not second:
        return False
    return first.group().endswith(second.group()) or second.group().endswith(first.group())


def _is_between(stem: str, versions: Sequence[str]) -> bool:
    """Whether a version that only has a number has others beside it that say what they are."""
    return bool(_PATTERNS["numbered"].search(stem)) and any(_last(_stem(one)) for one in versions)


def leader() -> str:
    """The pattern of what leaders are called."""
    return _LEADER


def remarks_in(line: str) -> list[str]:
    """What stands in brackets in a line."""
    return [match.group() for match in _PATTERNS["aside"].finditer(line)]


#: The rules that speak of a text by one of its lines.
_OF_TEXT = (
    "said-at",
    "asks",
    "undone",
    "printed",
    "approved",
    "blank",
    "given-on",
    "issued",
    "speaker",
    "title",
)


def said_of_text(lines: Sequence[str]) -> list[str]:
    """The rules that one of these lines meets."""
    return [rule for rule in _OF_TEXT if any(map(_PATTERNS[rule].search, lines))]


def _stem(file: str) -> str:
    return file.rpartition(".")[0] or file


def names_beside(path: Path) -> tuple[str, ...]:
    """The names of the files of a folder; none of one with so many that they are hardly versions of one speech."""
    try:
        names = tuple(islice((one.name for one in path.parent.iterdir()), _MOST_BESIDE + 1))
    except OSError:
        return ()
    return names if len(names) <= _MOST_BESIDE else ()


def _is_signed(file: str, lines: Sequence[str]) -> bool:
    """Whether speaker and day stand below the title of a speech, as is done once it was given."""
    is_named = bool(_PATTERNS["day-in-name"].search(file))
    is_titled = any(map(_PATTERNS["title"].search, (file, *lines)))
    is_dated, is_spoken = (
        any(map(_PATTERNS["day"].search, lines)),
        any(map(_PATTERNS["speaker"].search, lines)),
    )
    return is_titled and (is_named or (is_dated and is_spoken))


def own_part(file: str, beside: Iterable[str]) -> str:
    """What the name of a file says that no other of its folder says; all of it where none begins alike."""
    own = _stem(file)
    shared = max((_shared(own, _stem(one)) for one in beside if one != file), default=0)
    # A word that only begins alike is none that both say: 送审, 送阅.
    ends = [match.start("mark") for match in _PATTERNS["part"].finditer(own) if match.end() <= shared]
    at = max(ends, default=shared)
    return own[at:] if at >= _LEAST_SHARED else own


def _shared(one: str, other: str) -> int:
    """With how many characters two names begin alike."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


_LEAST_SHARED = 4
#: The rules for what a version's name says of itself, by the state that they tell.
_OWN = {"draft": "own-draft", "review": "own-review", "final": "own-final", "delivered": "own-delivered"}


def _state_in_name(file: str, versions: Sequence[str], own: str) -> str:
    stem = _PATTERNS["topic"].sub("", _PATTERNS["added"].sub("", own))
    if under_way := _under_way(stem):
        return under_way
    if told := next((state for state, rule in _OWN.items() if _PATTERNS[rule].search(stem)), ""):
        return told
    if told := _last(stem):
        again = told == "final" and _PATTERNS["changed-again"].search(stem)
        return "" if again and "final" in map(_last, map(_stem, versions)) else told
    if _is_first(file, versions):
        return "draft"
    if _is_between(_stem(file), versions):
        return ""
    tag = _TAG.search(stem)
    return _TAGS[tag.group(1)] if tag else ("draft" if _PATTERNS["numbered"].search(stem) else "")


def _under_way(text: str) -> str:
    """The state of a version that a leader gave back with what to change, or that is yet to go to one."""
    if _PATTERNS["given-back"].search(text):
        return "review"
    return "draft" if _PATTERNS["not-yet"].search(text) else ""


def _is_first(file: str, versions: Sequence[str]) -> bool:
    """Whether a version is the first by its number, or by its number or day before the first that went to a leader."""
    own = number_of(file)
    if _PATTERNS["first"].search(_stem(file)):
        return True
    gone = [number_of(one) for one in versions if _last(_stem(one)) not in ("", "draft")]
    return own > 0 and any(gone) and own < min(filter(None, gone))


def number_of(file: str) -> int:
    """The number or the day of a version, 0 where its name gives none."""
    match = _PATTERNS["version"].search(_stem(file))
    if match is None:
        return 0
    if match["month"]:
        return 100 * int(match["month"]) + int(match["day"])
    number = match["number"] or match["draft"]
    return int(number) if number.isdigit() else hundreds_from_chinese(number) or 0


def _last(text: str) -> str:
    """The state that a name says last; a speech that was given stays given, whatever is said of its record."""
    found = [match.lastgroup or "" for match in _STRONG.finditer(text)]
    return "delivered" if "delivered" in found else found[-1] if found else ""


def _under_way_in(line: str) -> str:
    """The same of a remark in a text, and of what its writer left open."""
    remarks = [match.group() for match in _PATTERNS["aside"].finditer(line)]
    told = next(filter(None, map(_under_way, remarks)), "")
    return told or (
        "draft" if any(map(_PATTERNS["open"].search, remarks)) or _PATTERNS["blank"].search(line) else ""
    )


def _state_in_text(line: str) -> str:
    if _PATTERNS["said-at"].search(line):
        return "delivered"
    if _PATTERNS["approved"].search(line):
        return "final"
    if under_way := _under_way_in(line):
        return under_way
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
        return max(told, key=STATES.index)
    if _PATTERNS["asks"].search(line):
        return "review"
    if _PATTERNS["undone"].search(line):
        return "draft"
    return "final" if _PATTERNS["printed"].search(line) else ""

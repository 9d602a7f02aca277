"""The lines of a file as a whole: what kind each shows, where its title stands, between which of them the speech runs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from drafter.core.numbering import split_label
from drafter.core.patterns import Patterns
from drafter.reading.cues import sentence_cues
from drafter.reading.extracted import Line
from drafter.reading.front import (
    is_whole_title,
)
from drafter.reading.line_kinds import LONG, LONGEST, LONGEST_NOTICE, SIGNS, kind_of
from drafter.reading.noise import notice_reason
from drafter.reading.signs import DEEPEST_FRONT, ends_clause, stripped, widened
from drafter.reading.wrapping import Wrap, is_indented, length

#: A label of a picture is no longer.
_LONGEST_LABEL = 6
#: So many lines of the text tell what it is about.
_READ = 80
#: So many characters at each end of a line are looked at.
_LOOKED_AT = 600
_PATTERNS = Patterns(__name__)
_FEWEST_PAGE_WORDS = 2
#: So many bare lines in a row are a list.
_LONG_LIST = 6
#: Of all longer lines, no more stands above a list that belongs to a page.
_MOST_ABOVE_LIST = 0.25
#: So far below a notice stands what belongs to it.
_SMALL_PRINT = 4
#: So many lines at most begin a text once more in one.
_BEGINNING = 4
#: So near the end of a file stands what a page says once more.
_LONGEST_FOOT = 60
#: How many lines above the salutation may be longer sentences: an abstract, a remark of the site.
_MOST_ABOVE_SALUTATION = 2


@dataclass(slots=True)
class Seen:
    """A filled line, or the lines of one that was broken at a width: their places and the text."""

    places: list[int]
    line: Line
    text: str
    _kind: str = ""

    @property
    def kind(self) -> str:
        """The one word that says most of the line; found when it is asked for, which is for few lines of a long text."""
        if not self._kind:
            self._kind = kind_of(self.text, self.line)
        return self._kind


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """The filled lines of a file, and between which of them the speech surely runs."""

    seen: list[Seen]
    blanks: list[bool]
    first: int
    last: int
    titles: list[int]
    counts: Counter[str]
    beside: frozenset[int]
    announced: int
    listed: range
    salutation: int
    body: str
    named: str

    @property
    def has_page(self) -> bool:
        """Whether a line above or below the text says what only pages say."""
        around = (*self.seen[: self.first], *self.seen[self.last + 1 :])
        return any(one.kind == "notice" for one in around)

    @property
    def has_front(self) -> bool:
        """Whether a title or a salutation stands above the text."""
        return bool(self.titles) or any(one.kind == "sal" for one in self.seen[: self.first])


def context_of(lines: Sequence[Line], wrap: Wrap | None, named: str = "") -> Context:
    """What is seen as a whole of the lines of a file that is called `named` and whose lines are broken as `wrap` says."""
    seen: list[Seen] = []
    blanks: list[bool] = []
    for place, line in enumerate(lines):
        text = _as_seen(line.number + stripped(line.text))
        if not text:
            continue
        blank = place > 0 and not stripped(lines[place - 1].text)
        if wrap and seen and not blank and _goes_on(lines[place - 1], line, text, wrap):
            seen[-1].places.append(place)
            seen[-1].text += text
        else:
            seen.append(Seen([place], line, text))
            blanks.append(blank)
    titles = _titles(seen)
    salutation = _below_salutation(seen)
    announced = _announced(seen, salutation)
    first, last = _speech(seen, titles, salutation, announced)
    counts = Counter(one.text for one in seen)
    listed = _listed(seen, first)
    body = "\n".join(one.text for one in seen[first : last + 1][:_READ])
    below = range(last + 1, len(seen))
    beside = _told_again(seen, first) | {i for i in below if _says_again(seen, i)}
    beside |= {place for i in below if _is_caption(seen, i) for place in (i - 1, i)}
    return Context(
        seen, blanks, first, last, titles, counts, beside, announced, listed, salutation, body, named
    )


def _titles(seen: Sequence[Seen]) -> list[int]:
    """The lines that end as titles do, above so many long lines that nothing further down is the title."""
    found: list[int] = []
    long = 0
    for i, one in enumerate(seen[:DEEPEST_FRONT]):
        if one.kind in ("ctitle", "wtitle"):
            found.append(i)
        long += one.kind == "long" and not is_of_page(one.text)
        if long > _MOST_ABOVE_SALUTATION:
            break
    return found


def _as_seen(text: str) -> str:
    """A line as far as it is looked at: its beginning and its end tell what it is, and a file may be one endless line."""
    return widened(text if len(text) <= 2 * _LOOKED_AT else text[:_LOOKED_AT] + text[-_LOOKED_AT:])


def _goes_on(above: Line, line: Line, text: str, wrap: Wrap) -> bool:
    """Whether a line goes on with the one above, which had no more room, and speaks of no page."""
    if line.glued is not None or not wrap.is_full(above) or ends_clause(above.text) or split_label(text):
        return False
    if length(above) > wrap.width + 2 or is_indented(line):
        return False
    return (
        not notice_reason(text) and not SIGNS["cut"].search(text) and not is_whole_title(stripped(above.text))
    )


def _told_again(seen: Sequence[Seen], first: int) -> frozenset[int]:
    """The longer lines above the text whose middle comes again further down, as abstracts repeat how a speech begins."""
    below = "\n".join(one.text for one in seen[first : first + 3])
    middles = {i: one.text[len(one.text) // 2 - 8 :][:16] for i, one in enumerate(seen[:first])}
    return frozenset(i for i, middle in middles.items() if len(seen[i].text) >= LONG and middle in below)


def _listed(seen: Sequence[Seen], first: int) -> range:
    """The lines above the text from the first to the last number that comes again further down: a list of its parts."""
    below = {one.text for one in seen[first:] if len(one.text) <= LONGEST}
    parts = [i for i, one in enumerate(seen[:first]) if split_label(one.text) and one.text in below]
    return range(parts[0], parts[-1] + 1) if parts else range(0)


def _speech(seen: Sequence[Seen], titles: Sequence[int], salutation: int, announced: int) -> tuple[int, int]:
    """The first and last lines that are speech beyond doubt; a long line above the speech's own front is none."""
    fronted = max((i + 1 for i in titles if _has_front(seen, i)), default=0)
    start = max(fronted, salutation, announced + 1)
    places = range(len(seen))
    last = next((i for i in reversed(places) if seen[i].kind == "long" and not _is_beside(seen, i)), -1)
    last = _above_list(seen, last)
    if last < 0:
        last = next((i for i in reversed(places) if seen[i].kind == "long"), -1)
    start = max(start, _below_list(seen, last)) if last >= start else 0
    first = next((i for i in places[start:] if seen[i].kind == "long"), len(seen))
    return first, last


def _above_list(seen: Sequence[Seen], last: int) -> int:
    """The last line that is speech above a longer list of bare lines, where less than there is above it stands below.

    So pages lead on to others, or let readers have their say, below what they show.
    """
    lists = _in_lists(seen[: last + 1])
    above = _amounts(seen[: last + 1]) if lists else [0]
    for i in lists:
        if above[i] > above[-1] / 2:
            return next(j for j in range(i, -1, -1) if _is_paragraph(seen[j]))
    return last


def _below_list(seen: Sequence[Seen], last: int) -> int:
    """Where a speech may begin: below a longer list of bare lines near the top, as menus are, 0 where none stands there.

    What is said above it is little of the whole; the texts that a page puts there are captions and news.
    """
    lists = _in_lists(seen[: min(last + 1, DEEPEST_FRONT)])
    above = _amounts(seen[: last + 1]) if lists else [0]
    return max((i for i in lists if 0 < above[i] <= _MOST_ABOVE_LIST * above[-1]), default=0)


def _in_lists(seen: Sequence[Seen]) -> list[int]:
    """The places of lines in lists of bare ones, from where so many stand there that it is a list."""
    found, row = [], 0
    for i, one in enumerate(seen):
        row = row + 1 if is_bare(one.text) else 0
        if row >= _LONG_LIST:
            found.append(i)
    return found


def _amounts(seen: Sequence[Seen]) -> list[int]:
    """How much of longer lines stands above each line, and in all."""
    return list(accumulate((len(one.text) * _is_paragraph(one) for one in seen), initial=0))


def _is_paragraph(one: Seen) -> bool:
    return len(one.text) >= LONG and one.kind == "long"


def is_bare(text: str) -> bool:
    """Whether a line is short and neither ends as a clause nor has a number."""
    return (
        len(text) < LONGEST
        and text[-1] not in "。；：，！？"
        and not ends_clause(text)
        and split_label(text) is None
    )


def _is_beside(seen: Sequence[Seen], at: int) -> bool:
    """Whether a longer line is small print below a text, tells of a picture, or says once more how the text begins."""
    return _is_small_print(seen, at) or _is_caption(seen, at) or _says_again(seen, at)


def tells_of_picture(context: Context, at: int) -> bool:
    """Whether a line is the label of a picture or says what it shows."""
    return _is_caption(context.seen, at) or _is_caption(context.seen, at + 1)


def _is_caption(seen: Sequence[Seen], at: int) -> bool:
    """Whether a line says what a picture shows: below a bare label (图片：), and above who took it."""
    if not 0 < at < len(seen) - 1:
        return False
    label = seen[at - 1].text
    return len(label) <= _LONGEST_LABEL and label[-1] in "：:" and seen[at + 1].kind == "notice"


def _says_again(seen: Sequence[Seen], at: int) -> bool:
    """Whether a longer line near the end of a file says once more how the text begins, as descriptions of pages do."""
    if len(seen) - at > _LONGEST_FOOT or len(seen[at].text) < LONG:
        return False
    text = seen[at].text
    begins = next((i for i, one in enumerate(seen) if one.kind == "long" or text.startswith(one.text)), at)
    return at - begins > _MOST_ABOVE_SALUTATION and "".join(
        one.text for one in seen[begins : begins + _BEGINNING]
    ).startswith(text)


def _is_small_print(seen: Sequence[Seen], at: int) -> bool:
    """Whether a longer line says nothing that is said to people and stands closely below a notice of a page."""
    text = seen[at].text
    if len(text) < LONGEST_NOTICE and is_of_page(text):
        return True
    if len(text) >= LONGEST or sentence_cues().spoken.search(text) or split_label(text):
        return False
    above = [one.kind for one in seen[max(0, at - _SMALL_PRINT) : at]]
    return "notice" in above and "long" not in above[above.index("notice") :]


def is_of_page(text: str) -> bool:
    """Whether a longer line above or below a speech speaks of files and of who may read them, as notices of sites do."""
    return len(set(_PATTERNS["page-words"].findall(text))) >= _FEWEST_PAGE_WORDS


def _below_salutation(seen: Sequence[Seen]) -> int:
    """Where the text begins below a salutation in the first lines, 0 where none stands there."""
    long = 0
    for i, one in enumerate(seen[:DEEPEST_FRONT]):
        if one.kind == "sal":
            return i + 1
        long += one.kind == "long" and not is_of_page(one.text)
        if long > _MOST_ABOVE_SALUTATION:
            break
    return 0


def _announced(seen: Sequence[Seen], salutation: int) -> int:
    """The place of a line that says that the speech follows (以下是讲话全文：), above the salutation; -1 if none does."""
    above = seen[: salutation or DEEPEST_FRONT]
    says = _PATTERNS["announces-speech"].match
    return max((i for i, one in enumerate(above) if len(one.text) <= LONGEST and says(one.text)), default=-1)


def _has_front(seen: Sequence[Seen], title: int) -> bool:
    """Whether a salutation, a date or a speaker stands straight below a whole title, and none above it."""
    if seen[title].kind != "ctitle" or any(one.kind == "sal" for one in seen[:title]):
        return False
    return any(one.kind in ("sal", "date", "speaker") for one in seen[title + 1 : title + 3])


@lru_cache(maxsize=1)
def first_notice_below(context: Context) -> int:
    """Where below the text the first line stands that says what only pages say; behind all lines where none does."""
    tail = range(context.last + 1, len(context.seen))
    return next((i for i in tail if context.seen[i].kind == "notice"), len(context.seen))

"""Numbers beside the list that they count, whatever it is a list of: 两件大事：……，……，……, 创新链、产业链、人才链“四链”."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checks.announced.series import series_in
from drafter.checks.finding import Finding, Severity, found
from drafter.core.announced import written_like
from drafter.core.model import Paragraph
from drafter.core.numerals import from_chinese
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_TITLE = re.compile("《[^《》]{2,40}》")
#: A list that has so many more or fewer is another one.
_MOST_OFF = 2
#: How long an item is at most, and how many times as long as the shortest.
_LONGEST, _TIMES = 22, 3
_AND = re.compile("(?<=[\u4e00-\u9fff]{2})[和及与](?=[\u4e00-\u9fff]{2})")
_ENDS_WITH_AND = re.compile("([\u4e00-\u9fff“”]+?)(?:和|及|与|以及)([\u4e00-\u9fff“”]+)")
#: Documents are counted by their titles.
_DOCUMENTS = ("文件", "办法", "方案", "法规", "意见")


def find_recounted(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """The numbers of a paragraph that the list beside them does not bear out."""
    yield from _listed(name, paragraph)
    yield from _above(name, paragraph)
    yield from _beside(name, paragraph)
    yield from _steps(name, paragraph)
    yield from _parted(name, paragraph)


def _listed(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """A number before a colon, with the clauses behind it."""
    for rule in ("listed", "listed-by"):
        for match in _PATTERNS[rule].finditer(paragraph.text):
            number, text = _number(match["number"]), match["list"]
            items = len(_PATTERNS["one-is"].findall(text)) or len(_parallel(text))
            if items > 1 and 0 < abs(items - number) <= _MOST_OFF:
                said = f"{match['number']}{match['noun']}"
                yield _told(name, paragraph, match, items, f"这里说“{said}”，后面像是{items}条，请核对。")


def _parallel(text: str) -> Sequence[str]:
    """The clauses of a list that are built alike; none where they are not, or where a clause may be two of them."""
    clauses = re.split("；" if "；" in text else "，", text)
    items: list[str] = []
    for clause in clauses:
        if not clause or _PATTERNS.has("comment", clause[0]):
            break
        items.append(clause)
    parts = [clause.split("，")[0] for clause in items]
    if len(items) < 2 or any("、" in part for part in parts):
        return ()
    lengths = [len(part) for part in parts]
    return items if max(lengths) <= min(_LONGEST, _TIMES * min(lengths)) else ()


def _above(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """以上四点意见 behind a list of three, 上述四个文件 behind three titles."""
    for match in _PATTERNS["above"].finditer(paragraph.text):
        before = paragraph.text[: match.start()]
        if match["noun"].endswith(_DOCUMENTS):
            count = len(_TITLE.findall(re.split("[。；]", before)[-1]))
        else:
            lists = [items for items in series_in(before) if items[0].style in ("第", "是")]
            count = max((item.number for item in lists[-1]), default=0) if lists else 0
        if count > 1 and count != _number(match["number"]):
            yield _told(
                name, paragraph, match, count, f"前面有{count}条，这里说{match['number']}条，请核对。"
            )


def _beside(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """Years in brackets, things that end alike, and what is left of a whole."""
    for rule in ("years-in-brackets", "by-last"):
        for match in _PATTERNS[rule].finditer(paragraph.text):
            count = match["list"].count("、") + 1 + len(_AND.findall(match["list"]))
            if count != _number(match["number"]):
                yield _told(name, paragraph, match, count, f"这里列了{count}个，请核对“{match['number']}”。")
    counted = {
        match.start("number"): match
        for rule in ("nouns", "in-quotes", "after-verb", "titles")
        for match in _PATTERNS[rule].finditer(paragraph.text)
    }
    for match in counted.values():
        yield from _counted(name, paragraph, match)
    for match in _PATTERNS["rest-of"].finditer(paragraph.text):
        left = _number(match["number"]) - _number(match["first"])
        if left != _number(match["rest"]):
            start, end = match.start("rest"), match.end()
            message = f"一共{match['number']}{match['measure']}，前面{match['first']}{match['measure']}，还有{left}{match['measure']}，请核对。"
            yield found(name, Severity.WARNING, paragraph, start, end, message, rule=f"{name}.recounted")


def _counted(name: str, paragraph: Paragraph, match: re.Match[str]) -> Iterator[Finding]:
    """A list of names or titles with a number before or behind it; a name may have 和 in it."""
    titles, number = len(_TITLE.findall(match["list"])), _number(match["number"])
    ways = {titles} if titles else _counts(match["list"].split("、"))
    count = max(ways)
    if number not in ways and abs(count - number) <= _MOST_OFF:
        message = f"这里列了{count}个，请核对“{match['number']}”。"
        yield _told(name, paragraph, match, count, message)


def _counts(items: Sequence[str]) -> set[int]:
    """How many a list may have: what 和 joins in its last item are two where both are as short as the others."""
    joined = _ENDS_WITH_AND.fullmatch(items[-1])
    if joined is None:
        return {len(items)}
    longest = max(map(len, items[:-1])) + 1
    are_two = all(1 < len(half) <= longest for half in joined.groups())
    return {len(items) + 1} if are_two else {len(items), len(items) + 1}


def _steps(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """第一步, 第二步, 第四步: a step whose number skips one."""
    by_measure: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _PATTERNS["step"].finditer(paragraph.text):
        by_measure[match["measure"]].append(match)
    for measure, matches in by_measure.items():
        if _number(matches[0]["number"]) != 1:
            continue
        for before, match in pairwise(matches):
            last, number = _number(before["number"]), _number(match["number"])
            if number not in (1, last + 1):
                message = f"前面是第{before['number']}{measure}，这里却是“{match.group()}”，请核对。"
                yield found(
                    name, Severity.WARNING, paragraph, *match.span(), message, rule=f"{name}.recounted"
                )
                break


def _parted(name: str, paragraph: Paragraph) -> Iterator[Finding]:
    """一是……；二是……。三是……: an item of a list in one sentence that a full stop parts from the others."""
    text = paragraph.text
    for items in series_in(text):
        parts = [text[one.start : other.start] for one, other in pairwise(items)]
        if items[0].style != "是" or any("。" in part[:-1] or "；" in part[:-1] for part in parts):
            continue
        ends = [part[-1:] for part in parts]
        other = next((end for end in "。；" if ends.count(end) == 1), "")
        if {*ends} == {"。", "；"} and other:
            at = items[ends.index(other) + 1].start - 1
            message = "并列的各条之间，标点要一致。"
            right = "；" if other == "。" else "。"
            yield found(name, Severity.HINT, paragraph, at, at + 1, message, (right,), rule=f"{name}.parted")


def _told(name: str, paragraph: Paragraph, match: re.Match[str], count: int, message: str) -> Finding:
    start = match.start("number")
    end = match.end("noun") if "noun" in match.groupdict() else match.end("number")
    said = paragraph.text[start:end]
    right = written_like(match["number"], count) + said[1:]
    sure = match.re in (_PATTERNS["years-in-brackets"], _PATTERNS["by-last"])
    severity = Severity.WARNING if sure else Severity.HINT
    return found(name, severity, paragraph, start, end, message, (right,), rule=f"{name}.recounted")


def _number(numeral: str) -> int:
    return from_chinese(numeral.replace("两", "二")) or 0

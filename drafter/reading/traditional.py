"""Texts in traditional characters, or with readings in brackets behind characters, are recognised in plain ones.

Mirrors of sites show speeches so: 各位領(lǐng)導(dǎo). Every recogniser knows simplified characters without readings;
here a text is brought to those before it is read, and what was read is given back as it stood.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache

from drafter.core.document import Document, Removed
from drafter.paths import resource
from drafter.reading.extracted import Extracted, Line

#: So many traditional characters, this share of all, make a text traditional; so many readings are no chance.
_FEWEST, _LEAST_SHARE, _FEWEST_READINGS = 6, 0.03, 3
_HAN = "[\u4e00-\u9fff]"
#: A reading with its tone, in brackets straight behind its character.
_READING = re.compile(
    rf"(?<={_HAN})\((?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{{1,6}}\)"
)


@dataclass(frozen=True, slots=True)
class AsItStood:
    """The letters of a text as they are recognised, and what stood for each of them."""

    plain: str
    stood: tuple[str, ...]
    usual: dict[str, str]

    def restored(self, text: str) -> str:
        """A text that was read, in the letters of the file; one that was never changed stays."""
        letters = "".join(filter(str.isalnum, text))
        if not letters or letters.translate(_table()) != letters:
            return text
        at = self.plain.find(letters)
        spans = self.stood[at : at + len(letters)] if at >= 0 else [self.usual.get(c, c) for c in letters]
        found = iter(spans)
        return "".join(next(found) if sign.isalnum() else sign for sign in text)

    def document(self, read: Document) -> Document:
        """A document with its texts as they stood."""
        facts = read.facts
        told = {
            name: self.restored(getattr(facts, name)) for name in ("title", "speaker", "occasion", "unit")
        }
        return replace(
            read,
            paragraphs=tuple(replace(p, text=self.restored(p.text)) for p in read.paragraphs),
            labels=tuple(map(self.restored, read.labels)),
            facts=replace(facts, **told),
            removed=tuple(replace(one, text=self.restored(one.text)) for one in read.removed),
            doubtful=tuple(replace(one, text=self.restored(one.text)) for one in read.doubtful),
        )


def as_recognised(extracted: Extracted) -> tuple[Extracted, AsItStood | None]:
    """A file in simplified characters without readings, and how it stood; the file itself where it is in those already."""
    texts = [line.number + line.text for line in extracted.lines]
    traditional, readings = _is_traditional(texts), _has_readings(texts)
    if not traditional and not readings:
        return extracted, None
    spans = [span for text in texts for span in _spans(text, readings)]
    plain = [span[0].translate(_table()) for span in spans]
    usual = {new: old for (new, old), _ in reversed(Counter(zip(plain, spans, strict=True)).most_common())}
    lines = tuple(_plain_line(line, readings) for line in extracted.lines)
    return replace(extracted, lines=lines), AsItStood("".join(plain), tuple(spans), usual)


def as_asked(keep: Collection[Removed]) -> frozenset[Removed]:
    """What the user wants kept, as it is called while a traditional text is read."""
    return frozenset(replace(one, text=in_plain_characters(one.text)) for one in keep)


def in_plain_characters(text: str) -> str:
    """A text in simplified characters, without the readings behind them."""
    return _READING.sub("", text).translate(_table())


@cache
def _table() -> dict[int, str]:
    rows = resource("reading", "traditional.txt").read_text(encoding="utf-8").splitlines()
    return {ord(pair[0]): pair[1] for row in rows if not row.startswith("#") for pair in row.split()}


@cache
def _signs() -> re.Pattern[str]:
    """What finds a traditional character: one search through a text is much faster than a look-up for each character."""
    return re.compile(f"[{''.join(map(chr, _table()))}]")


def _is_traditional(texts: Iterable[str]) -> bool:
    whole = "".join(texts)
    found = len(_signs().findall(whole))
    return found >= _FEWEST and found >= _LEAST_SHARE * len(re.findall(_HAN, whole))


def _has_readings(texts: Iterable[str]) -> bool:
    return sum(len(_READING.findall(text)) for text in texts if ")" in text) >= _FEWEST_READINGS


def _spans(text: str, readings: bool) -> list[str]:
    """What stands for each letter of a text: itself, with its reading."""
    behind = {found.start(): found.group() for found in _READING.finditer(text)} if readings else {}
    inside = {i for start, reading in behind.items() for i in range(start, start + len(reading))}
    return [sign + behind.get(i + 1, "") for i, sign in enumerate(text) if sign.isalnum() and i not in inside]


def _plain_line(line: Line, readings: bool) -> Line:
    text, number = line.text.translate(_table()), line.number.translate(_table())
    if readings and not line.struck and not line.lead_bold:
        text = _READING.sub("", text)
    return replace(line, text=text, number=number)

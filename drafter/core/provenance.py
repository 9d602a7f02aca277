"""出处与借鉴核对单 as plain data: what stands on the page that is signed beside a draft."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.core.model import STATE_NAMES, Facts
from drafter.core.origin import Origin, verbatim_of
from drafter.core.origin_parts import OriginPart

DEFINITIONS = (
    "照用：连续 13 个字以上与来源相同，套话不计。改写：句子来自来源，用字已经不同。新写：在语料库和所附文件里没有找到"
    "相近的话。本单只说明文字从哪里来，是否恰当由核稿人判断。"
)


def percent_of(count: int, total: int) -> str:
    """A part of a whole as it is printed: 36%."""
    return f"{100 * count / total:.0f}%" if total else "0%"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that is used: its letter, what it is, whose, and the characters taken from it."""

    letter: str
    title: str
    date: str
    speaker: str
    state: str
    origin: Origin
    length: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """One of the longest passages taken over: where it stands, its words and those of the source, and what is said of
    it; `is_open` where something is still to be done.
    """

    place: str
    words: str
    text: str
    letter: str
    length: int
    note: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ProvenanceSheet:
    """The whole page. `local` and `open` are sentences on what was made local and what waits to be reworded;
    `long_runs` counts the passages above twenty characters; `file` and `digest` (hexadecimal) name the file that
    belongs to it, "" where there is none.
    """

    facts: Facts
    length: int
    minutes: int
    checked: datetime.datetime
    counts: Mapping[Origin, int]
    parts: tuple[OriginPart, ...]
    sources: tuple[SourceRow, ...]
    more_sources: int
    runs: tuple[RunRow, ...]
    long_runs: int
    local: tuple[str, ...]
    open: tuple[str, ...]
    file: str = ""
    digest: str = ""

    @property
    def total(self) -> int:
        """The characters that were looked at, without marks."""
        return sum(self.counts.values())

    @property
    def told_shares(self) -> str:
        """How much is taken over and how much is not, in a few words."""
        verbatim = verbatim_of(self.counts)
        rest = percent_of(self.total - verbatim, self.total)
        return f"照用 {percent_of(verbatim, self.total)}，改写和新写 {rest}"

    @property
    def told_facts(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Two rows of names and values: what the draft is, and of whom."""
        facts, when = self.facts, self.checked
        date = f"{facts.date.year}年{facts.date.month}月{facts.date.day}日" if facts.date else "—"
        checked = f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"
        return (
            (("稿件", facts.title or "—"), ("讲话人", facts.speaker or "—"), ("会议", date)),
            (
                ("单位", facts.unit or facts.place or "—"),
                ("篇幅", f"{self.length:,} 字 · 约 {self.minutes} 分钟"),
                ("核对", checked),
            ),
        )

    @property
    def told_sources(self) -> str:
        """How many sources there are, and whether it is known how far each came."""
        if not self.sources:
            return "没有用到语料库里的来源"
        unknown = sum(
            row.state not in STATE_NAMES.values() and row.origin is not Origin.FIXED for row in self.sources
        )
        count = len(self.sources) + self.more_sources
        more = f"，列出用得最多的 {len(self.sources)} 份" if self.more_sources else ""
        return f"{count} 份{more}" + (f"，{unknown} 份没有注明状态" if unknown else "，均已核对状态")

    @property
    def told_file(self) -> str:
        """The file that belongs to the page, with the first digits of its digest."""
        digest = " ".join(self.digest[n : n + 4] for n in range(0, 16, 4)).upper()
        return f"对应文件：{self.file}　校验码 {digest}" if self.digest else "尚未导出正式文件"

"""Words for a whole region or rank that is not the speaking unit's: 我市 in a county, 全旗, 自治区, 八闽大地."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.context import Context
from drafter.checks.finding import Severity
from drafter.checks.names.memories import is_recalled
from drafter.checks.names.own import Own
from drafter.checks.names.spoken import is_told_about
from drafter.core.patterns import Patterns

_PATTERNS = Patterns(__name__)
_KINDS = "省市州盟县区旗镇乡"
_TOWNSHIPS, _SUBDISTRICT = ("镇", "乡"), "街道"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A word that does not fit the unit's rank or province: where it stands, how bad it is, and what to say.

    `is_name` tells what may also be made of parts of other words: 外资水平 holds no 资水, 低成本矿井 no 本矿.
    """

    start: int
    end: int
    severity: Severity
    message: str
    better: str = ""
    is_name: bool = False


def find_misfits(text: str, own: Own, context: Context) -> Iterator[Misfit]:
    """The words of a text that belong to another rank or another part of the country."""
    yield from _ours(text, own)
    if own.place:
        yield from _whole(text, own)
        yield from _autonomous(text, own)
    yield from _regions(text, own, context)


def _ours(text: str, own: Own) -> Iterator[Misfit]:
    kind = own.place[-1:] if own.place[-1:] in _KINDS else ""
    for match in _PATTERNS["our"].finditer(text):
        distance = own.rank_distance(match.group(1))
        if _is_other_township(match.group(1), own.place):
            message = f"“{match.group()}”与本单位的名称不符，可能是从别处带进来的。"
            yield Misfit(*match.span(), Severity.ERROR, message)
            continue
        if distance is None or (distance < 0 and match.group(1) == "省"):
            continue  # a city's speech may say 我省, too
        severity = Severity.HINT if distance < 0 else Severity.ERROR
        better = match.group()[:-1] + kind if kind else ""
        message = f"“{match.group()}”与本单位的级别不符，可能是从别处带进来的。"
        yield Misfit(*match.span(), severity, message, better)
        if severity is Severity.ERROR or distance < 0:
            yield from _in_company(text, match.group(1))


def _is_other_township(rank: str, place: str) -> bool:
    """Whether a rank is that of a township of another kind: 我镇 in a 街道, 我乡 in a 镇."""
    return rank in _TOWNSHIPS and place.endswith((*_TOWNSHIPS, _SUBDISTRICT)) and not place.endswith(rank)


def _in_company(text: str, rank: str) -> Iterator[Misfit]:
    """What else a paragraph that speaks as another rank says of itself: 我市……全市上下……市委、市政府."""
    for match in re.finditer(
        rf"全{rank}(?:上下)?|(?<![\u4e00-\u9fff]){rank}委(?=[、，。决要将])|(?<=、){rank}政府", text
    ):
        message = f"“{match.group()}”与本单位的级别不符，可能是从别处带进来的。"
        yield Misfit(*match.span(), Severity.HINT, message)


def _whole(text: str, own: Own) -> Iterator[Misfit]:
    """全旗 in a county: the kind is that of the unit's own rank, but not the unit's, nor that of one above it."""
    kind = own.place[-1:]
    above = {name[-1] for name in own.names if name[-1] in _KINDS}
    for match in _PATTERNS["whole"].finditer(text):
        rank = match.group(1)
        if own.rank_distance(rank) == 0 and rank != kind and rank not in above:
            message = f"“全{rank}”与本单位的级别不符，可能是从别处带进来的。"
            yield Misfit(*match.span(), Severity.ERROR, message, f"全{kind}" if kind in _KINDS else "")
        elif rank in "州盟" and not any(name.endswith(rank) for name in own.names):
            severity = Severity.ERROR if own.above else Severity.HINT
            message = f"本单位不在{rank}里，“全{rank}”可能是从别处带进来的。"
            yield Misfit(*match.span(), severity, message, "全市")


def _autonomous(text: str, own: Own) -> Iterator[Misfit]:
    provinces = own.provinces
    if not provinces or any(name.endswith("自治区") for name in provinces):
        return
    for match in _PATTERNS["autonomous"].finditer(text):
        message = "本单位不在自治区里，这里的“自治区”可能是从别处带进来的。"
        yield Misfit(*match.span(), Severity.ERROR, message, "省")


def _regions(text: str, own: Own, context: Context) -> Iterator[Misfit]:
    """八闽大地 in a county that does not lie in Fujian."""
    provinces = own.provinces
    for match in context.terms.names.regional.finditer(text):
        homes = context.terms.names.regions[match.group()]
        span = match.span()
        if is_recalled(text, *span, context.terms.names) or is_told_about(text, *span, is_near=False):
            continue
        if not provinces & homes:
            message = f"“{match.group()}”说的是{'、'.join(sorted(homes))}，不是本单位所在的地方。"
            landscape = match.group()[-1] in _PATTERNS.words("landscape") or not text.startswith(
                _PATTERNS.words("praised"), match.end()
            )
            severity = Severity.HINT if landscape else Severity.ERROR
            yield Misfit(*span, severity, message, is_name=True)

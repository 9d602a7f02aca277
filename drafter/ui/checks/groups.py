"""The findings as one goes through them: by kind, what must be mended before what should be looked at. Without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from drafter.checks.finding import Finding, Severity
from drafter.core.model import FRONT_ROLES, MOVE_NAMES, ROLE_NAMES, Paragraph, Role, Source
from drafter.core.numbering import labels
from drafter.core.numerals import to_chinese

_GRAVITY = tuple(Severity)
#: The most characters of what counts as a word that a unit may call its own.
_LONGEST_WORD = 14
#: The checks whose findings are mended by filling something in, those that are names of other places,
#: and the comments, which stand beside a whole paragraph.
BLANKS, _NAMES, COMMENTS = "blanks", "names", "comments"


@cache
def titles() -> dict[str, str]:
    """The Chinese title of each check by its name; the checks themselves are not loaded at start-up."""
    from drafter.checks.run import CHECKS

    return {check.name: check.title for check in CHECKS}


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one check that are equally pressing, in the order of the text; `severity` is that of the worst."""

    check: str
    severity: Severity
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        """Names this kind as long as there is a finding of it."""
        return f"{self.check}:{self.severity is Severity.ERROR}"

    @property
    def title(self) -> str:
        """What the check is called."""
        return titles()[self.check]


def kinds_of(findings: Sequence[Finding]) -> tuple[Kind, ...]:
    """The findings by kind: errors, then warnings, then hints, and checks in the order in which they are made."""
    groups: dict[tuple[str, bool], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.check, finding.severity is Severity.ERROR), []).append(finding)
    kinds = [
        Kind(check, min((f.severity for f in found), key=_GRAVITY.index), tuple(found))
        for (check, _), found in groups.items()
    ]
    order = list(titles())
    return tuple(sorted(kinds, key=lambda kind: (_GRAVITY.index(kind.severity), order.index(kind.check))))


def walk_of(kinds: Sequence[Kind]) -> tuple[Finding, ...]:
    """The findings in the order in which one key goes through them."""
    return tuple(finding for kind in kinds for finding in kind.findings)


def tally(findings: Sequence[Finding]) -> tuple[int, int]:
    """How many findings must be mended, and how many should be looked at."""
    must = sum(finding.severity is Severity.ERROR for finding in findings)
    return must, len(findings) - must


def summary(findings: Sequence[Finding]) -> str:
    """7 处要改 · 4 处请看一看; what to say where there is nothing."""
    counted = zip(tally(findings), ("处要改", "处请看一看"), strict=True)
    return " · ".join(f"{count} {words}" for count, words in counted if count) or "没有发现问题"


def told_by_kind(findings: Sequence[Finding]) -> str:
    """The same figures with the kinds behind them: 2 处要改（2 处他处名称），1 处请看一看（1 处听感）; "" where there is
    nothing but hints.
    """
    kinds = kinds_of(findings)
    if all(kind.severity is Severity.HINT for kind in kinds):
        return ""
    parts = []
    for words, wanted in (("要改", True), ("请看一看", False)):
        those = [kind for kind in kinds if (kind.severity is Severity.ERROR) is wanted]
        if those:
            each = "、".join(f"{len(kind.findings)} 处{kind.title}" for kind in those)
            parts.append(f"{sum(len(kind.findings) for kind in those)} 处{words}（{each}）")
    return "，".join(parts)


def reason_of(finding: Finding, source: Source | None) -> str:
    """Why a finding is one; of a foreign name also from which speech its paragraph was taken."""
    if source is None or finding.check != _NAMES:
        return finding.message
    whose = f"{source.unit or source.place}的" if source.unit or source.place else ""
    return f"这一段取自{whose}《{source.called}》。{finding.message}"


def is_a_word(finding: Finding) -> bool:
    """Whether a finding is about a word or name, which a unit may call its own."""
    return finding.check not in (BLANKS, COMMENTS) and 0 < len(finding.text) <= _LONGEST_WORD


def places_of(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Where each paragraph stands, by its id: 第二部分 · 一要, 问题不足, 标题."""
    found: dict[str, str] = {}
    part = 0
    for paragraph, label in zip(paragraphs, labels(paragraphs), strict=True):
        if paragraph.role is Role.HEADING and paragraph.level == 1:
            part += 1
        found[paragraph.id] = _place(paragraph, part, label.rstrip("、，.． "))
    return found


def _place(paragraph: Paragraph, part: int, label: str) -> str:
    if paragraph.role in FRONT_ROLES:
        return ROLE_NAMES[paragraph.role]
    name = label or (MOVE_NAMES[paragraph.move] if paragraph.move else "")
    if not part:
        return name or "开头"
    within = f"第{to_chinese(part) if part < 100 else part}部分"
    is_its_heading = paragraph.role is Role.HEADING and paragraph.level == 1
    return within if is_its_heading or not name else f"{within} · {name}"

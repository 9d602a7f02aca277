"""Mending several findings at once, as one edit."""

from collections.abc import Iterable, Sequence

from drafter.checks.finding import Change, Finding, Fix


def likeliest_fixes(findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """The likeliest fix of each finding that can be mended, in their order.

    A finding whose fix would change characters that one before it changes is left for another time.
    """
    taken: set[tuple[str, int]] = set()
    found = []
    for finding in findings:
        if not finding.fixes:
            continue
        fix = finding.fixes[0]
        touched = {(c.paragraph_id, at) for c in fix.changes for at in _touched(c)}
        if not touched & taken:
            taken |= touched
            found.append(fix)
    return tuple(found)


def _touched(change: Change) -> range:
    """The characters of a change; where it only puts something in, the one behind that place."""
    return range(change.start, max(change.end, change.start + 1))


def together(fixes: Sequence[Fix], label: str) -> Fix:
    """One fix that does what all of these do; none of them may change what another changes."""
    return Fix(
        label,
        tuple(dict.fromkeys(change for fix in fixes for change in fix.changes)),
        tuple(dict.fromkeys(marker for fix in fixes for marker in fix.markers)),
        tuple(dict.fromkeys(one for fix in fixes for one in fix.in_order)),
        tuple(dict.fromkeys(one for fix in fixes for one in fix.removed)),
        tuple(dict.fromkeys(one for fix in fixes for one in fix.ticked)),
    )

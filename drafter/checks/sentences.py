"""After an edit within a paragraph: only the sentences that it changed are looked at again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding
from drafter.core.model import Paragraph

_SENTENCES = re.compile("[^。！？；]*[。！？；]?")


def renewed(
    check: Check, old: Paragraph, findings: Sequence[Finding], new: Paragraph, context: Context
) -> Iterator[Finding]:
    """What a check that looks at each sentence by itself finds in `new`, given what it found in `old`.

    The two are the same paragraph apart from their text.
    """
    before, after = _unchanged(_SENTENCES.findall(old.text), _SENTENCES.findall(new.text))
    old_stop, new_stop = len(old.text) - after, len(new.text) - after
    middle = replace(new, text=new.text[before:new_stop])
    yield from (finding for finding in findings if finding.end <= before)
    yield from (_moved(finding, before) for finding in check.paragraph(middle, context))
    yield from (_moved(finding, new_stop - old_stop) for finding in findings if finding.start >= old_stop)


def _unchanged(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many characters of the first and of the last sentences are the same in both."""
    fewer = min(len(old), len(new))
    head = next((n for n in range(fewer) if old[n] != new[n]), fewer)
    tail = next((n for n in range(fewer - head) if old[-1 - n] != new[-1 - n]), fewer - head)
    return sum(map(len, new[:head])), sum(map(len, new[len(new) - tail :]))


def _moved(finding: Finding, by: int) -> Finding:
    """A finding with its places, and those of its fixes, so many characters further on."""
    if not by:
        return finding
    fixes = tuple(
        replace(fix, changes=tuple(replace(change, start=change.start + by) for change in fix.changes))
        for fix in finding.fixes
    )
    return replace(finding, start=finding.start + by, end=finding.end + by, fixes=fixes)

"""Which lines are part of the speech whatever their neighbours are; the chain is asked about the others."""

from drafter.core.numbering import split_label
from drafter.reading.cues import sentence_cues
from drafter.reading.line_context import Context
from drafter.reading.line_kinds import LONGEST_LINE, LONGEST_NOTICE, SIGNS
from drafter.reading.signs import ends_clause

#: What comes again and again inside a speech and is no longer, is perhaps the name of the site.
_LONGEST_RUNNING_HEAD = 20


def asked_of(context: Context) -> list[int]:
    """The lines about which the chain is asked: of settled ones in a row only the first, but each glued segment."""
    found: list[int] = []
    above = False
    for at, one in enumerate(context.seen):
        settled = is_settled(context, at)
        if not (settled and above) or one.line.glued is not None:
            found.append(at)
        above = settled
    return found


def is_settled(context: Context, at: int) -> bool:
    """Whether a line is part of the speech whatever its neighbours are: it stands inside and speaks of no page."""
    if not context.first <= at <= context.last:
        return False
    text = context.seen[at].text
    if len(text) >= LONGEST_NOTICE:
        return True
    if ends_clause(text) and not sentence_cues().certain.search(text) and not text.endswith(("）", ")")):
        return True
    if context.counts[text] > 1 and 3 < len(text) <= _LONGEST_RUNNING_HEAD and not split_label(text):
        return False
    return context.seen[at].kind not in ("notice", "stray") and not (
        len(text) <= LONGEST_LINE and SIGNS["cut"].search(text)
    )

"""What came into a draft from elsewhere between one state of it and the next."""

from itertools import compress
from operator import not_

from drafter.core.model import Draft, Paragraph


def brought_in(before: Draft, after: Draft) -> list[Paragraph]:
    """The paragraphs with a source that stand in a draft and were not there before, in text or place."""
    # Drafts share what does not change: quick at every key.
    kept = set(map(id, before.paragraphs))
    known = map(kept.__contains__, map(id, after.paragraphs))
    fresh = [paragraph for paragraph in compress(after.paragraphs, map(not_, known)) if paragraph.source]
    sources = {paragraph.id: paragraph.source for paragraph in before.paragraphs} if fresh else {}
    return [paragraph for paragraph in fresh if sources.get(paragraph.id) != paragraph.source]

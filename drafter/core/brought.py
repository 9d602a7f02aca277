"""What came into a draft from elsewhere between one state of it and the next."""

from drafter.core.model import Draft, Paragraph


def brought_in(before: Draft, after: Draft) -> list[Paragraph]:
    """The paragraphs with a source that stand in a draft and were not there before, in text or place."""
    kept = {
        id(paragraph) for paragraph in before.paragraphs
    }  # drafts share what does not change: quick at every key
    fresh = [paragraph for paragraph in after.paragraphs if paragraph.source and id(paragraph) not in kept]
    sources = {paragraph.id: paragraph.source for paragraph in before.paragraphs} if fresh else {}
    return [paragraph for paragraph in fresh if sources.get(paragraph.id) != paragraph.source]

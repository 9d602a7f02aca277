"""讲完存档: a draft, or the file of its last version, as a document that the library takes in."""

import datetime
from dataclasses import dataclass, replace

from drafter.core.document import Document
from drafter.core.hashing import sha256
from drafter.core.model import Draft, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.sharing import pairs_of
from drafter.core.squeezing import squeezed_text

#: A paragraph that shares this part of its pairs with one of the draft is that one, reworked.
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a speech came (a key of STATE_NAMES), at which meeting and on which day, None where nobody said."""

    state: str
    occasion: str
    date: datetime.date | None


def document_of_draft(draft: Draft, file: str, level: str = "") -> Document:
    """The draft as a document under the name of its file, without its empty places; each paragraph keeps its source."""
    numbered = zip(draft.paragraphs, labels(draft.paragraphs), strict=True)
    kept = [(p, label) for p, label in numbered if p.text.strip() and not p.is_parked]
    rows = [(paragraph, label) for paragraph, label in kept if paragraph.role is not Role.OBJECT]
    paragraphs = tuple(replace(paragraph, slot=None, locked=False) for paragraph, _ in rows)
    facts = draft.facts
    if not facts.title:
        title = next((p.text for p in paragraphs if p.role is Role.TITLE), "")
        facts = replace(facts, title=title)
    return Document(file, "gao", paragraphs, tuple(label for _, label in rows), facts, level)


def archived(document: Document, delivery: Delivery) -> tuple[Document, str]:
    """The document as the office's own, in this state, said there and then; with the digest that it is kept under.

    The same text of the same state and day is kept once.
    """
    facts = replace(
        document.facts,
        occasion=delivery.occasion or document.facts.occasion,
        date=delivery.date or document.facts.date,
    )
    kept = replace(document, facts=facts, whose="own", state=delivery.state, date_guessed=False)
    day = facts.date.isoformat() if facts.date else ""
    parts = ["archived", delivery.state, day, facts.title, *(paragraph.text for paragraph in kept.paragraphs)]
    return kept, sha256("\n".join(parts).encode()).hexdigest()


def with_sources_of(draft: Draft, document: Document) -> Document:
    """The document, which somebody has made of the draft, with the sources of the draft's paragraphs that its own are like.

    The leader's last Word version knows nothing of where its words come from.
    """
    known = [
        (pairs_of(squeezed_text(paragraph.text)), paragraph.source)
        for paragraph in draft.paragraphs
        if paragraph.source is not None
    ]

    def sourced(paragraph: Paragraph) -> Paragraph:
        own = pairs_of(squeezed_text(paragraph.text))
        scored = [
            (len(own & pairs) / max(1, min(len(own), len(pairs))), n) for n, (pairs, _) in enumerate(known)
        ]
        share, best = max(scored, default=(0.0, 0))
        return replace(paragraph, source=known[best][1]) if own and share >= _LIKE else paragraph

    return replace(document, paragraphs=tuple(map(sourced, document.paragraphs)))

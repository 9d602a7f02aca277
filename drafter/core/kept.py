"""Passages of a draft that somebody wants as they stand in their source; kept in the draft itself."""

from dataclasses import replace

from drafter.core.model import Draft
from drafter.core.squeezing import squeezed_text

_FIELD = "kept_as_is"


def kept_in(draft: Draft) -> frozenset[str]:
    """The texts, without marks, that are wanted as they are."""
    texts = draft.extra.get(_FIELD, [])
    return (
        frozenset(text for text in texts if isinstance(text, str)) if isinstance(texts, list) else frozenset()
    )


def is_kept(draft: Draft, text: str) -> bool:
    """Whether a passage with this text is wanted as it is; other marks make it no other passage."""
    return squeezed_text(text) in kept_in(draft)


def with_kept(draft: Draft, text: str, kept: bool = True) -> Draft:
    """The draft with one passage more that is wanted as it is, or one less."""
    one = frozenset({squeezed_text(text)})
    texts = kept_in(draft) | one if kept else kept_in(draft) - one
    return replace(draft, extra={**draft.extra, _FIELD: sorted(texts)})

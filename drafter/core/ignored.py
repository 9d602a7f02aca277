"""Which findings somebody has called right in a draft; kept in the draft itself."""

from dataclasses import replace

from drafter.core.model import Draft

_FIELD = "ignored"


def ignored_in(draft: Draft) -> frozenset[str]:
    """The keys and kinds of the findings that are not to be told again in this draft."""
    names = draft.extra.get(_FIELD, [])
    return (
        frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()
    )


def without_ignored(draft: Draft) -> Draft:
    """The draft with nothing left that is not to be told again."""
    return replace(draft, extra={name: value for name, value in draft.extra.items() if name != _FIELD})


def with_ignored(draft: Draft, name: str) -> Draft:
    """The draft with one more key or kind that is not to be told again."""
    names = sorted(ignored_in(draft) | {name})
    return replace(draft, extra={**draft.extra, _FIELD: names})

"""Pages for the preview, made in a background thread that remembers what did not change."""

from dataclasses import dataclass
from pathlib import Path

from drafter.core.model import Draft
from drafter.library.words import word_pieces
from drafter.word.aids import Aids, with_aids
from drafter.word.compose import Composer
from drafter.word.layout import Layout, load_layout
from drafter.word.pages import Pages, Paginator


@dataclass(frozen=True, slots=True)
class Look:
    """In what a draft is set: the layout by its name, its font scheme and size ("" for the layout's own), and
    what a lectern copy has besides (None for what the layout says)."""

    layout: str
    scheme: str = ""
    size: str = ""
    aids: Aids | None = None


def layout_of(look: Look, own: Path) -> Layout:
    """The layout of a look; a scheme or size that it does not offer is left aside. `own` is the unit's folder.

    Raises UserError for a mistake in the file.
    """
    layout = load_layout(look.layout, own)
    if look.scheme in layout.schemes:
        layout = layout.with_scheme(look.scheme)
    return layout.with_size(look.size) if look.size in (layout.sizes or {}) else layout


@dataclass(frozen=True, slots=True)
class Paper:
    """The pages of one draft in one layout."""

    draft: Draft
    layout: Layout
    pages: Pages


class PageMaker:
    """Sets drafts in one look. Used by one thread at a time."""

    def __init__(self, look: Look, own: Path) -> None:
        self.look = look
        self._own = own
        self._layout: Layout | None = None

    def make(self, draft: Draft) -> Paper:
        """The pages of a draft; UserError where the layout has a mistake."""
        if self._layout is None:
            layout = layout_of(self.look, self._own)
            self._composer = Composer(layout, word_pieces)
            self._paginator = Paginator(layout)
            self._layout = layout
        blocks = self._composer.compose(draft)
        if self.look.aids and self._layout.lectern:
            blocks = with_aids(blocks, draft, self.look.aids)
        return Paper(draft, self._layout, self._paginator.pages(blocks))

"""Another paragraph from the library in the place of the one at the cursor, and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRectF, Signal
from PySide6.QtWidgets import QToolTip

from drafter.core.alternatives import as_slot
from drafter.core.model import Paragraph
from drafter.core.proposed import swap
from drafter.library.api import Hit
from drafter.ui.base.jobs import Latest
from drafter.ui.base.services import Services
from drafter.ui.document.session import Session
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.widgets.plain import plain_tip

#: How many paragraphs are offered in turn.
_OFFERED = 12
#: Milliseconds that the reason stays beside the paragraph.
_SHOWN_MS = 6000


@dataclass(frozen=True, slots=True)
class _Ring:
    """The paragraph as it was, followed by what may stand in its place; `at` says which of them stands there."""

    original: Paragraph
    hits: Sequence[Hit]
    at: int = 0

    def content(self, at: int) -> Paragraph:
        """What stands at a place of the ring."""
        return self.original if at == 0 else self.hits[at - 1].clip.paragraphs[0]


class Alternatives(QObject):
    """Steps through what the library recommends for the paragraph at the cursor; each step can be undone alone.

    `reason_shown` carries the sentence that tells why the present one was offered.
    """

    reason_shown = Signal(str)
    #: The id of the paragraph in which another text stands now.
    swapped = Signal(str)

    def __init__(self, session: Session, services: Services, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._session = session
        self._library = services.library
        self._sheet = sheet
        self._ring: _Ring | None = None
        self._asked: Paragraph | None = None
        self._looking = Latest(services.jobs, self)
        self._looking.answered.connect(self._take)
        self._looking.failed.connect(lambda error: sheet.message.emit(str(error)))

    def next(self) -> None:
        """Put the next alternative in the paragraph's place; asks the library first where need be."""
        paragraph = self._sheet.paragraph
        if paragraph is None:
            return
        if paragraph.locked:
            self._sheet.message.emit("这一段锁定了，先解锁（Ctrl+L）再换。")
        elif self._stands(paragraph):
            self._step(1)
        else:
            self._ask(paragraph)

    def previous(self) -> None:
        """Go back towards the paragraph as it was."""
        paragraph = self._sheet.paragraph
        if paragraph and self._stands(paragraph):
            self._step(-1)
        elif paragraph:
            self._sheet.message.emit("这一段还没有换过，Alt+→ 换一段。")

    def _stands(self, paragraph: Paragraph) -> bool:
        """Whether the ring belongs to this paragraph, and nobody has written in it since."""
        ring = self._ring
        return (
            ring is not None
            and ring.original.id == paragraph.id
            and ring.content(ring.at).text == paragraph.text
        )

    def _ask(self, paragraph: Paragraph) -> None:
        self._asked = paragraph
        library = self._library
        slot, draft = as_slot(self._session.draft, paragraph.id)
        self._looking.ask(lambda: library.recommend(slot, draft, _OFFERED))

    def _take(self, hits: Sequence[Hit]) -> None:
        paragraph = self._sheet.paragraph
        if paragraph is None or paragraph != self._asked:
            return
        if not hits:
            self._sheet.message.emit("语料库里没有适合这里的其他段落。")
            return
        self._ring = _Ring(paragraph, tuple(hits))
        self._step(1)

    def _step(self, step: int) -> None:
        ring = self._ring
        assert ring is not None  # the callers have made sure
        at = (ring.at + step) % (len(ring.hits) + 1)
        content, paragraph_id = ring.content(at), ring.original.id
        self._ring = _Ring(ring.original, ring.hits, at)
        label = "换一段" if at else "换回原来那段"
        self._session.apply(lambda draft: swap(draft, paragraph_id, content), label)
        self._sheet.go_to(paragraph_id, len(content.text))  # Enter goes on to the next slot from there
        self.swapped.emit(paragraph_id)
        self._tell(ring, at)

    def _tell(self, ring: _Ring, at: int) -> None:
        if at:
            hit = ring.hits[at - 1]
            parts = [f"{at}/{len(ring.hits)}", hit.reason, f"来自《{hit.source.called}》"]
            text = " · ".join(part for part in parts if part)
        else:
            text = "原来那段"
        QToolTip.showText(self._below_paragraph(), plain_tip(text), self._sheet, msecShowTime=_SHOWN_MS)
        self.reason_shown.emit(text)

    def _below_paragraph(self) -> QPoint:
        """A point on the screen below the text of the paragraph at the cursor, which is there to be read."""
        viewport, paragraph = self._sheet.viewport(), self._sheet.paragraph
        rows = self._sheet.rows(QRectF(viewport.rect()))
        bottom = next((row.rect.bottom() for row in rows if row.paragraph is paragraph), 0.0)
        return viewport.mapToGlobal(
            QPoint(self._sheet.cursorRect().left(), min(round(bottom), viewport.height()))
        )

"""先摆一稿: what the library proposes for all empty slots at once, marked on the sheet until somebody writes in it."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QTextCharFormat

from drafter.core.model import Draft, Paragraph
from drafter.ui.base.jobs import Latest
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.filling.proposing import Proposal, proposal_for
from drafter.ui.sheet.marks import Mark
from drafter.ui.sheet.sheet import Sheet

_LAYER = "proposed"


class Proposals(Flow):
    """Asks for a first draft off the main thread, puts it in as one step, and marks what nobody has touched yet."""

    def __init__(self, frame: Frame, sheet: Sheet) -> None:
        super().__init__(frame)
        self._sheet = sheet
        self._asked: Draft | None = None
        #: What was proposed for each paragraph, by their ids; who writes in one makes it his own.
        self._texts: dict[str, str] = {}
        self._looking = Latest(frame.services.jobs, self)
        self._looking.answered.connect(self._take)
        self._looking.failed.connect(lambda error: self.say(str(error), "warning"))
        frame.session.changed.connect(lambda _change: self._mark())

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command name of the menu with what it does."""
        return {"proposeDraft": self.propose}

    def propose(self) -> None:
        """Look for what could stand in every empty slot."""
        draft, library = self._session.draft, self._services.library
        if not any(paragraph.is_empty_slot for paragraph in draft.paragraphs):
            self.say("没有空位了，不用再摆。")
            return
        self._asked = draft
        self.say("正在语料里挑选，摆好就出现。")
        self._looking.ask(lambda: proposal_for(library, draft))

    def swapped(self, paragraph_id: str) -> None:
        """What stands in a proposed paragraph was exchanged for another proposal; it stays one, and selected."""
        if paragraph_id in self._texts:
            paragraph = self._session.draft.paragraphs[self._session.draft.index_of(paragraph_id)]
            self._texts[paragraph_id] = paragraph.text
            self._mark()
            self._sheet.go_to(paragraph_id, 0, len(paragraph.text))

    def _take(self, proposal: Proposal) -> None:
        if self._session.draft is not self._asked:
            self.say("稿子刚才改动了，请再按一次“先摆一稿”。", "warning")
            return
        if not proposal.filled:
            self.say("语料里没有合适的，一处也没有放。多导入几篇旧讲话再试。", "warning")
            return
        texts = {p.id: p.text for p in proposal.draft.paragraphs if p.id in proposal.filled}
        self._texts |= texts
        self._session.apply(lambda _draft: proposal.draft, "先摆一稿")
        first = proposal.filled[0]
        self._sheet.go_to(first, 0, len(texts[first]))
        left = f"还有 {proposal.left} 处语料里没有合适的，空着。" if proposal.left else ""
        said = f"摆好 {len(texts)} 处，虚线标着的是建议：Alt+→ 换一段，选中按 Delete 清空。{left}"
        self.say(said)

    def _mark(self) -> None:
        if not self._texts:
            return
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(QColor(self._sheet.theme.link))
        marks = [
            Mark(p.id, 0, len(p.text), form) for p in self._session.draft.paragraphs if self._is_proposed(p)
        ]
        self._sheet.set_marks(_LAYER, marks)

    def _is_proposed(self, paragraph: Paragraph) -> bool:
        return bool(paragraph.text) and self._texts.get(paragraph.id) == paragraph.text

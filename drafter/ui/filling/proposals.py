"""先摆一稿: what the library proposes for all empty slots at once, marked on the sheet until somebody writes in it."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QTextCharFormat

from drafter.core.model import Draft, Role
from drafter.core.proposed import is_proposed, mark_proposed
from drafter.core.unfinished import open_places
from drafter.ui.base.jobs import Latest
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.document.session import Change, ChangeKind
from drafter.ui.filling.proposing import Proposal, proposal_for
from drafter.ui.sheet.marks import Mark
from drafter.ui.sheet.sheet import Sheet

_LAYER = "proposed"
#: So many open places are worth a first draft.
_MANY = 5


class Proposals(Flow):
    """Asks for a first draft off the main thread, puts it in as one step, and marks what nobody has touched yet."""

    def __init__(self, frame: Frame, sheet: Sheet) -> None:
        super().__init__(frame)
        self._sheet = sheet
        self._asked: Draft | None = None
        self._marked = False
        self._looking = Latest(frame.services.jobs, self)
        self._looking.answered.connect(self._take)
        self._looking.failed.connect(lambda error: self.say(str(error), "warning"))
        frame.session.changed.connect(lambda _change: self._mark())
        frame.session.changed.connect(self._offer)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command name of the menu with what it does."""
        return {"proposeDraft": self.propose}

    def propose(self) -> None:
        """Look for what could stand in every empty slot."""
        draft, library = self._session.draft, self._services.library
        if not open_places(draft):
            self.say("没有空位了，不用再摆。")
            return
        self._asked = draft
        self.say("正在语料里挑选，摆好就出现。")
        self._looking.ask(lambda: proposal_for(library, draft))

    def swapped(self, paragraph_id: str) -> None:
        """What stands in a paragraph was exchanged for something else; where that is a proposal, it stays selected."""
        paragraph = self._session.draft.paragraphs[self._session.draft.index_of(paragraph_id)]
        if is_proposed(paragraph):
            self._sheet.go_to(paragraph_id, 0, len(paragraph.text))

    def _take(self, proposal: Proposal) -> None:
        if self._session.draft is not self._asked:
            self.say("稿子刚才改动了，请再按一次“先摆一稿”。", "warning")
            return
        if not proposal.filled:
            self.say("语料里没有合适的，一处也没有放。多导入几篇旧讲话再试。", "warning")
            return
        self._session.apply(lambda _draft: mark_proposed(proposal.draft, proposal.filled), "先摆一稿")
        self.swapped(proposal.filled[0])
        self._sheet.setFocus()  # where the keys are that the message tells
        left = f"还有 {proposal.left} 处语料里没有合适的，空着。" if proposal.left else ""
        said = f"摆好 {len(proposal.filled)} 处，虚线标着的是建议：Alt+→ 换一段，选中按 Delete 清空。{left}"
        self.say(said, holds=lambda: any(map(is_proposed, self._session.draft.paragraphs)))

    def _offer(self, change: Change) -> None:
        """Say of a draft that was begun just now what the library can do for all of it at once."""
        if change.kind is not ChangeKind.LOAD:
            return
        empty = open_places(change.after)
        if empty >= _MANY and _is_untouched(change.after):
            said = f"空着 {empty} 处：可以先从语料里各放上一段，再一处一处换。"
            actions = [("先摆一稿（Ctrl+F6）", self.propose)]
            self.say(said, "info", actions, lambda: open_places(self._session.draft) == empty)

    def _mark(self) -> None:
        proposed = [p for p in self._session.draft.paragraphs if is_proposed(p)]
        if not proposed and not self._marked:
            return
        self._marked = bool(proposed)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(QColor(self._sheet.theme.link))
        self._sheet.set_marks(_LAYER, [Mark(p.id, 0, len(p.text), form) for p in proposed])


def _is_untouched(draft: Draft) -> bool:
    """Whether an outline stands there as it was chosen: nothing came from the library, no heading or point is written."""
    written = (Role.HEADING, Role.POINT)
    return not any(p.source or (p.text and p.role in written) for p in draft.paragraphs)

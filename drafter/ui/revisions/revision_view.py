"""What became of the draft, paragraph by paragraph: in the file that came back, or in another version."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from drafter.core.edits import set_ticked
from drafter.core.model import Draft, DraftComment
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.document.session import Change as SessionChange
from drafter.ui.document.session import Session
from drafter.ui.revisions.revision_row import CommentRow, RevisionRow
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel
from drafter.word.compare import Change, Compared, Comparison, accept, mirrored

#: So many changes are listed at a time.
_AT_ONCE = 120
#: So many characters of the paragraph beside a comment are shown.
_BESIDE = 40
#: Milliseconds from a change of the draft to the list that follows it.
_AFTER = 300


@dataclass(frozen=True, slots=True)
class Words:
    """How the view speaks: its title, the two actions, what is said once they are done, and the name of the step.

    `backwards` it tells what became of the other version in the draft, and what is accepted is changed back.
    """

    title: str
    accept: str
    keep: str
    accepted: str
    kept: str
    step: str
    accept_all: str
    backwards: bool = False


REVISED = Words("修改稿", "采用", "保留原稿", "已采用", "保留原稿", "采用修改", "全部采用")
VERSION = Words(
    "历史版本", "改回那时的", "不改", "已改回", "不改", "取回历史版本", "全部改回", backwards=True
)


class RevisionView(QDialog):
    """Lists the changes of a comparison; what is accepted becomes a step of the session each.

    Without a session the two versions are only looked at. `marked_requested` asks for a marked-up copy,
    `place_chosen` for a paragraph of the draft to be shown.
    """

    marked_requested = Signal(object)

    def __init__(
        self,
        comparison: Comparison,
        words: Words,
        session: Session | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("revisionView")
        self.setWindowTitle(words.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._comparison = comparison
        self._words = words
        self._session = session
        self._theme = theme
        self._kept: set[int] = set()
        self._rows: list[RevisionRow] = []
        #: The comments that are listed, and which of them are done.
        self.comment_rows: list[CommentRow] = []
        self._ticked: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._follow)
        self._build()
        self._go_on(-1)
        if session:
            session.changed.connect(self._note_change)
        resize_on_screen(self, 760, 720)

    @property
    def comparison(self) -> Comparison:
        """What is shown."""
        return self._comparison

    @property
    def rows(self) -> list[RevisionRow]:
        """The changes that are listed."""
        return self._rows

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for row in self._rows:
            row.set_theme(theme)

    def accept_one(self, index: int) -> None:
        """Take one change over."""
        if self._session:
            self._session.apply(lambda draft: accept(draft, self._comparison, index), self._words.step)
            self._kept.discard(index)
            self._follow()
            self._go_on(index)

    def accept_all(self) -> None:
        """Take over all that was not refused, as one step."""
        if not self._session:
            return
        wanted = [index for index in self._comparison.changes if index not in self._kept]

        def take_over(draft: Draft) -> Draft:
            for index in wanted:
                draft = accept(draft, self._comparison, index)
            return draft

        self._session.apply(take_over, self._words.accept_all)
        self._follow()

    def keep_one(self, index: int) -> None:
        """Leave the draft as it is at this place."""
        self._kept.add(index)
        self._follow()
        self._go_on(index)

    def _go_on(self, index: int) -> None:
        """Give the keys to the next change that is not decided, round the end; to 关闭 where all are."""
        undecided = [row for row in self._rows if row.is_open]
        behind = (row for row in undecided if row.index > index)
        following = next(behind, undecided[0] if undecided else self._close)
        following.setFocus()
        if undecided:
            self._scroll.ensureWidgetVisible(following)

    # Building

    def _build(self) -> None:
        self._summary = PlainLabel(self)
        self._summary.setObjectName("revisionSummary")
        self._summary.setWordWrap(True)
        set_style(self._summary, muted=True)
        self._page = QWidget(self)
        self._list = QVBoxLayout(self._page)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._more = QPushButton(self._page)
        self._more.setObjectName("revisionMore")
        set_style(self._more, link=True)
        self._more.clicked.connect(self._list_more)
        self._list.addWidget(self._more)
        self._list.addStretch(1)
        scroll = self._scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the keys
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.addWidget(self._summary, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._line())
        box.addWidget(scroll, 1)
        box.addWidget(self._line())
        box.addLayout(self._foot())
        self._list_more()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 14)
        foot.setSpacing(10)
        marked = self._marked = QPushButton("导出花脸稿…", self)
        marked.setObjectName("exportMarked")
        marked.setToolTip("在 Word 里用修订标出改动")
        marked.setAutoDefault(False)
        marked.clicked.connect(lambda: self.marked_requested.emit(self._comparison))
        foot.addWidget(marked)
        foot.addStretch(1)
        self._close = QPushButton("关闭", self)
        self._close.setToolTip("关闭（Esc）")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.close)
        foot.addWidget(self._close)
        self._all = QPushButton(self._words.accept_all, self)
        self._all.setObjectName("acceptAll")
        self._all.setAutoDefault(False)
        self._all.setToolTip("一步就能撤销")
        set_style(self._all, primary=True)
        self._all.clicked.connect(self.accept_all)
        self._all.setVisible(self._session is not None)
        foot.addWidget(self._all)
        return foot

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setFixedHeight(1)
        set_style(line, line=True)
        return line

    def _list_more(self) -> None:
        """List the next changes."""
        listed = len(self._rows)
        if not listed:
            self._list_comments()
        words = (self._words.accept, self._words.keep) if self._session else None
        for index in self._comparison.changes[listed : listed + _AT_ONCE]:
            row = RevisionRow(index, self._told(index), self._theme, words, self._page)
            row.accepted.connect(self.accept_one)
            row.kept.connect(self.keep_one)
            place = self._list.indexOf(self._more)
            self._list.insertWidget(place, row)
            self._list.insertWidget(place + 1, self._line())
            self._rows.append(row)
        left = len(self._comparison.changes) - len(self._rows)
        self._more.setText(f"再列出其余 {left} 处")
        self._more.setVisible(left > 0)
        self._order_tabs()
        self._follow()

    def _list_comments(self) -> None:
        """List what was written beside the text, above the changes: it asks for something to be done."""
        for index, comment in enumerate(self._comparison.comments):
            item = self._comparison.items[comment.item] if comment.item >= 0 else None
            paragraph = item and (item.after or item.before)
            row = CommentRow(index, comment, paragraph.text[:_BESIDE] if paragraph else "", self._page)
            if self._session and self._name_of(index) in self._session.draft.ticked:
                row.done.setChecked(True)
                self._ticked.add(index)
            row.ticked.connect(self._tick)
            place = self._list.indexOf(self._more)
            self._list.insertWidget(place, row)
            self._list.insertWidget(place + 1, self._line())
            self.comment_rows.append(row)

    def _name_of(self, index: int) -> str:
        """How the draft remembers a comment: by its paragraph, who wrote it and its words."""
        comment = self._comparison.comments[index]
        item = self._comparison.items[comment.item] if comment.item >= 0 else None
        paragraph = item and (item.before or item.after)
        return DraftComment(paragraph.id if paragraph else "", comment.text, comment.author).name

    def _tick(self, index: int, done: bool) -> None:
        (self._ticked.add if done else self._ticked.discard)(index)
        if self._session:
            name = self._name_of(index)
            self._session.apply(lambda draft: set_ticked(draft, name, done), "办好批注")
        self._follow()

    def _order_tabs(self) -> None:
        """Tab goes from change to change, then through what stands below them."""
        foot = [self._more, self._marked, self._close, self._all]
        ticks = [row.done for row in self.comment_rows]
        order = [*ticks, *(button for row in self._rows for button in row.buttons), *foot]
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    # Following

    def _note_change(self, _change: SessionChange) -> None:
        self._timer.start()

    def _follow(self) -> None:
        """Say of each change what has become of it; undo and typing count as well."""
        changes = self._comparison.changes
        done = {index for index in changes if self._is_done(index)}
        for row in self._rows:
            if row.index in done:
                row.show_state(self._words.accepted, True)
            elif row.index in self._kept:
                row.show_state(self._words.kept, True)
            else:
                row.show_state("", False)
        left = len(changes) - len(done | self._kept)
        self._all.setEnabled(left > 0)
        self._summary.setText(self._counted(left))

    def _is_done(self, index: int) -> bool:
        return self._session is not None and (
            accept(self._session.draft, self._comparison, index) == self._session.draft
        )

    def _told(self, index: int) -> Compared:
        """A change as it is told."""
        item = self._comparison.items[index]
        return mirrored(item) if self._words.backwards else item

    def _counted(self, left: int) -> str:
        """改 3 处、增 1 段、删 2 段，还有 4 处没有定."""
        items = [self._told(index) for index in self._comparison.changes]
        beside = self._beside()
        if not items:
            return f"正文没有改动，{beside}。" if beside else "两稿文字相同，没有改动。"
        counts = (
            (sum(item.change is Change.CHANGED for item in items), "改了 {n} 段"),
            (sum(item.change is Change.ADDED for item in items), "增加 {n} 段"),
            (sum(item.change is Change.STRUCK for item in items), "删去 {n} 段"),
            (sum(item.moved for item in items), "移动 {n} 段"),
        )
        said = "，".join(
            [text.format(n=count) for count, text in counts if count] + ([beside] if beside else [])
        )
        if not self._session:
            return said + "。"
        return said + (f"；还有 {left} 处没有定。" if left else "；都定了。")

    def _beside(self) -> str:
        """What stands beside the text: 2 条批注（1 条没办）、1 条脚注没有比较; "" for nothing."""
        comments = len(self._comparison.comments)
        left = comments - len(self._ticked)
        told = (
            f"{comments} 条批注（{f'{left} 条没办' if left else '都办了'}）" if comments else "",
            f"另有 {len(self._comparison.untold)} 处脚注没有比较" if self._comparison.untold else "",
        )
        return "，".join(part for part in told if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter decides nothing by accident."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

"""The page of an opened file: what was recognised, what is taken out, what goes along, and what to do with it."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from drafter.core.document import Removed
from drafter.core.length import length_of
from drafter.core.told import summary, told_beside
from drafter.reading.doubts import Doubt
from drafter.reading.opened import Opened, Seen
from drafter.ui.base.jobs import JobRunner, Latest
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.opened.lists import OpenedLists
from drafter.ui.opened.paper import OpenedPaper
from drafter.ui.opened.structure import StructureList
from drafter.ui.pages.page_list import PageList
from drafter.ui.pages.page_maker import Paper
from drafter.ui.widgets.plain import PlainLabel, plain_tip

_LEFT, _RIGHT = 226, 352
#: What the file becomes, with the words of its button and what it says.
_DEEDS = (
    ("library", "存入语料库", "把文件里的讲话收进语料库，以后可以查找、引用"),
    ("draft", "作为新稿", "打开成一篇新稿子，接着写"),
    ("reading", "大字版", "排成放在讲台上念的大字稿"),
    ("typeset", "按公文版式排好", "按公文版式排成新的 Word 或 PDF 文件"),
)


class OpenedPage(QWidget):
    """Shows one opened file; the original is never written to.

    `left` says that the user goes back; `wanted` brings what is to become of the file: library, draft, reading or
    typeset. `make_pages` sets the draft as it would be printed, off the main thread.
    """

    left = Signal()
    wanted = Signal(str)

    def __init__(
        self,
        opened: Opened,
        seen: Seen,
        jobs: JobRunner,
        make_pages: Callable[[Seen], Paper],
        theme: Theme,
        stand_ins: int = 0,
    ) -> None:
        """`stand_ins` says how many fonts of the layout this computer lacks."""
        super().__init__()
        self.setObjectName("openedPage")
        self.opened, self.seen = opened, seen
        self._stand_ins = stand_ins
        self._taken: list[Doubt] = []
        self._make_pages = make_pages
        self._reader, self._printer = Latest(jobs, self), Latest(jobs, self)
        self.paper = OpenedPaper(theme, self)
        self.pages = PageList(theme, self)
        self.structure, self.lists = StructureList(self), OpenedLists(self)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.paper)
        self._middle.addWidget(self.pages)
        self._build()
        self._connect()
        beside = told_beside(opened.document)
        self.lists.set_removed(tuple(one for one in opened.document.removed if one not in beside))
        self._show(seen)

    @property
    def kept(self) -> tuple[Removed, ...]:
        """What the user wants back of what was taken out."""
        return self.lists.kept

    @property
    def said(self) -> str:
        """The quiet line at the foot."""
        return self._line.text()

    @property
    def told(self) -> str:
        """What becomes of the file, in a sentence; "" where it stays as it was."""
        told = summary(self.seen.document, self.seen.draft, self._stand_ins)
        return f"{told}。" if told else ""

    def say(self, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say something in the quiet line, with what may be done about it; it stays until the next thing happens."""
        self._line.setText(text)
        self._line.setToolTip(plain_tip(text))
        while (item := self._actions.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for words, act in actions:
            button = QPushButton(words, self)
            set_style(button, link=True)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._actions.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.paper.set_theme(theme)
        self.pages.set_theme(theme)

    def show_printed(self, printed: bool) -> None:
        """Show the pages as they would be printed, or the file as it was."""
        self._as_it_was.setChecked(not printed)
        self._printed.setChecked(printed)
        self._middle.setCurrentWidget(self.pages if printed else self.paper)
        if printed:
            self._ask_pages()

    # Following

    def _connect(self) -> None:
        self._reader.answered.connect(self._show)
        self._reader.failed.connect(lambda error: self.say(str(error)))
        self._printer.answered.connect(self._show_pages)
        self._printer.failed.connect(lambda error: self.say(str(error)))
        self.lists.kept_changed.connect(self._read_again)
        self.lists.doubt_toggled.connect(self._toggle)
        self.structure.place_chosen.connect(self._go_to)
        self.lists.place_chosen.connect(self._go_to)

    def _toggle(self, doubt: Doubt) -> None:
        if doubt in self._taken:
            self._taken.remove(doubt)
        else:
            self._taken.append(doubt)
        self._read_again()

    def _read_again(self) -> None:
        opened, kept, taken = self.opened, self.kept, tuple(self._taken)
        self._reader.ask(lambda: opened.seen(kept, taken))

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self._taken = list(seen.taken)
        self.paper.show_seen(seen)
        self.structure.show_seen(seen)
        self.lists.show_seen(seen)
        self.say(f"原文件不动。{self.told}")
        if self._printed.isChecked():
            self._ask_pages()

    def _ask_pages(self) -> None:
        make, seen = self._make_pages, self.seen
        self._printer.ask(lambda: make(seen))

    def _show_pages(self, paper: Paper) -> None:
        self.pages.set_paper(paper)
        self._facts.setText(f"{self._file_facts()}　排好以后 {len(paper.pages)} 页")

    def _go_to(self, place: int) -> None:
        self.show_printed(False)
        self.paper.go_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        left, right = QWidget(self), self.lists
        left.setFixedWidth(_LEFT)
        right.setFixedWidth(_RIGHT)
        box = QVBoxLayout(left)
        box.setContentsMargins(12, 12, 12, 12)
        heading = PlainLabel("认出的结构", left)
        set_style(heading, section=True)
        box.addWidget(heading)
        box.addWidget(self.structure, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        for widget in (left, self._middle, right):
            middle.addWidget(widget, 1 if widget is self._middle else 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._rule())
        whole.addLayout(middle, 1)
        whole.addWidget(self._rule())
        whole.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        back = QPushButton("← 返回", self)
        back.setObjectName("leaveOpened")
        set_style(back, link=True)
        back.clicked.connect(self.left)
        name = PlainLabel(self.opened.path.name, self)
        set_style(name, heading=True)
        name.setToolTip(plain_tip(str(self.opened.path)))
        self._facts = PlainLabel(self._file_facts(), self)
        set_style(self._facts, muted=True, small=True)
        self._as_it_was, self._printed = QPushButton("原来的样子", self), QPushButton("排好以后", self)
        for button, printed in ((self._as_it_was, False), (self._printed, True)):
            button.setCheckable(True)
            set_style(button, chip=True)
            button.clicked.connect(lambda _checked=False, printed=printed: self.show_printed(printed))
        self._as_it_was.setChecked(True)
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 16, 8)
        row.setSpacing(10)
        for widget in (back, name, self._facts):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._as_it_was)
        row.addWidget(self._printed)
        return row

    def _file_facts(self) -> str:
        facts = [f"{length_of(self.opened.document.paragraphs):,} 字"]
        try:
            changed = datetime.datetime.fromtimestamp(self.opened.path.stat().st_mtime)
            facts.append(f"{changed.month}月{changed.day}日改过")
        except OSError:
            pass  # it has gone meanwhile; what was read is here
        return "　".join(facts)

    def _foot(self) -> QHBoxLayout:
        self._line = PlainLabel(self)
        self._line.setObjectName("openedLine")
        self._line.setWordWrap(True)
        set_style(self._line, muted=True)
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._line, 1)
        self._actions = QHBoxLayout()
        row.addLayout(self._actions)
        for name, words, tip in _DEEDS:
            button = QPushButton(words, self)
            button.setObjectName(f"opened_{name}")
            button.setToolTip(tip)
            set_style(button, primary=name == "typeset")
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            row.addWidget(button)
        return row

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        rule.setFixedHeight(1)
        set_style(rule, line=True)
        return rule

"""The panel with the past speeches: search, filter, recommend, drag into the draft."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from drafter.core.model import Draft, Role, Slot
from drafter.core.slots import planned_at
from drafter.library.api import Hit, Library, SourceRecord
from drafter.ui.base.jobs import JobRunner, Latest
from drafter.ui.base.theme import Theme
from drafter.ui.dragging.file_drop import FileDrop
from drafter.ui.library.card_actions import CardActions
from drafter.ui.library.filters import LibraryFilters
from drafter.ui.library.questions import PAGE, Answer, Place
from drafter.ui.library.results import LibraryResults
from drafter.ui.library.search import LibrarySearch
from drafter.ui.library.source_picker import ask_source
from drafter.ui.library.state_row import StateRow

#: Milliseconds after which recommendations follow the cursor to another place, and the typing in this one.
_MOVED_MS = 20
_TYPED_MS = 700


class LibraryPanel(QWidget):
    """The past speeches beside the sheet."""

    #: A list of Hit to put into the draft where the cursor stands, and whether sections come with all below their headings.
    insert_requested = Signal(object, bool)
    #: The id of the source whose skeleton is to become an outline.
    outline_from_source_requested = Signal(str)
    #: A list of Path dropped from the file manager, to be imported.
    files_dropped = Signal(list)
    #: Cards are taken up to be dragged, and, a list of Hit, were dropped somewhere.
    lifted = Signal()
    dropped = Signal(object)
    #: A sentence for the window's message bar.
    message = Signal(str)
    #: The library was changed from here (starter material removed).
    library_changed = Signal()
    #: Esc in the empty search box: the sheet should have the focus again.
    left = Signal()

    def __init__(
        self, library: Library, jobs: JobRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self._files = FileDrop(self)
        self._files.dropped.connect(self.files_dropped)
        self._library = library
        self._jobs = jobs
        self._theme = theme
        self._place: Place | None = None
        self._sources = 0
        self._is_filling = False
        self._stale = False
        self._late = False
        self._waiting: Answer | None = None
        #: What was put into the draft last, until there are cards for the place where the cursor went.
        self._taken: frozenset[str] = frozenset()
        self._afresh = False
        self._search = LibrarySearch(library, jobs, self)
        self._counted = Latest(jobs, self)
        self._counted.answered.connect(self._show_counts)
        self._actions = CardActions(library, jobs, self)
        self._build()
        self._wire()
        self.refresh()

    def set_place(self, slot: Slot | None, draft: Draft) -> None:
        """Say where the cursor stands, for 为此处推荐; None where nothing can be recommended."""
        place = Place(slot, draft) if slot else None
        if place == self._place:
            return
        moved = place is None or self._place is None or place.slot != self._place.slot
        self._afresh = self._afresh or moved
        self._take_place(place)
        self._settle.start(_MOVED_MS if moved else _TYPED_MS)

    def _take_place(self, place: Place | None) -> None:
        """Remember the place; where nothing else is being looked for, the switches follow what it takes."""
        before, self._place = self._place, place
        moved = place is not None and (before is None or before.slot != place.slot)
        if place is not None and moved and not self._box.text():
            self._filters.follow_place(place.slot.role is Role.HEADING)

    def go_on(self, slot: Slot | None, draft: Draft) -> None:
        """Show at once what suits the place where the cursor went after an insertion; what was looked for is done with.

        Until then nothing more can be inserted.
        """
        self._take_place(Place(slot, draft) if slot else None)
        self._box.selectAll()
        self._box.del_()  # so that the box can take it back
        self._ask()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self._results.set_theme(theme)

    def say_filling(self, filling: bool) -> None:
        """Say of a library that is still empty that its first material is just coming in, or no longer."""
        self._is_filling = filling
        self._counted.ask(self._library.counts)

    def refresh(self) -> None:
        """Look again: the library has changed. What nobody sees is looked for when it is shown."""
        self._counted.ask(self._library.counts)
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what was not looked for while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._ask()

    def focus_search(self, text: str | None = None) -> None:
        """Put the cursor into the search box, with `text` in it where given."""
        if text is not None:
            self._box.setText(text)
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def focus_cards(self) -> None:
        """Put the keyboard on the cards, or into the search box where there are none."""
        if self._results.cards.rowCount():
            self._results.enter()
        else:
            self.focus_search()

    def find_source(self) -> None:
        """Let the user find one of all the speeches by its title, and look only through that one."""
        self._jobs.run(self._library.sources).finished.connect(self._choose_source)

    def _choose_source(self, records: Sequence[SourceRecord]) -> None:
        chosen = ask_source(records, self, "来源：按标题找一篇", "只看这一篇")
        for record in records:
            if record.source.id == chosen:
                self._filters.look_only_through(record.source)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menus with what each does to the chosen card, or the first one."""
        return {
            "cardSimilar": lambda: self._with_card(self._search.ask_similar),
            "cardOnly": lambda: self._with_card(lambda hit: self._filters.look_only_through(hit.source)),
            "cardOutline": lambda: self._with_card(
                lambda hit: self.outline_from_source_requested.emit(hit.source.id)
            ),
            "findSource": self.find_source,
        }

    def _with_card(self, action: Callable[[Hit], object]) -> None:
        hits = self._results.chosen() or self._results.cards.hits[:1]
        if hits:
            action(hits[0])
        else:
            self.message.emit("先在右侧“语料”里找到一张卡片，再用这个命令。")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the search box leaves over."""
        keys = Qt.Key
        if event.key() == keys.Key_Escape:
            self._step_back()
        elif event.key() in (keys.Key_Down, keys.Key_PageDown):
            self._results.enter()
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self._enter_or_insert(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._files.is_over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.link), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 8, 8)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 2, 0)
        layout.setSpacing(8)
        self._box = QLineEdit(self)
        self._box.setObjectName("librarySearch")
        self._box.setPlaceholderText("搜语料：督查 考核，“原话”，-不要的词")
        self._box.setAccessibleName("搜索语料")
        self._box.setToolTip(
            "几个词之间用空格，都要有；引号里的原样找；前面加减号的不要。\n↓ 到结果，Ctrl+Enter 插入第一条"
        )
        self._box.setClearButtonEnabled(True)
        self._filters = LibraryFilters(self)
        self._state = StateRow(self._search, self._filters.sort, self)
        self._results = LibraryResults(self._theme, self)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, 10, 0)  # as wide as the scroll bar of the results
        above.setSpacing(8)
        for row in (self._box, self._filters, self._state):
            above.addWidget(row)
        layout.addLayout(above)
        layout.addWidget(self._results, 1)
        self.setFocusProxy(self._box)

    def _wire(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=40)
        self._pause.timeout.connect(self._ask)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._follow)
        self._box.textChanged.connect(self._text_changed)
        self._filters.changed.connect(self._ask)
        self._filters.source_wanted.connect(self.find_source)
        self._state.back_wanted.connect(self._widen)
        self._search.answered.connect(self._show)
        self._search.failed.connect(self._fail)
        self._search.facets_counted.connect(self._filters.offer)
        self._search.sources_counted.connect(self._filters.offer_sources)
        self._search.counted.connect(self._state.show_total)
        results = self._results
        results.cards.more_wanted.connect(self._search.ask_more)
        results.insert_requested.connect(self._insert)
        results.lifted.connect(self.lifted)
        results.dropped.connect(self.dropped)
        results.copy_requested.connect(self._actions.copy)
        results.let_go.connect(self._catch_up)
        results.left.connect(lambda: self.focus_search())
        results.typed.connect(self._type_on)
        results.customContextMenuRequested.connect(self._open_menu)
        actions = self._actions
        actions.insert_requested.connect(self._insert)
        actions.outline_from_source_requested.connect(self.outline_from_source_requested)
        actions.message.connect(self.message)
        for asked, ask in (
            (actions.similar_requested, self._search.ask_similar),
            (actions.versions_requested, self._search.ask_versions),
        ):
            asked.connect(self._pause.stop)  # what was typed just before is not asked any more
            asked.connect(ask)
        actions.source_requested.connect(self._filters.look_only_through)
        actions.favourites_changed.connect(self._mark_favourites)
        actions.starter_removed.connect(self._starter_removed)

    def _text_changed(self) -> None:
        self._results.cards.hold()
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self._settle.stop()
        self._results.cards.hold()
        query = replace(self._filters.narrowed(self._box.text().strip()), limit=PAGE)
        self._search.ask(query, self._place if self._filters.is_suiting or query.text else None)

    def _follow(self) -> None:
        """Ask again for a place that has changed, unless something else is looked at, or is in hand."""
        self._late = self._results.is_in_hand
        if self._late:
            return
        if self._filters.is_suiting and not self._search.similar_to:
            self._ask()

    def _catch_up(self) -> None:
        """Show the answer and follow the place that had to wait for the pointer."""
        if self._waiting:
            self._show(self._waiting)
        if self._late:
            self._follow()

    def _show(self, answer: Answer) -> None:
        if answer.offset:
            self._results.cards.append(answer.hits, answer.total)
            return
        self._waiting = answer if self._results.is_held else None
        if self._waiting:
            return
        self._results.set_planned(self._planned())
        self._results.show_hits(answer.hits, answer.total, afresh=self._afresh, without=self._taken)
        self._taken, self._afresh = frozenset(), False
        self._search.count(answer)
        self._filters.kind.say_suiting(answer.recommended or bool(self._search.query.text))
        self._state.show_answer(answer, self._filters.source, self._planned())
        self._results.set_empty_text(*self._empty_text())

    def _fail(self, error: Exception) -> None:
        self._taken = frozenset()
        self.message.emit(str(error))

    def _insert(self, hits: Sequence[Hit], whole: bool) -> None:
        """Ask for hits to be inserted, unless the cards are still those that something was just taken from."""
        if not self._taken and hits:
            self._taken = frozenset(hit.id for hit in hits)
            self.insert_requested.emit(list(hits), whole)

    def _planned(self) -> int:
        """How many characters the place asks for, a heading's with its section; 0 where nobody said."""
        if self._place is None:
            return 0
        paragraphs = self._place.draft.paragraphs
        start = next((at for at, p in enumerate(paragraphs) if p.slot == self._place.slot), None)
        return planned_at(self._place.draft, start) if start is not None else 0

    def _empty_text(self) -> tuple[str, str]:
        if not self._sources and self._is_filling:
            return "正在放入入门语料…", "几秒钟就好。自己的旧讲话也可以现在就拖进来。"
        if not self._sources:
            return "还没有语料", "把旧讲话（Word、WPS、PDF、文本）或整个文件夹拖进来，即可导入。"
        if self._search.query.text:
            return (
                f"没有找到“{self._search.query.text}”",
                "少写一个词试试，或清除上面的筛选。",
            )
        return "没有符合筛选的段落", "清除上面的筛选，就能看到全部语料。"

    def _show_counts(self, counts: tuple[int, int]) -> None:
        self._sources, _paragraphs = counts
        self._box.setPlaceholderText(f"在 {self._sources:,} 篇里搜：督查 考核，“原话”，-不要的词")
        self._results.set_empty_text(*self._empty_text())

    def _widen(self) -> None:
        """Go back from what is similar to what was looked at before; else take the filters away."""
        if self._search.similar_to:
            self._ask()
        else:
            self._filters.reset()

    def _step_back(self) -> None:
        if self._search.similar_to:
            self._ask()
        elif self._box.text():
            self._box.clear()
        else:
            self.left.emit()

    def _enter_or_insert(self, event: QKeyEvent) -> None:
        first = self._results.cards.hits[:1]
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and first:
            self._insert(first, whole=True)
        else:
            self._results.enter()

    def _type_on(self, text: str) -> None:
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.insert(text)

    def _open_menu(self, point: QPoint) -> None:
        if hits := self._results.chosen():
            self._actions.open_menu(hits, self._results.viewport().mapToGlobal(point))

    def _mark_favourites(self, hits: Sequence[Hit], favourite: bool) -> None:
        for hit in hits:
            self._results.cards.set_favourite(hit.id, favourite)

    def _starter_removed(self) -> None:
        self.refresh()
        self.library_changed.emit()

"""The care of the library: its sources, what was recognised of them, the bin, and how much there is of what."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.clip import Clip
from drafter.core.model import Source
from drafter.library.api import Library, SourceRecord
from drafter.library.colleagues import SCOPE_NAMES, Change
from drafter.ui.base.jobs import JobRunner, Latest, Task
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.library.care import LibraryCare
from drafter.ui.library.charts import LibraryCharts
from drafter.ui.library.source_facts import SourceFacts
from drafter.ui.library.source_history import SourceHistory
from drafter.ui.library.source_sharing import SourceSharing
from drafter.ui.library.source_table import SourceTable
from drafter.ui.library.source_view import SourceView, read_whole
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel
from drafter.ui.widgets.sure_button import SureButton

_SIDE_WIDTH = 312


class LibraryPage(QWidget):
    """A table of all sources; beside it the facts of the chosen ones and two small charts.

    A window of its own until it is put into a layout. Esc closes it.
    """

    #: The library's content was changed from here.
    library_changed = Signal()
    #: A sentence for the window's message bar.
    message = Signal(str)
    #: The user wants to choose files to import.
    import_requested = Signal()
    #: The id of the source whose skeleton is to become an outline.
    outline_from_source_requested = Signal(str)

    def __init__(
        self, library: Library, jobs: JobRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("libraryPage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("管理语料")
        resize_on_screen(self, 1180, 760)
        self._library = library
        self._jobs = jobs
        self._sources = Latest(jobs, self)
        self._has_starter = False
        self._charts = LibraryCharts(library, jobs, theme, self)
        self._facts = SourceFacts(self)
        self._sharing = SourceSharing(self)
        self._shared = Latest(jobs, self)
        self._care = LibraryCare(library, jobs, self)
        self._build()
        self._wire()
        self._filter.setFocus()
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was being corrected."""
        self._facts.keep()
        super().closeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._charts.set_theme(theme)

    def refresh(self) -> None:
        """Look again: the library has changed."""
        self._sources.ask(self._library.sources)
        self._charts.refresh()

    def chosen(self) -> list[SourceRecord]:
        """The selected sources."""
        return self._table.chosen()

    def remove_chosen(self) -> None:
        """Put the chosen sources into the bin, or take them out where the bin is shown."""
        records = self.chosen()
        if not records:
            return
        in_bin = self._bin.isChecked()
        change = self._library.restore if in_bin else self._library.remove
        said = "已恢复 {} 篇。" if in_bin else "已把 {} 篇移到回收站，随时可以恢复。"
        self._change(lambda: change(*(record.source.id for record in records)), said.format(len(records)))

    def remove_starter(self) -> None:
        """Put all starter material into the bin."""
        starter = [r.source.id for r in self._table.records if r.source.starter and not r.removed]
        said = f"已移除 {len(starter)} 篇入门语料，可在回收站里恢复。"
        self._change(lambda: self._library.remove(*starter), said)

    def keep_chosen_private(self) -> None:
        """Keep the chosen sources from colleagues, or share them where all of them are kept."""
        records = self.chosen()
        private = not all(record.private for record in records)
        ids = [record.source.id for record in records]
        said = "{} 篇只留本机，不再共享。" if private else "{} 篇会共享给同事。"
        self._change(lambda: self._library.set_private(private, *ids), said.format(len(ids)))

    def empty_bin(self) -> None:
        """Delete what lies in the bin and may be deleted."""

        def work() -> str:
            self._library.empty_bin()
            left = sum(record.removed for record in self._library.sources())
            return f"回收站还有 {left} 篇：与同事共享的满 30 天才能清空。" if left else "回收站已清空。"

        self._run(work).finished.connect(self._changed)

    def _change(self, work: Callable[[], object], said: str) -> None:
        """Change the library off the main thread, then say so."""

        def change() -> str:
            work()
            return said

        self._run(change).finished.connect(self._changed)

    def _changed(self, said: str) -> None:
        self.message.emit(said)
        self.refresh()
        self.library_changed.emit()

    def _run(self, work: Callable[[], object]) -> Task:
        task = self._jobs.run(work)
        task.failed.connect(self._tell)
        return task

    def _say(self, text: str) -> None:
        """Say in this window, too, what the main window's message bar says."""
        self._said.setText(text)
        self._said.show()

    def _tell(self, error: Exception) -> None:
        self.message.emit(str(error))

    def _show_sources(self, records: Sequence[SourceRecord]) -> None:
        self._table.show_records(records, self._filter.text(), self._bin.isChecked())
        self._has_starter = any(record.source.starter and not record.removed for record in records)
        here = [record for record in records if not record.removed]
        paragraphs = sum(record.paragraphs for record in here)
        self._counts.setText(f"{len(here):,} 篇 · {paragraphs:,} 段")
        self._bin.setText(f"回收站 {len(records) - len(here)}")
        self._offer_deeds()
        self._show_chosen()

    def _narrow(self) -> None:
        self._table.narrow(self._filter.text(), self._bin.isChecked())
        self._offer_deeds()
        self._show_chosen()

    def _offer_deeds(self) -> None:
        """Offer what can be done where the bin is shown, or where it is not."""
        self._empty.calm()
        in_bin = self._bin.isChecked()
        self._empty.setVisible(in_bin)
        self._starter.setVisible(self._has_starter and not in_bin)
        self._remove.setText("恢复" if in_bin else "移到回收站")

    def _show_chosen(self) -> None:
        records = self.chosen()
        one = records[0].source if len(records) == 1 else None
        self._facts.show_sources([record.source for record in records])
        if one:
            self._shared.ask(lambda: self._library.sharing(one.id))
        else:
            self._sharing.show_sharing(None)
        if self._library.read_only:
            self._facts.setEnabled(False)
            self._sharing.setEnabled(False)
        self._open.setEnabled(one is not None)
        self._outline.setEnabled(one is not None)
        self._history.setEnabled(one is not None)
        self._remove.setEnabled(bool(records) and not self._library.read_only)
        self._private.setEnabled(bool(records) and not self._library.read_only)
        self._private.setText("共享给同事" if records and all(r.private for r in records) else "只留本机")

    def _correct(self, sources: Sequence[Source]) -> None:
        one, many = f"已更正“{sources[0].called}”。", "已更正 {} 篇。"
        said = one if len(sources) == 1 else many.format(len(sources))
        self._change(lambda: self._library.edit_source(*sources), said)

    def _note_given(self, day: date, where: str) -> None:
        one = self.chosen()[0].source
        said = f"已记下：{day.year}年{day.month}月{day.day}日，{where}。"
        self._change(lambda: self._library.note_given(one.id, day, where), said)

    def _set_scope(self, scope: str) -> None:
        one = self.chosen()[0].source
        said = f"“{one.called}”改为给{SCOPE_NAMES[scope]}看，下次同步时告诉服务器。"
        self._change(lambda: self._library.set_scope(scope, one.id), said)

    def _open_source(self) -> None:
        source = self.chosen()[0].source
        view = SourceView(source, Clip(()), self)
        view.outline_requested.connect(self.outline_from_source_requested)
        self._run(lambda: read_whole(self._library, source.id)).finished.connect(view.show_text)
        view.show()

    def show_history(self, source_id: str) -> None:
        """Show who changed what of a source."""
        self._run(lambda: self._library.source(source_id)).finished.connect(self._show_history_of)

    def _open_history(self) -> None:
        self._show_history_of(self.chosen()[0].source)

    def _show_history_of(self, source: Source) -> None:
        view = SourceHistory(source, not self._library.read_only, self)
        self._look_into_history(view, source)
        view.take_back_requested.connect(lambda change: self._take_back(view, source, change))
        view.show()

    def _look_into_history(self, view: SourceHistory, source: Source) -> None:
        self._run(lambda: self._library.history(source.id)).finished.connect(view.show_changes)

    def _take_back(self, view: SourceHistory, source: Source, change: Change) -> None:
        def work() -> Sequence[Change]:
            self._library.take_back(source.id, change)
            return self._library.history(source.id)

        task = self._run(work)
        task.finished.connect(view.show_changes)
        task.finished.connect(lambda _: self._changed(f"已收回对“{source.called}”的这处修改。"))

    def _wire(self) -> None:
        self._sources.answered.connect(self._show_sources)
        for look in (self._sources, self._charts):
            look.failed.connect(self._tell)
        self._filter.textChanged.connect(self._narrow)
        self._bin.toggled.connect(self._narrow)
        self._table.chosen_changed.connect(self._show_chosen)
        self._table.activated.connect(self._open_source)
        self._table.removal_wanted.connect(self.remove_chosen)
        self._facts.corrected.connect(self._correct)
        self._shared.answered.connect(self._sharing.show_sharing)
        self._sharing.given.connect(self._note_given)
        self._sharing.scope_chosen.connect(self._set_scope)
        self._remove.clicked.connect(self.remove_chosen)
        self._private.clicked.connect(self.keep_chosen_private)
        self._empty.meant.connect(self.empty_bin)
        self._starter.clicked.connect(self.remove_starter)
        self._open.clicked.connect(self._open_source)
        self._history.clicked.connect(self._open_history)
        self._outline.clicked.connect(
            lambda: self.outline_from_source_requested.emit(self.chosen()[0].source.id)
        )
        self._import.clicked.connect(self.import_requested)
        self._care.message.connect(self.message)
        self.message.connect(self._say)
        self._care.library_changed.connect(self.refresh)
        self._care.library_changed.connect(self.library_changed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self._filter)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._table.take_keys)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        self._table = SourceTable(self)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self._table, 1)
        side = QScrollArea(self)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the keys
        side.setWidget(self._side())
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFixedWidth(_SIDE_WIDTH)
        middle.addWidget(side)
        layout.addLayout(middle, 1)
        self._said = PlainLabel(self)
        self._said.setObjectName("librarySaid")
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.hide()
        layout.addWidget(self._said)
        layout.addWidget(self._care)
        self.setFocusProxy(self._filter)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = PlainLabel("管理语料", self)
        set_style(title, heading=True)
        self._counts = PlainLabel(self)
        set_style(self._counts, muted=True)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("sourceFilter")
        self._filter.setPlaceholderText("按标题、单位、讲话人筛选")
        self._filter.setAccessibleName("筛选来源")
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(250)
        self._bin = QToolButton(self)
        self._bin.setCheckable(True)
        self._bin.setObjectName("sourceBin")
        self._bin.setAccessibleName("回收站")
        self._bin.setProperty("chip", True)
        self._import = QPushButton("导入语料", self)
        for widget in (title, self._counts):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._filter, self._bin, self._import):
            row.addWidget(widget)
        return row

    def _side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 12, 0)
        title = PlainLabel("识别的情况，可以更正", side)
        set_style(title, section=True, small=True)
        column.addWidget(title)
        self._open = QPushButton("查看全文", side)
        self._outline = QPushButton("以此文为提纲", side)
        self._remove = QPushButton(side)
        self._remove.setObjectName("removeSource")
        self._remove.setToolTip("Delete")
        self._empty = SureButton("清空回收站", side)
        self._empty.setObjectName("emptyBin")
        self._starter = QPushButton("移除全部入门语料", side)
        self._starter.setObjectName("removeStarter")
        self._private = QPushButton("只留本机", side)
        self._private.setObjectName("keepPrivate")
        self._private.setToolTip("不共享给同事；已经共享出去的收不回来")
        self._history = QPushButton("修改记录", side)
        self._history.setObjectName("sourceChanges")
        self._history.setToolTip("谁、什么时候、改了什么；可以收回")
        row = (self._open, self._outline, self._history, self._remove, self._private, self._starter)
        for button in row:
            set_style(button, link=True)
        column.addWidget(self._facts)
        column.addWidget(self._sharing)
        actions = QGridLayout()
        actions.setContentsMargins(0, 0, 0, 0)
        for place, button in enumerate(row):
            actions.addWidget(button, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(actions)
        column.addWidget(self._empty)
        column.addSpacing(12)
        column.addWidget(self._charts)
        column.addStretch(1)
        return side

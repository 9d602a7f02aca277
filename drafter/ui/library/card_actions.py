"""What can be done with chosen cards: the actions, and the menu that offers them and teaches their keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from drafter.core.clip import join
from drafter.core.model import Source
from drafter.library.api import Hit, Library
from drafter.ui.base.jobs import JobRunner, Task
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.library.remarks import show_remarks
from drafter.ui.library.source_view import SourceView, read_whole

#: So many of the speeches that a text stands in are offered.
_MOST_SOURCES = 30


class CardActions(QObject):
    """Carries out what is asked for chosen cards; whatever touches the library runs off the main thread."""

    #: A list of Hit to put where the cursor stands, and whether sections come with all that stands below their headings.
    insert_requested = Signal(object, bool)
    similar_requested = Signal(object)
    #: The Hit whose versions should be shown.
    versions_requested = Signal(object)
    #: The Source that alone should be looked through.
    source_requested = Signal(object)
    outline_from_source_requested = Signal(str)
    #: A list of Hit and whether they are favourites now.
    favourites_changed = Signal(object, bool)
    #: How many sources of starter material went into the bin.
    starter_removed = Signal(int)
    message = Signal(str)

    def __init__(self, library: Library, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._window = parent

    def open_menu(self, hits: Sequence[Hit], at: QPoint) -> None:
        """Show the menu for these hits at a place of the screen."""
        menu = self.menu(hits)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, hits: Sequence[Hit]) -> QMenu:
        """The menu for these hits; what makes no sense for them is left out."""
        menu = QMenu(self._window)
        first = hits[0]
        self._entry(menu, "insert", "放到光标处", lambda: self.insert(hits), "Return")
        if any(len(hit.whole.paragraphs) > 1 for hit in hits):
            self._entry(
                menu, "whole", "连同正文放到光标处", lambda: self.insert(hits, whole=True), "Ctrl+Return"
            )
        self._entry(menu, "copy", "复制", lambda: self.copy(hits), "Ctrl+C")
        menu.addSeparator()
        favourite = "取消收藏" if all(hit.favourite for hit in hits) else "收藏"
        self._entry(menu, "favourite", favourite, lambda: self.toggle_favourites(hits))
        if len(hits) == 1:
            if first.remarks:
                self._entry(
                    menu, "remarks", "哪里过时了…", lambda: show_remarks(first, QCursor.pos(), self._window)
                )
            self._entry(menu, "similar", "找相似", lambda: self.similar_requested.emit(first))
            if first.versions:
                said = f"对照另外 {first.versions} 个版本"
                self._entry(menu, "versions", said, lambda: self.versions_requested.emit(first))
            menu.addSeparator()
            self._entry(menu, "source", "查看全文", lambda: self.open_source(first, first.source))
            if len(first.sources) > 1:
                self._offer_sources(menu, first)
            self._entry(menu, "only", "只看这一篇", lambda: self.source_requested.emit(first.source))
            self._entry(menu, "outline", "以此文为提纲", lambda: self._outline(first))
        if any(hit.source.starter for hit in hits):
            menu.addSeparator()
            self._entry(menu, "starter", "移除全部入门语料", self.remove_starter)
        return menu

    def insert(self, hits: Sequence[Hit], whole: bool = False) -> None:
        """Ask for the hits to be put where the cursor stands, of sections only their headings unless `whole`."""
        self.insert_requested.emit(list(hits), whole)

    def copy(self, hits: Sequence[Hit]) -> None:
        """Put the hits into the clipboard."""
        QGuiApplication.clipboard().setMimeData(clip_to_mime(join([hit.clip for hit in hits])))
        self.message.emit(f"已复制 {len(hits)} 条，可粘贴到稿纸或 Word。")

    def toggle_favourites(self, hits: Sequence[Hit]) -> None:
        """Mark all hits as favourites, or take the mark away where all have it."""
        favourite = not all(hit.favourite for hit in hits)

        def mark() -> None:
            for hit in hits:
                self._library.set_favourite(hit.id, favourite)

        self._run(mark).finished.connect(lambda: self.favourites_changed.emit(list(hits), favourite))

    def open_source(self, hit: Hit, source: Source) -> None:
        """Show the whole of a text that a hit stands in, beside the window."""
        view = SourceView(source, hit.clip, self._window)
        view.outline_requested.connect(self.outline_from_source_requested)
        self._run(lambda: read_whole(self._library, source.id)).finished.connect(view.show_text)
        view.show()

    def remove_starter(self) -> None:
        """Put all starter material into the bin."""

        def remove() -> int:
            records = self._library.sources()
            starter = [r.source.id for r in records if r.source.starter and not r.removed]
            self._library.remove(*starter)
            return len(starter)

        self._run(remove).finished.connect(self._say_removed)

    def _say_removed(self, count: int) -> None:
        self.message.emit(f"已移除 {count} 篇入门语料，可在“管理语料”的回收站里恢复。")
        self.starter_removed.emit(count)

    def _offer_sources(self, menu: QMenu, hit: Hit) -> None:
        """A menu of the speeches that a text stands in, the newest first."""
        sources = menu.addMenu(f"见于 {len(hit.sources)} 篇")
        sources.setObjectName("card_sources")
        for source in hit.sources[:_MOST_SOURCES]:
            day = f"\t{source.month_shown}" if source.date else ""
            name = source.called.replace("&", "&&")
            sources.addAction(name + day, lambda source=source: self.open_source(hit, source))

    def _outline(self, hit: Hit) -> None:
        self.outline_from_source_requested.emit(hit.source.id)

    def _run(self, work: Callable[[], object]) -> Task:
        task = self._jobs.run(work)
        task.failed.connect(self._tell)
        return task

    def _tell(self, error: Exception) -> None:
        self.message.emit(str(error))

    def _entry(self, menu: QMenu, name: str, text: str, run: Callable[[], object], key: str = "") -> None:
        action = menu.addAction(text, run)
        action.setObjectName(f"card_{name}")
        if key:
            action.setShortcut(QKeySequence(key))

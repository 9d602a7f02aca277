"""Importing past speeches: progress, what was cleaned, and how it ended."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from drafter.core.document import Removed
from drafter.core.model import Source
from drafter.core.progress import Job, Progress
from drafter.library.api import Held, ImportReport, Library
from drafter.reading.ownership import Here
from drafter.trouble import in_a_sentence
from drafter.ui.base.jobs import JobRunner, Task
from drafter.ui.base.theme import set_style
from drafter.ui.library.import_report import details, headline, merged
from drafter.ui.library.import_review import ImportReview
from drafter.ui.library.whose_question import WhoseQuestion
from drafter.ui.widgets.fitting import keep_on_screen, resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

#: Width and height in pixels while files are read, and while there is something to look through.
_SMALL = (520, 190)
_LARGE = (660, 480)


class ImportDialog(QDialog):
    """One import, from the chosen files to the end report. Not modal: the window stays usable meanwhile.

    Files in which nothing had to be cleaned are taken in at once; for the others the dialog shows, once for
    the batch, what would be removed or mended, and takes them in when that is confirmed.
    """

    #: Something was added to the library.
    library_changed = Signal()
    #: A sentence for the window's message bar: how the import ended that nobody watches any more.
    message = Signal(str)
    #: The ImportReport of the whole import.
    ended = Signal(object)
    #: Whose the speeches of a folder are: the Path and a key of WHOSE_NAMES.
    whose_said = Signal(object, str)

    def __init__(
        self,
        library: Library,
        jobs: JobRunner,
        parent: QWidget | None = None,
        *,
        secrets: bool = False,
        whose: Mapping[Path, str] | None = None,
        here: Here | None = None,
    ) -> None:
        """With `secrets`, files that bear a secret mark are taken in, too.

        `whose` are the answers that were given for folders; others are asked about at the end, for the unit `here`.
        """
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle("导入语料")
        self.setModal(False)
        self._library = library
        self._jobs = jobs
        self._secrets = secrets
        self._whose = dict(whose or {})
        self._question = WhoseQuestion(here or Here(), self)
        self._question.answered.connect(self._say_whose)
        self._task: Task | None = None
        self._first: ImportReport | None = None
        self._held: tuple[Held, ...] = ()
        #: Where archives are unpacked: it stays for as long as files wait to be confirmed.
        self._unpacked: TemporaryDirectory[str] | None = None
        self._left_out: tuple[Path, ...] = ()
        self._pages = QStackedLayout()
        self._review = ImportReview(self)
        self._review.confirmed.connect(self._import_held)
        self._review.declined.connect(self._leave_held_out)
        for page in (self._progress_page(), self._review, self._report_page()):
            self._pages.addWidget(page)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(20, 18, 20, 16)
        frame.addLayout(self._pages)

    def start(self, paths: Sequence[Path], keep: Mapping[Path, Collection[Removed]] | None = None) -> None:
        """Begin to import files and folders, and show how it goes.

        With `keep` the user has looked through them already; it says what of each is to stay as it was.
        """
        self._show_progress(Progress(0, 0, ""))
        self.resize(*_SMALL)
        self.show()
        self._run(paths, keep or {}, hold=keep is None)

    def cancel(self) -> None:
        """Stop after the file in hand; what was added stays."""
        if self._task:
            self._cancel.setEnabled(False)
            self._cancel.setText("正在停止…")
            self._task.cancel()

    def reject(self) -> None:
        """Esc closes like the frame's cross: what was not confirmed is told, not lost."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing while files are read lets the import go on; the message bar tells how it ended."""
        self.hide()
        if self._task is None and self._pages.currentWidget() is self._review:
            self._leave_held_out()
        super().closeEvent(event)

    def _run(self, paths: Sequence[Path], keep: Mapping[Path, Collection[Removed]], hold: bool) -> None:
        # Not at start-up: the import brings much along.
        from drafter.library.importing.archives import holds_archives

        def import_files(files: Sequence[Path]) -> Job[ImportReport]:
            return self._library.import_files(
                files, hold=hold, keep=keep, secrets=self._secrets, whose=self._whose
            )

        try:
            job = self._unpacking(paths, import_files) if holds_archives(paths) else import_files(paths)
        except Exception as error:
            self._fail(in_a_sentence(error))
            return
        self._task = self._jobs.run(job)
        self._task.progressed.connect(self._show_progress)
        self._task.finished.connect(self._take_report)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._take_cancelled)

    def _unpacking(
        self, paths: Sequence[Path], import_files: Callable[[Sequence[Path]], Job[ImportReport]]
    ) -> Job[ImportReport]:
        from drafter.library.importing.archives import import_unpacked

        self._unpacked = TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True)
        folder = Path(self._unpacked.name)
        return import_unpacked(paths, folder, import_files, self._library.private_folders)

    def _take_report(self, report: ImportReport) -> None:
        self._task = None
        whole = merged(self._first, report) if self._first else report
        self._first = whole
        if report.imported:
            self.library_changed.emit()
        if report.held and not report.cancelled:
            self._ask_about(report.held)
            return
        if report.cancelled:
            self._left_out = tuple(one.file for one in report.held)
        self._end(whole)

    def _take_cancelled(self) -> None:
        self._take_report(ImportReport(0, (), (), 0, cancelled=True))
        self.library_changed.emit()

    def _ask_about(self, held: tuple[Held, ...]) -> None:
        self._held = held
        self._review.show_held(held)
        self._pages.setCurrentWidget(self._review)
        self._grow()
        if not self.isVisible():
            self.show()

    def _import_held(self, keep: Mapping[Path, Collection[Removed]]) -> None:
        held, self._held = self._held, ()
        self._show_progress(Progress(0, len(held), ""))
        self._pages.setCurrentIndex(0)
        self._run([one.file for one in held], keep, hold=False)

    def _leave_held_out(self) -> None:
        self._left_out = tuple(one.file for one in self._held)
        self._held = ()
        if self._first:
            self._end(self._first)

    def _end(self, report: ImportReport) -> None:
        said = headline(report, len(self._left_out))
        self._headline.setText(said)
        self._details.setPlainText(details(report, self._left_out))
        self._question.ask(report.sources)
        self._show_end(said)
        self.ended.emit(report)

    def _say_whose(self, folder: Path, whose: str, sources: Sequence[Source]) -> None:
        """Note the answer for the sources that came from a folder, off the main thread, and for later imports."""
        said = [replace(source, whose=whose) for source in sources]
        task = self._jobs.run(lambda: self._library.edit_source(*said))
        task.finished.connect(self.library_changed)
        task.failed.connect(lambda error: self.message.emit(str(error)))
        self.whose_said.emit(folder, whose)

    def _fail(self, error: Exception) -> None:
        self._task = None
        text = str(error)
        self._headline.setText("导入没有完成")
        self._details.setPlainText(text)
        self._show_end(text)

    def _show_end(self, said: str) -> None:
        """Show the report; where the dialog was closed before, the message bar says so much, and all is done."""
        if self._unpacked:
            self._unpacked.cleanup()
        self._pages.setCurrentIndex(2)
        self._grow()
        if not self._question.offer():
            self._close.setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.isVisible():
            self.message.emit(said)
            self.deleteLater()

    def _grow(self) -> None:
        size = self.size().expandedTo(QSize(*_LARGE))
        resize_on_screen(self, size.width(), size.height())
        keep_on_screen(self)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._headline.text()}\n\n{self._details.toPlainText()}")

    def _show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        metrics = self._file.fontMetrics()
        self._file.setText(metrics.elidedText(progress.note, Qt.TextElideMode.ElideMiddle, _SMALL[0] - 60))
        total = f"第 {min(progress.done + 1, progress.total)} 个，共 {progress.total} 个"
        self._count.setText(total if progress.total else "正在查找文件…")

    def _progress_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        heading = PlainLabel("正在导入语料", page)
        set_style(heading, heading=True)
        self._count = PlainLabel(page)
        self._file = PlainLabel(page)
        set_style(self._file, muted=True)
        self._bar = QProgressBar(page)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导入进度")
        hint = PlainLabel("可以继续写稿，导入在后台进行；关上这个窗口也不会中断。", page)
        set_style(hint, muted=True, small=True)
        self._cancel = QPushButton("取消", page)
        self._cancel.setToolTip("停下来；已经导入的留在语料库里")
        self._cancel.clicked.connect(self.cancel)
        for widget in (heading, self._count, self._bar, self._file):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(_row(hint, self._cancel))
        return page

    def _report_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self._headline = PlainLabel(page)
        self._headline.setObjectName("importHeadline")
        self._headline.setWordWrap(True)
        set_style(self._headline, heading=True)
        self._details = QPlainTextEdit(page)
        self._details.setObjectName("importReport")
        self._details.setReadOnly(True)
        self._details.setAccessibleName("导入结果")
        copy = QPushButton("复制结果", page)
        copy.clicked.connect(self._copy_report)
        self._close = QPushButton("关闭", page)
        self._close.clicked.connect(self.close)
        layout.addWidget(self._headline)
        layout.addWidget(self._question)
        layout.addWidget(self._details, 1)
        layout.addLayout(_row(None, copy, self._close))
        return page


def _row(left: QWidget | None, *right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    if left:
        row.addWidget(left)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row

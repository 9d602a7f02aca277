"""Checking, rebuilding and saving the library, each as a long job with its progress."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from drafter.core.progress import Progress
from drafter.library.api import Library, Restored, Verification
from drafter.ui.base.jobs import JobRunner, Task, Work
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel, plain_box

BACKUP_SUFFIX = ".gaolib"


class LibraryCare(QWidget):
    """A row of buttons; while one of them is at work, its progress stands there instead."""

    #: The library's content was replaced.
    library_changed = Signal()
    #: A sentence for the window's message bar.
    message = Signal(str)

    def __init__(self, library: Library, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._task: Task | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._buttons = [
            self._button(row, "检查语料库", self.verify, "看看语料和索引是否完好、一致"),
            self._button(row, "重建索引", self.rebuild, "查找结果不对时用；语料本身不动"),
            self._button(row, "备份…", self._ask_backup, "把整个语料库存成一个文件"),
            self._button(row, "恢复备份…", self._ask_restore, "用备份换下现在的语料库"),
        ]
        if library.read_only:
            for button in (self._buttons[1], self._buttons[3]):
                button.setEnabled(False)
                button.setToolTip("语料库正在另一个窗口里使用，这里只能看")
        self._note = PlainLabel(self)
        set_style(self._note, muted=True, small=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(180)
        self._bar.setAccessibleName("进度")
        self._cancel = QPushButton("取消", self)
        set_style(self._cancel, link=True)
        self._cancel.clicked.connect(self._stop)
        row.addStretch(1)
        for widget in (self._note, self._bar, self._cancel):
            row.addWidget(widget)
        self._show_work(False)

    def verify(self) -> None:
        """Prove that the library is whole, and say what was found."""
        self._start(self._library.verify(), self._say_verified)

    def rebuild(self) -> None:
        """Make the index anew."""
        self._start(self._library.rebuild(), self._say_rebuilt)

    def back_up(self, file: Path) -> None:
        """Write the whole library into one file."""

        def write() -> Path:
            self._library.backup(file)
            return file

        self._start(write, self._say_backed_up)

    def restore(self, file: Path) -> None:
        """Put a backup in place of the library."""
        self._start(self._library.restore_backup(file), self._say_restored)

    def _start(self, work: Work, done: Callable[..., None]) -> None:
        self._task = self._jobs.run(work)
        self._task.progressed.connect(self._show_progress)
        self._task.finished.connect(done)
        self._task.failed.connect(self._tell)
        self._task.cancelled.connect(self._say_cancelled)
        self._task.ended.connect(self._end)
        self._show_work(True)

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()

    def _end(self) -> None:
        self._task = None
        self._show_work(False)

    def _tell(self, error: Exception) -> None:
        self.message.emit(str(error))

    def _say_cancelled(self) -> None:
        self.message.emit("已取消。")

    def _say_verified(self, found: Verification) -> None:
        if found.problems:
            advice = "请点“重建索引”；仍有问题，请恢复备份。"
            self.message.emit("；".join(found.problems) + "。" + advice)
        else:
            whole = "语料库完好：{:,} 篇，{:,} 条，索引一致。"
            self.message.emit(whole.format(found.sources, found.blocks))

    def _say_rebuilt(self, blocks: int) -> None:
        self.message.emit(f"索引已重建，共 {blocks:,} 条。")

    def _say_backed_up(self, file: Path) -> None:
        self.message.emit(f"语料库已备份到“{file}”。")

    def _say_restored(self, restored: Restored) -> None:
        kept = f"原来的语料库留在“{restored.kept}”。" if restored.kept else ""
        if restored.later:
            self.message.emit(f"备份已恢复，请关掉程序再打开，就用上恢复的语料库。{kept}")
            return
        self.message.emit(f"备份已恢复，共 {restored.blocks:,} 条。{kept}")
        self.library_changed.emit()

    def _ask_backup(self) -> None:
        name = "语料库备份" + BACKUP_SUFFIX
        chosen, _ = QFileDialog.getSaveFileName(self, "备份语料库", name, self._kinds())
        if chosen:
            self.back_up(Path(chosen))

    def _ask_restore(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "恢复备份", str(self._library.backups_folder), self._kinds()
        )
        if chosen:
            self._start(
                lambda: (Path(chosen), *self._library.compared_with(Path(chosen))), self._confirm_restore
            )

    def _confirm_restore(self, compared: tuple[Path, str, str]) -> None:
        """Ask with what is there and what would be; `restore` checks the backup before it changes anything."""
        file, here, there = compared
        more = f"现在的：{here}\n备份的：{there}\n换下的语料库会留着，不会删除。"
        box = plain_box(self, "恢复备份", f"用备份“{file.name}”换下现在的语料库吗？", more)
        go_on = box.addButton("恢复备份", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is go_on:
            self.restore(file)

    def _kinds(self) -> str:
        return "语料库备份" + f" (*{BACKUP_SUFFIX} *.bak *.db);;所有文件 (*)"

    def _show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._note.setText(progress.note)

    def _show_work(self, working: bool) -> None:
        self._bar.setRange(0, 0)
        self._note.clear()
        for widget in (self._note, self._bar, self._cancel):
            widget.setVisible(working)
        for button in self._buttons:
            button.setVisible(not working)

    def _button(self, row: QHBoxLayout, text: str, action: Callable[[], None], tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        set_style(button, quiet=True)
        button.clicked.connect(action)
        row.addWidget(button)
        return button

"""Saving, opening, recovering and closing the draft of one window."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QWidget

from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.files.draft_names import SUFFIX, is_draft
from drafter.files.gao import load_draft
from drafter.files.guarded import free_copy, stamp_of
from drafter.files.recovery import Orphan, RecoveryStore
from drafter.files.settings import LAST_FOLDER
from drafter.reading.formats.kinds import NAME_PATTERNS
from drafter.ui.base.jobs import Latest, Task
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.document.opening import Opening
from drafter.ui.document.saver import Saver
from drafter.ui.widgets.plain import plain_box

#: Milliseconds from a change to its recovery copy; with the writing it stays below two seconds.
_RECOVER_AFTER = 1000

#: What can be opened: a draft to go on with, and every readable file to look at.
OPENABLE = f"稿子和文档 (*{SUFFIX} {NAME_PATTERNS});;稿子 (*{SUFFIX});;所有文件 (*)"

#: What a draft is exported as, for the dialogues that ask where to.
FINISHED = "Word 文档 (*.docx);;PDF 文件 (*.pdf)"

_FORBIDDEN = '\\/:*?"<>|\n\r\t'


def file_name_of(draft: Draft, suffix: str) -> str:
    """A file name made of the draft's title."""
    title = "".join(" " if character in _FORBIDDEN else character for character in draft.facts.title)
    return (" ".join(title.split())[:80] or "未命名稿子") + suffix


class FileFlow(Flow):
    """Keeps the session's draft on disk.

    `opened` says that the session holds another draft now; `reading_wanted` brings the Path of a file that is no draft
    and is to be looked at; `elsewhere_wanted` brings an Opening for which this window has no room; `saving` says
    whether the draft is being written.
    """

    opened = Signal()
    reading_wanted = Signal(object)
    elsewhere_wanted = Signal(object)
    saving = Signal(bool)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._recovery = RecoveryStore(frame.services.home.recovery)
        self._versions = frame.services.home.versions
        self._recovery_writer = Latest(frame.services.jobs, self)
        self._recovery_writer.answered.connect(lambda _done: self._tell_recovery_trouble(""))
        self._recovery_writer.failed.connect(
            lambda error: self._tell_recovery_trouble(f"暂时没法自动留底，请常按 Ctrl+S 保存。{error}")
        )
        self._recovery_trouble = self._saving_trouble = ""
        self._saver = Saver(frame.services.jobs, self)
        self._saver.saved.connect(self._take_saved)
        self._saver.refused.connect(self._ask_which)
        self._saver.failed.connect(lambda error: self._tell_saving_trouble(str(error)))
        self._saver.busy_changed.connect(self.saving)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RECOVER_AFTER)
        self._timer.timeout.connect(self._write_recovery)
        frame.session.changed.connect(self._note_change)

    # Recovery

    def _note_change(self) -> None:
        if not self._session.is_saved and not self._timer.isActive():
            self._timer.start()

    def _write_recovery(self) -> None:
        """Renew the recovery copy in the background, from the immutable draft."""
        if self._session.is_saved:
            return
        draft, path, store = self._session.draft, self._session.path, self._recovery
        self._recovery_writer.ask(lambda: store.write(draft, path))

    def _tell_recovery_trouble(self, trouble: str) -> None:
        """Say why there is no recovery copy, but not with every word that is typed; "" where there is one again."""
        if trouble != self._recovery_trouble:
            self.withdraw(self._recovery_trouble)
            self._recovery_trouble = trouble
            if trouble:
                self.say(trouble, "warning")

    def orphans(self) -> list[Orphan]:
        """The drafts that a crash left behind."""
        return self._recovery.list_orphans()

    def recover(self, orphan: Orphan) -> None:
        """Open what a crash left behind; it counts as unsaved."""
        if orphan.draft is not None:
            self.take(Opening(orphan.draft, orphan.original, saved=False))
            self._recovery.discard(orphan)

    def discard(self, orphan: Orphan) -> None:
        """Throw away what a crash left behind."""
        self._recovery.discard(orphan)

    def close(self) -> None:
        """Let go of the recovery copy; called when the window closes."""
        self._timer.stop()
        self._recovery.close()

    # Opening

    def start(self, draft: Draft) -> None:
        """Begin with a new draft that has no file yet."""
        self.take(Opening(draft))

    def open(self, path: Path | None = None) -> bool:
        """Open a draft file, or have any other shown, asking which one where none is given; False where nothing was
        opened."""
        path = path or self.ask_file("打开", OPENABLE, self._folder())
        if path is None:
            return False
        if not is_draft(path):
            self.reading_wanted.emit(path)
            return True
        try:
            stamp = stamp_of(path)
            draft = load_draft(path)
        except UserError as error:
            self.say(str(error), "error")
            if not path.exists():
                self._services.preferences.remove_recent(path)
            return False
        self.take(Opening(draft, path, stamp))
        return True

    def take(self, opening: Opening) -> None:
        """Show a draft in this window, or ask for a window of its own where this one has a draft already."""
        if self._session.has_draft:
            self.elsewhere_wanted.emit(opening)
            return
        self._recovery.clear()
        self._saver.stamp = opening.stamp
        self._session.load(opening.draft, opening.path, opening.saved)
        if opening.path and opening.saved:
            self._remember(opening.path)
        self._write_recovery()
        self.opened.emit()

    def _folder(self) -> Path:
        """Where the file dialogs begin."""
        last = self._services.preferences.get(LAST_FOLDER)
        if self._session.path:
            return self._session.path.parent
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(last) if last and Path(last).is_dir() else Path(documents)

    def _remember(self, path: Path) -> None:
        self._services.preferences.add_recent(path)
        self._services.preferences.set(LAST_FOLDER, str(path.parent))

    # Saving

    def save(self) -> None:
        """Save into the draft's file, asking for one where it has none."""
        if self._session.path is None:
            self.save_as()
        else:
            self._save_to(self._session.path)

    def save_as(self) -> None:
        """Save into a file that the user chooses."""
        if path := self.ask_target("保存稿子", SUFFIX, "稿子 (*.gao)"):
            self._save_to(path)

    def _save_and_wait(self) -> bool:
        """Save, and say whether the draft is on disk now."""
        self.save()
        self._saver.wait()
        return self._session.is_saved

    def proposed(self, suffix: str) -> Path:
        """Where a file that is made of the draft would go by itself: beside it, under its name."""
        stem = self._session.path.stem + suffix if self._session.path else ""
        return self._folder() / (stem or file_name_of(self._session.draft, suffix))

    def ask_target(
        self,
        title: str,
        suffix: str,
        filters: str,
        proposed: Path | None = None,
        parent: QWidget | None = None,
    ) -> Path | None:
        """Ask where a file goes; the name proposed is that of the draft. The file ends as the kind that is chosen."""
        from PySide6.QtWidgets import QFileDialog  # not where a draft is opened at once

        start = str(proposed or self.proposed(suffix))
        chosen, kind = QFileDialog.getSaveFileName(parent or self._window, title, start, filters)
        if not chosen:
            return None
        path, known = Path(chosen), re.findall(r"\*(\.\w+)", filters)
        wanted = next(iter(re.findall(r"\*(\.\w+)", kind)), suffix)
        if path.suffix.lower() == wanted:
            return path
        # Another kind was chosen and the proposed name left as it was.
        return (
            path.with_suffix(wanted) if path.suffix.lower() in known else path.with_name(path.name + wanted)
        )

    def _save_to(self, path: Path) -> None:
        """Save in the background; what the user has chosen in a dialog was confirmed there."""
        self._saver.save(self._session.draft, path, overwrite=path != self._session.path)

    def _tell_saving_trouble(self, trouble: str) -> None:
        """Say why the draft could not be saved; "" where it was."""
        self.withdraw(self._saving_trouble)
        self._saving_trouble = trouble
        if trouble:
            self.say(trouble, "error")

    def _take_saved(self, draft: Draft, path: Path) -> None:
        self._session.mark_saved(draft, path)
        self._tell_saving_trouble("")
        if self._session.is_saved:
            self._recovery.clear()
        self._remember(path)
        self.keep_version()

    def _ask_which(self, error: UserError, path: Path) -> None:
        """The file was changed elsewhere: offer to keep both, or to overwrite it."""
        actions = [
            ("都保留（存为副本）", lambda: self._save_to(free_copy(path))),
            ("覆盖那边的", lambda: self._saver.save(self._session.draft, path, overwrite=True)),
        ]
        self.say(str(error), "warning", actions)

    def keep_version(self, name: str = "") -> Task | None:
        """Keep the draft as it is now among its versions, in the background; None where it has no file yet."""
        draft, path = self._session.draft, self._session.path
        if path is None:
            return None
        from drafter.files.versions import VersionStore  # not where a draft is opened at once

        versions = VersionStore(self._versions)
        return self.run(lambda: versions.keep(draft, path, name), kind="warning")

    # Leaving

    def may_leave(self) -> bool:
        """Whether the present draft may be given up: saved, or the user was asked once and agreed."""
        self._saver.wait()
        if self._session.is_saved:
            return True
        return _ask_unsaved(self._window, self._session.draft, self._save_and_wait)


def _ask_unsaved(window: QWidget, draft: Draft, save: Callable[[], bool]) -> bool:
    from PySide6.QtWidgets import QMessageBox  # not where a draft is opened at once

    box = plain_box(window, "还没有保存", f"“{draft.facts.title or '这篇稿子'}”有改动还没有保存。")
    box.setObjectName("unsavedBox")
    keep = box.addButton("保存", QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton("不保存", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is keep:
        return save()
    return box.clickedButton() is drop

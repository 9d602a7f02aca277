"""The drafts that were open before, as a list to open them from."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from drafter.ui.base.theme import Theme
from drafter.ui.widgets.plain import plain_tip
from drafter.ui.widgets.two_lines import DETAIL_ROLE, TwoLineDelegate

_PATH_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class RecentDraft:
    """A draft that was open before; `changed` is None where its file is gone."""

    path: Path
    changed: datetime.datetime | None


def recent_drafts(paths: Iterable[Path]) -> list[RecentDraft]:
    """Look for the files of recent drafts. May wait for a network drive: not for the main thread."""
    return [_recent_draft(path) for path in paths]


def _recent_draft(path: Path) -> RecentDraft:
    try:
        changed = datetime.datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return RecentDraft(path, None)
    return RecentDraft(path, changed)


def when_said(moment: datetime.datetime, now: datetime.datetime) -> str:
    """A moment as one says it: 今天 10:42, 昨天 17:05, 11月3日, 2025年3月3日."""
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'} {moment:%H:%M}"
    day = f"{moment.month}月{moment.day}日"
    return day if moment.year == now.year else f"{moment.year}年{day}"


class RecentDrafts(QListWidget):
    """A list whose rows open with one click or Enter; `draft_chosen` brings the Path."""

    draft_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recentDrafts")
        self.setAccessibleName("最近的稿子")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.set_theme(theme)
        self.itemClicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.setItemDelegate(TwoLineDelegate(theme, self))

    def set_paths(self, paths: Sequence[Path]) -> None:
        """List these drafts by their names, as high as they are many; hidden where there are none."""
        self.clear()
        for path in paths:
            item = QListWidgetItem(path.stem, self)
            item.setData(_PATH_ROLE, path)
            item.setData(DETAIL_ROLE, str(path.parent))
            item.setToolTip(plain_tip(str(path)))
        self.setVisible(bool(paths))
        self.ensurePolished()
        self.setFixedHeight(len(paths) * self.sizeHintForRow(0) + 4 if paths else 0)

    def show_details(self, drafts: Sequence[RecentDraft], now: datetime.datetime) -> None:
        """Say when the listed drafts were changed; those whose file is gone turn grey."""
        known = {draft.path: draft for draft in drafts}
        for row in range(self.count()):
            item = self.item(row)
            draft = known.get(item.data(_PATH_ROLE))
            if draft is None:
                continue
            when = when_said(draft.changed, now) if draft.changed else "文件已移走或删除"
            detail = f"{when} · {draft.path.parent}"
            item.setData(DETAIL_ROLE, detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}，{detail}")
            if draft.changed is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
            return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.draft_chosen.emit(item.data(_PATH_ROLE))

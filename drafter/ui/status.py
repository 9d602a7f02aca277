"""The line at the foot of the window: length, speaking time, share of old text, saved state."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from drafter.core.length import speaking_minutes
from drafter.ui.outline.branches import CharacterCounts
from drafter.ui.session import Session
from drafter.ui.widgets.plain import PlainLabel, plain_tip

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares

#: So many of the sources that most is copied from are told.
_MOST_SOURCES = 3


def length_text(characters: int, speed: int) -> str:
    """2,431 字 · 约 12 分钟."""
    minutes = speaking_minutes(characters, speed)
    spoken = f"约 {max(1, round(minutes))} 分钟" if characters else "0 分钟"
    return f"{characters:,} 字 · {spoken}（每分钟 {speed} 字）"


def copied_text(shares: "CopiedShares | None") -> str:
    """The share of the characters that stand in old speeches: 引用率 38%; "" where it is not known."""
    return f"引用率 {shares.whole.percent}%" if shares is not None and shares.whole.total else ""


def copied_details(shares: "CopiedShares | None") -> str:
    """Of what the copied share is made up, in a few lines."""
    if shares is None or not shares.whole.total:
        return ""
    lines = [f"与旧稿连续十三字以上相同的有 {shares.whole.copied:,} 字，套话不计"]
    lines += [f"《{source.title}》{count:,} 字" for source, count in shares.sources[:_MOST_SOURCES]]
    if shares.longest is not None:
        lines.append(f"最长连续 {shares.longest.length} 字")
    return "\n".join(lines)


class StatusLine:
    """Fills a window's status bar and keeps it in step with a session."""

    def __init__(self, bar: QStatusBar, session: Session, speed: int, parent: QWidget) -> None:
        self._session = session
        self.speed = speed
        self._saving = False
        self._counts = CharacterCounts()
        self._length = self._label(parent, "statusLength", "字数和讲话时长")
        self._copied = self._label(parent, "statusCopied", "引用率")
        self._state = self._label(parent, "statusSaved", "保存状态")
        self._zoom = self._label(parent, "statusZoom", "稿纸缩放")
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._length)
        bar.addWidget(self._copied)
        bar.addPermanentWidget(self._state)
        bar.addPermanentWidget(self._zoom)
        self.follow()

    @staticmethod
    def _label(parent: QWidget, name: str, spoken: str) -> QLabel:
        label = PlainLabel(parent)
        label.setObjectName(name)
        label.setAccessibleName(spoken)
        return label

    def follow(self) -> None:
        """Say how things stand now."""
        self._counts.of(self._session.draft.paragraphs)
        there = self._session.has_draft
        self._length.setText(length_text(self._counts.total, self.speed) if there else "")

    def show_shares(self, shares: "CopiedShares | None") -> None:
        """Say how much of the draft is copied; nothing where nobody knows yet."""
        self._copied.setText(copied_text(shares))
        self._copied.setToolTip(plain_tip(copied_details(shares)))

    def follow_state(self) -> None:
        """Say whether the draft is saved."""
        if self._saving:
            self._state.setText("正在保存…")
        elif not self._session.is_saved:
            self._state.setText("有改动未保存")
        elif self._session.path:
            self._state.setText(f"已保存 {datetime.now():%H:%M}")
        else:
            self._state.setText("")

    def set_saving(self, saving: bool) -> None:
        """Say that the draft is being written, or no longer."""
        self._saving = saving
        self.follow_state()

    def set_speed(self, speed: int) -> None:
        """Reckon with another speed, in characters a minute."""
        self.speed = speed
        self.follow()

    def set_zoom(self, percent: int) -> None:
        """Say how large the sheet is shown."""
        self._zoom.setText(f"{percent}%")

"""What a window says of its draft: in its title bar, and in the line at its foot with length, messages, findings and state."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from drafter.core.length import CharacterCounts, is_too_long, planned_open, speaking_minutes
from drafter.core.model import Draft
from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Session
from drafter.ui.widgets.plain import PlainLabel, plain_tip

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares
    from drafter.checks.finding import Finding
    from drafter.core.origin import Stretch


def window_title(session: Session) -> str:
    """在全县会上的讲话（讲话.gao）· 未保存 — 公文起草助手.

    The file's name stands there where it is another than the draft's title; the program's alone where there is
    no draft yet.
    """
    name = "公文起草助手"
    if session.path is None and session.draft == Draft():
        return name
    title = session.draft.facts.title or "未命名稿子"
    file = f"（{session.path.name}）" if session.path and session.path.stem != title else ""
    unsaved = " · 有改动未保存" if not session.is_saved else ""
    return f"{title}{file}{unsaved} — {name}"


def length_text(characters: int, speed: int, planned: int = 0) -> str:
    """2,431 字 · 约 12 分钟，计划 10 分钟; `planned` counts minutes, 0 where nobody said."""
    minutes = max(1, round(speaking_minutes(characters, speed))) if characters else 0
    spoken = f"约 {minutes} 分钟" if characters else "0 分钟"
    over = f"，超出 {minutes - planned} 分钟" if planned and minutes > planned else ""
    return f"{characters:,} 字 · {spoken}" + (f"，计划 {planned} 分钟{over}" if planned else "")


def length_warning(draft: Draft, characters: int, speed: int) -> str:
    """What is said where a draft of so many characters is too long for the time of its speaker, or will be once its open
    slots are filled as planned; "" where it is not.
    """
    planned = draft.facts.minutes
    if is_too_long(characters, planned * speed):
        return f"已经比计划的 {planned} 分钟长：按每分钟 {speed} 字要讲约 {round(speaking_minutes(characters, speed))} 分钟"
    whole = characters + planned_open(draft, speed)
    if is_too_long(whole, planned * speed):
        minutes = round(speaking_minutes(whole, speed))
        return f"空位按计划写满，要讲约 {minutes} 分钟，比计划的 {planned} 分钟长"
    return ""


def foreign_warning(stretches: "Sequence[Sequence[Stretch]]", limit: int) -> str:
    """外单位 14%，超过 10%: what is said where other offices' words in a draft are above the limit; "" where they are not."""
    from drafter.core.origin import foreign_of  # not at start-up

    count, total = foreign_of(stretches)
    return (
        f"外单位 {round(100 * count / total)}%，超过 {limit}%"
        if total and 100 * count > limit * total
        else ""
    )


class StatusLine:
    """Fills a window's status bar and keeps it in step with a session."""

    def __init__(self, bar: QStatusBar, session: Session, speed: int, parent: QWidget) -> None:
        self._bar = bar
        self._session = session
        self.speed = speed
        self._saving = False
        self._counts = CharacterCounts()
        self._length = self._label(parent, "statusLength", "字数和讲话时长")
        self._found = QPushButton(parent)
        self._foreign = self._label(parent, "statusForeign", "外单位的原话")
        self._office = self._label(parent, "statusOffice", "与同事共享")
        self._state = self._label(parent, "statusSaved", "保存状态")
        self._zoom = self._label(parent, "statusZoom", "稿纸缩放")
        # Before they stand in the bar: it asks for their sizes, for which Qt dresses them.
        self._found.setObjectName("statusFindings")
        set_style(self._found, quiet=True)
        set_style(self._foreign, caution=True)
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._length)
        bar.addPermanentWidget(self._foreign)
        bar.addPermanentWidget(self._found)
        bar.addPermanentWidget(self._office)
        bar.addPermanentWidget(self._state)
        bar.addPermanentWidget(self._zoom)
        self._found.hide()
        self._office.hide()
        self._foreign.hide()
        self.follow()

    def place(self, messages: QWidget, check: QAction) -> None:
        """Put the line of messages into its place, and let a click on the number of findings do `check`."""
        self._bar.addWidget(messages, 1)
        self._found.clicked.connect(check.trigger)
        self._found.setToolTip(plain_tip(check.toolTip()))

    @staticmethod
    def _label(parent: QWidget, name: str, spoken: str) -> QLabel:
        label = PlainLabel(parent)
        label.setObjectName(name)
        label.setAccessibleName(spoken)
        return label

    def follow(self) -> None:
        """Say how things stand now."""
        draft = self._session.draft
        self._counts.of(draft.paragraphs)
        there = self._session.has_draft
        total = self._counts.total
        warning = length_warning(draft, total, self.speed) if there else ""
        self._length.setText(length_text(total, self.speed, draft.facts.minutes) if there else "")
        self._length.setToolTip((warning or f"按每分钟 {self.speed} 字算") if there else "")
        if bool(warning) != bool(self._length.property("caution")):
            set_style(self._length, caution=bool(warning))

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Say how much the checks found."""
        self._found.setText(f"校核 {len(findings)} 处" if findings else "校核没有问题")
        self._found.setVisible(self._session.has_draft)

    def show_shares(self, shares: "CopiedShares | None", limit: int) -> None:
        """Say where other offices' words are above their limit, in percent, in a draft without open places; else nothing."""
        is_open = any(paragraph.is_empty_slot for paragraph in self._session.draft.paragraphs)
        is_known = shares is not None and shares.is_whole and not is_open
        line = foreign_warning(shares.stretches, limit) if shares is not None and is_known else ""
        self._foreign.setText(line)
        self._foreign.setToolTip("在“引用与出处”里看是哪些话" if line else "")
        self._foreign.setVisible(bool(line))

    def show_office(self, line: str, details: str) -> None:
        """Say when the last contact with colleagues was; nothing where the line is empty."""
        self._office.setText(line)
        self._office.setToolTip(plain_tip(details))
        self._office.setVisible(bool(line))

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

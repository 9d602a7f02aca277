"""The row of switches above the cards: what suits the place, or paragraphs, headings, whole sections."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from drafter.core.clip import ClipKind
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.flow_layout import FlowLayout
from drafter.ui.widgets.plain import plain_tip

#: The room between two switches, in pixels: one row of them stands beside 筛选 at 1366 pixels.
_GAP = 4
#: What each switch shows; None is what suits the place.
_SWITCHES: tuple[tuple[ClipKind | None, str, str], ...] = (
    (None, "为此处推荐", "光标所在位置合适的排在前面"),
    (ClipKind.PARAGRAPH, "段落", "只看段落"),
    (ClipKind.HEADING, "小标题", "只看小标题"),
    (ClipKind.SECTION, "整节", "小标题连同下面的正文"),
)


class KindSwitches(QWidget):
    """One of the switches is on. `picked` says that the user chose another; what follows the place is not told."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[ClipKind | None, QToolButton] = {}
        self._value: ClipKind | None = None
        row = FlowLayout(self, _GAP)
        for kind, name, tip in _SWITCHES:
            self._buttons[kind] = button = self._button(name, tip)
            button.clicked.connect(lambda _=False, kind=kind: self.pick(kind))
            row.addWidget(button)
        self.follow(None)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("chip", True)
        button.setText(name)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group.addButton(button)
        return button

    @property
    def value(self) -> ClipKind | None:
        """The kind that alone is looked for, None for what suits the place."""
        return self._value

    def button(self, kind: ClipKind | None) -> QToolButton:
        """The switch of a kind."""
        return self._buttons[kind]

    def pick(self, value: ClipKind | None) -> None:
        """Choose, as if it had been clicked."""
        changed = value != self._value
        self.follow(value)
        if changed:
            self.picked.emit()

    def follow(self, value: ClipKind | None) -> None:
        """Let another switch be on because the place is another."""
        self._value = value
        self._buttons[value].setChecked(True)

    def say_suiting(self, applies: bool) -> None:
        """Light the switch for what suits the place only where the cards are that, or may be."""
        button = self._buttons[None]
        if button.property("idle") != (not applies):
            set_style(button, idle=not applies)

    def say_counts(self, counts: Mapping[str, int]) -> None:
        """Tell in the tips how many results each kind would leave."""
        for kind, name, tip in _SWITCHES:
            found = counts.get(kind.value) if kind else None
            self._buttons[kind].setToolTip(plain_tip(tip if found is None else f"{tip}，{found:,} 条"))
            self._buttons[kind].setAccessibleDescription(name if found is None else f"{found:,} 条")

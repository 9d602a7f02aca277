"""Choosing another outline for the draft that is being written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from drafter.core.model import Outline
from drafter.core.refit import refit
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.drafts.picker import OutlinePicker
from drafter.ui.sheet.sheet import Sheet
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

#: So many outlines stand side by side before the next row begins.
_COLUMNS = 4


class RefitDialog(QDialog):
    """Shows the outlines as pages; `outline()` is the one that is chosen."""

    def __init__(self, outlines: Sequence[Outline], present: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("refitDialog")
        self.setWindowTitle("换一个提纲")
        self.picker = OutlinePicker(outlines, theme, parent=self)
        names = [outline.name for outline in outlines]
        self.picker.setCurrentRow(names.index(present) if present in names else 0)
        note = PlainLabel(
            "写好的文字按角色、功能和内容找到新位置，一个字也不丢；没处放的留在最相近的部分末尾。",
            self,
        )
        note.setWordWrap(True)
        set_style(note, muted=True)
        self._buttons = QDialogButtonBox(self)
        change = self._buttons.addButton("换成这个提纲", QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        set_style(change, primary=True)
        change.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.picker.outline_entered.connect(lambda outline: self.accept())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.setSpacing(12)
        layout.addWidget(note)
        layout.addWidget(self.picker, 1)
        layout.addWidget(self._buttons)
        self._size_to(len(outlines))
        self.picker.setFocus()

    def outline(self) -> Outline | None:
        """The outline that is chosen."""
        return self.picker.current_outline()

    def _size_to(self, count: int) -> None:
        """Show as many cards as the screen has room for; the others can be scrolled to."""
        card = self.picker.card_size()
        inner = card.width() * min(count, _COLUMNS) + 24
        height = self.picker.heightForWidth(inner) + 150
        self.picker.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        resize_on_screen(self, inner + 52, height)


class RefitFlow(Flow):
    """Asks for an outline and lays the draft out anew, as one step."""

    def __init__(self, frame: Frame, sheet: Sheet) -> None:
        super().__init__(frame)
        self._sheet = sheet

    def ask(self) -> None:
        """Open the dialog, and carry out what was chosen there."""
        present = self._session.draft.outline
        dialog = RefitDialog(self._services.outlines(), present, self._sheet.theme, self._window)
        if dialog.exec() and (outline := dialog.outline()):
            self.change_to(outline)
        dialog.deleteLater()

    def change_to(self, outline: Outline) -> None:
        """Lay the draft out on another outline, and say how to come back."""
        if self._session.apply(lambda draft: refit(draft, outline), "换提纲"):
            text = f"已换成“{outline.title}”，写好的文字都在。"
            self.say(text, "info", [("换回去", self._session.undo)])
        self._sheet.setFocus()

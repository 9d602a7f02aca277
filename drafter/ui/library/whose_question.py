"""Asks at the end of an import, once a folder, whose the speeches are that came from it."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from drafter.core.model import WHOSE_NAMES, Source
from drafter.library.api import Imported
from drafter.reading.ownership import Here, mostly
from drafter.ui.base.theme import set_style
from drafter.ui.widgets.plain import PlainLabel


class WhoseQuestion(QWidget):
    """One folder after the other, with a button for each answer; hidden where nothing is asked.

    What the reader found of most of them is offered: its button has the focus.
    """

    #: The folder (Path), the answer (a key of WHOSE_NAMES) and the Sources that it is for.
    answered = Signal(object, str, object)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whoseQuestion")
        self._here = here
        self._waiting: deque[tuple[Path, list[Source]]] = deque()
        self._offered = ""
        self._text = PlainLabel(self)
        self._text.setWordWrap(True)
        self._buttons = {
            whose: QPushButton(f"{name}(&{key})", self)
            for key, (whose, name) in enumerate(WHOSE_NAMES.items(), 1)
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        for whose, button in self._buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, whose=whose: self._answer(whose))
            row.addWidget(button)
        self.hide()

    def ask(self, imported: Sequence[Imported]) -> None:
        """Ask about the folders of those of these sources of which nobody has said whose they are."""
        folders: dict[Path, list[Source]] = {}
        for one in imported:
            if not one.source.whose:
                folders.setdefault(one.file.parent, []).append(one.source)
        self._waiting = deque(folders.items())
        self._show_next()

    def offer(self) -> bool:
        """Give the answer that is offered the focus, so that Enter gives it; False where none is."""
        button = self._buttons.get(self._offered) if self._waiting else None
        if button:
            button.setFocus()
        return button is not None

    def _show_next(self) -> None:
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        folder, sources = self._waiting[0]
        whose, count = mostly(sources, self._here)
        self._offered = offered = whose if count * 2 > len(sources) else ""
        seems = f"从文字看，有 {count} 篇像是{WHOSE_NAMES[whose]}的。" if whose else ""
        self._text.setText(
            f"“{folder.name or folder}”里的 {len(sources)} 篇是谁的讲话？{seems}答一次，以后从这里导入都照此记下。"
        )
        for one, button in self._buttons.items():
            set_style(button, primary=one == offered)
            button.setMinimumWidth(button.sizeHint().width())

    def _answer(self, whose: str) -> None:
        folder, sources = self._waiting.popleft()
        self.answered.emit(folder, whose, sources)
        self._show_next()

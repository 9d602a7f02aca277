"""How a title will break into lines, found in the background while it is typed."""

from PySide6.QtCore import QObject, Signal

from drafter.ui.base.jobs import Latest
from drafter.ui.base.services import Services


class TitleBreaks(QObject):
    """Answers through `broken` with the lines of the title asked for last."""

    broken = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._own = services.home.layouts
        self._latest = Latest(services.jobs, self)
        self._latest.answered.connect(self.broken)

    def ask(self, title: str, layout: str) -> None:
        """Break a title for the layout of this name; where that has a mistake, nothing is said here."""

        def work() -> list[str]:
            from drafter.library.words import word_pieces
            from drafter.word.titles import break_title

            return break_title(title, self._width_in(layout), word_pieces)

        self._latest.ask(work)

    def forget(self) -> None:
        """Want no answer any more."""
        self._latest.forget()

    def _width_in(self, name: str) -> int:
        """How many characters of the title fit on a line."""
        from drafter.word.layout import load_layout

        layout = load_layout(name, self._own)
        return int(layout.page.text_width / layout.styles["title"].size)

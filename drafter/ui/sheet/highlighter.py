"""The fonts of the sheet: the text itself stays plain, so that nothing foreign can stick to it."""

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from drafter.core.blanks import find_blanks
from drafter.core.model import Role
from drafter.core.structure import lead_length
from drafter.ui.base.theme import Theme
from drafter.ui.base.utf16 import unit_span, units
from drafter.ui.sheet.style import LEVEL_PROPERTY, ROLE_PROPERTY, SheetStyle, face_of


class SheetHighlighter(QSyntaxHighlighter):
    """Gives each block the font of its role, leads their weight and blanks their colour."""

    def __init__(self, document: QTextDocument, style: SheetStyle, theme: Theme) -> None:
        super().__init__(document)
        self.style = style
        self.theme = theme

    def highlightBlock(self, text: str) -> None:
        """Format one block; called by Qt for every block that changed."""
        form = self.currentBlock().blockFormat()
        role = form.property(ROLE_PROPERTY)
        if not role or not text:
            return
        face = face_of(Role(role), form.property(LEVEL_PROPERTY) or 0)
        plain = QTextCharFormat()
        plain.setFont(self.style.font(face))
        plain.setForeground(QColor(self.theme.text))
        self._set(text, 0, len(text), plain)
        if role == Role.POINT.value:
            self._set_lead(text, plain)
        if "【" in text or "X" in text or "×" in text:
            self._set_blanks(text)

    def _set_lead(self, text: str, plain: QTextCharFormat) -> None:
        bold = QTextCharFormat(plain)
        bold.setFontWeight(700)
        self._set(text, 0, lead_length(text), bold)

    def _set_blanks(self, text: str) -> None:
        for blank in find_blanks(text):
            form = QTextCharFormat(self.format(units(text[: blank.start])))
            form.setForeground(QColor(self.theme.blank))
            form.setBackground(QColor(self.theme.blank_soft))
            self._set(text, blank.start, blank.end, form)

    def _set(self, text: str, start: int, end: int, form: QTextCharFormat) -> None:
        self.setFormat(*unit_span(text, start, end), form)

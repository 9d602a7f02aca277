"""What stands in the fields that a person fills in."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from drafter.core.folding import fold


def written_in(field: QLineEdit | QPlainTextEdit) -> str:
    """The text of a field as it is meant: without signs that nobody sees, and without blanks at its ends."""
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return fold(text).strip()

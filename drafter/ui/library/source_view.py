"""The whole of one source, to read and copy from, beside the window."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Role, Source
from drafter.core.numbering import labels
from drafter.core.objects import described
from drafter.library.api import Library
from drafter.ui.base.theme import scaled_font, set_style
from drafter.ui.widgets.fitting import resize_on_screen
from drafter.ui.widgets.plain import PlainLabel

#: The indent of a first line, in pixels: two characters.
_INDENT = 30


@dataclass(frozen=True, slots=True)
class Whole:
    """A source with all of its paragraphs, and where those of an archived speech were taken from, by their positions."""

    clip: Clip
    origins: Mapping[int, Source]


def read_whole(library: Library, source_id: str) -> Whole:
    """The whole of a source of a library."""
    return Whole(library.document(source_id), library.origins_of(source_id))


class SourceView(QDialog):
    """A speech of the library as it was read, with the paragraphs of `marked` tinted. Not modal."""

    #: The id of the source whose skeleton is to become an outline.
    outline_requested = Signal(str)

    def __init__(self, source: Source, marked: Clip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = {paragraph.text for paragraph in marked.paragraphs}
        self.setObjectName("sourceView")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(source.called)
        resize_on_screen(self, 720, 760)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        about = PlainLabel(_about(source), self)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_style(about, muted=True, small=True)
        self._text = QTextBrowser(self)
        self._text.setAccessibleName("全文")
        self._text.document().setDocumentMargin(24)
        self._text.setFont(scaled_font(self.font(), 1.15))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        outline = buttons.addButton("以此文为提纲", QDialogButtonBox.ButtonRole.ActionRole)
        outline.clicked.connect(lambda: self.outline_requested.emit(source.id))
        buttons.rejected.connect(self.close)
        layout.addWidget(about)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)

    def show_text(self, whole: "Whole") -> None:
        """Show the whole source and scroll to what is marked; of an archived speech each paragraph with where it is from."""
        paragraphs = whole.clip.paragraphs
        tint = self.palette().color(self.palette().ColorRole.Highlight).name()
        lines = [
            _line(paragraph, label, tint if paragraph.text in self._marked else "", whole.origins.get(place))
            for place, (paragraph, label) in enumerate(zip(paragraphs, labels(paragraphs), strict=True))
        ]
        self._text.setHtml("".join(lines))
        self._text.scrollToAnchor("marked")


def _about(source: Source) -> str:
    return " · ".join(
        part for part in (source.day_shown, source.speaker, source.unit, source.occasion, source.file) if part
    )


def _line(paragraph: Paragraph, label: str, tint: str, origin: Source | None) -> str:
    words = described(paragraph.object, paragraph.text) if paragraph.object else label + paragraph.text
    text = html.escape(f"〔{words}〕" if paragraph.object else words)
    if paragraph.role in (Role.TITLE, Role.HEADING):
        text = f"<b>{text}</b>"
    align = ' align="center"' if paragraph.role in (Role.TITLE, Role.DATE, Role.SPEAKER, Role.OBJECT) else ""
    indent = 0 if align or paragraph.role in (Role.ADDRESSEE, Role.SALUTATION) else _INDENT
    ground = f"background-color:{tint};" if tint else ""
    anchor = '<a name="marked"></a>' if tint else ""
    # A blank as wide as a character (张　明) stays one only where blanks are kept.
    style = f"white-space:pre-wrap; line-height:165%; margin:2px 0; text-indent:{indent}px; {ground}"
    return f'<p{align} style="{style}">{anchor}{text}{_taken_from(origin)}</p>'


def _taken_from(origin: Source | None) -> str:
    if origin is None:
        return ""
    told = " ".join(part for part in (f"《{origin.called}》", origin.month_shown) if part)
    return f'<span style="color:gray; font-size:small">　〔取自{html.escape(told)}〕</span>'

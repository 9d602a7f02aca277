"""The passage of an old speech that a finding is about, to be read beside the list of findings."""

import html

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from drafter.checks.finding import Evidence
from drafter.core.model import Source
from drafter.ui.theme import Theme, set_style
from drafter.ui.widgets.plain import PlainLabel, plain_tip


class EvidenceBox(QWidget):
    """Shows one passage with its source, the words that the draft has in common with it marked.

    `source_wanted` carries the Evidence whose whole speech somebody wants to read.
    """

    source_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingEvidence")
        self._theme = theme
        self._evidence: Evidence | None = None
        self._about = PlainLabel(self)
        self._whole = QPushButton("看全文", self)
        self._text = QTextBrowser(self)
        self._build()
        self._whole.clicked.connect(lambda: self.source_wanted.emit(self._evidence))
        self.hide()

    def _build(self) -> None:
        set_style(self._about, muted=True, small=True)
        set_style(self._whole, link=True)
        self._text.setAccessibleName("旧稿中的原文")
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self._whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 2)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._text, 1)

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Show a passage; None where the finding has none, and the box goes away."""
        if evidence != self._evidence:
            self._evidence = evidence
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._fill()

    def _fill(self) -> None:
        self.setVisible(self._evidence is not None)
        if self._evidence is not None:
            self._about.setText(_about(self._evidence.source))
            self._about.setToolTip(plain_tip(self._evidence.source.file))
            self._text.setHtml(self._page(self._evidence))
            self._text.scrollToAnchor("marked")

    def _page(self, evidence: Evidence) -> str:
        places = (0, evidence.start, evidence.end, len(evidence.text))
        before, marked, after = (html.escape(evidence.text[places[n] : places[n + 1]]) for n in range(3))
        ground = f"background-color:{self._theme.highlight}; color:{self._theme.text}"
        return (
            f'<p style="line-height:150%; margin:0">{before}<a name="marked"></a>'
            f'<span style="{ground}">{marked}</span>{after}</p>'
        )


def _about(source: Source) -> str:
    date = source.date.isoformat() if source.date else ""
    title = f"《{source.title}》" if source.title else source.file
    return " · ".join(part for part in (title, date, source.speaker) if part)

"""A passage of the draft beside the words of its source, with what differs marked."""

import html

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from drafter.core.origin import Origin
from drafter.core.origin_parts import Taken
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.origin.passages import about
from drafter.ui.widgets.plain import PlainLabel, plain_tip
from drafter.word.differences import Kind, spans

#: So many characters around the words in the source are shown.
_AROUND = 30


class SideBySide(QWidget):
    """Shows one passage and its source; its buttons say what is to become of it.

    `reword_wanted`, `own_wanted`, `keep_wanted` and `source_wanted` carry the passage (Taken).
    """

    reword_wanted = Signal(object)
    own_wanted = Signal(object)
    keep_wanted = Signal(object)
    source_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originPassage")
        self.theme = theme
        self._taken: Taken | None = None
        self._kept = False
        self._about = PlainLabel(self)
        self._about.setWordWrap(True)
        self._text = QTextBrowser(self)
        self._reword = self._link("originReword", "换种说法", "在稿纸上选中这几句，改写成自己的话")
        self._local = self._link(
            "originLocalise", "换成本县的做法", "选中这几句，在自己的语料里找同一件事的做法"
        )
        self._keep = self._link("originKeep", "就这样用", "看过了，照用；排到后面，核对单上注明")
        self._whole = self._link("originWhole", "看全文", "看这一篇来源的全文")
        self._build()
        self._reword.clicked.connect(lambda: self.reword_wanted.emit(self._taken))
        self._local.clicked.connect(lambda: self.own_wanted.emit(self._taken))
        self._keep.clicked.connect(lambda: self.keep_wanted.emit(self._taken))
        self._whole.clicked.connect(lambda: self.source_wanted.emit(self._taken))
        self.hide()

    def _link(self, name: str, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setToolTip(tip)
        set_style(button, link=True)
        return button

    def _build(self) -> None:
        set_style(self._about, muted=True, small=True)
        self._text.setAccessibleName("本稿和来源的原文")
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        row = QHBoxLayout()
        for button in (self._reword, self._local, self._keep, self._whole):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._about)
        layout.addWidget(self._text, 1)
        layout.addLayout(row)

    def show_taken(self, taken: Taken | None, kept: bool = False) -> None:
        """Show a passage; None where none is chosen, and all goes away. `kept` where it is wanted as it is."""
        self._taken, self._kept = taken, kept
        self.setVisible(taken is not None)
        if taken is not None:
            self._about.setText(about(taken))
            self._about.setToolTip(plain_tip(taken.source.file))
            foreign = taken.origin is Origin.FOREIGN and not taken.source.starter
            self._keep.setText("再想想" if kept else "标为借鉴" if foreign else "就这样用")
            self._local.setVisible(foreign)
            self._text.setHtml(self._page(taken))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.show_taken(self._taken, self._kept)

    def _page(self, taken: Taken) -> str:
        start, end = taken.there
        before = html.escape(taken.text[max(0, start - _AROUND) : start])
        behind = html.escape(taken.text[end : end + _AROUND])
        mine, theirs = self._marked(taken.words, taken.text[start:end])
        faint = f"color:{self.theme.faint}"
        return (
            f'<p style="line-height:140%; margin:0"><span style="{faint}">本稿　</span>{mine}</p>'
            f'<p style="line-height:140%; margin:6px 0 0 0"><span style="{faint}">原文　{before}</span>'
            f'{theirs}<span style="{faint}">{behind}</span></p>'
        )

    def _marked(self, mine: str, theirs: str) -> tuple[str, str]:
        """Both texts as HTML with what the other lacks underlined."""
        style = f'style="text-decoration:underline; color:{self.theme.link}"'
        told = {Kind.ADDED: "", Kind.STRUCK: ""}
        for span in spans(theirs, mine):
            words = html.escape(span.text)
            for kind in told:
                if span.kind is Kind.SAME:
                    told[kind] += words
                elif span.kind is kind:
                    told[kind] += f"<span {style}>{words}</span>"
        return told[Kind.ADDED], told[Kind.STRUCK]

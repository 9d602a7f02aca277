"""One changed paragraph in the list of revisions: what happened to it, its words, and what to do about it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from drafter.core.model import ROLE_NAMES, Paragraph, Role
from drafter.core.objects import Table, name_of
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.widgets.plain import PlainLabel
from drafter.word.compare import Change, Comment, Compared
from drafter.word.differences import Kind, Span

_WORDS = {Change.CHANGED: "改", Change.ADDED: "增", Change.STRUCK: "删", Change.KEPT: "移"}


def coloured(spans: Sequence[Span], theme: Theme) -> str:
    """The pieces of a change as HTML: what was struck in red with a line through it, what was added underlined."""
    added = "#7cc48f" if theme.dark else "#1c7a3e"
    styles = {
        Kind.SAME: "",
        Kind.STRUCK: f"color:{theme.accent}; text-decoration:line-through;",
        Kind.ADDED: f"color:{added}; text-decoration:underline;",
    }
    pieces = (f'<span style="{styles[span.kind]}">{_html(span.text)}</span>' for span in spans)
    return f'<div style="line-height:150%">{"".join(pieces)}</div>'


def what_happened(item: Compared) -> str:
    """改、移 and, where it is something else now, 正文 → 要点, 一级 → 二级 and the number that the file gives it."""
    words = [_WORDS[item.change]]
    if item.moved and item.change is not Change.KEPT:
        words.append("移")
    before, after = item.before, item.after
    if before and after and (before.role, before.level) != (after.role, after.level):
        words.append(f"{_role_in_words(before)} → {_role_in_words(after)}")
    if before and after and after.fixed and before.fixed != after.fixed:
        words.append(f"序号写作“{after.fixed.strip()}”")
    return " ".join(words)


def _role_in_words(paragraph: Paragraph) -> str:
    levels = ("", "一级", "二级", "三级", "四级")
    level = levels[min(paragraph.level, 4)] if paragraph.role is Role.HEADING else ""
    return level + ROLE_NAMES[paragraph.role]


def _object_words(item: Compared, theme: Theme) -> str:
    """What a table or picture is, before its caption; "" for a paragraph of text."""
    paragraph = item.after or item.before
    if paragraph is None or paragraph.object is None:
        return ""
    found = paragraph.object
    cells = f"：{found.plain_text}" if isinstance(found, Table) else ""
    kind = {Change.STRUCK: Kind.STRUCK, Change.ADDED: Kind.ADDED}.get(item.change, Kind.SAME)
    return coloured((Span(kind, f"［{name_of(found)}］{cells}"),), theme)


class CommentRow(QFrame):
    """A comment beside its paragraph, to be ticked off; `ticked` brings its position and whether it is done."""

    ticked = Signal(int, bool)

    def __init__(self, index: int, comment: Comment, beside: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commentRow")
        set_style(self, offer=False)
        who = PlainLabel(f"批注　{comment.author}" if comment.author else "批注", self)
        set_style(who, section=True)
        self.words = PlainLabel(comment.text, self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place = PlainLabel(f"旁边是：{beside}" if beside else "写在全文前面", self)
        place.setWordWrap(True)
        set_style(place, muted=True, small=True)
        self.done = QCheckBox("办好了", self)
        self.done.setObjectName("commentDone")
        self.done.toggled.connect(lambda done: self.ticked.emit(index, done))
        self.done.toggled.connect(lambda done: self.words.setEnabled(not done))
        side = QHBoxLayout()
        side.addWidget(who)
        side.addStretch(1)
        side.addWidget(self.done)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 10)
        box.setSpacing(4)
        box.addLayout(side)
        box.addWidget(self.words)
        box.addWidget(place)


class RevisionRow(QFrame):
    """Tells what the user decided: `accepted` or `kept`, each with the item's position."""

    accepted = Signal(int)
    kept = Signal(int)

    def __init__(
        self,
        index: int,
        item: Compared,
        theme: Theme,
        words: tuple[str, str] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("revisionRow")
        set_style(self, offer=False)
        self.index = index
        self._item = item
        self._state = PlainLabel(self)
        set_style(self._state, muted=True, small=True)
        kind = PlainLabel(what_happened(item), self)
        set_style(kind, section=True)
        kind.setToolTip("改：文字改了；增：新加的；删：删去的；移：换了位置")
        self.words = PlainLabel(self)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        side = QHBoxLayout()
        side.addWidget(kind)
        side.addWidget(self._state, 1)
        self._buttons = [self._button(side, text, signal) for text, signal in self._actions(words)]
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 10)
        box.setSpacing(4)
        box.addLayout(side)
        box.addWidget(self.words)
        if self._buttons:
            self.setFocusProxy(self._buttons[0])
        self.set_theme(theme)

    @property
    def buttons(self) -> list[QPushButton]:
        """What decides, in the order in which Tab goes; empty where nothing is to be decided."""
        return self._buttons

    @property
    def is_open(self) -> bool:
        """Whether there is something that is not decided yet."""
        return any(not button.isHidden() for button in self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.words.setText(_object_words(self._item, theme) + coloured(self._item.spans, theme))

    def show_state(self, text: str, decided: bool) -> None:
        """Say what was decided; what is decided stands back."""
        self._state.setText(text)
        self.words.setEnabled(not decided)
        for button in self._buttons:
            button.setVisible(not decided)

    def _actions(self, words: tuple[str, str] | None) -> list[tuple[str, object]]:
        return [(words[0], self.accepted), (words[1], self.kept)] if words else []

    def _button(self, side: QHBoxLayout, text: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        set_style(button, link=True)
        button.clicked.connect(lambda: signal.emit(self.index))  # type: ignore[attr-defined]
        side.addWidget(button)
        return button


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")

"""Every command of the window, found by typing its name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from drafter.ui.base.jobs import JobRunner
from drafter.ui.widgets.item_option import item_option
from drafter.ui.widgets.plain import plain_tip

_KEYS_ROLE = Qt.ItemDataRole.UserRole
_ACTION_ROLE = Qt.ItemDataRole.UserRole + 1
_WIDTH, _HEIGHT = 460, 380


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as it is looked for: its name, its keys, and how the name sounds ("" until that is known)."""

    action: QAction
    text: str
    keys: str
    initials: str = ""
    pinyin: str = ""


def entry_of(action: QAction) -> Entry:
    """The entry of an action; the name is the text of the menu without accelerators and dots."""
    text, _, shown_keys = action.text().partition("\t")
    keys = shown_keys or action.shortcut().toString()
    return Entry(action, text.replace("&", "").rstrip("…."), keys)


def spell(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The pinyin initials and the whole pinyin of each text."""
    from drafter.reading.sounds import sound_of  # reads tables: only where they are needed

    spelled = [[sound.lower() for sound in sound_of(text)] for text in texts]
    return [("".join(_initial(sound) for sound in sounds), "".join(sounds)) for sounds in spelled]


def _initial(sound: str) -> str:
    """The first letter of a syllable; what was no Chinese counts as a whole."""
    return sound[:1] if sound.isalpha() else sound


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries that the words lead to, the closest first; all of them where there are no words.

    Words are found as they stand, as initials (cz for 查找) or as pinyin, also with characters between.
    """
    wanted = "".join(words.lower().split())
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry, wanted)) is not None]
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _rank(entry: Entry, wanted: str) -> int | None:
    """How close an entry is to what is wanted: 0 is closest, None is not at all."""
    forms = (entry.text.lower(), entry.initials, entry.pinyin)
    if not wanted or any(form.startswith(wanted) for form in forms):
        return 0
    if any(wanted in form for form in forms):
        return 1
    if any(_is_scattered(wanted, form) for form in forms[:2]):
        return 2
    return None


def _is_scattered(wanted: str, form: str) -> bool:
    rest = iter(form)
    return all(character in rest for character in wanted)


class CommandPalette(QDialog):
    """A box to type into and the commands that fit; Enter runs the chosen one, Esc or a click elsewhere closes.

    It is a window of its own and no popup: in a popup Qt takes nothing from an input method under Windows
    (QTBUG-83490).
    """

    def __init__(self, actions: Sequence[QAction], jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("commandPalette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = [entry_of(action) for action in actions if action.isEnabled()]
        self.words = QLineEdit(self)
        self.words.setObjectName("commandWords")
        self.words.setAccessibleName("找命令")
        self.words.setPlaceholderText("找命令：查找，或拼音首字母 cz")
        self.commands = QListWidget(self)
        self.commands.setObjectName("commandList")
        self.commands.setAccessibleName("命令")
        self.commands.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.commands.setItemDelegate(_CommandDelegate(self.commands))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.words)
        layout.addWidget(self.commands)
        self.resize(_WIDTH, _HEIGHT)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._show_matching)
        self.commands.itemClicked.connect(lambda _item: self.run())
        self._show_matching("")
        self._place(parent)
        texts = [entry.text for entry in self._entries]
        jobs.run(lambda: spell(texts)).finished.connect(self._take_spelling)

    def run(self) -> None:
        """Close, then run the chosen command."""
        item = self.commands.currentItem()
        self.close()
        if item:
            item.data(_ACTION_ROLE).trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down choose, Enter runs; all else is typing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run()
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                QApplication.sendEvent(self.commands, event)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Close when the user turns to another window."""
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.isVisible() and QApplication.activePopupWidget() is None:
            self.close()

    def _take_spelling(self, spellings: list[tuple[str, str]]) -> None:
        self._entries = [
            replace(entry, initials=initials, pinyin=pinyin)
            for entry, (initials, pinyin) in zip(self._entries, spellings, strict=True)
        ]
        if self.words.text():
            self._show_matching(self.words.text())

    def _show_matching(self, words: str) -> None:
        self.commands.clear()
        for entry in matching(self._entries, words):
            item = QListWidgetItem(entry.text)
            item.setData(_KEYS_ROLE, entry.keys)
            item.setData(_ACTION_ROLE, entry.action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.text} {entry.keys}")
            item.setToolTip(plain_tip(entry.action.toolTip()))
            self.commands.addItem(item)
        self.commands.setCurrentRow(0)

    def _place(self, window: QWidget) -> None:
        """Stand in the upper middle of the window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + window.height() // 8)


class _CommandDelegate(QStyledItemDelegate):
    """Paints a command with its keys at the right edge."""

    def __init__(self, commands: QListWidget) -> None:
        super().__init__(commands)
        self._list = commands

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(self._list.palette().placeholderText().color())
        rect = item_option(option).rect.adjusted(0, 0, -10, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, index.data(_KEYS_ROLE))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room enough to hit a line with the pointer."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), round(self._list.fontMetrics().height() * 1.7))

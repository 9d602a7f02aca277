"""The list of characters and words that get a reading in a lectern copy: ticked, added, dropped."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.model import Draft
from drafter.word.pinyin import Pinyin

_WORD = Qt.ItemDataRole.UserRole
_READING = Qt.ItemDataRole.UserRole + 1


class LecternWords(QWidget):
    """Every row is a word with its reading; a row without its tick gets none."""

    def __init__(
        self, draft: Draft, added: Mapping[str, str], dropped: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rare = Pinyin().with_names_of(draft).words_of(draft)
        self._elsewhere = dropped - self._rare.keys() - added.keys()
        self.rows = QListWidget(self)
        self.rows.setObjectName("readingWords")
        self.rows.setAccessibleName("注音的字和词")
        self.word = QLineEdit(self)
        self.word.setObjectName("readingWord")
        self.word.setPlaceholderText("加字、词、姓名")
        self.reading = QLineEdit(self)
        self.reading.setObjectName("readingOfWord")
        self.reading.setPlaceholderText("读音，可不填")
        self.reading.setToolTip("每个字一个音，用空格隔开，如 shàn xiàn；空着就查字典")
        add = QPushButton("加上", self)
        add.setObjectName("addReading")
        add.setAutoDefault(False)
        add.clicked.connect(self.add_word)
        for field in (self.word, self.reading):
            field.returnPressed.connect(self.add_word)
        line = QHBoxLayout()
        line.addWidget(self.word, 3)
        line.addWidget(self.reading, 3)
        line.addWidget(add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows, 1)
        box.addLayout(line)
        for word, reading in {**self._rare, **added}.items():
            self._add_row(word, reading, word not in dropped)

    def add_word(self) -> None:
        """Put what was typed into the list; a word that stands there already gets the new reading."""
        word = "".join(c for c in self.word.text() if not c.isspace() and c not in "；=")
        reading = " ".join(self.reading.text().replace("；", " ").replace("=", " ").split())
        if not word:
            return
        for item in self._items():
            if item.data(_WORD) == word:
                self.rows.takeItem(self.rows.row(item))
        self._add_row(word, reading, True)
        self.rows.scrollToBottom()
        self.word.clear()
        self.reading.clear()
        self.word.setFocus()

    def added(self) -> dict[str, str]:
        """The words that are not rare by themselves or have a reading of the user's own."""
        words = {item.data(_WORD): item.data(_READING) for item in self._items()}
        rare = self._rare
        return {w: reading for w, reading in words.items() if w not in rare or reading not in ("", rare[w])}

    def dropped(self) -> frozenset[str]:
        """The words without a tick, and what was dropped before and does not stand in this draft."""
        unticked = {i.data(_WORD) for i in self._items() if i.checkState() is not Qt.CheckState.Checked}
        return frozenset(unticked | self._elsewhere)

    def _items(self) -> list[QListWidgetItem]:
        return [self.rows.item(row) for row in range(self.rows.count())]

    def _add_row(self, word: str, reading: str, ticked: bool) -> None:
        item = QListWidgetItem(f"{word}　{reading or '（查字典）'}")
        item.setData(_WORD, word)
        item.setData(_READING, reading)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.rows.addItem(item)

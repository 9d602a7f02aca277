"""What a lectern copy is to have: type size, readings, pauses, times at the speaker's speed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from drafter.core.length import length_of, speaking_minutes
from drafter.core.model import Draft
from drafter.core.numbering import labels
from drafter.files.settings import LECTERN_PAUSES, LECTERN_PINYIN, LECTERN_SIZE, LECTERN_TIMES, SPEED
from drafter.ui.base.services import Preferences
from drafter.ui.base.theme import set_style
from drafter.ui.pages.looks import added_words, dropped_words, set_speed, set_words, speed_of
from drafter.ui.paper.lectern_words import LecternWords
from drafter.ui.widgets.plain import PlainLabel, plain_tip
from drafter.word.aids import in_words, speaking_times


class LecternOptions(QDialog):
    """Asks before the export; what is chosen is remembered in the preferences when it is accepted.

    `sizes` are the type sizes that the layout offers, `usual` the one it takes by itself. `target` is where the copy
    goes; `target_wanted` asks for another place. `look_wanted` says, once it is closed, that one would rather look
    at what is open first.
    """

    target_wanted = Signal()

    def __init__(
        self,
        draft: Draft,
        sizes: Sequence[str],
        usual: str,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readingOptions")
        self.setWindowTitle("导出朗读用大字版")
        self._draft = draft
        self._preferences = preferences
        self.target = Path()
        self.look_wanted = False
        self._make_fields(sizes, usual)
        self._lay_out()
        self.speed.valueChanged.connect(self._say_times)
        self.pinyin.toggled.connect(self.words.setEnabled)
        self.words.setEnabled(self.pinyin.isChecked())
        self._say_times()
        self.resize(680, 460)

    def tell(self, open_places: Sequence[str], notes: str) -> None:
        """Say what is still open in the draft, and what the file cannot be as the layout wants it."""
        told = "\n".join((*open_places, *([notes] if notes else [])))
        self.open_places.setText(told)
        self.open_places.setVisible(bool(told))
        self.back.setVisible(bool(open_places))

    def set_target(self, path: Path) -> None:
        """Show where the copy goes, and that a file there is replaced."""
        self.target = path
        self.place.setText(f"存为 {path.name}{'（已有，会替换）' if path.exists() else ''}")
        self.place.setToolTip(plain_tip(str(path)))

    def accept(self) -> None:
        """Remember what was chosen, and close."""
        self.words.add_word()
        keep = self._preferences.set
        keep(LECTERN_SIZE, self.size_names.currentText())
        keep(LECTERN_PINYIN, self.pinyin.isChecked())
        keep(LECTERN_PAUSES, self.pauses.isChecked())
        keep(LECTERN_TIMES, self.times.isChecked())
        set_words(self._preferences, self.words.added(), self.words.dropped())
        speaker = self._draft.facts.speaker
        if self.speed.value() != speed_of(self._preferences, speaker):
            set_speed(self._preferences, speaker, self.speed.value())
        super().accept()

    def _make_fields(self, sizes: Sequence[str], usual: str) -> None:
        get = self._preferences.get
        self.size_names = QComboBox(self)
        self.size_names.setObjectName("readingSize")
        self.size_names.addItems(list(sizes))
        self.size_names.setCurrentText(get(LECTERN_SIZE) if get(LECTERN_SIZE) in sizes else usual)
        self.pinyin = self._tick("readingPinyin", "给生僻字和下列字词注音", get(LECTERN_PINYIN))
        self.pauses = self._tick("readingPauses", "标出停顿（｜ ‖）", get(LECTERN_PAUSES))
        self.times = self._tick("readingTimes", "旁边注明每部分念几分钟", get(LECTERN_TIMES))
        self.speed = QSpinBox(self)
        self.speed.setObjectName("readingSpeed")
        self.speed.setRange(SPEED.low, SPEED.high)
        self.speed.setSingleStep(10)
        self.speed.setSuffix(" 字/分钟")
        self.speed.setValue(speed_of(self._preferences, self._draft.facts.speaker))
        added, dropped = added_words(self._preferences), dropped_words(self._preferences)
        self.words = LecternWords(self._draft, added, dropped, self)
        self.place = PlainLabel(self)
        self.place.setObjectName("readingTarget")
        self.place.setWordWrap(True)
        self.open_places = PlainLabel(self)
        self.open_places.setObjectName("readingOpenPlaces")
        self.open_places.setWordWrap(True)
        self.open_places.hide()
        self.part_times = PlainLabel(self)
        self.part_times.setObjectName("partTimes")
        self.part_times.setWordWrap(True)
        set_style(self.part_times, muted=True)

    def _tick(self, name: str, text: str, ticked: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setChecked(ticked)
        return box

    def _lay_out(self) -> None:
        speaker = " ".join(self._draft.facts.speaker.split())
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.addRow("字号", self.size_names)
        form.addRow("{who}的语速".format(who=speaker or "讲话人"), self.speed)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(form)
        left.addWidget(self.pauses)
        left.addWidget(self.times)
        left.addWidget(self.part_times)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.pinyin)
        right.addWidget(self.words, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 18)
        box.setSpacing(16)
        box.addLayout(columns, 1)
        box.addLayout(self._place_row())
        box.addWidget(self.open_places)
        box.addLayout(self._buttons())

    def _place_row(self) -> QHBoxLayout:
        elsewhere = QPushButton("换地方…", self)
        elsewhere.setObjectName("readingElsewhere")
        elsewhere.setAutoDefault(False)
        elsewhere.clicked.connect(self.target_wanted)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(elsewhere)
        return row

    def _go_back(self) -> None:
        self.look_wanted = True
        self.reject()

    def _buttons(self) -> QHBoxLayout:
        self.back = QPushButton("回去看看", self)
        self.back.setObjectName("readingBack")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        self.back.hide()
        cancel = QPushButton("取消", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        go_on = QPushButton("导出", self)
        go_on.setObjectName("readingExport")
        go_on.setAutoDefault(False)
        go_on.clicked.connect(self.accept)
        set_style(go_on, primary=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(go_on)
        return row

    def _say_times(self) -> None:
        """Say how long the whole and each part takes at the chosen speed."""
        speed, paragraphs = self.speed.value(), self._draft.paragraphs
        heads = {p.id: label + p.text for p, label in zip(paragraphs, labels(paragraphs), strict=True)}
        whole = speaking_minutes(length_of(paragraphs), speed)
        lines = [f"全文{in_words(whole)}"]
        lines += [
            f"{_short(heads[part.paragraph_id])}　{in_words(part.minutes)}"
            for part in speaking_times(self._draft, speed)
        ]
        self.part_times.setText("\n".join(lines))


def _short(text: str) -> str:
    return text if len(text) <= 11 else text[:10] + "…"

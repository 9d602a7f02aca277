"""The form for the page set-up, with the pages beside it."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from drafter.core.errors import UserError
from drafter.core.model import Draft, Paragraph, Role
from drafter.files.toml import write_toml
from drafter.ui.base.jobs import JobRunner, Latest
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.pages.page_list import PageList
from drafter.ui.pages.page_maker import Look, PageMaker
from drafter.ui.widgets.plain import PlainLabel
from drafter.word.layout_data import FONT_ROLES, LATIN, Layout
from drafter.word.page_setup import PageSetup, lines_on_page, setup_of, with_setup
from drafter.word.template_setup import setup_of_template

_MARGINS = ("top", "bottom", "left", "right")
_NUMBER_FORMATS = ("— 1 —", "1/9", "第1页", "1")
_NUMBER_POSITIONS = ("外侧", "居中", "无")
_USES = {
    "标宋": "标题",
    "仿宋": "正文",
    "楷体": "二级标题、日期",
    "黑体": "一级标题",
    "宋体": "页码",
    LATIN: "数字和字母",
}
#: Milliseconds from a change to the pages that show it.
_AFTER = 250


def _sample() -> Draft:
    """A few lines of every kind, for the page of a draft without text."""
    body = "这里是正文，用来看每行多少字、行与行隔多远。" * 4
    paragraphs = (
        Paragraph("s1", Role.TITLE, text="在全县工作会议上的讲话"),
        Paragraph("s2", Role.DATE, text="（2026年1月1日）"),
        Paragraph("s3", Role.SALUTATION, text="同志们："),
        Paragraph("s4", text=body),
        Paragraph("s5", Role.HEADING, 1, "一级标题", "一、"),
        Paragraph("s6", Role.HEADING, 2, "二级标题", "（一）"),
        Paragraph("s7", text=body),
    )
    return Draft(paragraphs=paragraphs)


class PageSetupDialog(QDialog):
    """Asks for the page set-up of a layout; `table` holds what its file says when it is accepted.

    `file_table` is the content of the layout's own file, or of a new one that follows another layout. `own` is the
    unit's folder of layouts. The pages beside the form show `draft`, or a sample where it holds no text.
    """

    def __init__(
        self,
        layout: Layout,
        file_table: Mapping[str, Any],
        draft: Draft,
        jobs: JobRunner,
        own: Path,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pageSetup")
        self.setWindowTitle("页面设置")
        self._layout = layout
        self._file_table = dict(file_table)
        self._draft = draft if any(paragraph.text for paragraph in draft.paragraphs) else _sample()
        self._room = QTemporaryDir()
        if own.is_dir():
            # Contents only: a copy that is read-only like its file could not be removed again under Windows.
            shutil.copytree(own, self._room.path(), dirs_exist_ok=True, copy_function=shutil.copyfile)
        self._latest = Latest(jobs, self)
        self.pages = PageList(theme, self)
        self.pages.setMinimumSize(320, 240)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._make_fields()
        self._lay_out()
        self._timer.timeout.connect(self._show_pages)
        self._latest.answered.connect(self.pages.set_paper)
        self._latest.failed.connect(self._tell)
        self._note_change()
        self._show_pages()

    @property
    def setup(self) -> PageSetup:
        """What the form says."""
        return PageSetup(
            *(self.margins[side].value() for side in _MARGINS),
            pitch=self.pitch.value(),
            characters=self.characters.value(),
            number_format=self.number_format.currentText(),
            number_position=self.number_position.currentText(),
            bold_second=self.bold_second.isChecked(),
            fonts={use: combo.currentText().strip() for use, combo in self.fonts.items()},
        )

    @property
    def table(self) -> dict[str, Any]:
        """The content of the layout's file."""
        titled = {**self._file_table, "title": self.name.text().strip() or self._layout.title}
        return with_setup(titled, self._layout, self.setup)

    def _make_fields(self) -> None:
        setup = setup_of(self._layout)
        self.name = QLineEdit(str(self._file_table.get("title", self._layout.title)), self)
        self.name.setObjectName("setupName")
        self.margins = {side: self._millimetres(side, getattr(setup, side)) for side in _MARGINS}
        self.pitch = self._decimal("setupPitch", setup.pitch, 12, 80, 2, " 磅")
        self.characters = QSpinBox(self)
        self.characters.setObjectName("setupCharacters")
        self.characters.setRange(10, 50)
        self.characters.setSuffix(" 字")
        self.characters.setValue(setup.characters)
        self.number_format = self._combo("setupNumberFormat", _NUMBER_FORMATS, setup.number_format)
        self.number_position = self._combo("setupNumberPosition", _NUMBER_POSITIONS, setup.number_position)
        self.bold_second = QCheckBox("二级标题（一）加粗", self)
        self.bold_second.setObjectName("setupBoldSecond")
        self.bold_second.setChecked(setup.bold_second)
        families = sorted({*QFontDatabase.families(), *setup.fonts.values()})
        self.fonts = {
            use: self._combo(f"setupFont{number}", families, setup.fonts[use])
            for number, use in enumerate((*FONT_ROLES, LATIN))
        }
        for combo in self.fonts.values():
            combo.setEditable(True)
            combo.editTextChanged.connect(self._note_change)
        for spin in (*self.margins.values(), self.pitch, self.characters):
            spin.valueChanged.connect(self._note_change)
        for combo in (self.number_format, self.number_position):
            combo.currentTextChanged.connect(self._note_change)
        self.bold_second.toggled.connect(self._note_change)
        self.told = PlainLabel(self)
        self.told.setObjectName("setupTold")
        self.told.setWordWrap(True)
        set_style(self.told, muted=True)

    def _millimetres(self, side: str, value: float) -> QDoubleSpinBox:
        return self._decimal(f"setup{side.title()}", value, 5, 100, 2, " 毫米")

    def _decimal(
        self, name: str, value: float, low: float, high: float, digits: int, unit: str
    ) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setObjectName(name)
        spin.setDecimals(digits)
        spin.setRange(low, high)
        spin.setSuffix(unit)
        spin.setValue(value)
        return spin

    def _combo(self, name: str, texts: tuple[str, ...] | list[str], chosen: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.addItems(list(texts))
        combo.setCurrentText(chosen)
        return combo

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.addRow("版式名称", self.name)
        for text, sides in (("上、下边距", ("top", "bottom")), ("左、右边距", ("left", "right"))):
            row = QHBoxLayout()
            row.setSpacing(8)
            for side in sides:
                row.addWidget(self.margins[side])
            form.addRow(text, row)
        form.addRow("行距", self.pitch)
        form.addRow("每行", self.characters)
        form.addRow("页码样子", self.number_format)
        form.addRow("页码位置", self.number_position)
        form.addRow("", self.bold_second)
        for use, combo in self.fonts.items():
            form.addRow(f"{_USES[use]}字体", combo)
        fields = QWidget(self)
        fields.setLayout(form)
        form.setContentsMargins(0, 0, 8, 0)
        # On a small screen, or one at 150 per cent, the fields scroll and the buttons stay in sight.
        rolled = QScrollArea(self)
        rolled.setObjectName("setupFields")
        rolled.setWidget(fields)
        rolled.setWidgetResizable(True)
        rolled.setFrameShape(QFrame.Shape.NoFrame)
        rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolled.setMinimumWidth(fields.sizeHint().width() + rolled.verticalScrollBar().sizeHint().width())
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(rolled, 1)
        left.addWidget(self.told)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left)
        columns.addWidget(self.pages, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addLayout(columns, 1)
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton("取消", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        keep = QPushButton("存为版式，用于这篇稿子", self)
        keep.setObjectName("setupKeep")
        keep.setAutoDefault(False)
        keep.clicked.connect(self.accept)
        set_style(keep, primary=True)
        template = QPushButton("照 Word 模板填…", self)
        template.setObjectName("setupTemplate")
        template.setToolTip("选本单位的模板（.dotx）或排好版的文档，边距、行距、字体照它填")
        template.setAutoDefault(False)
        template.clicked.connect(self._ask_template)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(template)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(keep)
        return row

    def _ask_template(self) -> None:
        kinds = "Word 模板和文档 (*.dotx *.dotm *.docx *.docm)"
        chosen, _ = QFileDialog.getOpenFileName(self, "照 Word 模板填", "", kinds)
        if chosen:
            self.fill_from(Path(chosen))

    def fill_from(self, template: Path) -> None:
        """Fill the form with what a Word template says; what it does not say stays."""
        try:
            setup = setup_of_template(template, self.setup)
        except UserError as error:
            self.told.setText(str(error))
            return
        for side, spin in self.margins.items():
            spin.setValue(getattr(setup, side))
        self.pitch.setValue(setup.pitch)
        self.bold_second.setChecked(setup.bold_second)
        for use, combo in self.fonts.items():
            combo.setCurrentText(setup.fonts[use])

    def _note_change(self) -> None:
        lines = lines_on_page(self._layout, self.setup)
        self.told.setText(f"每页 {lines} 行，每行 {self.characters.value()} 字。")
        self._timer.start()

    def _show_pages(self) -> None:
        """Ask for the pages as they would be; the form's file is put beside copies of the unit's own."""
        path = Path(self._room.filePath("page-setup.toml"))
        write_toml(path, self.table)
        maker = PageMaker(Look(path.stem, self._layout.scheme), path.parent)
        self._latest.ask(lambda: maker.make(self._draft))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.told.setText(str(error))

"""讲完存档: putting a finished speech into the library, so that the next one can be made of it."""

import datetime
from pathlib import Path

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.archive import Delivery, archived, document_of_draft, with_sources_of
from drafter.core.errors import UserError
from drafter.core.model import STATE_NAMES, Draft
from drafter.ui.base.theme import set_style
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.widgets.fields import written_in
from drafter.ui.widgets.plain import PlainLabel

_STATES = ("delivered", "final")


class ArchiveDialog(QDialog):
    """Asks how far the speech came, at which meeting, when, and whether a Word file holds its last version."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("archiveDialog")
        self.setWindowTitle("讲完存档")
        self.file: Path | None = None
        self.state = QComboBox(self)
        for state in _STATES:
            self.state.addItem(STATE_NAMES[state], state)
        self.occasion = QLineEdit(draft.facts.occasion, self)
        self.occasion.setPlaceholderText("在什么会上，如：全县防汛工作会议")
        day = draft.facts.date
        self.date = QDateEdit(QDate(day.year, day.month, day.day) if day else QDate.currentDate(), self)
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy年M月d日")
        self._file_told = PlainLabel("现在的稿子", self)
        self._build()

    def _build(self) -> None:
        other = QPushButton("用领导改定的文件…", self)
        other.setToolTip("定稿在 Word 里，就选那一份")
        set_style(other, link=True)
        other.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        row.addWidget(self._file_told, 1)
        row.addWidget(other)
        form = QFormLayout()
        for label, field in (("状态", self.state), ("会议", self.occasion), ("日期", self.date)):
            field.setAccessibleName(label)
            form.addRow(label, field)
        form.addRow("存哪一份", row)
        buttons = QDialogButtonBox(self)
        buttons.addButton("存进语料库", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "领导改定的文件", "", "Word 文档 (*.docx *.doc *.wps)")
        if chosen:
            self.use_file(Path(chosen))

    def use_file(self, file: Path) -> None:
        """Keep this file in place of the draft."""
        self.file = file
        self._file_told.setText(f"“{file.name}”")

    def delivery(self) -> Delivery:
        """The state, the meeting and the day that were entered."""
        day = self.date.date()
        held = datetime.date(day.year(), day.month(), day.day())
        return Delivery(str(self.state.currentData()), written_in(self.occasion).strip(), held)


class ArchiveFlow(Flow):
    """Keeps a finished speech; `archived` says that the library has it."""

    archived = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)

    def ask(self) -> None:
        """Ask about the speech, and keep it."""
        dialog = ArchiveDialog(self._session.draft, self._window)
        dialog.accepted.connect(lambda: self.keep(dialog.delivery(), dialog.file))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keep(self, delivery: Delivery, file: Path | None = None) -> None:
        """Put the draft, or a file with its last version, into the library as it was delivered."""
        draft, path = self._session.draft, self._session.path
        name = path.name if path else f"{draft.facts.title or '讲话稿'}.gao"
        services = self._services

        def work() -> str:
            document = document_of_draft(draft, name, services.unit().level)
            if file is not None:
                from drafter.reading.read import read_document

                document = with_sources_of(draft, read_document(file))
            if not any(paragraph.text.strip() for paragraph in document.paragraphs):
                raise UserError("稿子还是空的，写好再存档。")
            kept, digest = archived(document, delivery)
            taken = services.library.add(kept, digest)
            state = STATE_NAMES[delivery.state]
            return f"已存进语料库：{state}。" if taken else f"语料库里已经有这一份{state}。"

        self.run(work, self._tell, trouble="没能存档。", kind="warning")

    def _tell(self, words: str) -> None:
        self.say(words, "info")
        self.archived.emit()

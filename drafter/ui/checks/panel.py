"""The list of findings below the sheet: where something is wrong, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.checks.finding import Finding
from drafter.ui.checks.delegate import FindingsDelegate
from drafter.ui.checks.evidence_box import EvidenceBox
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.checks.model import FINDING_ROLE, FindingsModel, summary
from drafter.ui.theme import Theme, set_style
from drafter.ui.widgets.arrows import fold_icon
from drafter.ui.widgets.plain import PlainLabel

#: The height of the open list in lines; more can be scrolled to.
_ROWS = 4


class FindingsPanel(QWidget):
    """Shows the findings of a check flow; folded to one line until somebody wants the list.

    `finding_chosen` carries the finding that the sheet is to show; `fill_wanted` asks for the panel that fills
    blanks, `source_wanted` (an Evidence) for the whole speech that a passage is from.
    """

    finding_chosen = Signal(object)
    source_wanted = Signal(object)
    fill_wanted = Signal()

    def __init__(self, checks: CheckFlow, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingsPanel")
        self._checks = checks
        self._checked = False
        self._model = FindingsModel(self)
        self._summary = QToolButton(self)
        self._summary.setObjectName("findingsSummary")
        self._summary.setAutoRaise(True)
        self._summary.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._hint = PlainLabel("F8 下一处 · Ctrl+. 改正 · Delete 就是这样 · 右键更多", self)
        set_style(self._hint, muted=True)
        self._list = QListView(self)
        self._list.setObjectName("findingsList")
        self._list.setAccessibleName("校核结果")
        self._list.setModel(self._model)
        self._delegate = FindingsDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._evidence = EvidenceBox(theme, self)
        self._open = QWidget(self)
        self._open.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()
        checks.found.connect(self._take)
        self._summary.clicked.connect(self.toggle)
        self._delegate.fix_chosen.connect(checks.fix)
        self._delegate.ignore_chosen.connect(checks.ignore_here)
        self._delegate.fill_chosen.connect(self.fill_wanted)
        self._list.clicked.connect(lambda index: self.finding_chosen.emit(index.data(FINDING_ROLE)))
        self._list.activated.connect(lambda index: self.finding_chosen.emit(index.data(FINDING_ROLE)))
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._list.selectionModel().currentChanged.connect(lambda: self._show_evidence())
        self._model.modelReset.connect(self._show_evidence)
        self._evidence.source_wanted.connect(self.source_wanted)
        self._say(())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 14, 2)
        head.addWidget(self._summary)
        head.addStretch(1)
        head.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._open)
        side_by_side = QHBoxLayout(self._open)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        side_by_side.addWidget(self._list, 3)
        side_by_side.addWidget(self._evidence, 2)
        self._open.setFixedHeight(_ROWS * self._delegate.sizeHint(None, None).height() + 6)  # type: ignore[arg-type]

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return not self._open.isHidden()

    def toggle(self) -> None:
        """Open or fold the list."""
        self._open.setVisible(not self.is_open)
        self._say(self._checks.findings)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._evidence.set_theme(theme)
        self._list.viewport().update()

    def _take(self, findings: Sequence[Finding]) -> None:
        """Show what a check found; from now on nothing found means that nothing is wrong."""
        self._checked = True
        self.show_findings(findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings, with the same one chosen if it is still there."""
        current = self.current()
        self._model.show(findings)
        if current is not None and (row := self._model.row_of(current.key)) >= 0:
            self._list.setCurrentIndex(self._model.index(row))
        self._say(findings)

    def _say(self, findings: Sequence[Finding]) -> None:
        words = summary(findings) if self._checked else "还没有查"
        self._summary.setIcon(fold_icon(self.is_open, self._delegate.theme.muted))
        self._summary.setText(f"校核：{words}")
        self._hint.setVisible(self.is_open and bool(findings))

    def _show_evidence(self) -> None:
        """Show the passage of an old speech that belongs to the chosen finding, beside the list."""
        finding = self.current()
        self._evidence.show_evidence(finding.evidence if finding else None)

    def current(self) -> Finding | None:
        """The finding that is chosen."""
        return self._model.finding(self._list.currentIndex().row())

    def step(self, after: tuple[int, int], direction: int = 1) -> None:
        """Go to the next finding (or the one before) from a place: paragraph and character; round the end."""
        findings = self._checks.findings
        if not findings:
            return
        places = [(finding.paragraph, finding.start) for finding in findings]
        if direction > 0:
            row = next((row for row, place in enumerate(places) if place > after), 0)
        else:
            rows = [row for row, place in enumerate(places) if place < after]
            row = rows[-1] if rows else len(findings) - 1
        self._list.setCurrentIndex(self._model.index(row))
        self.finding_chosen.emit(findings[row])

    def fix_current(self) -> None:
        """Mend the chosen finding in its likeliest way."""
        finding = self.current()
        if finding and finding.fixes:
            self._checks.fix(finding, finding.fixes[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete calls the chosen finding right."""
        finding = self.current()
        if event.key() == Qt.Key.Key_Delete and finding:
            self._checks.ignore_here(finding)
        else:
            super().keyPressEvent(event)

    def menu_for(self, finding: Finding) -> QMenu:
        """Everything that can be done about a finding."""
        menu = QMenu(self)
        for fix in finding.fixes:
            menu.addAction(fix.label).triggered.connect(
                lambda _=False, fix=fix: self._checks.fix(finding, fix)
            )
        if finding.fixes:
            menu.addSeparator()
        for words, act in (
            ("忽略此处", self._checks.ignore_here),
            (f"本稿不再提醒“{finding.text}”", self._checks.ignore_in_draft),
            (f"以后都不再提醒“{finding.text}”", self._checks.ignore_forever),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act(finding))
        return menu

    def _show_menu(self, place: QPoint) -> None:
        finding = self._model.finding(self._list.indexAt(place).row())
        if finding is not None:
            self.menu_for(finding).exec(self._list.viewport().mapToGlobal(place))

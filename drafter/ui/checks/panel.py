"""The findings beside the sheet: what must be mended, what should be looked at, and what can be done about it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.checks.finding import Finding, Fix
from drafter.checks.together import likeliest_fixes
from drafter.core.cells import texts_of
from drafter.core.fills import spot_of
from drafter.core.model import Draft
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.checks.delegate import FindingsDelegate
from drafter.ui.checks.flow import CheckFlow
from drafter.ui.checks.groups import Kind, is_a_word, summary
from drafter.ui.checks.model import ROW_ROLE, FindingRow, FindingsModel, KindRow, Row
from drafter.ui.checks.row_layout import FindingActions
from drafter.ui.widgets.plain import PlainLabel
from drafter.ui.widgets.tick_list import TickList, change_line


class FindingsPanel(QWidget):
    """Shows the findings of a check flow, one kind open, and in it one finding with all that can be done about it.

    `draft` gives the draft of the window. `finding_chosen` carries the finding that the sheet is to show; `fill_wanted`
    asks for the panel that fills blanks; `left` says that Esc or Enter gave the keyboard back to the sheet.
    """

    finding_chosen = Signal(object)
    fill_wanted = Signal()
    left = Signal()

    def __init__(
        self, checks: CheckFlow, draft: Callable[[], Draft], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findingsPanel")
        self._checks = checks
        self._draft = draft
        self._checked = False
        self._findings: Sequence[Finding] = ()
        #: Where in the walk the next one stands once the open one is done with.
        self._next = 0
        self._model = FindingsModel(self)
        self._summary = PlainLabel(self)
        self._summary.setObjectName("findingsSummary")
        self._list = QListView(self)
        actions = FindingActions(
            checks.fix, checks.ignore_here, checks.keep_for_unit, self.fill_wanted.emit, self._ask_all
        )
        self._delegate = FindingsDelegate(theme, actions, self._list)
        self._ticks = TickList("改", self)
        self._kept = QPushButton(self)
        self._build()
        self._connect()
        self._say(())

    def _build(self) -> None:
        set_style(self._summary, muted=True)
        self._list.setObjectName("findingsList")
        self._list.setAccessibleName("校核结果")
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setMouseTracking(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._ticks.add_way_out("先不改")
        self._ticks.wrap_lines()
        self._ticks.layout().setContentsMargins(10, 0, 10, 8)  # type: ignore[union-attr]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self._summary)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._ticks, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """The keys, and the way back to what was called right."""
        foot = QWidget(self)
        keys = PlainLabel("F8 下一处　Shift+F8 上一处", foot)
        set_style(keys, muted=True, small=True)
        self._kept.setObjectName("findingsKept")
        self._kept.setToolTip("这篇稿子里点过“就是这里”的；点一下，重新提醒")
        set_style(self._kept, link=True)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 2, 8, 6)
        row.addWidget(keys, 1)
        row.addWidget(self._kept)
        return foot

    def _connect(self) -> None:
        self._checks.found.connect(self._take)
        self._delegate.row_clicked.connect(self._open_row)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._ticks.accepted.connect(self._mend_ticked)
        self._ticks.left.connect(self._show_list)
        self._kept.clicked.connect(self._checks.tell_again)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def _take(self, findings: Sequence[Finding]) -> None:
        """Show what a check found; from now on nothing found means that nothing is wrong."""
        self._checked = True
        self.show_findings(findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings, with the same kind and the same one open if they are still there."""
        if tuple(findings) != self._findings:
            self._findings = tuple(findings)
            self._show_list()
        row, top = self._list.currentIndex().row(), self._list.verticalScrollBar().value()
        self._model.show(findings, self._draft().paragraphs)
        self._list.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1)))
        self._list.verticalScrollBar().setValue(top)
        self._say(findings)

    def _say(self, findings: Sequence[Finding]) -> None:
        self._summary.setText(summary(findings) if self._checked else "还没有校核，按 F7 开始")
        kept = self._checks.kept
        self._kept.setText(f"已放过 {kept} 处")
        self._kept.setVisible(kept > 0)

    @property
    def opened(self) -> Finding | None:
        """The finding that is open."""
        return self._model.opened

    def _open_row(self, row: Row) -> None:
        """Open or close a kind; open a finding and show its place."""
        if isinstance(row, KindRow):
            at = self._list.currentIndex().row()
            self._model.open_kind(row.kind.key)
            rows = [self._model.index(n).data(ROW_ROLE) for n in range(self._model.rowCount())]
            kinds = [one.kind.key if isinstance(one, KindRow) else "" for one in rows]
            self._list.setCurrentIndex(self._model.index(kinds.index(row.kind.key) if at >= 0 else -1))
        elif isinstance(row, FindingRow):
            self.go_to(row.finding)

    def go_to(self, finding: Finding) -> None:
        """Open a finding in the list and let the sheet show its place."""
        self._model.open_finding(finding)
        index = self._model.index_of(finding)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        self._show_list()
        self.finding_chosen.emit(finding)

    def step(self, direction: int) -> None:
        """Go to the next finding in the order of the list, or to the one before; round the end."""
        walk = self._model.walk
        if not walk:
            return
        keys, opened = [finding.key for finding in walk], self.opened
        at = keys.index(opened.key) + direction if opened else self._next - (direction < 0)
        self._next = at % len(walk)
        self.go_to(walk[self._next])
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fix_current(self) -> None:
        """Mend the open finding in its likeliest way."""
        finding = self.opened
        if finding and finding.fixes:
            self._checks.fix(finding, finding.fixes[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete calls the open finding right; Enter opens a row, or gives the keyboard to an open one's place."""
        finding, key = self.opened, event.key()
        row: Row | None = self._list.currentIndex().data(ROW_ROLE)
        if key == Qt.Key.Key_Delete and finding:
            self._checks.ignore_here(finding)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            if isinstance(row, FindingRow) and row.is_open:
                self.finding_chosen.emit(row.finding)
                self.left.emit()
            else:
                self._open_row(row)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # A whole kind

    def fix_kind(self) -> None:
        """List what would be mended in the kind that is open, to be ticked; Enter mends it."""
        kind = self._model.kind
        if kind is not None and likeliest_fixes(kind.findings):
            self._ask_all(kind)

    def _ask_all(self, kind: Kind) -> None:
        """List what would be mended in a kind, to be ticked."""
        texts = texts_of(self._draft().paragraphs)
        fixes = likeliest_fixes(kind.findings)
        self._list.hide()
        self._ticks.show_things([(fix, kind.title) for fix in fixes], [_line(fix, texts) for fix in fixes])

    def _mend_ticked(self, ticked: list[tuple[Fix, str]]) -> None:
        self._checks.fix_all([fix for fix, _ in ticked], f"改{len(ticked)} 处{ticked[0][1]}")
        self._show_list()
        self._list.setFocus()

    def _show_list(self) -> None:
        self._ticks.hide()
        self._list.show()

    # Everything else

    def menu_for(self, finding: Finding) -> QMenu:
        """Everything that can be done about a finding."""
        menu = QMenu(self)
        entries: list[tuple[str, Callable[[], object]]] = [
            (fix.label, lambda fix=fix: self._checks.fix(finding, fix)) for fix in finding.fixes
        ]
        entries.append(("就是这里", lambda: self._checks.ignore_here(finding)))
        if is_a_word(finding):
            text = finding.text
            entries += (
                (f"这篇稿子里不再提醒“{text}”", lambda: self._checks.ignore_in_draft(finding)),
                (f"本单位常用，不再提醒“{text}”", lambda: self._checks.keep_for_unit(finding)),
            )
        for words, act in entries:
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
        return menu

    def _show_menu(self, place: QPoint) -> None:
        row: Row | None = self._list.indexAt(place).data(ROW_ROLE)
        if isinstance(row, FindingRow):
            self.menu_for(row.finding).exec(self._list.viewport().mapToGlobal(place))


def _line(fix: Fix, texts: Mapping[str, str]) -> str:
    """What a fix does, as a line of the list of those that are done at once."""
    if len(fix.changes) != 1:
        return fix.label
    change = fix.changes[0]
    spot = spot_of(change.paragraph_id, texts[change.paragraph_id], change.start, change.end)
    return change_line(spot, change.old, change.new)

"""The panel at the left: the draft's parts and points, how long they are and what is still missing."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from drafter.core import edits, sections
from drafter.core.clip import Clip
from drafter.core.errors import UserError
from drafter.core.length import SPEAKING_SPEED, is_too_long, speaking_minutes
from drafter.core.model import Role
from drafter.core.slots import next_slot
from drafter.core.structure import reworded_at
from drafter.ui.base.theme import Theme, set_style
from drafter.ui.document.session import Change, Session
from drafter.ui.dragging.clip_mime import clip_from_mime, clip_to_mime
from drafter.ui.outline.branches import Branch, BranchKind, walk
from drafter.ui.outline.model import OutlineModel
from drafter.ui.outline.view import OutlineView
from drafter.ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares

#: Milliseconds without a key after which the outline shows the words that were typed.
_QUIET = 120


class OutlinePanel(QWidget):
    """The outline of the session's draft, with all that can be done to its branches.

    `paragraph_chosen` names the paragraph of the branch that the user went to, `paragraph_activated` the one to
    write in (Enter, double-click, a click on an empty place); `message_raised` carries a sentence for the message bar.
    """

    paragraph_chosen = Signal(str)
    paragraph_activated = Signal(str)
    save_outline_requested = Signal()
    message_raised = Signal(str)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        outline_titles: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._titles = dict(outline_titles or {})
        self._model = OutlineModel(session, self)
        self.tree = OutlineView(self._model, theme, self)
        self._folded: set[str] = set()
        self._following = False
        #: The paragraph in which the cursor stands.
        self._place = ""
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._catch_up)
        self._build()
        self._make_actions()
        self._connect()
        self._unfold()
        self._say_header()

    def _build(self) -> None:
        self.setObjectName("outlinePanel")
        self._name = PlainLabel(self)
        self._name.setObjectName("outlineName")
        self._time = PlainLabel(self)
        self._time.setObjectName("outlineTime")
        for label in (self._name, self._time):
            set_style(label, section=True)
        header = QHBoxLayout()
        header.setContentsMargins(15, 12, 15, 6)
        header.addWidget(self._name, 1)
        header.addWidget(self._time)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(header)
        layout.addWidget(self.tree, 1)

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._model.modelReset.connect(self._unfold)
        self.tree.selectionModel().currentChanged.connect(self._tell_choice)
        self.tree.activated.connect(self._tell_activation)
        self.tree.clicked.connect(self._tell_click)
        self.tree.collapsed.connect(self._remember_folded)
        self.tree.expanded.connect(self._remember_unfolded)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.drop_refused.connect(self.message_raised)

    def _make_actions(self) -> None:
        self.action_up = self._action("上移", lambda: self._step(False), "Alt+Up")
        self.action_down = self._action("下移", lambda: self._step(True), "Alt+Down")
        self.action_copy = self._action("复制", self._copy, "Ctrl+C")
        self.action_paste = self._action("粘贴到这里", self._paste, "Ctrl+V")
        self.action_rename = self._action("改小标题", self._rename, "F2")
        self.action_clear = self._action("改回空位", self._clear)
        self.action_remove = self._action("删除", self._remove, "Del")
        self.action_numbers = self._action("小标题编号", self._toggle_numbers)
        self.action_numbers.setCheckable(True)
        self.action_save = self._action("存为提纲…", self.save_outline_requested.emit)

    def _action(self, text: str, slot: Callable[[], object], shortcut: str = "") -> QAction:
        action = QAction(text, self.tree)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: slot())
        self.tree.addAction(action)
        return action

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.tree.set_theme(theme)

    def set_outline_titles(self, titles: Mapping[str, str]) -> None:
        """The names that people know the outlines by, for the names that drafts keep."""
        self._titles = dict(titles)
        self._say_header()

    def show_shares(self, shares: "CopiedShares | None") -> None:
        """Show in each part's bar how much of it is copied; None where nobody knows."""
        self._model.show_shares(shares)

    def show_place(self, paragraph_id: str) -> None:
        """Mark the branch in which the cursor stands, without telling anyone."""
        self._place = paragraph_id
        self._show_next()
        index = self._model.index_at(paragraph_id)
        if index.isValid() and index != self.tree.currentIndex():
            self._stand_on(index)

    def _follow(self, change: Change) -> None:
        """Show the draft as it is now; words that are typed when nothing has been typed for a moment."""
        if reworded_at(change.before.paragraphs, change.after.paragraphs) is not None:
            self._later.start()
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        self._later.stop()
        chosen = self.tree.branch()
        self._model.follow()
        self._show_next()
        self._say_header()
        if chosen is not None and not self.tree.currentIndex().isValid():
            self._stand_on(self._place_of(chosen))

    def _show_next(self) -> None:
        """Mark where the key for the next open place goes from the cursor; nothing where that is the place itself."""
        paragraphs = self._session.draft.paragraphs
        position = next((at for at, one in enumerate(paragraphs) if one.id == self._place), None)
        found = next_slot(paragraphs, position) if position is not None else ""
        self._model.show_next(found if found != self._place else "")

    def _unfold(self) -> None:
        """Open every branch but those that the user has folded; what is new is open."""
        self._following = True
        self.tree.expandAll()
        for branch in walk(self._model.branches):
            if branch.id in self._folded:
                self.tree.collapse(self._model.index_of(branch.id))
        self._following = False

    def _place_of(self, chosen: Branch) -> QModelIndex:
        """Where a branch is now; where it is gone, what stands in its place."""
        index = self._model.index_at(chosen.id)
        paragraphs = self._session.draft.paragraphs
        if index.isValid() or not paragraphs:
            return index
        return self._model.index_at(paragraphs[min(chosen.start, len(paragraphs) - 1)].id)

    def _stand_on(self, index: QModelIndex) -> None:
        self._following = True
        self.tree.setCurrentIndex(index)
        self._following = False

    def _say_header(self) -> None:
        draft = self._session.draft
        title = self._titles.get(draft.outline, "")
        self._name.setText(f"提纲 · {title}" if title else "提纲")
        minutes = draft.facts.minutes
        spoken = round(speaking_minutes(self._model.length))
        said = "{n} 分钟" if minutes else "约 {n} 分钟"
        is_long = is_too_long(self._model.length, minutes * SPEAKING_SPEED)
        told = said.format(n=minutes or spoken) if minutes or spoken else ""
        self._time.setText(f"{spoken} / {minutes} 分钟" if is_long else told)
        self._time.setToolTip(f"现有内容讲完约 {spoken} 分钟")
        if is_long != self._time.property("caution"):
            set_style(self._time, caution=is_long)

    def _tell_choice(self, index: QModelIndex) -> None:
        self._fit_actions()
        branch = self._model.branch(index)
        if branch is not None and not self._following:
            self.paragraph_chosen.emit(branch.id)

    def _tell_activation(self, index: QModelIndex) -> None:
        branch = self._model.branch(index)
        if branch is not None:
            self.paragraph_activated.emit(branch.id)

    def _tell_click(self, index: QModelIndex) -> None:
        """Who clicks on an empty place wants to fill it: typing and pasting go there."""
        branch = self._model.branch(index)
        if branch is not None and branch.empty:
            self.paragraph_activated.emit(branch.id)

    def _remember_folded(self, index: QModelIndex) -> None:
        branch = self._model.branch(index)
        if branch is not None and not self._following:
            self._folded.add(branch.id)

    def _remember_unfolded(self, index: QModelIndex) -> None:
        branch = self._model.branch(index)
        if branch is not None and not self._following:
            self._folded.discard(branch.id)

    def _show_menu(self, position: QPoint) -> None:
        menu = self.context_menu()
        menu.exec(self.tree.viewport().mapToGlobal(position))
        menu.deleteLater()

    def context_menu(self) -> QMenu:
        """The menu for the branch that is chosen."""
        self._fit_actions()
        self.action_numbers.setChecked(self._has_numbers())
        menu = QMenu(self.tree)
        menu.addActions([self.action_up, self.action_down])
        menu.addSeparator()
        menu.addActions([self.action_copy, self.action_paste])
        menu.addSeparator()
        menu.addActions([self.action_rename, self.action_clear, self.action_remove])
        menu.addSeparator()
        menu.addActions([self.action_numbers, self.action_save])
        return menu

    def _fit_actions(self) -> None:
        """Enable what can be done to the branch that is chosen."""
        branch = self.tree.branch()
        movable = branch is not None and branch.kind is not BranchKind.FRONT
        for action in (
            self.action_up,
            self.action_down,
            self.action_copy,
            self.action_paste,
            self.action_clear,
            self.action_remove,
        ):
            action.setEnabled(movable)
        self.action_rename.setEnabled(branch is not None and branch.kind is BranchKind.HEADING)

    def _has_numbers(self) -> bool:
        parts = [p for p in self._session.draft.paragraphs if p.role is Role.HEADING and p.level == 1]
        return any(part.marker for part in parts)

    def _movable(self) -> Branch | None:
        branch = self.tree.branch()
        return branch if branch is not None and branch.kind is not BranchKind.FRONT else None

    def _step(self, down: bool) -> None:
        branch = self._movable()
        if branch is not None and self._model.step(branch, down):
            self._stand_on(self._model.index_of(branch.id))
            self.paragraph_chosen.emit(branch.id)

    def _copy(self) -> None:
        branch = self._movable()
        if branch is not None:
            clip = Clip(self._session.draft.paragraphs[branch.start : branch.stop])
            QApplication.clipboard().setMimeData(clip_to_mime(clip))

    def _paste(self) -> None:
        branch = self._movable()
        try:
            clip = clip_from_mime(QApplication.clipboard().mimeData())
        except UserError as error:
            self.message_raised.emit(str(error))
            return
        if branch is not None and clip is not None:
            self._model.put(branch, clip)

    def _rename(self) -> None:
        branch = self.tree.branch()
        if branch is not None and branch.kind is BranchKind.HEADING:
            self.tree.edit(self.tree.currentIndex())

    def _clear(self) -> None:
        branch = self._movable()
        if branch is not None:
            self._session.apply(lambda draft: sections.clear_section(draft, branch.id), "改回空位")

    def _remove(self) -> None:
        branch = self._movable()
        if branch is not None:
            self._model.remove(branch)

    def _toggle_numbers(self) -> None:
        numbered = not self._has_numbers()
        label = "小标题编号" if numbered else "取消小标题编号"
        self._session.apply(lambda draft: edits.set_numbered_parts(draft, numbered), label)

"""The row at the top: menus, words instead of icons, one red for what asks for action; and which commands can be given."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from drafter.ui.base.commands import NEEDS_DRAFT, TOOL_BAR, TOOL_BAR_END
from drafter.ui.base.theme import set_style
from drafter.ui.document.session import Session


class TopRow(QWidget):
    """Menus and tool bars in one row, so that the sheet has the height of the other.

    Where the window is narrow, what does not fit of TOOL_BAR is behind an arrow; the menus and TOOL_BAR_END stay.
    """

    def __init__(self, menus: QMenuBar, actions: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("topRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        end = self._bar("toolBarEnd", TOOL_BAR_END, actions)
        end.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        export = end.widgetForAction(actions["actionExport"])
        if isinstance(export, QToolButton):
            set_style(export, primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(0)
        row.addWidget(menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bar("toolBar", [None, *TOOL_BAR], actions), 1)
        row.addWidget(end)

    def _bar(self, name: str, commands: Iterable[str | None], actions: Mapping[str, QAction]) -> QToolBar:
        bar = QToolBar("工具栏", self)
        bar.setObjectName(name)
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for command in commands:
            if command is None:
                bar.addSeparator()
            else:
                bar.addAction(actions[command])
        return bar


class ActionState(QObject):
    """Keeps the actions of a window, by the names of their commands, in step with its session."""

    def __init__(self, actions: Mapping[str, QAction], session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._session = session
        session.state_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        there = self._session.has_draft
        if self._actions["actionSave"].isEnabled() != there:  # not with every key
            for name in NEEDS_DRAFT:
                self._actions[name].setEnabled(there)
        self._tell("actionUndo", "撤销", self._session.undo_label)
        self._tell("actionRedo", "重做", self._session.redo_label)

    def _tell(self, name: str, word: str, label: str) -> None:
        """Name what an action would do; it can be given where there is anything."""
        action = self._actions[name]
        action.setEnabled(bool(label))
        action.setText(f"{word}{label}")
        action.setIconText(f"{word}{label}")

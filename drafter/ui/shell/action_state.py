"""Which commands can be given, and what undo and redo would do."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from drafter.ui.base.commands import NEEDS_DRAFT
from drafter.ui.document.session import Session


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

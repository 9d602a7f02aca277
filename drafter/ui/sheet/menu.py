"""The menu of the sheet: what can be done with the paragraph under the pointer."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from drafter.ui.sheet.sheet import Sheet

#: The commands by name; None is a line, a tuple a menu of its own with its title first.
_ENTRIES: tuple[str | tuple[str, ...] | None, ...] = (
    "actionCut",
    "actionCopy",
    "actionPaste",
    None,
    "nextAlternative",
    "previousAlternative",
    "actionBlanks",
    None,
    (
        "段落类型",
        "roleHeading1",
        "roleHeading2",
        "roleHeading3",
        "rolePoint",
        "roleBody",
        "roleAddressee",
        "roleSalutation",
        "roleTitle",
        "roleDate",
        "roleSignature",
        "roleAttachmentNote",
        "roleAttachment",
        "roleAttachmentTitle",
    ),
    "levelDown",
    "levelUp",
    "moveUp",
    "moveDown",
    "putInOrder",
    None,
    "toggleLock",
    "clearSlot",
    "removeParagraph",
)


class SheetMenu(QObject):
    """Opens the menu where it is asked for; a click outside the selection takes the cursor along."""

    def __init__(self, sheet: Sheet, actions: Mapping[str, QAction]) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._actions = actions
        sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        sheet.customContextMenuRequested.connect(self._open)

    def menu(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._sheet)
        menu.setObjectName("sheetMenu")
        for entry in _ENTRIES:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, tuple):
                title, *names = entry
                menu.addMenu(title).addActions([self._actions[name] for name in names])
            else:
                menu.addAction(self._actions[entry])
        return menu

    def _open(self, point: QPoint) -> None:
        cursor = self._sheet.textCursor()
        clicked = self._sheet.cursorForPosition(point)
        if not cursor.selectionStart() <= clicked.position() <= cursor.selectionEnd():
            self._sheet.setTextCursor(clicked)
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._sheet.viewport().mapToGlobal(point))

"""What the menu 段落 does to the paragraphs at the cursor."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog

from drafter.core import edits
from drafter.core.model import Draft, Role
from drafter.core.numbering import list_of
from drafter.core.parking import set_parked, with_note
from drafter.core.sections import one_on
from drafter.ui.document.session import Session
from drafter.ui.sheet.sheet import Sheet


class SheetActions:
    """The commands on paragraphs, for one sheet; each is one step of the history."""

    def __init__(self, sheet: Sheet, session: Session) -> None:
        self._sheet = sheet
        self._session = session

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The command names of the menu with what each does."""
        roles: dict[str, tuple[Role, int]] = {
            "roleHeading1": (Role.HEADING, 1),
            "roleHeading2": (Role.HEADING, 2),
            "roleHeading3": (Role.HEADING, 3),
            "rolePoint": (Role.POINT, 1),
            "roleBody": (Role.BODY, 0),
            "roleAddressee": (Role.ADDRESSEE, 0),
            "roleSalutation": (Role.SALUTATION, 0),
            "roleTitle": (Role.TITLE, 0),
            "roleDate": (Role.DATE, 0),
            "roleSignature": (Role.SIGNATURE, 0),
            "roleAttachmentNote": (Role.ATTACHMENT_NOTE, 0),
            "roleAttachment": (Role.ATTACHMENT, 0),
            "roleAttachmentTitle": (Role.ATTACHMENT, 1),
        }
        setters: dict[str, Callable[[], object]] = {
            name: lambda role=role, level=level: self._set_role(role, level)
            for name, (role, level) in roles.items()
        }
        return setters | {
            "levelDown": lambda: self._sheet.change_level(1),
            "levelUp": lambda: self._sheet.change_level(-1),
            "moveUp": lambda: self._move(-1),
            "moveDown": lambda: self._move(1),
            "toggleNumbers": self._toggle_numbers,
            "putInOrder": self._put_in_order,
            "toggleLock": self._toggle_lock,
            "togglePark": self._toggle_park,
            "editNote": self._edit_note,
            "clearSlot": self._clear,
            "removeParagraph": self._remove,
            "actionCut": self._sheet.cut,
            "actionCopy": self._sheet.copy,
            "actionPaste": self._sheet.paste,
            "actionSelectAll": self._sheet.selectAll,
        }

    def _apply(self, edit: Callable[[Draft], Draft], label: str) -> None:
        """Make an edit and leave the cursor and the selection where they are."""
        with self._sheet.keeping_place():
            self._session.apply(edit, label)

    def _set_role(self, role: Role, level: int) -> None:
        ids = self._sheet.selected_ids
        self._apply(lambda draft: edits.set_role(draft, ids, role, level), "改段落类型")

    def _move(self, direction: int) -> None:
        paragraph = self._sheet.paragraph
        if paragraph is None:
            return
        if paragraph.locked:
            self._sheet.message.emit("这一段锁定了，先解锁（Ctrl+L）再移动。")
            return
        name = "移动部分" if paragraph.role is Role.HEADING else "移动段落"
        self._apply(lambda draft: one_on(draft, paragraph.id, down=direction > 0), name)

    def _toggle_numbers(self) -> None:
        parts = [p for p in self._session.draft.paragraphs if p.role is Role.HEADING and p.level == 1]
        numbered = not any(part.marker for part in parts)
        name = "小标题编号" if numbered else "去掉小标题编号"
        self._apply(lambda draft: edits.set_numbered_parts(draft, numbered), name)

    def _put_in_order(self) -> None:
        """Let the numbers of the list at the cursor follow from one again; of all lists where the cursor is in none."""
        paragraphs, here = self._session.draft.paragraphs, self._sheet.paragraph
        members = list_of(paragraphs, paragraphs.index(here)) if here in paragraphs else ()
        ids = [paragraphs[n].id for n in members] or [paragraph.id for paragraph in paragraphs]
        if not any(paragraph.fixed for paragraph in paragraphs if paragraph.id in ids):
            self._sheet.message.emit("这一组的序号本来就是顺的。")
            return
        self._apply(lambda draft: edits.put_in_order(draft, ids), "把序号排顺")

    def _toggle_lock(self) -> None:
        ids, paragraph = self._sheet.selected_ids, self._sheet.paragraph
        locked = not (paragraph and paragraph.locked)
        name = "锁定段落" if locked else "解锁段落"
        self._apply(lambda draft: edits.set_locked(draft, ids, locked), name)

    def _toggle_park(self) -> None:
        """Put the paragraphs at the cursor aside, or take them in again."""
        ids, paragraph = self._sheet.selected_ids, self._sheet.paragraph
        parked = not (paragraph and paragraph.is_parked)
        name = "设为待用" if parked else "用回正文"
        self._apply(lambda draft: set_parked(draft, ids, parked), name)

    def _edit_note(self) -> None:
        """Ask for a note beside the paragraph at the cursor."""
        paragraph = self._sheet.paragraph
        if paragraph is None:
            return
        question = "写给自己看的，不导出："
        note, wanted = QInputDialog.getMultiLineText(self._sheet, "旁注", question, paragraph.note)
        if wanted:
            self._apply(lambda draft: with_note(draft, paragraph.id, note.strip()), "旁注")

    def _clear(self) -> None:
        paragraph = self._sheet.paragraph
        if paragraph:
            self._apply(lambda draft: edits.clear_to_slot(draft, paragraph.id), "改回空位")

    def _remove(self) -> None:
        ids = self._sheet.selected_ids
        self._session.apply(lambda draft: edits.remove(draft, ids), "删除段落")

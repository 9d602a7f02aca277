"""The outline of a draft as a Qt model, with the rules of what may be dragged and dropped where."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core import edits
from drafter.core.clip import Clip
from drafter.core.errors import UserError
from drafter.core.length import CharacterCounts
from drafter.core.model import Paragraph
from drafter.core.sections import fits_into
from drafter.ui.document.session import Session
from drafter.ui.dragging.branch_mime import BRANCH_MIME, branch_in, branches_to_mime
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_from_mime
from drafter.ui.outline import places as outline_places
from drafter.ui.outline.branch_tree import BranchTree, Place
from drafter.ui.outline.branches import Branch, BranchKind, branch_at, branches_of
from drafter.ui.widgets.plain import plain_tip

if TYPE_CHECKING:
    from drafter.checks.copied.check import CopiedShares, Share

BRANCH_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex

_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable

#: The flags of a row by whether it is a heading and whether it stays where it is; Qt asks often.
_FLAGS = {
    (False, True): _PLAIN,
    (True, True): _EDITABLE,
    (False, False): _PLAIN | Qt.ItemFlag.ItemIsDragEnabled,
    (True, False): _EDITABLE | Qt.ItemFlag.ItemIsDragEnabled,
}


class OutlineModel(QAbstractItemModel):
    """A thin adapter over the branches of the session's draft.

    `follow` brings it in step after a change: where the branches are the same ones in the same order, only the
    rows that say something else are refreshed; otherwise the model is reset. Indexes carry serial numbers that
    are never used again, so that one that is kept too long is merely invalid.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts = CharacterCounts()
        self._shares: dict[str, Share] = {}
        self._tree = BranchTree()
        self._next = ""
        self.follow()

    @property
    def longest(self) -> int:
        """The characters of the longest part, as it is or as it was planned."""
        parts = [b for b in self._tree.branches if b.kind is BranchKind.HEADING]
        return max((max(b.length, b.planned) for b in parts), default=0)

    def share(self, branch: Branch) -> "Share | None":
        """How much of a part is copied, as far as it is known."""
        return self._shares.get(branch.id)

    def is_next(self, branch: Branch) -> bool:
        """Whether the next open place is in this branch itself."""
        return branch.id == self._next

    def show_next(self, paragraph_id: str) -> None:
        """Mark the branch in which the next open place is; "" where there is none."""
        branch = self.branch(self.index_at(paragraph_id))
        before, self._next = self._next, branch.id if branch else ""
        for branch_id in {before, self._next} if before != self._next else ():
            index = self.index_of(branch_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def show_shares(self, shares: "CopiedShares | None") -> None:
        """Take over how much of each part is copied; None where nobody knows."""
        before, self._shares = self._shares, dict(shares.parts) if shares else {}
        for paragraph_id in before.keys() | self._shares.keys():
            index = self.index_of(paragraph_id)
            if index.isValid() and before.get(paragraph_id) != self._shares.get(paragraph_id):
                self.dataChanged.emit(index, index)

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The branches as they are shown."""
        return self._tree.branches

    @property
    def length(self) -> int:
        """The characters of the whole draft."""
        return self._counts.total

    def follow(self) -> None:
        """Show the session's draft as it is now."""
        branches = branches_of(self._session.draft, self._counts)
        if self._tree.has_shape_of(branches):
            self._refresh(branches)
        else:
            self.beginResetModel()
            self._tree.grow(branches)
            self.endResetModel()

    def _refresh(self, branches: tuple[Branch, ...]) -> None:
        longest = self.longest
        for branch in self._tree.exchange(branches):
            index = self.index_of(branch.id)
            self.dataChanged.emit(index, index)
        if self.longest != longest:
            # Every part's bar is drawn to the scale of the longest.
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._tree.top) - 1, 0))

    def index_of(self, paragraph_id: str) -> QModelIndex:
        """The index of the branch that begins with this paragraph; invalid where none does."""
        return self._index_of_place(self._tree.of_id(paragraph_id))

    def index_at(self, paragraph_id: str) -> QModelIndex:
        """The index of the innermost branch in which this paragraph stands; invalid where it is unknown."""
        try:
            position = self._session.draft.index_of(paragraph_id)
        except KeyError:
            return QModelIndex()
        branch = branch_at(self._tree.branches, position)
        return self.index_of(branch.id) if branch else QModelIndex()

    def branch(self, index: Index) -> Branch | None:
        """The branch of a row, None for the invalid index."""
        place = self._place(index)
        return place.branch if place else None

    def _place(self, index: Index) -> Place | None:
        return self._tree.of_serial(index.internalId())

    def _children(self, parent: Index) -> list[Place]:
        if not parent.isValid():
            return self._tree.top
        place = self._place(parent)
        return place.children if place else []

    def _index_of_place(self, place: Place | None) -> QModelIndex:
        return self.createIndex(place.row, 0, place.serial) if place else QModelIndex()

    def step(self, branch: Branch, down: bool) -> bool:
        """Move a branch one place down or up among its like."""
        edit = outline_places.stepping(self._session.draft, self._tree.branches, branch, down)
        return edit is not None and self._session.apply(edit, self._moving_label(branch))

    def move(self, branch: Branch, gap: int) -> bool:
        """Move a branch into a gap."""
        edit = outline_places.moving(self._session.draft, branch, gap)
        return self._session.apply(edit, self._moving_label(branch))

    def _moving_label(self, branch: Branch) -> str:
        labels = {
            BranchKind.HEADING: "移动小标题",
            BranchKind.POINT: "移动要点",
        }
        return labels.get(branch.kind, "移动段落")

    def remove(self, branch: Branch) -> bool:
        """Take a branch out, with all that stands below it."""
        return self._session.apply(outline_places.removing(self._session.draft, branch), "删除")

    def put(self, target: Branch, clip: Clip) -> bool:
        """Put a clip into a branch, or, where it brings a heading, behind the part of that branch."""
        edit = outline_places.putting(self._session.draft, self._tree.branches, target, clip)
        return edit is not None and self._session.apply(edit, "移入段落")

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        places = self._children(parent)
        return self._index_of_place(places[row] if column == 0 and 0 <= row < len(places) else None)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        place = self._place(child)
        return self._index_of_place(place.parent if place else None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        branch = self.branch(index)
        if branch is None:
            return None
        if role == BRANCH_ROLE:
            return branch
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(branch)
        if role == Qt.ItemDataRole.EditRole:
            return branch.text
        if role == Qt.ItemDataRole.ToolTipRole:
            words = branch.prompt if branch.empty else self._told(branch.label + branch.text, branch)
            return plain_tip(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "待填" if branch.empty else f"{branch.length} 字"
            return self._told(f"{self.words(branch)}，{state}", branch)
        return None

    def _told(self, words: str, branch: Branch) -> str:
        """Words about a branch, with how much of it is copied where anything is."""
        share = self.share(branch)
        if share is None or not share.copied:
            return words
        copied = "与旧稿相同 {n} 字，占 {percent}%"
        return f"{words}\n{copied.format(n=share.copied, percent=share.percent)}"

    def words(self, branch: Branch) -> str:
        """What a row says: its label and its text, or what belongs there."""
        if not branch.empty:
            return branch.label + (branch.text or "（空行）")
        what = branch.text or branch.prompt.split("：")[0].split("，")[0] or "…"
        runs_on = branch.label[-1:].isalpha()  # 一要, 一是; not 一、
        return f"{branch.label} · {what}" if runs_on else branch.label + what

    def flags(self, index: Index) -> Qt.ItemFlag:
        branch = self.branch(index)
        if branch is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        is_fixed = branch.kind is BranchKind.FRONT or branch.locked
        return _FLAGS[branch.kind is BranchKind.HEADING, is_fixed]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        branch = self.branch(index)
        if branch is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        return self._session.apply(lambda draft: edits.set_text(draft, branch.id, text), "改小标题")

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [BRANCH_MIME, CLIP_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        branches = [branch for branch in map(self.branch, indexes) if branch]
        paragraphs = self._session.draft.paragraphs
        within = [p.id for branch in branches for p in paragraphs[branch.start : branch.stop]]
        return branches_to_mime([branch.id for branch in branches], within)

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if data.hasFormat(BRANCH_MIME):
            return self._move_target(data, row, parent) is not None
        if not data.hasFormat(CLIP_MIME):
            return False
        heading = self.dragged_heading(data)
        if row >= 0:
            gap = self._gap(row, parent)
            return heading is not None and fits_into(self._session.draft.paragraphs, gap, heading)
        target = self.branch(parent)
        if target is None or target.kind is BranchKind.FRONT:
            return False
        return heading is None or self.takes_heading(target)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Carry out a drop. Raises UserError for the clip of a later version of the program."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if data.hasFormat(BRANCH_MIME):
            target = self._move_target(data, row, parent)
            return target is not None and self.move(*target)
        clip = clip_from_mime(data)
        onto = self.branch(parent)
        if clip is None:
            return False
        if row >= 0:
            gap = self._gap(row, parent)
            return self._session.apply(lambda draft: edits.insert(draft, gap, clip), "移入段落")
        return onto is not None and self.put(onto, clip)

    def takes_heading(self, target: Branch) -> bool:
        """Whether a heading with its section may be dropped onto a branch, rather than beside one."""
        return outline_places.takes_heading(self._tree.branches, target)

    def dragged_branch(self, data: QMimeData) -> Branch | None:
        """The branch of this draft that is dragged, None where it is none."""
        place = self._tree.of_id(branch_in(data))
        return place.branch if place else None

    def dragged_heading(self, data: QMimeData) -> Paragraph | None:
        """The heading with which a dragged clip begins, None where it begins otherwise or cannot be read."""
        try:
            return outline_places.heading_of(clip_from_mime(data))
        except UserError:
            return None

    def _move_target(self, data: QMimeData, row: int, parent: Index) -> tuple[Branch, int] | None:
        """The branch that is dragged and the gap where it would go; None where it may not."""
        moving, onto = self.dragged_branch(data), self.branch(parent)
        if moving is None:
            return None
        gap = self._gap(row, parent) if row >= 0 or onto is None else outline_places.gap_onto(onto, moving)
        return (moving, gap) if outline_places.may_move(self._session.draft, moving, gap) else None

    def _gap(self, row: int, parent: Index) -> int:
        holder = self.branch(parent)
        siblings = holder.children if holder else self._tree.branches
        return outline_places.gap_at(self._session.draft, siblings, holder, row)

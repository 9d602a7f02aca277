"""The draft as the outline panel shows it: a tree of plain values, without Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.core.length import CharacterCounts, planned_whole
from drafter.core.model import END_ROLES, FRONT_ROLES, MOVE_NAMES, ROLE_NAMES, Draft, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.objects import name_of
from drafter.core.structure import Node, nodes


class BranchKind(StrEnum):
    """What a row of the outline stands for."""

    FRONT = "front"
    BODY = "body"
    HEADING = "heading"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Branch:
    """One row of the outline: the paragraphs `start` to `stop` of the draft.

    `id` is that of the first paragraph; `text` what the row says after its `label`, `prompt` what belongs there
    while it is `empty`. `length` and `planned` count characters, `planned` 0 where nobody planned; a heading's
    length is that of what stands below it.
    """

    id: str
    kind: BranchKind
    start: int
    stop: int
    label: str
    text: str
    prompt: str
    length: int
    planned: int
    empty: bool
    locked: bool
    level: int
    children: "tuple[Branch, ...]" = ()


def branches_of(draft: Draft, counts: CharacterCounts) -> tuple[Branch, ...]:
    """The outline of a draft. Body paragraphs in a row that make the same move are one branch."""
    return _Grower(draft, counts).branches()


def walk(branches: Sequence[Branch]) -> Iterator[Branch]:
    """All branches, each before its children."""
    for branch in branches:
        yield branch
        yield from walk(branch.children)


def branch_at(branches: Sequence[Branch], position: int) -> Branch | None:
    """The innermost branch in which the paragraph at `position` stands."""
    for branch in branches:
        if branch.start <= position < branch.stop:
            return branch_at(branch.children, position) or branch
    return None


def lead_of(text: str) -> str:
    """The leading sentence of a paragraph, without its full stop, at most 40 characters."""
    lead = text.strip().split("。")[0].split("：")[0]
    return lead if len(lead) <= 40 else lead[:39] + "…"


class _Grower:
    """Grows the branches of one draft."""

    def __init__(self, draft: Draft, counts: CharacterCounts) -> None:
        self._paragraphs = draft.paragraphs
        self._labels = labels(draft.paragraphs)
        self._lengths = counts.of(draft.paragraphs)
        self._whole = planned_whole(draft)

    def branches(self) -> tuple[Branch, ...]:
        grown: list[Branch] = []
        for start, stop, below in self._grouped(nodes(self._paragraphs)):
            grown.append(self._branch(start, stop, below))
        return tuple(grown)

    def _grouped(self, found: Sequence[Node]) -> Iterator[tuple[int, int, Sequence[Node]]]:
        """The nodes with body paragraphs of the same move, all empty or all filled, taken together."""
        start, key = 0, None
        for node in found:
            first = self._paragraphs[node.start]
            mine = None if node.front or first.role is not Role.BODY else (first.move, first.is_empty_slot)
            if key is not None and mine != key:
                yield start, node.start, ()
            if mine is None:
                yield node.start, node.stop, node.children
            elif mine != key:
                start = node.start
            key = mine
        if key is not None:
            yield start, len(self._paragraphs), ()

    def _branch(self, start: int, stop: int, below: Sequence[Node]) -> Branch:
        first = self._paragraphs[start]
        kind = self._kind(first)
        within = self._paragraphs[start:stop]
        slot = first.slot
        own = 1 if kind is BranchKind.HEADING else 0
        children = self._children(start, stop, below) if kind is BranchKind.HEADING else ()
        if kind is BranchKind.POINT:
            children = tuple(self._branch(node.start, node.stop, node.children) for node in below)
        return Branch(
            id=first.id,
            kind=kind,
            start=start,
            stop=stop,
            label=self._labels[start],
            text=self._text(kind, within),
            prompt=slot.prompt if slot else "",
            length=sum(self._lengths[start + own : stop]),
            planned=round(self._whole * sum(p.slot.share for p in within if p.slot)),
            empty=all(p.is_empty_slot for p in within) if kind is BranchKind.BODY else first.is_empty_slot,
            locked=first.locked,
            level=first.level,
            children=children,
        )

    @staticmethod
    def _kind(first: Paragraph) -> BranchKind:
        if first.role is Role.HEADING:
            return BranchKind.HEADING
        if first.role is Role.POINT:
            return BranchKind.POINT
        return BranchKind.FRONT if first.role in FRONT_ROLES else BranchKind.BODY

    @staticmethod
    def _text(kind: BranchKind, within: Sequence[Paragraph]) -> str:
        first = within[0]
        if first.object:
            return first.text.strip() or name_of(first.object)
        if kind is BranchKind.FRONT:
            return "、".join(dict.fromkeys(ROLE_NAMES[p.role] for p in within))
        if kind is BranchKind.HEADING:
            return first.text.strip()
        if kind is BranchKind.POINT:
            return lead_of(first.text)
        if first.move is None:
            return ROLE_NAMES[first.role] if first.role in END_ROLES else lead_of(first.text)
        return MOVE_NAMES[first.move]

    def _children(self, start: int, stop: int, below: Sequence[Node]) -> tuple[Branch, ...]:
        """Sub-headings and points, and between them the body slots that still wait for their text."""
        inside = {position for node in below for position in range(node.start, node.stop)}
        waiting = [
            Node(position, position + 1)
            for position in range(start + 1, stop)
            if position not in inside and self._paragraphs[position].is_empty_slot
        ]
        ordered = sorted([*below, *waiting], key=lambda node: node.start)
        return tuple(self._branch(node.start, node.stop, node.children) for node in ordered)

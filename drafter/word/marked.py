"""花脸稿: a Word file in which what was struck and added stands as tracked changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from drafter.core.edits import drop_empty_slots
from drafter.core.model import Paragraph
from drafter.core.numbering import labels
from drafter.word.blocks import Block
from drafter.word.body import blank_lines, block_properties, runs_of
from drafter.word.clean import clean
from drafter.word.compare import Change, Compared, Comparison
from drafter.word.compose import compose
from drafter.word.differences import Kind, Span
from drafter.word.export import assemble
from drafter.word.layout_data import Layout
from drafter.word.object_blocks import object_blocks
from drafter.word.object_parts import ObjectWriter
from drafter.word.ooxml import Element, run, w
from drafter.word.styles import LEAD_IDS
from drafter.word.titles import Segment, plain_segments

#: Who changed where nobody knows.
_SOMEBODY = "修改"


def to_marked_docx(
    comparison: Comparison, layout: Layout, segment: Segment = plain_segments, author: str = ""
) -> bytes:
    """The later version with every change as a tracked change of `author`, by default of who changed the file that
    came back; Word can accept or reject each.

    The tracked changes carry no time, so that the same comparison gives the same bytes.
    """
    marked = _Marked(comparison, layout, segment, author or comparison.author or _SOMEBODY)
    return assemble(comparison.before, layout, list(marked.paragraphs()), marked.objects.media)


class _Marked:
    def __init__(self, comparison: Comparison, layout: Layout, segment: Segment, author: str) -> None:
        self._items = comparison.items
        self._layout = layout
        self._author = author
        self._ids = count(1)
        self.objects = ObjectWriter(layout)
        self._old = drop_empty_slots(comparison.before.paragraphs)
        self._after = self._composed(comparison, [item.after for item in self._items], segment)
        self._before = self._composed(comparison, self._old, segment)

    def _composed(
        self, comparison: Comparison, paragraphs: Iterable[Paragraph | None], segment: Segment
    ) -> dict[str, tuple[Block, str]]:
        """For each paragraph's id its block and label in one of the versions."""
        there = tuple(
            paragraph
            for paragraph in paragraphs
            if paragraph and (paragraph.object or clean(paragraph.text).strip())
        )
        blocks = compose(comparison.before.with_paragraphs(there), self._layout, segment)
        numbers = {p.id: label for p, label in zip(there, labels(there), strict=True)}
        return {b.paragraph_id: (b, numbers[b.paragraph_id]) for b in blocks if b.paragraph_id}

    def paragraphs(self) -> Iterator[Element]:
        """The paragraphs of both versions; one that moved is struck where it stood and added where it stands."""
        left = self._left_behind()
        yield from self._struck_blocks(left.get("", ()))
        for item in self._items:
            paragraph = item.after or item.before
            assert paragraph, "an item stands in one of the versions"
            added = item.change is Change.ADDED or item.moved
            if item.change is Change.STRUCK:
                yield from self._struck_blocks([paragraph])
            elif paragraph.object:
                yield from self._object(paragraph)
            elif paragraph.id in self._after:
                block, _ = self._after[paragraph.id]
                was = 0 if added or not item.before else self._blank_before(item.before.id)
                mark = "ins" if added else ""
                yield from self._paragraph(block, mark, self._contents(item, block, added), was)
            if item.before and not item.moved:
                yield from self._struck_blocks(left.get(paragraph.id, ()))

    def _left_behind(self) -> dict[str, list[Paragraph]]:
        """What moved away, by the id of the nearest paragraph above its old place that did not; "" for the top."""
        moved = {item.before.id for item in self._items if item.before and item.moved}
        found: dict[str, list[Paragraph]] = {}
        above = ""
        for paragraph in self._old:
            if paragraph.id in moved:
                found.setdefault(above, []).append(paragraph)
            else:
                above = paragraph.id
        return found

    def _struck_blocks(self, paragraphs: Iterable[Paragraph]) -> Iterator[Element]:
        there = (p for p in paragraphs if p.id in self._before and not p.object)
        for block, _ in (self._before[p.id] for p in there):
            struck = self._tracked("del", [run(block.text, deleted=True)])
            yield from self._paragraph(block, "del", [struck], block.blank_before)

    def _object(self, paragraph: Paragraph) -> Iterator[Element]:
        """A table or picture as it is, with its caption."""
        for block in object_blocks(paragraph):
            if block.object:
                yield from self.objects.elements(block, [])
            else:
                yield from self._paragraph(block, "", runs_of(block), block.blank_before)

    def _blank_before(self, paragraph_id: str) -> int:
        """How many empty lines stood above a paragraph in the earlier version."""
        found = self._before.get(paragraph_id)
        return found[0].blank_before if found else 0

    def _paragraph(self, block: Block, mark: str, contents: Iterable[Element], was: int) -> Iterator[Element]:
        """A paragraph with its empty lines, of which there `was` another number; `mark` says what became of its end."""
        now = 0 if mark == "del" else block.blank_before
        for kind, lines in (("", min(was, now)), ("del", was - now), ("ins", now - was)):
            for line in blank_lines(replace(block, blank_before=max(0, lines))):
                if kind:
                    line[0].append(w("rPr", self._tracked(kind, [])))
                yield line
        properties = block_properties(block, self._layout)
        if mark:
            properties.append(w("rPr", self._tracked(mark, [])))
        yield w("p", properties, *contents)

    def _contents(self, item: Compared, block: Block, added: bool) -> Iterator[Element]:
        """The runs of a paragraph: as they are set where nothing changed, else the pieces of the change."""
        if added or (item.before and item.before.id not in self._before):
            yield self._tracked("ins", list(runs_of(block)))
        elif item.before and item.after:
            was, (_, new) = self._before[item.before.id], self._after[item.after.id]
            if item.change is Change.KEPT and was[1] == new:
                yield from runs_of(block)
            else:
                # A number that follows from another place is a change, too: rejected, the old one comes back.
                yield from self._pieces([*_label(was[1], new), *item.spans], was[0], block)
        else:
            yield from runs_of(block)

    def _pieces(self, pieces: Sequence[Span], before: Block, after: Block) -> Iterator[Element]:
        """The pieces of a change; what is struck looks as it did before, the rest as it does now."""
        was, now = _Leads(before), _Leads(after)
        for piece in pieces:
            text = clean(piece.text)
            if piece.kind is Kind.STRUCK:
                struck = [run(part, lead, deleted=True) for part, lead in was.next(text)]
                yield self._tracked("del", struck)
                continue
            runs = [run(part, lead) for part, lead in now.next(text)]
            if piece.kind is Kind.SAME:
                was.next(text)
                yield from runs
            else:
                yield self._tracked("ins", runs)

    def _tracked(self, tag: str, contents: Sequence[Element]) -> Element:
        return w(tag, *contents, id=next(self._ids), author=self._author)


class _Leads:
    """Goes through the text of a block piece by piece and tells the style of its lead sentence from the rest."""

    def __init__(self, block: Block) -> None:
        lead = block.runs[0] if block.runs else None
        self._left = len(lead.text) if lead and lead.lead else 0
        self._style = LEAD_IDS[lead.lead][0] if lead and lead.lead else ""

    def next(self, text: str) -> list[tuple[str, str]]:
        """The next piece of the text in parts, each with the id of its character style, "" for none."""
        parts = [(text[: self._left], self._style), (text[self._left :], "")]
        self._left = max(0, self._left - len(text))
        return [(part, style) for part, style in parts if part]


def _label(old: str, new: str) -> list[Span]:
    if old == new:
        return [Span(Kind.SAME, new)] if new else []
    return [Span(kind, text) for kind, text in ((Kind.STRUCK, old), (Kind.ADDED, new)) if text]

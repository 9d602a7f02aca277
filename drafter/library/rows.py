"""Rows of the store turned into the values the rest of the program knows."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from drafter.core.model import Move, Paragraph, Role, Source
from drafter.core.object_serial import object_from_json
from drafter.library.blocks import Kind
from drafter.library.sources import Sources

#: How many sources of one text are told, the last ones to come in; ready-made phrases may stand in thousands.
_MOST_SOURCES = 100
#: How many versions of a block are counted; a form letter may have thousands.
_MOST_VERSIONS = 100
_BLOCK = "b.id, b.first_version, b.favourite, b.uses"
_PLACE = "p.position, p.role, p.level, p.move, p.marker, p.starts"
_PLACED = f"""
SELECT {_BLOCK}, p.source, b.text, {_PLACE} FROM blocks b JOIN placements p ON p.block = b.id
WHERE b.id IN (SELECT value FROM json_each(?))
"""
_SECTIONS = f"""
SELECT {_BLOCK}, p.source, p.position, p.stop FROM blocks b JOIN sections p ON p.block = b.id
WHERE b.id IN (SELECT value FROM json_each(?))
"""
_NEWEST = """
AND p.source IN (SELECT source FROM {table} q WHERE q.block = b.id ORDER BY q.source DESC LIMIT {most})
"""
#: What is read of blocks of a kind: everywhere they stand, and in their newest sources only, which takes longer.
_PARAGRAPH_ROWS = (_PLACED, _PLACED + _NEWEST.format(table="placements", most=_MOST_SOURCES))
_SECTION_ROWS = (_SECTIONS, _SECTIONS + _NEWEST.format(table="sections", most=_MOST_SOURCES))
_PARAGRAPHS = f"SELECT b.text, {_PLACE} FROM placements p JOIN blocks b ON b.id = p.block"


_ROLES: Mapping[str, Role] = {role.value: role for role in Role}
_MOVES: Mapping[str, Move | None] = {"": None, **{move.value: move for move in Move}}


class Block:
    """One block as it stands in its newest source outside the bin.

    Its paragraphs are made when they are asked for: of fifty results eight are seen.
    """

    def __init__(
        self, known: Mapping[int, Source], standing: list[tuple], section: tuple[Paragraph, ...] = ()
    ) -> None:
        """`standing` are its rows, that of the newest source first, `section` the paragraphs of a section."""
        self._known = known
        self._standing = standing
        self._section = section
        row = standing[0]
        self.id: int = row[0]
        self.first_version: int = row[1]

    @property
    def favourite(self) -> bool:
        """Whether it is marked."""
        return bool(self._standing[0][2])

    @property
    def uses(self) -> int:
        """How often it was put into a draft."""
        return self._standing[0][3]

    @property
    def text(self) -> str:
        """The whole of its text, a line a paragraph."""
        return (
            "\n".join(p.text for p in self._section if not p.object)
            if self._section
            else self._standing[0][5]
        )

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, one unless it is a section."""
        row = self._standing[0]
        return self._section or (_paragraph_of(self._known[row[4]], row[5:]),)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All its sources outside the bin, the newest first."""
        return tuple(dict.fromkeys(self._known[row[4]] for row in self._standing))


def _paragraph_of(source: Source, row: Sequence) -> Paragraph:
    """The paragraph of (text, position, role, level, move, marker, starts) in this source."""
    text, position, role, level, move, marker, starts = row
    own_id = f"{source.id}-{position}"
    return Paragraph(own_id, _ROLES[role], level, text, marker, _MOVES[move], source, starts=bool(starts))


def paragraphs_between(
    connection: sqlite3.Connection, number: int, source: Source, start: int, stop: int
) -> tuple[Paragraph, ...]:
    """The paragraphs of a source from one position up to but not including another."""
    rows = connection.execute(
        f"{_PARAGRAPHS} WHERE p.source = ? AND p.position >= ? AND p.position < ? ORDER BY p.position",
        (number, start, stop),
    )
    return tuple(_paragraph_of(source, row) for row in rows)


def blocks_between(
    connection: sqlite3.Connection, number: int, source: Source, start: int, stop: int
) -> tuple[Paragraph, ...]:
    """The paragraphs of a source from one position up to but not including another, with the tables and pictures that
    stand behind them. Pictures come without their bytes."""
    paragraphs = paragraphs_between(connection, number, source, start, stop)
    found = list(_objects(connection, number, source, start, stop))
    if not found:
        return paragraphs
    whole: list[Paragraph] = [one for above, one in found if above == start == 0]
    for place, paragraph in enumerate(paragraphs, start + 1):
        whole.append(paragraph)
        whole += [one for above, one in found if above == place]
    return tuple(whole)


def _objects(
    connection: sqlite3.Connection, number: int, source: Source, start: int, stop: int
) -> Iterator[tuple[int, Paragraph]]:
    """The tables and pictures behind these paragraphs, each with how many paragraphs stand above it."""
    rows = connection.execute(
        "SELECT position, place, caption, object FROM objects WHERE source = ? AND position >= ? AND position <= ?"
        " ORDER BY position, place",
        (number, start, stop),
    )
    for position, place, caption, written in rows:
        own_id = f"{source.id}-{position}-{place}"
        yield (
            position,
            Paragraph(
                own_id, Role.OBJECT, text=caption, source=source, object=object_from_json(json.loads(written))
            ),
        )


def read_blocks(
    connection: sqlite3.Connection, sources: Sources, kind: Kind, ids: Collection[int]
) -> dict[int, Block]:
    """Those of the blocks of one kind that stand in a source outside the bin."""
    places = _read_places(connection, kind, json.dumps(list(ids)))
    known = sources.read(connection, {row[4] for row in places})
    found: dict[int, list[tuple]] = {}
    for row in places:
        if row[4] in known:
            found.setdefault(row[0], []).append(row)
    return {block: _block_of(connection, known, kind, standing) for block, standing in found.items()}


def _read_places(connection: sqlite3.Connection, kind: Kind, ids: str) -> list[tuple]:
    """The rows of blocks (a JSON list of their ids), one a place, of each block those in its newest sources.

    Few enough rows are all there are of each block.
    """
    every, newest = _SECTION_ROWS if kind is Kind.SECTION else _PARAGRAPH_ROWS
    rows = connection.execute(every, (ids,)).fetchmany(_MOST_SOURCES + 1)
    return rows if len(rows) <= _MOST_SOURCES else connection.execute(newest, (ids,)).fetchall()


def read_texts(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, str]:
    """The texts of blocks, "" for sections; a fraction of the work of `read_blocks`."""
    sql = "SELECT id, text FROM blocks WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(list(ids)),)))


def _block_of(
    connection: sqlite3.Connection, known: Mapping[int, Source], kind: Kind, standing: list[tuple]
) -> Block:
    """The block of its rows, one a place where it stands."""
    if len(standing) > 1:
        standing.sort(key=lambda row: _age(row[4], known[row[4]]))
    if kind is not Kind.SECTION:
        return Block(known, standing)
    *_, number, start, stop = standing[0]
    return Block(known, standing, blocks_between(connection, number, known[number], start, stop))


def _age(number: int, source: Source) -> tuple[bool, bool, int, int]:
    """What sorts sources: what was given first, the newest first, the starter material last."""
    day = source.date.toordinal() if source.date else 0
    return source.starter, source.state != "delivered", -day, -number


def kind_of_block(connection: sqlite3.Connection, block: int) -> Kind | None:
    """The kind of a block, None where it is gone."""
    row = connection.execute("SELECT kind FROM blocks WHERE id = ?", (block,)).fetchone()
    return Kind(row[0]) if row else None


def count_versions(connection: sqlite3.Connection, firsts: Collection[int]) -> dict[int, int]:
    """How many blocks outside the bin are versions of each other, for those of these first versions that have others."""
    rows = connection.execute(
        "SELECT b.first_version, b.id FROM blocks b"
        " WHERE b.first_version <> b.id AND b.first_version IN (SELECT value FROM json_each(?))",
        (json.dumps(list(firsts)),),
    )
    members: dict[int, list[int]] = {}
    for first, block in rows:
        members.setdefault(first, [first]).append(block)
    return {
        first: sum(_stands(connection, block) for block in blocks[:_MOST_VERSIONS])
        for first, blocks in members.items()
    }


def _stands(connection: sqlite3.Connection, block: int) -> bool:
    """Whether a block stands in any source outside the bin."""
    return any(
        connection.execute(
            f"SELECT 1 FROM {table} p JOIN sources s ON s.number = p.source"
            " WHERE p.block = ? AND s.removed = 0 LIMIT 1",
            (block,),
        ).fetchone()
        for table in ("placements", "sections")
    )

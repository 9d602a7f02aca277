"""What colleagues tell, taken into the library: segments that another process laid into a folder.

Applying a segment may be repeated, and segments may come in any order; whoever is killed meanwhile begins the segment
again.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

from drafter.core.document import Document
from drafter.core.model import Facts
from drafter.core.progress import Job, Progress
from drafter.library.catalogue import delete_sources, set_hidden, touch
from drafter.library.colleagues import Met, Received
from drafter.library.feed.attached import attach, is_attached
from drafter.library.feed.fact import CORRECTABLE, REMOVED, Fact, source_values
from drafter.library.feed.facts import facts_of, is_marked, merge, show, turn, uses_of
from drafter.library.feed.journal import OWN, WITHDRAWN, may_tell
from drafter.library.feed.office_values import device_of, office_value
from drafter.library.feed.outgoing import rank_of
from drafter.library.feed.record import FEED, Edition
from drafter.library.feed.segment import SUFFIX, BadSegment, Segment, is_named, unpack
from drafter.library.importing.importer import Importer
from drafter.library.importing.prepare import EditionTask, Ready, document_of
from drafter.library.importing.split import CutDocument, cut_document
from drafter.library.importing.worker import MANY, Pipeline
from drafter.library.indexing.sync import IndexSync
from drafter.library.store import Store
from drafter.library.words import Words

#: Sources whose facts are taken in at a time, between which others may write.
_BATCH = 100
#: After so many sources, what came so far can be found; then as in any import.
_FIRST = 100
TAKING = "正在收下同事的材料"
#: What this library alone knows of a source.
_KEPT = "id, private, came, brought"
_SHOWN = (*CORRECTABLE, REMOVED)


class Receiver:
    """Takes segments into a library that may be written."""

    def __init__(self, store: Store, sync: IndexSync, words: Words, importer: Importer) -> None:
        self._store = store
        self._sync = sync
        self._words = words
        self._importer = importer
        self._writer = importer.writer
        #: What came so far.
        self.received = Received()

    def receive(self, folder: Path) -> Job[None]:
        """Apply the segments that lie in a folder and remove them from it."""
        try:
            yield from self._receive(folder)
            self._sync.commit()
            if self._value("server"):
                self._forget_withdrawn()
        finally:
            self._importer.finish()

    def _receive(self, folder: Path) -> Job[None]:
        pipeline = Pipeline(self._words, None)
        try:
            for file in laid(folder):
                yield self._progress()
                yield from self._take(file, pipeline)
        finally:
            pipeline.close()

    def _progress(self) -> Progress:
        return Progress(self.received.sources, 0, TAKING)

    def _take(self, file: Path, pipeline: Pipeline) -> Job[None]:
        """Apply a segment and remove it."""
        data = file.read_bytes()
        try:
            segment = unpack(file.name, data)
        except BadSegment:  # torn on the way, to be fetched again, or never any good
            self._note(file.name, "read" if is_named(file.name, data) else "")
        else:
            if segment.office == self._value("office"):
                yield from self._apply(segment, pipeline)
                self.received += Received(refused=segment.refused, later=int(segment.is_later))
                self._note(file.name, f"later-{FEED}" if segment.is_later else "read")
        file.unlink(missing_ok=True)

    def _forget_withdrawn(self) -> None:
        """Delete what a server no longer lets this library hold: first from the index, then from the store."""
        with self._store.writing:
            with self._store.transaction() as connection:
                lost = [row[0] for row in connection.execute(f"SELECT id FROM sources WHERE {WITHDRAWN}")]
                blocks = {block for one in lost for block in set_hidden(connection, one, 1)}
            if not lost:
                return
            self._sync.follow_changes(sorted(blocks))
            self._sync.commit()
            self._writer.forget()
            with self._store.transaction() as connection:
                delete_sources(
                    connection, "s.id IN (SELECT value FROM json_each(:ids))", {"ids": json.dumps(lost)}
                )
            self._store.empty_log()

    def _value(self, key: str) -> str:
        with self._store.reading() as connection:
            return office_value(connection, key)

    def _note(self, name: str, state: str) -> None:
        """Note that a segment was applied; one that came torn is fetched again."""
        now = time.time_ns() // 1_000_000
        with self._store.transaction() as connection:
            if state:
                connection.execute(
                    "INSERT INTO seen VALUES (?, ?, ?, 0, 0, 0) ON CONFLICT (segment)"
                    " DO UPDATE SET state = excluded.state WHERE state NOT IN ('mine', 'retired')",
                    (name, state, now),
                )
            else:
                connection.execute("DELETE FROM seen WHERE segment = ? AND state = 'in'", (name,))

    def _apply(self, segment: Segment, pipeline: Pipeline) -> Job[None]:
        """Facts first, so that a source comes in with what is said of it."""
        if segment.turns and self._value("server"):
            self._turn([one.source for one in segment.turns])
        facts = sorted(segment.facts, key=lambda fact: fact.source)
        groups = iter([(source, list(said)) for source, said in groupby(facts, key=lambda fact: fact.source)])
        while batch := list(islice(groups, _BATCH)):
            yield self._progress()
            self.received += self._take_facts(batch)
        wanted = [edition for edition in segment.editions if self._is_wanted(edition)]
        if len(wanted) >= MANY:
            pipeline.start()
        prepared = pipeline.prepared(map(EditionTask, wanted))
        for edition, made in zip(wanted, prepared, strict=True):
            yield self._progress()
            try:
                ready = isinstance(made, Ready)
                cut = made.cut if ready else cut_document(document_of(edition), self._words)
            except ValueError:  # paragraphs that make no sense
                self.received += Received(refused=1)
                continue
            self.received += self._take_edition(edition, cut)
            if self.received.sources == _FIRST:
                self._sync.commit()

    def _is_wanted(self, edition: Edition) -> bool:
        """Whether a source may be here, and not in an edition of a greater rank."""
        with self._store.reading() as connection:
            known = rank_of(connection, edition.source)
            return _may_hold(connection, edition.source) and not (known and known >= edition.rank)

    def _turn(self, sources: Sequence[str]) -> None:
        """Show sources as another unit knows them: its facts follow in the same segment."""
        self._sync.make_level()
        with self._store.writing:
            touched: set[int] = set()
            with self._store.transaction() as connection:
                for source in sources:
                    turn(connection, source)
                    touched.update(_blocks_of(connection, source))
            self._sync.follow_changes(sorted(touched))

    def _take_facts(self, batch: Sequence[tuple[str, list[Fact]]]) -> Received:
        changes, met = 0, []
        self._sync.make_level()
        with self._store.writing:
            touched: set[int] = set()
            with self._store.transaction() as connection:
                for source, said in batch:
                    number = _number_of(connection, source)
                    if number is not None:
                        met += _met(connection, source, said)
                    won = merge(connection, source, said)
                    if number is not None:
                        show(connection, source, won)
                    changes += sum(fact.n > 0 and fact.name in _SHOWN for fact in won)
                    self._count_uses(connection, won)
                    self._show_marks(connection, won)
                    if any(is_attached(fact.name) for fact in won):
                        _attach(connection, source)
                    if number is not None and any(fact.name in _SHOWN for fact in won):
                        touched.update(touch(connection, number))
            self._sync.follow_changes(sorted(touched))
        return Received(changes=changes, met=tuple(met))

    def _count_uses(self, connection: sqlite3.Connection, facts: Sequence[Fact]) -> None:
        """Show the uses of blocks as the sum of what all devices counted."""
        names = {fact.name.split("/")[1] for fact in facts if fact.name.startswith("use/")}
        digests = [bytes.fromhex(name) for name in names if _is_hex(name)]
        for digest, block in self._writer.blocks_of(connection, digests).items():
            uses = sum(uses_of(connection, digest.hex()).values())
            connection.execute("UPDATE blocks SET uses = ? WHERE id = ?", (uses, block))

    def _show_marks(self, connection: sqlite3.Connection, facts: Sequence[Fact]) -> None:
        """Show which blocks the user marked on another of his machines; nobody else's marks count, whoever sends them."""
        names = {
            fact.name.split("/")[1] for fact in facts if may_tell(connection, fact.name) and _is_mark(fact)
        }
        digests = [bytes.fromhex(name) for name in names if _is_hex(name)]
        for digest, block in self._writer.blocks_of(connection, digests).items():
            marked = is_marked(connection, digest.hex())
            connection.execute("UPDATE blocks SET favourite = ? WHERE id = ?", (marked, block))

    def _take_edition(self, edition: Edition, cut: CutDocument) -> Received:
        """Take in the paragraphs of a source as they were cut, unless what is here is of a greater rank by now."""
        if not self._is_wanted(edition):
            return Received()
        self._sync.make_level()
        with self._store.writing:
            try:
                with self._store.transaction() as connection:
                    known = _number_of(connection, edition.source)
                    said = facts_of(connection, edition.source)
                    cut = replace(cut, document=_with_facts(cut.document, said))
                    old = _blocks_of(connection, edition.source) if known else []
                    kept = self._clear(connection, edition.source) if known else None
                    taken = self._writer.write(connection, cut, edition.source, starter=False)
                    _note_origin(connection, edition, kept)
                    facts = list(said.values())
                    if any(is_attached(fact.name) for fact in facts):
                        _attach(connection, edition.source)
                    show(connection, edition.source, facts)
                    self._count_uses(connection, facts)
                    self._show_marks(connection, facts)
            except BaseException:
                self._writer.forget()
                raise
            removed = any(fact.name == REMOVED and fact.value for fact in facts)
            if removed:
                self._sync.follow_changes([*old, *taken.known, *(block.id for block in taken.fresh)])
            else:
                self._sync.follow(taken)
                self._sync.follow_changes(old)
        return Received(sources=int(known is None), changes=int(known is not None))

    def _clear(self, connection: sqlite3.Connection, source: str) -> tuple[object, ...]:
        """Take an older edition away; gives what stays of it: what this library alone knows of the source."""
        sql = f"DELETE FROM sources WHERE digest = ? RETURNING {_KEPT}"
        (kept,) = connection.execute(sql, (source,)).fetchall()
        self._writer.forget()
        return kept


def laid(folder: Path) -> list[Path]:
    """The segments in a folder, in the order in which they were laid there: what matters most comes first."""
    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: (file.stat().st_mtime_ns, file.name))


def _blocks_of(connection: sqlite3.Connection, source: str) -> list[int]:
    """The blocks of a source that is here, marked as changed: they may soon stand nowhere."""
    number = _number_of(connection, source)
    return [] if number is None else touch(connection, number)


def _met(connection: sqlite3.Connection, source: str, said: Sequence[Fact]) -> Iterator[Met]:
    """Where a colleague and this library changed one thing without having seen the other's change."""
    known, device = facts_of(connection, source), device_of(connection)
    title = connection.execute("SELECT id, title FROM sources WHERE digest = ?", (source,)).fetchone()
    for fact in said:
        own = known.get(fact.name)
        clash = own and own.n == fact.n and own.device == device != fact.device and own.value != fact.value
        if title and clash and fact.n and fact.name in _SHOWN:
            yield Met(title[0], title[1], fact.name, fact.who, fact.at)


def _with_facts(document: Document, said: dict[str, Fact]) -> Document:
    """A document with what is said of it."""
    values = source_values({name: fact.value for name, fact in said.items()})
    facts = Facts(values.title, values.date, values.speaker, values.occasion, values.unit, values.place)
    return replace(
        document,
        facts=facts,
        level=values.level,
        date_guessed=values.date_guessed,
        whose=values.whose,
        state=values.state,
    )


def _may_hold(connection: sqlite3.Connection, source: str) -> bool:
    """Whether a source may be here: a server may have withdrawn it since it was sent."""
    if not office_value(connection, "server"):
        return True
    return bool(connection.execute("SELECT 1 FROM holdings WHERE source = ?", (source,)).fetchone())


def _note_origin(connection: sqlite3.Connection, edition: Edition, kept: tuple[object, ...] | None) -> None:
    """Note where a source came from, or what was `kept` of its older edition."""
    columns, values = "edition", [edition.edition]
    if kept:
        columns, values = f"edition, {_KEPT}", [edition.edition, *kept]
    elif edition.by != office_value(connection, "name"):
        came = time.time_ns() // 1_000_000
        columns, values = "edition, came, brought", [edition.edition, came, edition.by or "同事"]
    holes = ", ".join("?" * len(values))
    sql = f"UPDATE sources SET ({columns}) = ({holes}) WHERE digest = ?"
    connection.execute(sql, (*values, edition.source))


def _attach(connection: sqlite3.Connection, source: str) -> None:
    """Take the tables and pictures that were told of a source, where that is here."""
    number, rank = _number_of(connection, source), rank_of(connection, source)
    if number is not None and rank is not None:
        attach(connection, source, number, rank)


def _number_of(connection: sqlite3.Connection, source: str) -> int | None:
    row = connection.execute("SELECT number FROM sources WHERE digest = ?", (source,)).fetchone()
    return row[0] if row else None


def _is_mark(fact: Fact) -> bool:
    return fact.name.startswith(OWN)


def _is_hex(text: str) -> bool:
    return len(text) == 24 and set(text) <= set("0123456789abcdef")

"""How documents get into the library: each in one transaction, followed by the index."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from drafter.core.document import Document
from drafter.core.model import Source
from drafter.core.progress import Job, Progress
from drafter.library.catalogue import set_private
from drafter.library.feed.fact import REMOVED
from drafter.library.feed.facts import facts_of, say, show
from drafter.library.feed.journal import WHOLE, note
from drafter.library.feed.office_values import private_folders
from drafter.library.importing.split import CutDocument, cut_document
from drafter.library.importing.writer import DocumentWriter
from drafter.library.indexing.sync import IndexSync
from drafter.library.store import Store
from drafter.library.words import Words, load_words


class Importer:
    """Takes documents into a library that may be written, one at a time; `restore` takes a source out of the bin, by its id.

    What it remembers of the store while many documents come in is given back by `finish`.
    """

    def __init__(self, store: Store, sync: IndexSync, words: Words, restore: Callable[[str], Source]) -> None:
        self._store = store
        self._sync = sync
        self._words = words
        self._restore = restore
        self.writer = DocumentWriter(words)

    def add(self, document: Document, digest: str) -> Source | None:
        """Take in one document; None where `digest` (of the file's bytes) is already there."""
        source = self.add_split(cut_document(document, self._words), digest)
        self._sync.commit()
        return source

    def add_split(
        self, cut: CutDocument, digest: str, starter: bool = False, private: bool = False
    ) -> Source | None:
        """As `add`, of a document that is split already; to be found after `finish`. `private` is never told to colleagues."""
        self._sync.make_level()
        again = False
        with self._store.writing:
            try:
                with self._store.transaction(among_many=True) as connection:
                    sql = "SELECT id, removed FROM sources WHERE digest = ?"
                    row = connection.execute(sql, (digest,)).fetchone()
                    taken = None if row else self.writer.write(connection, cut, digest, starter)
                    if taken and private:
                        set_private(connection, taken.source.id, True)
                    if taken and not starter:
                        again = _greet(connection, digest)
            except BaseException:
                self.forget()  # what is remembered as kept was taken back
                raise
            if taken and again:
                self._sync.follow_changes([*taken.known, *(block.id for block in taken.fresh)])
            elif taken:
                self._sync.follow(taken)
        if taken:
            return taken.source
        source_id, removed = row
        return self._restore(source_id) if removed else None

    def add_many(self, documents: Iterable[tuple[Document, str]]) -> Job[int]:
        """Take in documents (each with the digest of its file) as a long job; gives how many were new."""
        added = 0
        try:
            for done, (document, digest) in enumerate(documents):
                yield Progress(done, 0, document.file)
                added += self.add_split(cut_document(document, self._words), digest) is not None
        finally:
            self.finish()
        return added

    def add_starter(self, documents: Iterable[tuple[Document | CutDocument, str]]) -> int:
        """Add the starter documents (each with the digest of its file) that were never added before."""
        words = load_words()  # so few that the other cutter would only cost memory
        offered = self.starter_digests()
        fresh: set[str] = set()
        added = 0
        for document, digest in documents:
            if digest not in offered:
                cut = document if isinstance(document, CutDocument) else cut_document(document, words)
                added += self.add_split(cut, digest, starter=True) is not None
                fresh.add(digest)
        if fresh:
            value = " ".join(sorted(offered | fresh))
            with self._store.transaction() as connection:
                connection.execute("INSERT OR REPLACE INTO meta VALUES ('starter', ?)", (value,))
            self.finish()
        return added

    def starter_digests(self) -> set[str]:
        """The digests of the starter documents that were ever added."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'starter'").fetchone()
        return set(row[0].split()) if row else set()

    def private_folders(self) -> list[Path]:
        """The folders of which nothing that is imported is told to colleagues."""
        with self._store.reading() as connection:
            return list(map(Path, private_folders(connection)))

    def brought(self, digest: str) -> str | None:
        """Which colleague brought the file with this digest, "" for nobody; None where it is not here, or in the bin."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT brought FROM sources WHERE digest = ? AND removed = 0", (digest,)
            ).fetchone()
        return row[0] if row else None

    def finish(self) -> None:
        """Let what was added be found, and give back the memory that adding takes."""
        self._sync.commit()
        self.forget()
        self._sync.rest()

    def forget(self) -> None:
        """Give back what an import remembers, also where the store is no longer as it remembers it."""
        self.writer.forget()


def _greet(connection: sqlite3.Connection, digest: str) -> bool:
    """Tell colleagues of a source that just came in; whether they had already said something of it, which then holds."""
    note(connection, digest, [WHOLE])
    facts = facts_of(connection, digest)
    show(connection, digest, facts.values())
    if (removed := facts.get(REMOVED)) and removed.value:
        say(connection, digest, {REMOVED: removed.value}, {REMOVED: ""})
    return bool(facts)

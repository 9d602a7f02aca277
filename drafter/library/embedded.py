"""The library on this machine's disk: SQLite, the truth, beside a tantivy index."""

import contextlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from drafter.core.document import Document, Removed
from drafter.core.errors import Cancelled, UserError
from drafter.core.model import Draft, Slot, Source
from drafter.core.progress import Job, run_job
from drafter.library.ageing import judge_blocks
from drafter.library.api import (
    Hit,
    ImportOptions,
    ImportReport,
    Query,
    Restored,
    Results,
    Verification,
)
from drafter.library.colleagues import Received
from drafter.library.finding.continuation import next_in_source, with_sections
from drafter.library.finding.counting import Counting, count_seen
from drafter.library.finding.facets import count_facets, main_sources, topics_by_year
from drafter.library.finding.functions import Functions
from drafter.library.finding.generality import Generality
from drafter.library.finding.lookup import Lookup
from drafter.library.finding.recommend import Recommender
from drafter.library.finding.search import headings, search, similar
from drafter.library.finding.versions import versions
from drafter.library.importing.importer import Importer
from drafter.library.importing.split import CutDocument
from drafter.library.indexing.index import Index, View
from drafter.library.indexing.sync import IndexSync
from drafter.library.indexing.verify import verify
from drafter.library.lifecycle import Given, Judge
from drafter.library.maintenance import Maintenance
from drafter.library.origin.passages import LibraryPassages
from drafter.library.restore import DATABASE, exchange, prepare, refuse_lost, replace_live
from drafter.library.sources import Sources
from drafter.library.starter import starter_documents, starter_prepared
from drafter.library.states import given_otherwise, later_version, origins_of, whereabouts
from drafter.library.store import Store
from drafter.library.topics import Topics, load_topics
from drafter.library.words import load_words, words_for_many
from drafter.lock import FileLock
from drafter.paths import resource

T = TypeVar("T")


def open_library(folder: Path, *, read_only: bool = False, topics: Topics | None = None) -> "EmbeddedLibrary":
    """Open the library in this folder, making it where there is none; `topics` are those of the program unless given.

    Where another program has it open for writing, or `read_only` is asked for, the library can only be read
    and says so. Raises UserError where the folder cannot be used.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / "lock")
        is_ours = not read_only and lock.acquire()
    except OSError as error:
        raise UserError(f"语料库文件夹“{folder}”用不了（{error.strerror}），请检查它的权限。") from error
    try:
        if is_ours:
            exchange(folder)
            shutil.rmtree(folder / "prints", ignore_errors=True)  # fingerprints, which earlier versions kept
        if not read_only:
            stamp = Index(folder / "index").stamp()
            refuse_lost(folder, bool(stamp and stamp.generation))
        return EmbeddedLibrary(folder, lock, not read_only, topics or load_topics(resource("topics.toml")))
    except BaseException:
        lock.release()
        raise


def add_starter(library: "EmbeddedLibrary", *, apart: bool = False) -> int:
    """Put the starter material into a library that has never had it; gives how many documents were added.

    What the user has put into the bin or deleted since does not come back. With `apart` another process reads it.
    """
    known = library.starter_digests()
    return library.add_starter(starter_prepared(known) if apart else starter_documents(known))


class EmbeddedLibrary(Maintenance):
    """A `Library` in one folder: `library.db`, the index in `index/`, and the lock of whoever writes."""

    def __init__(self, folder: Path, lock: FileLock, may_write: bool, topics: Topics) -> None:
        self._lock = lock
        self._may_write = may_write
        self._topics = topics
        self._functions, self._generality = Functions(), Generality()
        store = Store(folder / DATABASE, read_only=self.read_only)
        with contextlib.ExitStack() as undo:
            undo.callback(store.close)
            self._words = load_words()
            self._index = Index(folder / "index")
            many = words_for_many()
            sync = IndexSync(store, self._index, many, self._topics, read_only=self.read_only)
            super().__init__(folder, store, sync)
            self._sources = Sources()
            self._candidates: tuple[View, LibraryPassages] | None = None
            self._importer = Importer(store, sync, many, self._restored)
            undo.pop_all()

    @property
    def read_only(self) -> bool:
        """Whether another program has the library open for writing, so that this one can only read."""
        return not self._lock.held

    def _must_write(self) -> None:
        """Make sure that this program may write, also where the one that could has gone since; else UserError."""
        if not self.read_only:
            return
        if not self._may_write or not self._lock.acquire():
            raise UserError(
                "语料库正在另一个窗口里使用，这里只能查找和取用；要导入或修改，请先关闭那个窗口。"
            )
        self._store.allow_writing()
        self._sync.allow_writing()

    def _forget_blocks(self) -> None:
        """Forget what an import remembers of blocks: some will be gone."""
        self._importer.forget()

    def add(self, document: Document, digest: str) -> Source | None:
        """Take in one document in one transaction; None where `digest` (of the file's bytes) is already there."""
        self._must_write()
        return self._importer.add(document, digest)

    def add_many(self, documents: Iterable[tuple[Document, str]]) -> Job[int]:
        """Take in documents (each with the digest of its file) as a long job; gives how many were new."""
        self._must_write()
        return self._importer.add_many(documents)

    def add_starter(self, documents: Iterable[tuple[Document | CutDocument, str]]) -> int:
        """Add the starter documents (each with the digest of its file) that were never added before."""
        return 0 if self.read_only else self._importer.add_starter(documents)

    def starter_digests(self) -> set[str]:
        """The digests of the starter documents that were ever added."""
        return self._importer.starter_digests()

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        hold: bool = False,
        keep: Mapping[Path, Collection[Removed]] | None = None,
        secrets: bool = False,
        whose: Mapping[Path, str] | None = None,
    ) -> Job[ImportReport]:
        """Read files and folders and add what is readable, as a long job; closing it keeps what was added.

        With `hold`, files in which something would be removed or mended are reported as held instead; import
        them again without it once the user agreed, with `keep` saying what of each is to stay as it was. Files that
        bear a secret mark are refused, or with `secrets` taken in, the mark told. `whose` says of folders whose
        speeches they hold.
        """
        self._must_write()
        from drafter.library.importing.batch import (
            import_files,  # not at start-up: it brings the readers along
        )

        options = ImportOptions(hold, keep or {}, secrets, whose or {})
        return import_files(paths, self._importer, words_for_many(), options)

    def _restored(self, source_id: str) -> Source:
        self.restore(source_id)
        return self.source(source_id)

    def receive(self, folder: Path, *, apart: bool = False) -> Job[Received]:
        """Take in what colleagues told, as another process laid it into a folder, and remove it from there.

        With `apart` another process takes in what is much, so that this one stays free for its window.
        """
        self._must_write()
        # Not at start-up: it brings the readers along.
        from drafter.library.importing.lending import is_much, receive_apart
        from drafter.library.importing.receive import Receiver, laid

        received = Received()
        own = (self._store, self._sync, self._importer)
        with contextlib.suppress(Cancelled):
            while laid(folder):
                if apart and is_much(folder):
                    came = yield from receive_apart(self._folder, folder, *own)
                    if came is not None:
                        received += came
                        continue
                receiver = Receiver(self._store, self._sync, words_for_many(), self._importer)
                try:
                    yield from receiver.receive(folder)
                finally:
                    received += receiver.received
        return received

    def prepare(self) -> None:
        """Open the index, which the first search needs.

        The first search does so itself; a window may ask for it as soon as it stands, off its main thread.
        """
        self._sync.view()

    @contextlib.contextmanager
    def _looking(self) -> Iterator[Lookup]:
        """What answers one question."""
        view = self._sync.view()
        try:
            with self._store.reading() as connection:
                yield Lookup(connection, self._sources, view, self._words)
        except (UserError, GeneratorExit, KeyboardInterrupt):
            raise
        except BaseException as error:  # what tantivy panics with is no Exception
            if not run_job(self._index.damaged_files()):
                raise
            raise UserError(self._mend_index()) from error

    def _mend_index(self) -> str:
        """Have the next question make a damaged index anew; what to tell the user."""
        if self.read_only:
            return "搜索索引损坏了，请关闭另一个窗口，再重建索引。"
        self._sync.forget()
        return "搜索索引损坏了，已经重新建立，请再试一次。"

    def search(self, query: Query) -> Results:
        """The best hits, near-identical versions shown once."""
        with self._looking() as lookup:
            return search(lookup, query)

    def count(self, query: Query) -> int:
        """How many results a search has, versions counted once where they are few."""
        with self._looking() as lookup:
            return Counting(lookup).count(query)

    def facets(self, query: Query) -> dict[str, dict[str, int]]:
        """How many results each value would leave, by facet, as if the query did not narrow by that facet."""
        with self._looking() as lookup:
            return count_facets(lookup, query)

    def main_sources(self, query: Query, limit: int = 12) -> list[tuple[Source, int]]:
        """The sources that most of the best results stand in, with how many results each alone would leave."""
        with self._looking() as lookup:
            return main_sources(lookup, query, limit)

    def headings(self, query: Query) -> dict[int, list[Hit]]:
        """The headings that fit a query, by their number of characters, the shortest first."""
        with self._looking() as lookup:
            return headings(lookup, query)

    def similar(self, block_id: str, limit: int = 20) -> Sequence[Hit]:
        """Blocks of the same kind about the same thing, the most alike first; neither it nor its versions."""
        with self._looking() as lookup:
            return similar(lookup, int(block_id), limit)

    def versions(self, block_id: str) -> list[Hit]:
        """All versions of a block, itself first, then the newest first, what is new in each of them highlighted."""
        with self._looking() as lookup:
            return versions(lookup, int(block_id))

    def recommend(self, slot: Slot, draft: Draft, limit: int = 5) -> list[Hit]:
        """The best blocks for a place, each with its reason; none that the draft already holds.

        Headings come with their sections, and first comes what stood there in the speech that the heading above is of, unless
        that is about another matter than the draft: then it comes second.
        """
        with self._looking() as lookup:
            recommender = Recommender(
                lookup, self._topics, functions=self._functions, generality=self._generality
            )
            hits = with_sections(lookup, recommender.recommend(slot, draft, limit))
            first = next_in_source(lookup, slot, draft)
            if first is None:
                return hits
            others = [hit for hit in hits if hit.id != first.id]
            at = 0 if recommender.fits(first, slot, draft) else 1
            return [*others[:at], first, *others[at:]][:limit]

    def with_sections(self, hits: Sequence[Hit]) -> list[Hit]:
        """The same hits, each heading with what stands below it in its source."""
        with self._looking() as lookup:
            return with_sections(lookup, hits)

    def overview(self) -> dict[str, dict[str, int]]:
        """The paragraphs of each topic, by year ("" where unknown), for a chart."""
        with self._looking() as lookup:
            return topics_by_year(lookup.searcher, Counting(lookup).matching(Query()))

    def topics(self) -> Sequence[str]:
        """The names of the topics, in the order of their list."""
        return self._topics.names

    def candidates(self) -> LibraryPassages:
        """The paragraphs, to be asked for those that a text is taken or reworded from; the same object while they stay."""
        view = self._sync.view()
        if self._candidates is None or self._candidates[0] is not view:
            self._candidates = view, LibraryPassages(self._store.reading, view, self._words)
        return self._candidates[1]

    def judge(self, judge: Judge, mark: str) -> Job[int]:
        """Find again what of the paragraphs is past its time; with the `mark` of last time only in what came since."""
        self._must_write()
        return judge_blocks(self._store, judge, mark)

    def given_otherwise(self, source_id: str) -> Given | None:
        """The speech as it was given, with its paragraphs, where this source is an earlier state of it."""
        with self._store.reading() as connection:
            return given_otherwise(connection, source_id)

    def later_version(self, source_id: str) -> tuple[Sequence[str], Given] | None:
        """The paragraphs of a source, and the version of it that came in last, where one came after it."""
        with self._store.reading() as connection:
            return later_version(connection, source_id)

    def whereabouts(self, source_ids: Collection[str]) -> Mapping[str, tuple[Source, bool]]:
        """The sources with these ids as they are known now, and whether each lies in the bin; none that is gone."""
        with self._store.reading() as connection:
            return whereabouts(connection, source_ids)

    def origins_of(self, source_id: str) -> dict[int, Source]:
        """Where the paragraphs of an archived speech were taken from, by their positions in it."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT number FROM sources WHERE id = ?", (source_id,)).fetchone()
            return origins_of(connection, row[0]) if row else {}

    def seen(self, text: str) -> int:
        """How many paragraphs have a word, or a few words in a row; 0 where it cannot be told."""
        try:
            with self._looking() as lookup:
                return count_seen(lookup, text)
        except UserError:
            return 0

    def verify(self) -> Job[Verification]:
        """Prove that the store is whole and that the index holds exactly what is in it."""
        self._sync.wait_until_level()
        view = self._sync.view()
        damaged = yield from self._index.damaged_files()
        with self._store.reading() as connection:
            searcher = None if damaged else view.searcher
            found = yield from verify(connection, view.schema, searcher, self._sync.entries)
        if damaged:
            problem = f"搜索索引有 {damaged} 个文件损坏，请重建索引"
            found = replace(found, problems=(*found.problems, problem))
        return found

    def rebuild(self) -> Job[int]:
        """Make the index anew from the store; gives how many blocks it holds then."""
        self._must_write()
        yield from self._sync.rebuild()
        return self._sync.view().searcher.num_docs

    def restore_backup(self, file: Path) -> Job[Restored]:
        """Put what is in a backup in place of the library, and keep what was there; the index is made anew.

        Where this library only stands in for another, that one is restored. UserError, with nothing changed, where the
        file is no whole backup.
        """
        if self.instead_of is not None:
            return (yield from self.restore_other(file))
        self._must_write()
        ready = yield from prepare(self._folder, file)
        with self._store.writing:
            self._store.wait()
            kept = replace_live(self._store.connection(), ready)
            self._sync.forget()
            self._importer.forget()
            self._store.migrate()
        yield from self._sync.catch_up()
        return Restored(self._sync.view().searcher.num_docs, kept)

    def wait_until_level(self) -> None:
        """Wait until everything in the store can be found, where that is still being worked on."""
        self._sync.wait_until_level()

    def close(self) -> None:
        """Give everything back to the disk."""
        self._sync.close()
        self._store.close()
        self._lock.release()

"""The tantivy index beside the store: what can be looked up in it and how it is kept.

The index is a copy. A small file beside it says up to which generation of the store it was last brought, and
by which list of topics; whoever opens the library compares that with the store.
"""

import contextlib
import json
import os
import shutil
import threading
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from drafter.core.progress import Job
from drafter.library.blocks import Kind
from drafter.library.impact_tiers import TIERS, Averages, read_averages
from drafter.library.indexing.checksums import damaged_files

#: Raised whenever the fields or what stands in them change: an older index is built anew.
INDEX_VERSION = 7
_HEAP_BYTES = 60_000_000
#: On a disk with less free room, in bytes, writing fails because it is full.
_LEAST_ROOM = 16_000_000
_TEXT_FIELD = {Kind.PARAGRAPH: "text", Kind.HEADING: "heading", Kind.SECTION: "section"}
#: The fields of the words that weigh much in a paragraph, each of those that belong to no narrower tier.
TIER_FIELDS = tuple(f"weighty{tier}" for tier in range(TIERS))
#: The fields whose values are counted as facets.
FACETS = ("move", "topic", "year", "level", "occasion")


class IndexGone(Exception):
    """The index cannot be read or written any more: its folder was deleted, or the disk is full."""


#: What tantivy quotes of Windows where another program, a virus scanner or an indexer, has a file open for a moment.
_HELD = ("os error 5)", "os error 32)")
#: Seconds to wait before each further try.
_PAUSES = (0.05, 0.2, 0.5, 1.0)


def _commit(writer: tantivy.IndexWriter) -> None:
    """Commit, under Windows once more where a file was held open just then: what was put stays with the writer."""
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            writer.commit()
            return
        except ValueError as error:
            if not any(sign in str(error) for sign in _HELD):
                raise
            time.sleep(pause)
    writer.commit()


@contextlib.contextmanager
def _gone() -> Iterator[None]:
    """Turn what damaged or missing files make tantivy raise into IndexGone; what it panics with is no Exception."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        raise IndexGone(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexGone(str(error)) from error


@dataclass(frozen=True, slots=True)
class Entry:
    """One block as the index holds it. `words` and `tiers` as in `CutBlock`; `day` is an ordinal, 0 where unknown;
    blocks that are versions of each other have one `first_version`.
    """

    id: int
    kind: Kind
    words: str
    tiers: Sequence[str]
    first_version: int
    facets: Sequence[tuple[str, str]]
    sources: Sequence[str]
    day: int
    starter: bool

    @property
    def check(self) -> int:
        """A number that changes with anything the index should hold of the block."""
        numbers = map(str, (self.day, self.starter, self.first_version))
        parts = (self.words, *map("=".join, self.facets), *self.sources, *numbers)
        return zlib.crc32("\n".join(parts).encode())


@dataclass(frozen=True, slots=True)
class Stamp:
    """How far the index is: the generation of the store and the mark of the topic list it was built with."""

    generation: int
    topics: str


def text_field(kind: Kind) -> str:
    """The field that holds the words of blocks of this kind."""
    return _TEXT_FIELD[kind]


def make_schema() -> tantivy.Schema:
    """The fields of the index. Texts are kept in the store alone."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("kind", indexed=True)
    builder.add_text_field("text", tokenizer_name="whitespace")
    for field in TIER_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("heading", tokenizer_name="whitespace")
    builder.add_text_field("section", tokenizer_name="whitespace", index_option="freq")
    for facet in FACETS:
        builder.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_boolean_field("starter", indexed=True)
    builder.add_unsigned_field("day", fast=True)
    builder.add_unsigned_field("first_version", fast=True)
    builder.add_unsigned_field("check", fast=True)
    return builder.build()


class View:
    """The index as it was at one commit."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self.searcher = searcher
        self.schema = schema
        self._averages: Averages | None = None

    def averages(self, probe: tantivy.Query) -> Averages | None:
        """The averages of the texts of paragraphs; `probe` is a query for one word that is in some of them.

        None where tantivy does not tell them.
        """
        if self._averages is None:
            self._averages = read_averages(self.searcher, probe)
        return self._averages


class Index:
    """The index in one folder. Whoever reads never waits for a commit; writing is for whoever holds the library's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp = folder / "stamp.json"
        self._schema = make_schema()
        self._lock = threading.RLock()
        #: Held for a moment by whoever reads, and after the other one by whoever puts another index in its place.
        self._viewing = threading.RLock()
        self._writer: tantivy.IndexWriter | None = None
        self._index: tantivy.Index | None = None
        self._read: tuple[float, int] = (0.0, 0)
        self._view: View | None = None

    @property
    def schema(self) -> tantivy.Schema:
        """The fields, as queries need them."""
        return self._schema

    def stamp(self) -> Stamp | None:
        """How far the index is; None where there is none, or one that must be built anew."""
        try:
            data = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        match data:
            case {"version": int(version), "generation": int(generation), "topics": str(topics)}:
                with contextlib.suppress(IndexGone), _gone():
                    if version == INDEX_VERSION and tantivy.Index.exists(str(self._folder)):
                        return Stamp(generation, topics)
        return None  # written by nobody that we know

    def view(self) -> View:
        """The last commit, whoever made it, the same view until the next; IndexGone where there is no index."""
        with _gone(), self._viewing:
            state = (self._stamp.stat().st_mtime, self._stamp.stat().st_ino)
            index = self._open()
            if self._view is None or state != self._read:
                index.reload()
                self._read, self._view = state, View(index.searcher(), self._schema)
            return self._view

    def _open(self) -> tantivy.Index:
        with self._viewing:
            if self._index is None:
                index = tantivy.Index.open(str(self._folder))
                index.config_reader("manual")
                self._index = index
            return self._index

    def has_room(self) -> bool:
        """Whether the disk has so much room that an index that cannot be written must be broken."""
        try:
            return shutil.disk_usage(self._folder.parent).free > _LEAST_ROOM
        except OSError:
            return True

    def create(self, topics: str) -> None:
        """An empty index in place of whatever is there."""
        with self._lock, self._viewing:
            self._let_go()
            with _gone():
                shutil.rmtree(self._folder, ignore_errors=True)
                if self._folder.is_file():
                    self._folder.unlink()
                self._folder.mkdir(parents=True, exist_ok=True)
                tantivy.Index(self._schema, path=str(self._folder))
                self._write_stamp(Stamp(0, topics))

    def put(self, entries: Iterable[Entry], fresh: bool) -> None:
        """Add or replace blocks, to be seen after the next commit; `fresh` blocks are known not to be there."""
        found = list(entries)
        if not fresh:
            self.drop([entry.id for entry in found])
        self._write(lambda writer: [self._put(writer, entry) for entry in found])

    def _put(self, writer: tantivy.IndexWriter, entry: Entry) -> None:
        document = tantivy.Document()
        document.add_unsigned("id", entry.id)
        document.add_unsigned("kind", entry.kind)
        document.add_text(_TEXT_FIELD[entry.kind], entry.words)
        if entry.kind is Kind.PARAGRAPH:
            for field, words in zip(TIER_FIELDS, entry.tiers, strict=True):
                if words:
                    document.add_text(field, words)
        for facet, value in entry.facets:
            document.add_text(facet, value)
        for source in entry.sources:
            document.add_text("source", source)
        document.add_unsigned("day", entry.day)
        document.add_boolean("starter", entry.starter)
        document.add_unsigned("first_version", entry.first_version)
        document.add_unsigned("check", entry.check)
        writer.add_document(document)

    def drop(self, ids: Collection[int]) -> None:
        """Take blocks out, to be seen after the next commit."""
        if ids:
            # Deleting by term finds no numbers in tantivy 0.27; by query it does.
            those = tantivy.Query.term_set_query(self._schema, "id", list(ids))
            self._write(lambda writer: writer.delete_documents_by_query(those))

    def commit(self, stamp: Stamp) -> None:
        """Make everything put and dropped so far lasting and visible, and note how far the index is now."""
        self._write(_commit)
        try:
            self._write_stamp(stamp)
        except OSError as error:
            raise IndexGone(str(error)) from error

    def _write(self, work: Callable[[tantivy.IndexWriter], object]) -> None:
        with self._lock:
            try:
                with _gone():
                    if self._writer is None:
                        self._writer = self._open().writer(_HEAP_BYTES, 1)
                    work(self._writer)
            except IndexGone:
                self._writer = None
                raise

    def _write_stamp(self, stamp: Stamp) -> None:
        beside = self._stamp.with_suffix(".new")
        data = {"version": INDEX_VERSION, "generation": stamp.generation, "topics": stamp.topics}
        beside.write_text(json.dumps(data), encoding="utf-8")
        beside.replace(self._stamp)

    def damaged_files(self) -> Job[int]:
        """How many files of the last commit are gone or not as they were written."""
        return damaged_files(self._folder)

    def rest(self) -> None:
        """Finish merging and give the writer's memory back, until the next write."""
        with self._lock:
            if self._writer is not None:
                writer, self._writer = self._writer, None
                with _gone():
                    writer.wait_merging_threads()

    def _let_go(self) -> None:
        self._writer = None
        self._view = None
        self._index = None

    def close(self) -> None:
        """Give every file back."""
        with self._lock, self._viewing:
            self._let_go()

"""What the rest of the program knows of the library.

Nothing outside `drafter.library` knows what lies behind this: today SQLite and tantivy on one disk, later
perhaps a server for a whole office. Every method may be called from any thread.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from drafter.core.clip import Clip, ClipKind
from drafter.core.document import Document, Removed
from drafter.core.model import Draft, Move, Paragraph, Slot, Source
from drafter.core.progress import Job
from drafter.library.candidates import Candidates
from drafter.library.colleagues import Colleagues
from drafter.library.lifecycle import Lifecycle

#: Why a block is offered that stood at just this place in the speech that the heading above is taken from.
NEXT_IN_SOURCE = "原文接下来"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `text` holds words (all must occur), "exact phrases" in quotes and -excluded words.

    The other fields narrow it; an empty text with them browses. `sort` is relevance, date or use.
    """

    text: str = ""
    move: Move | None = None
    kind: ClipKind = ClipKind.PARAGRAPH
    topic: str = ""
    year: int | None = None
    level: str = ""
    occasion: str = ""
    source_id: str = ""
    favourite: bool = False
    used: bool | None = None
    starter: bool | None = None
    sort: str = "relevance"
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, ready to be dragged.

    `id` names the block in the library; `highlights` are (start, end) in the text of the clip's first paragraph;
    `versions` counts further near-identical versions, `sources` every source of an identical text. `follows` are the
    paragraphs below it in its source that may be taken along, where they were asked for. `suits` says of a
    recommendation that it is about the same thing as the draft, or about nothing in particular, and not merely the best there is,
    `answers` that it says something of what a heading or point is asked to be about. `remarks` are sentences on what of it is past its time.
    """

    id: str
    clip: Clip
    score: float
    highlights: tuple[tuple[int, int], ...] = ()
    versions: int = 0
    sources: tuple[Source, ...] = ()
    favourite: bool = False
    uses: int = 0
    reason: str = ""
    follows: tuple[Paragraph, ...] = ()
    suits: bool = False
    answers: bool = True
    remarks: tuple[str, ...] = ()

    @property
    def head(self) -> Clip:
        """What is taken of it at first: of a section its heading, else the whole clip."""
        return Clip(self.clip.paragraphs[:1]) if self.clip.kind is ClipKind.SECTION else self.clip

    @property
    def whole(self) -> Clip:
        """The clip with what follows it."""
        return Clip(self.clip.paragraphs + self.follows)

    @property
    def delivered(self) -> Source | None:
        """The last speech in which it was given, as far as that is known."""
        given = [
            one for one in self.sources if one.state == "delivered" and one.date and not one.date_guessed
        ]
        return max(given, key=lambda one: one.date or date.min, default=None)

    @property
    def source(self) -> Source:
        """The source that the clip is taken from."""
        source = self.clip.paragraphs[0].source
        assert source is not None  # the library gives every paragraph its source
        return source


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits of `total`, which is exact unless it `is_rough`: to count takes longer than to find the best.

    `count` tells it then. `mended` is what was looked for instead, where nothing fitted the words as they were typed.
    """

    total: int
    hits: Sequence[Hit]
    mended: str = ""
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source as the library page lists it; `reader` is the version of the reader that read it, "" before there were any.

    `private` says that it is never told to colleagues.
    """

    source: Source
    paragraphs: int
    uses: int = 0
    removed: bool = False
    versions: int = 0
    reader: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be taken in, with the Chinese sentence that says why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are taken in: with `hold`, those in which something would be removed or mended are reported as held
    instead; `keep` says what of each is to stay as it was; with `secrets`, those with a secret mark are taken in.
    `whose` says of folders whose speeches they hold (a key of WHOSE_NAMES); the nearest folder of a file counts.
    """

    hold: bool = False
    keep: Mapping[Path, Collection[Removed]] = field(default_factory=dict)
    secrets: bool = False
    whose: Mapping[Path, str] = field(default_factory=dict)

    def whose_of(self, file: Path) -> str:
        """Whose speech a file is, "" where nobody said."""
        return next((self.whose[folder] for folder in file.absolute().parents if folder in self.whose), "")


@dataclass(frozen=True, slots=True)
class Imported:
    """A source that an import has added, and the file that it came from."""

    file: Path
    source: Source


@dataclass(frozen=True, slots=True)
class Restored:
    """How a restoring ended: how many blocks the library has, where what was there is kept (None where there was
    nothing), and whether the window shows it only once the program is opened again.
    """

    blocks: int
    kept: Path | None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was read but not taken in: what cleaning would remove or mend waits for the user's word.

    `doubtful` is what would stay though it may be no speech.
    """

    file: Path
    removed: tuple[Removed, ...]
    doubtful: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How an import ended. `documents` are those taken in, for showing what was removed and mended.

    `held` are the files that wait to be confirmed, where that was asked for, `files` those that were imported,
    `sources` what they became: a file with two speeches is two sources. `brought` says which of the `duplicates` a
    colleague brought, and who.
    """

    imported: int
    duplicates: tuple[str, ...]
    refused: tuple[Refused, ...]
    paragraphs: int
    documents: tuple[Document, ...] = ()
    cancelled: bool = False
    held: tuple[Held, ...] = ()
    files: tuple[str, ...] = ()
    sources: tuple[Imported, ...] = ()
    brought: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the library is whole: `problems` are Chinese sentences, none where it is."""

    sources: int
    blocks: int
    problems: tuple[str, ...] = ()


class Library(Colleagues, Lifecycle, Protocol):
    """The past speeches. Whatever cannot be done is raised as `UserError`."""

    @property
    def read_only(self) -> bool:
        """Whether another program has the library open for writing, so that this one can only read."""
        ...

    def add(self, document: Document, digest: str) -> Source | None:
        """Take in one document in one transaction; None where `digest` (of the file's bytes) is already there. A source
        that lies in the bin comes back out of it instead."""
        ...

    def remove(self, *source_ids: str) -> None:
        """Put sources into the bin, all of them or none; UserError where one is gone."""
        ...

    def restore(self, *source_ids: str) -> None:
        """Take sources out of the bin, all of them or none; UserError where one is gone."""
        ...

    def empty_bin(self) -> int:
        """Delete what is in the bin for good; gives how many sources that were."""
        ...

    def edit_source(self, *sources: Source) -> None:
        """Correct what was recognised of the sources with these ids, in all of them or none.

        That is title, date and whether it is guessed, speaker, unit, place, level, occasion, whose and state;
        UserError where one is gone.
        """
        ...

    def sources(self) -> Sequence[SourceRecord]:
        """Every source, newest first, those in the bin too."""
        ...

    def source(self, source_id: str) -> Source:
        """The source with this id; UserError where it is gone."""
        ...

    def document(self, source_id: str) -> Clip:
        """The whole of one source, in order, with its tables and pictures; pictures come without their bytes."""
        ...

    def picture_bytes(self, digest: str) -> bytes:
        """The bytes of the picture with this digest, b"" where they are not here."""
        ...

    def prepare(self) -> None:
        """Load what the first search needs, so that it answers at once; may be called as soon as a window is shown."""
        ...

    def search(self, query: Query) -> Results:
        """The best hits, near-identical versions shown once."""
        ...

    def count(self, query: Query) -> int:
        """How many results a search has, where it told that only roughly: versions count once unless very many match."""
        ...

    def facets(self, query: Query) -> dict[str, dict[str, int]]:
        """How many results each value would leave, by facet.

        Facets are move, topic, year, level, occasion, kind, and starter, used and favourite with "yes" and "no".
        The values of a facet are counted as if the query did not narrow by that facet; most frequent first.
        """
        ...

    def main_sources(self, query: Query, limit: int = 12) -> Sequence[tuple[Source, int]]:
        """The sources that most of the best results stand in, with how many results each alone would leave, the most
        first; counted as if the query did not narrow by a source."""
        ...

    def similar(self, block_id: str, limit: int = 20) -> Sequence[Hit]:
        """Blocks of the same kind about the same thing, the most alike first; neither it nor its versions."""
        ...

    def versions(self, block_id: str) -> Sequence[Hit]:
        """All versions of a block, itself first, then the newest first, what is new in each of them highlighted."""
        ...

    def headings(self, query: Query) -> Mapping[int, Sequence[Hit]]:
        """The headings that fit a query, by their number of characters, so that parallel ones stand together."""
        ...

    def recommend(self, slot: Slot, draft: Draft, limit: int = 5) -> Sequence[Hit]:
        """The best blocks for a place, each with its reason; none that the draft already holds.

        Headings come with their sections, and first comes what stood there in the speech that the heading above is of.
        """
        ...

    def with_sections(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The same hits, each heading with what stands below it in its source."""
        ...

    def candidates(self) -> Candidates:
        """The paragraphs, to be asked for those that a text is taken or reworded from; one object while they are the same."""
        ...

    def seen(self, text: str) -> int:
        """How many paragraphs have a word, or a few words in a row; 0 where it cannot be told."""
        ...

    def counts(self) -> tuple[int, int]:
        """How many sources and paragraphs there are outside the bin."""
        ...

    def overview(self) -> Mapping[str, Mapping[str, int]]:
        """The paragraphs of each topic, by year ("" where unknown), for a chart."""
        ...

    def topics(self) -> Sequence[str]:
        """The names of the topics, in the order of their list."""
        ...

    def take_back_use(self, block_ids: Sequence[str]) -> None:
        """Forget that blocks were put into a draft: it was undone; does nothing where the library can only be read."""
        ...

    def note_use(self, block_ids: Sequence[str]) -> None:
        """Remember that blocks were put into a draft; does nothing where the library can only be read."""
        ...

    def set_favourite(self, block_id: str, favourite: bool) -> None:
        """Mark a block, or take the mark away."""
        ...

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
        ...

    def verify(self) -> Job[Verification]:
        """Prove that the store is whole and that the index holds exactly what is in it."""
        ...

    def rebuild(self) -> Job[int]:
        """Make the index anew from the store; gives how many blocks it holds then."""
        ...

    def backup(self, file: Path) -> None:
        """Write the whole library into one file; UserError, with the file written, where the library is damaged."""
        ...

    def back_up_daily(self) -> None:
        """Write the backup of this day unless there is one; UserError where that is not possible."""
        ...

    @property
    def backups_folder(self) -> Path:
        """Where the backups lie that are made by themselves."""
        ...

    def compared_with(self, file: Path) -> tuple[str, str]:
        """What the library holds and what a backup does, in words, for the user to choose."""
        ...

    def restore_backup(self, file: Path) -> Job[Restored]:
        """Put what is in a backup in place of the library, and keep what was there; the index is made anew.

        UserError, with nothing changed, where the file is no whole backup.
        """
        ...

    def close(self) -> None:
        """Give everything back to the disk."""
        ...

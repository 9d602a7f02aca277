"""One document into the store, in one transaction."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.core.document import source_from_document
from drafter.core.hashing import sha256
from drafter.core.model import Source, new_id
from drafter.library.blocks import CutBlock, Fresh, Kind, Taken
from drafter.library.importing.digests import Digests
from drafter.library.importing.families import Families
from drafter.library.importing.split import CutDocument
from drafter.library.importing.vocabulary import Vocabulary
from drafter.library.likeness import band_keys, find_first_version, pairs
from drafter.library.objects import insert_objects
from drafter.library.states import keep_origins
from drafter.library.store import next_generation
from drafter.library.words import Words

#: How many earlier versions of a speech a new one is compared with, paragraph by paragraph.
_COMPARED_VERSIONS = 3


class DocumentWriter:
    """Writes cut documents into the store."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._vocabulary = Vocabulary()
        self._families = Families()
        self._digests = Digests()

    def write(self, connection: sqlite3.Connection, cut: CutDocument, digest: str, starter: bool) -> Taken:
        """Write a cut document under a new source, within the transaction under way."""
        source = replace(source_from_document(cut.document, starter=starter), id=_free_id(connection, digest))
        generation = next_generation(connection)
        keys = band_keys(cut.signature)
        family = self._families.find(connection, cut.signature, keys) if cut.paragraphs else None
        number = _insert_source(connection, source, digest, cut, family)
        self._families.note(connection, number, keys)
        firsts = self._first_versions(connection, cut, family) if family else {}
        known = self._digests.find(connection, [block.digest for block in cut.blocks])
        made = _insert_blocks(connection, cut.blocks, generation, firsts, known)
        self._digests.note(connection, made)
        _insert_places(connection, number, cut, known | made)
        insert_objects(connection, number, cut.document)
        keep_origins(connection, number, cut.paragraphs)
        self._vocabulary.note(connection, cut.words)
        return Taken(source, number, _fresh(cut, made, firsts), tuple(known.values()))

    def blocks_of(self, connection: sqlite3.Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
        """The ids of those blocks that are there, by digest."""
        return self._digests.find(connection, digests)

    def forget(self) -> None:
        """Give the memory back, also of what a transaction that was taken back had kept."""
        self._vocabulary.forget()
        self._families.forget()
        self._digests.forget()

    def _first_versions(
        self, connection: sqlite3.Connection, cut: CutDocument, family: int
    ) -> dict[bytes, int]:
        """Of the blocks of a new version that have earlier ones: by digest, the first of them."""
        texts = {
            first: pairs(self._words.stream(text)) for first, text in _family_paragraphs(connection, family)
        }
        sections = dict(_family_sections(connection, family))
        found: dict[bytes, int] = {}
        for place, block in enumerate(cut.blocks):
            first = find_first_version(block.words.split(), texts) if block.kind is Kind.PARAGRAPH else None
            if block.kind is Kind.SECTION:
                heading = cut.paragraphs[cut.spans[place - len(cut.paragraphs)].start]
                first = sections.get(heading.text)
            if first is not None:
                found[block.digest] = first
        return found


def _fresh(cut: CutDocument, made: Mapping[bytes, int], firsts: Mapping[bytes, int]) -> list[Fresh]:
    """The blocks just made of a document; `firsts` says of which others some are versions."""
    moves: dict[bytes, set[str]] = {digest: set() for digest in made}
    for paragraph, block in zip(cut.paragraphs, cut.blocks, strict=False):
        if paragraph.move and block.digest in moves:
            moves[block.digest].add(paragraph.move)
    blocks = {block.digest: block for block in cut.blocks}
    return [
        Fresh(number, firsts.get(digest, number), blocks[digest], moves[digest])
        for digest, number in made.items()
    ]


def id_of_source(digest: str) -> str:
    """The id of a source by its digest, so that a draft knows its sources in a colleague's library, too."""
    is_plain = len(digest) == 64 and set(digest) <= set("0123456789abcdef")
    return (digest if is_plain else sha256(digest.encode()).hexdigest())[:12]


def _free_id(connection: sqlite3.Connection, digest: str) -> str:
    """The id for a new source: by chance, or of purpose, another may begin with the same digits."""
    found = id_of_source(digest)
    taken = connection.execute("SELECT 1 FROM sources WHERE id = ?", (found,)).fetchone()
    return new_id() if taken else found


def _insert_source(
    connection: sqlite3.Connection, source: Source, digest: str, cut: CutDocument, family: int | None
) -> int:
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM sources").fetchone()[0]
    connection.execute(
        "INSERT INTO sources (number, id, digest, title, file, day, speaker, occasion, unit, place, level,"
        " starter, family, paragraphs, signature, whose, state, date_guessed, reader)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            source.id,
            digest,
            source.title,
            source.file,
            source.date.toordinal() if source.date else None,
            source.speaker,
            source.occasion,
            source.unit,
            source.place,
            source.level,
            source.starter,
            family or number,
            len(cut.paragraphs),
            cut.signature,
            source.whose,
            source.state,
            source.date_guessed,
            cut.document.reader,
        ),
    )
    return number


_VERSIONS = "(SELECT number FROM sources WHERE family = ? ORDER BY number DESC LIMIT ?)"


def _family_paragraphs(connection: sqlite3.Connection, family: int) -> list[tuple[int, str]]:
    """The first versions and the text of the paragraphs of the last versions of a speech."""
    return connection.execute(
        "SELECT DISTINCT b.first_version, b.text FROM placements p JOIN blocks b ON b.id = p.block"
        f" WHERE b.kind = ? AND p.source IN {_VERSIONS}",
        (Kind.PARAGRAPH, family, _COMPARED_VERSIONS),
    ).fetchall()


def _family_sections(connection: sqlite3.Connection, family: int) -> list[tuple[str, int]]:
    """The heading and the first version of the sections of the last versions of a speech."""
    return connection.execute(
        "SELECT h.text, b.first_version FROM sections s JOIN blocks b ON b.id = s.block"
        " JOIN placements p ON p.source = s.source AND p.position = s.position JOIN blocks h ON h.id = p.block"
        f" WHERE s.source IN {_VERSIONS}",
        (family, _COMPARED_VERSIONS),
    ).fetchall()


#: No id is used twice, also where the last blocks were deleted: what is kept beside the store goes by the ids.
_NEXT_BLOCK = """
SELECT 1 + max(
    coalesce((SELECT max(id) FROM blocks), 0),
    coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_block'), 0)
)
"""


def _insert_blocks(
    connection: sqlite3.Connection,
    blocks: Sequence[CutBlock],
    generation: int,
    firsts: Mapping[bytes, int],
    known: Mapping[bytes, int],
) -> dict[bytes, int]:
    """Write the blocks that are not known; gives their ids by digest."""
    connection.executemany(
        "UPDATE blocks SET changed = ? WHERE id = ?", [(generation, i) for i in known.values()]
    )
    new = {block.digest: block for block in blocks if block.digest not in known}
    first = connection.execute(_NEXT_BLOCK).fetchone()[0]
    rows = [
        (number, block.kind, digest, block.stored_text, firsts.get(digest, number), generation)
        for number, (digest, block) in enumerate(new.items(), start=first)
    ]
    connection.executemany(
        "INSERT INTO blocks (id, kind, digest, text, first_version, changed) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
    return {row[2]: row[0] for row in rows}


def _insert_places(
    connection: sqlite3.Connection, number: int, cut: CutDocument, ids: Mapping[bytes, int]
) -> None:
    connection.executemany(
        "INSERT INTO placements VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, place, ids[block.digest], p.role, p.level, p.move or "", p.marker, p.starts)
            for place, (p, block) in enumerate(zip(cut.paragraphs, cut.blocks, strict=False))
        ],
    )
    connection.executemany(
        "INSERT INTO sections VALUES (?, ?, ?, ?)",
        [
            (number, span.start, span.stop, ids[block.digest])
            for span, block in zip(cut.spans, cut.blocks[len(cut.paragraphs) :], strict=True)
        ],
    )

"""The proof that a library is whole."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

import tantivy

from drafter.core.progress import Job, Progress
from drafter.library.api import Verification
from drafter.library.blocks import Kind, digest_of
from drafter.library.indexing.entries import section_texts
from drafter.library.indexing.index import Entry

_RUN = 2_000


def verify(
    connection: sqlite3.Connection,
    schema: tantivy.Schema,
    searcher: tantivy.Searcher | None,
    entries_of: Callable[[Sequence[int]], Iterator[Entry]],
) -> Job[Verification]:
    """Check the store by itself, then every block against the index, both ways; without a searcher the store alone."""
    problems = store_problems(connection)
    sources = connection.execute("SELECT count(*) FROM sources").fetchone()[0]
    last = connection.execute("SELECT coalesce(max(id), 0) FROM blocks").fetchone()[0]
    blocks = changed = missing = extra = wrong = 0
    for start in range(1, last + 1, _RUN):
        yield Progress(start, last, "正在校验")
        ids = range(start, start + _RUN)
        changed += changed_texts(connection, ids)
        stored = {entry.id: entry.check for entry in entries_of(ids)}
        blocks += len(stored)
        if searcher is None:
            continue
        indexed = _indexed(schema, searcher, ids)
        missing += len(stored.keys() - indexed.keys())
        extra += len(indexed.keys() - stored.keys())
        wrong += sum(indexed[block] != check for block, check in stored.items() if block in indexed)
    doubled = searcher.num_docs - blocks + missing - extra if searcher else 0
    problems += [
        sentence.format(number)
        for number, sentence in (
            (changed, "{} 段文字与入库时不同，请用备份恢复"),
            (missing, "索引里缺 {} 段，请重建索引"),
            (extra, "索引里多出 {} 段已经不在的内容，请重建索引"),
            (wrong, "索引里有 {} 段与正文不符，请重建索引"),
            (doubled, "索引里有 {} 段重复，请重建索引"),
        )
        if number
    ]
    return Verification(sources, blocks, tuple(problems))


def store_problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with its file, in Chinese."""
    told = [row[0] for row in connection.execute("PRAGMA quick_check")]
    problems = [] if told == ["ok"] else [f"语料库文件有损坏（{told[0]}），请用备份恢复"]
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        problems.append("语料库里有段落找不到来源，请用备份恢复")
    return problems


def changed_texts(connection: sqlite3.Connection, ids: range) -> int:
    """How many blocks no longer have the text that their digest was made of."""
    rows = connection.execute(
        "SELECT id, kind, text, digest FROM blocks WHERE id BETWEEN ? AND ?", (ids.start, ids.stop - 1)
    ).fetchall()
    changed = 0
    for block, number, text, digest in rows:
        kind = Kind(number)
        whole = "\n".join(section_texts(connection, block)) if kind is Kind.SECTION else text
        changed += digest_of(kind, whole) != digest
    return changed


def _indexed(schema: tantivy.Schema, searcher: tantivy.Searcher, ids: range) -> dict[int, int]:
    """The check of each block of the index with one of these ids."""
    within = tantivy.Query.range_query(
        schema, "id", tantivy.FieldType.Unsigned, ids.start, ids.stop, include_upper=False
    )
    found = [address for _, address in searcher.search(within, limit=2 * _RUN, count=False).hits]
    checks = searcher.fast_field_values("check", found)
    return {
        int(block or 0): int(check or 0)
        for block, check in zip(searcher.fast_field_values("id", found), checks, strict=True)
    }

"""What has grown old in the library: phrases past their time, leaders who moved, figures with a newer value, speeches of
superiors that a newer one follows. Found once for each block, in the background, and kept beside it.
"""

import datetime
import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache

from drafter.core.figures import figures_in
from drafter.core.meetings import meeting_name
from drafter.core.model import Facts, Source
from drafter.core.progress import Job, Progress
from drafter.library.blocks import Kind
from drafter.library.lifecycle import Judge
from drafter.library.store import Store
from drafter.reading.people import find_people

#: So many blocks are looked at in one go, and so many are told of with one question.
_BATCH, _MOST = 2_000, 400
#: Days in which a meeting should not hear the same again: three years, and some weeks that it may be later.
_HEARD = 3 * 365 + 60
#: Names of what is counted that are shorter are of too many things.
_LEAST_NAME = 4
#: Raised whenever `named` is to be made anew.
_NAMED = "2"
_BLOCKS = """
SELECT b.id, b.text, s.place, coalesce(s.day, 0) FROM blocks b
JOIN sources s ON s.number = (SELECT max(p.source) FROM placements p WHERE p.block = b.id)
WHERE b.id > ? AND b.kind IN (SELECT value FROM json_each(?)) ORDER BY b.id LIMIT ?
"""
_POSTS = (
    "县委书记",
    "市委书记",
    "区委书记",
    "省委书记",
    "县长",
    "市长",
    "区长",
    "省长",
    "州长",
    "旗长",
    "镇长",
    "乡长",
    "党委书记",
    "县委副书记",
    "常务副县长",
)
_NEWEST = """
SELECT n.said, n.day, n.block FROM named n WHERE n.what = ? AND n.place = ? AND n.day > ? ORDER BY n.day DESC LIMIT 1
"""


def judge_blocks(store: Store, judge: Judge, mark: str) -> Job[int]:
    """Bring up to date what is kept of blocks; gives how many were looked at.

    `mark` stands for what the judge knows: with another one all blocks are judged again, else only those that came since.
    """
    looked = 0
    with store.reading() as connection:
        total = connection.execute("SELECT max(id) FROM blocks").fetchone()[0] or 0
    for kind, wanted, look, blocks in (
        ("stale", mark, _stale_rows(judge), (Kind.PARAGRAPH, Kind.HEADING)),
        ("named", _NAMED, _named_rows, (Kind.PARAGRAPH,)),
    ):
        reached = _begin(store, kind, wanted)
        while True:
            with store.reading() as connection:
                rows = connection.execute(_BLOCKS, (reached, json.dumps(blocks), _BATCH)).fetchall()
            if not rows:
                break
            found = [row for block in rows for row in look(*block)]
            with store.transaction() as connection:
                connection.execute(
                    f"DELETE FROM {kind} WHERE block > ? AND block <= ?", (reached, rows[-1][0])
                )
                marks = ",".join("?" * len(found[0])) if found else ""
                if found:
                    connection.executemany(f"INSERT OR REPLACE INTO {kind} VALUES ({marks})", found)
                reached = rows[-1][0]
                _note(connection, kind, wanted, reached)
            looked += len(rows)
            yield Progress(reached, total, "正在看哪些说法已经过时")
    return looked


def _begin(store: Store, kind: str, wanted: str) -> int:
    """The last block that was looked at with this mark, 0 where none was."""
    with store.reading() as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (f"{kind}_reached",)).fetchone()
    known, _, reached = row[0].rpartition(" ") if row else ("", "", "0")
    return int(reached) if known == wanted else 0


def _note(connection: sqlite3.Connection, kind: str, mark: str, reached: int) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"{kind}_reached", f"{mark} {reached}"))


def _stale_rows(judge: Judge) -> Callable[[int, str, str, int], list[tuple]]:
    def look(block: int, text: str, place: str, day: int) -> list[tuple]:
        told = judge(text, place)
        return [(block, "\n".join(told))] if told else []

    return look


def _named_rows(block: int, text: str, place: str, day: int) -> list[tuple]:
    """Who holds which post, and which figure what has, as far as a block says it plainly."""
    rows = [(block, post, place, day, name) for post, name in posts_in(text)]
    if any(map(str.isdigit, text)):
        rows += [
            (block, f"{one.name} {one.unit} {one.part} {one.stage} {one.where}", place, day, one.written)
            for one in figures_in(text)
            if len(one.name) >= _LEAST_NAME and one.is_arabic
        ]
    return rows


def posts_in(text: str) -> Iterator[tuple[str, str]]:
    """The posts that a text names with their holders: 县长张明."""
    if not any(post in text for post in _POSTS):
        return
    for person in find_people(text):
        before = text[: person.start]
        post = next((one for one in sorted(_POSTS, key=len, reverse=True) if before.endswith(one)), "")
        if post and not before.removesuffix(post).endswith(("副", "原", "时任")):
            yield post, person.text


def stale_among(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """What is past its time in those of the blocks that have such, in sentences."""
    wanted = json.dumps(list(ids)[:_MOST])
    rows = connection.execute(
        "SELECT block, why FROM stale WHERE block IN (SELECT value FROM json_each(?))", (wanted,)
    )
    return {block: tuple(why.split("\n")) for block, why in rows}


def moved_on(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Leaders who moved and figures with a newer value, of those of the blocks that name some, in sentences."""
    wanted = json.dumps(list(ids)[:_MOST])
    rows = connection.execute(
        "SELECT block, what, place, day, said FROM named WHERE block IN (SELECT value FROM json_each(?))",
        (wanted,),
    ).fetchall()
    found: dict[int, list[str]] = {}
    for block, what, place, day, said in rows:
        newest = connection.execute(_NEWEST, (what, place, day)).fetchone()
        if newest is not None and newest[0] != said:
            when = datetime.date.fromordinal(newest[1])
            name = what.split(" ")[0]
            told = (
                f"{name}后来是{newest[0]}（{when:%Y.%m}），不是{said}。"
                if what in _POSTS
                else f"“{name}”后来是 {newest[0]}（{when:%Y.%m}），这里是 {said}。"
            )
            found.setdefault(block, []).append(told)
    return {block: tuple(sentences) for block, sentences in found.items()}


def newer_of_superiors(connection: sqlite3.Connection) -> Mapping[str, tuple[int, str]]:
    """The newest speech of a superior at each meeting: its day and title, by the meeting's name."""
    rows = connection.execute(
        "SELECT occasion, title, place, day FROM sources WHERE whose = 'superior' AND removed = 0 AND day > 0"
    )
    newest: dict[str, tuple[int, str]] = {}
    for occasion, title, place, day in rows:
        name = meeting_name(occasion, title, place)
        if name:
            newest[name] = max(newest.get(name, (0, "")), (day, title))
    return newest


def heard_lately(connection: sqlite3.Connection, facts: Facts) -> set[int]:
    """The numbers of the speeches that the meeting of a draft with these facts has heard in the last three years."""
    meeting = meeting_name(facts.occasion, facts.title, facts.place)
    if not meeting:
        return set()
    day = facts.date or datetime.date.today()
    rows = connection.execute(
        "SELECT number, occasion, title, place FROM sources WHERE removed = 0 AND state = 'delivered' AND day > ? AND day <= ?",
        (day.toordinal() - _HEARD, day.toordinal()),
    )
    return {
        number for number, occasion, title, place in rows if meeting_name(occasion, title, place) == meeting
    }


class Remarks:
    """What is to be said of blocks that were found: each question is asked of the store once for all of them."""

    def __init__(self, connection: sqlite3.Connection, ids: Collection[int]) -> None:
        self.stale = stale_among(connection, ids)
        self._moved = moved_on(connection, ids)
        self._superiors = cache(lambda: newer_of_superiors(connection))

    def is_old(self, block: int) -> bool:
        """Whether anything of a block is past its time."""
        return block in self.stale or block in self._moved

    def of(self, block: int, source: Source) -> tuple[str, ...]:
        """The sentences on a block that stands in this source; none where all of it is current."""
        return (*self.stale.get(block, ()), *self._moved.get(block, ()), *self._followed(source))

    def _followed(self, source: Source) -> Iterator[str]:
        if source.whose != "superior" or source.date is None:
            return
        day, title = self._superiors().get(meeting_name(source.occasion, source.title, source.place), (0, ""))
        if day > source.date.toordinal():
            yield f"上级在同一会议上有更新的讲话：《{title}》（{datetime.date.fromordinal(day):%Y.%m}）。"

"""Three desks and a shared folder under everything that goes wrong: kills, cut files, clones, old backups, wrong clocks.

`python -m tests.office.campaign --runs 2000 --seed 1` prints how many runs did not end well. A run ends well where all
desks end in one state and nothing that was committed is lost. Every step is a process of its own, of which some are
killed (SIGKILL) at a random moment; so it runs where processes can be forked.
"""

import argparse
import gc
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from drafter.core.document import FoundObject
from drafter.core.hashing import sha256
from drafter.core.objects import picture_of, table_of_rows
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.restore import DATABASE
from drafter.library.topics import load_topics
from drafter.library.words import load_words
from drafter.office.ledger import Ledger
from drafter.office.share import FOLDER, Contact, Share, found_office
from drafter.paths import resource
from drafter.reading.sounds import load_sounds
from tests.library.speeches import FARMING, SAFETY, speech
from tests.office.desks import state_of

_YEAR = 365 * 24 * 3600 * 1_000_000_000
#: How far the clock of each desk is off, in nanoseconds.
_CLOCKS = (0, -_YEAR, 70 * _YEAR)
_STEPS = 24
_TOPICS = load_topics(resource("topics.toml"))
#: Where files are no disk's: a killed process loses nothing there either, and nobody waits for a disk.
_MEMORY = Path("/dev/shm")
#: So many rounds of contacts end in one state, whatever happened before.
_MEETINGS = 12
#: Seconds of computing until a step is killed at the latest, where it is to be killed.
_LONGEST = 0.015


class World:
    """One run: the folder of all, and what was committed so far."""

    def __init__(self, root: Path, chance: random.Random, template: Path) -> None:
        self.root, self.chance = root, chance
        self.share = root / "share"
        self.share.mkdir(parents=True)
        self.desks = [root / f"desk{number}" for number in range(3)]
        self.clocks = dict(zip(self.desks, _CLOCKS, strict=True))
        for desk in self.desks:
            shutil.copytree(template, desk)
        self.office = found_office(self.share, "甲县政府办")
        self.greatest: dict[tuple[str, str], tuple] = {}
        self.sources: set[str] = set()
        self.happened: Counter[str] = Counter()
        self._added = 0
        self._apart(self.desks[0], lambda _: [self._join(desk) for desk in self.desks], kill=False)

    def run(self) -> None:
        """Let things happen, then let all desks meet in peace."""
        mine = (self.change, self.change, self.add, self.add)
        deeds = (*mine, self.carry, self.carry, self.receive, self.receive, self.cut, self.other)
        for _ in range(3):
            self.add(kill=False)
        for _ in range(_STEPS):
            self.chance.choice(deeds)()
        self.meet()

    def meet(self) -> None:
        """Let all desks exchange what they know, in peace, until nobody has anything to tell."""
        self._apart(self.desks[0], lambda _: self._meet(), kill=False)
        for desk in self.desks:
            self._note_committed(desk)

    def _meet(self) -> None:
        libraries = {desk: open_library(desk / "library", topics=_TOPICS) for desk in self.desks}
        for _ in range(_MEETINGS):
            told = 0
            for desk, library in libraries.items():
                _set_clock(self.clocks[desk])
                contact = self._contact(desk)
                _drain(library, desk)
                told += contact.fetched + contact.told + contact.damaged + contact.mended
            if not told:
                break
        for library in libraries.values():
            library.close()

    def problem(self) -> str:
        """What went wrong, "" where nothing did."""
        states = []
        for desk in self.desks:
            library = open_library(desk / "library", topics=_TOPICS)
            states.append(state_of(library))
            library.close()
            with closing(sqlite3.connect(desk / "library" / DATABASE)) as connection:
                here = {row[0] for row in connection.execute("SELECT digest FROM sources")}
                if missing := self.sources - here:
                    return f"{desk.name} lacks {len(missing)} sources"
                for (source, name), rank in self.greatest.items():
                    row = connection.execute(
                        "SELECT n, at, device, value FROM facts WHERE source = ? AND name = ?", (source, name)
                    ).fetchone()
                    if row is None or row < rank:
                        return f"{desk.name} lost {name}"
        return "" if all(state == states[0] for state in states) else "the desks differ"

    def add(self, kill: bool = True) -> None:
        """Bring a new speech in."""
        desk = self.chance.choice(self.desks)
        self._added += 1
        digest = sha256(str(self._added).encode()).hexdigest()
        parts = (SAFETY, FARMING)[self._added % 2]
        document = speech(f"第{self._added}篇", *parts, file=f"{self._added}.docx")
        if self._added % 3 == 0:
            document = replace(document, objects=_objects(self._added))
        self._in_library(desk, lambda library: library.add(document, digest), kill)

    def change(self) -> None:
        """Correct a title or state, put a speech into the bin or take it out, use a paragraph."""
        desk, place, what = self.chance.choice(self.desks), self.chance.random(), self.chance.randrange(4)

        def work(library: EmbeddedLibrary) -> None:
            records = sorted(library.sources(), key=lambda record: record.source.id)
            if records:
                record = records[int(place * len(records))]
                if what == 0:
                    library.edit_source(replace(record.source, title=f"题{place:.3f}", state="final"))
                elif what == 1:
                    (library.restore if record.removed else library.remove)(record.source.id)
                elif what == 2:
                    library.edit_source(replace(record.source, state="review", unit=f"单位{place:.2f}"))
                else:
                    library.note_use(["1"])

        self._in_library(desk, work)

    def carry(self, desk: Path | None = None, kill: bool = True) -> None:
        """A contact with the share."""
        desk = desk or self.chance.choice(self.desks)
        self._apart(desk, lambda ready: self._carry(desk, ready), kill)

    def receive(self, desk: Path | None = None, kill: bool = True) -> None:
        """Take in what a contact brought."""
        desk = desk or self.chance.choice(self.desks)
        self._in_library(desk, lambda library: _drain(library, desk), kill)

    def cut(self) -> None:
        """Damage a file of the share."""
        files = sorted(self.share.glob(f"{FOLDER}/*/*.feed"))
        if files:
            file = self.chance.choice(files)
            data = file.read_bytes()
            file.write_bytes(data[: self.chance.randrange(len(data) + 1)])
            self.happened["cut"] += 1

    def other(self) -> None:
        """A disk is cloned over another machine, or a library comes from an old backup, when all know all.

        What only the lost disk knew would be lost with it.
        """
        desk = self.chance.choice(self.desks)
        self.meet()
        saved = self.root / "saved"
        if saved.exists() and self.chance.random() < 0.5:
            shutil.rmtree(desk)
            shutil.copytree(saved, desk)
            self.happened["old backup or clone"] += 1
        else:
            shutil.rmtree(saved, ignore_errors=True)
            shutil.copytree(desk, saved)

    def _in_library(self, desk: Path, work: Callable[[EmbeddedLibrary], object], kill: bool = True) -> None:
        def whole(ready: Callable[[], None]) -> None:
            library = open_library(desk / "library", topics=_TOPICS)
            ready()
            work(library)
            library.close()

        self._apart(desk, whole, kill)
        self._note_committed(desk)

    def _apart(self, desk: Path, work: Callable[[Callable[[], None]], object], kill: bool) -> None:
        """Do something in a process of its own, which may be killed once it says that it is ready to be."""
        kill = kill and self.chance.random() < 0.6
        after = self.chance.uniform(0.001, _LONGEST)
        child = os.fork()
        if child == 0:
            _be_a_child(work, self.clocks[desk], after if kill else 0)
        _, status = os.waitpid(child, 0)
        self.happened["steps"] += 1
        self.happened["killed"] += os.WIFSIGNALED(status)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise AssertionError("a step failed")

    def _note_committed(self, desk: Path) -> None:
        with closing(sqlite3.connect(desk / "library" / DATABASE)) as connection:
            self.sources.update(row[0] for row in connection.execute("SELECT digest FROM sources"))
            for source, name, *rank in connection.execute(
                "SELECT source, name, n, at, device, value FROM facts WHERE n > 0 AND name NOT GLOB 'use/*'"
            ):
                key = (source, name)
                self.greatest[key] = max(self.greatest.get(key, ()), tuple(rank))

    def _join(self, desk: Path) -> None:
        ledger = Ledger(desk / "library" / DATABASE)
        ledger.join(self.office.id, desk.name)
        ledger.close()

    def _carry(self, desk: Path, ready: Callable[[], None]) -> None:
        ready()
        self._contact(desk)

    def _contact(self, desk: Path) -> Contact:
        ledger = Ledger(desk / "library" / DATABASE)
        try:
            share = Share(self.share, ledger, self.office, desk / "in", patience=0)
            return share.contact(desk.name, "0.1")
        finally:
            ledger.close()


def _objects(number: int) -> tuple[FoundObject, ...]:
    """A table of its own, and one of two pictures."""
    table = table_of_rows([["乡镇", "任务"], ["城关镇", str(number)]])
    picture = picture_of(bytes([number % 2]) * 100_000, "bmp", 60.0, 40.0)
    return tuple(FoundObject("", 2, f"图表{number}", kept=True, object=one) for one in (table, picture))


def _drain(library: EmbeddedLibrary, desk: Path) -> None:
    for _ in library.receive(desk / "in"):
        pass


def _set_clock(off: int, true: Callable[[], int] = time.time_ns) -> None:
    """Let this process believe that it is so many nanoseconds later."""
    time.time_ns = lambda: true() + off


def _be_a_child(work: Callable[[Callable[[], None]], object], off: int, after: float) -> None:
    """Do the work with a wrong clock and leave, or be killed after so many seconds of computing."""
    _set_clock(off)
    signal.signal(signal.SIGPROF, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    try:
        work(lambda: signal.setitimer(signal.ITIMER_PROF, after))
        os._exit(0)
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        os._exit(1)


def run_many(runs: int, seed: int) -> tuple[list[tuple[int, str]], Counter[str]]:
    """The runs that did not end well (their numbers and why), and what happened in all of them."""
    bad, happened = [], Counter()
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        template = Path(folder, "template")
        open_library(template / "library", topics=_TOPICS).close()
        load_words().cut("词")  # reads what all steps need once
        load_sounds()
        gc.freeze()  # a step copies no page of it
        for number in range(runs):
            root = Path(folder, "run")
            with suppress(FileNotFoundError):
                shutil.rmtree(root)
            world = World(root, random.Random(seed * 1_000_003 + number), template)
            world.run()
            happened.update(world.happened)
            if problem := world.problem():
                bad.append((number, problem))
                print(number, problem, file=sys.stderr)
            if number % 100 == 99:
                print(f"{number + 1} runs, seed {seed}", file=sys.stderr, flush=True)
    return bad, happened


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    found, events = run_many(chosen.runs, chosen.seed)
    print(f"{chosen.runs} runs, {len(found)} did not end well; {dict(events)}")

"""What the office library costs, each figure by one command; nothing here asserts a time.

    python -m tests.office.speed join                   an empty client joins a library of 200,000 paragraphs
    python -m tests.office.speed visible                50 clients that poll every 2 s, and the server that they poll
    python -m tests.office.speed search --library DIR   searches at 1,000,000 paragraphs while a sync runs

DIR is made where it is not there; that takes its time.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from drafter.core.document import source_from_document
from drafter.core.hashing import sha256
from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.feed.fact import CORRECTABLE, Fact, values_of
from drafter.library.feed.record import fact_line, source_line
from drafter.library.feed.segment import SUFFIX, pack, unpack
from drafter.library.restore import DATABASE
from drafter.office.connection import office_of_server
from drafter.office.ledger import Ledger
from drafter.office.server import Server
from drafter.ui.base.interpreter import favour_the_window
from tests.benchmarks.built import build_library, questions
from tests.benchmarks.clocks import Moment, Stopwatch
from tests.benchmarks.clocks import told as told_of
from tests.benchmarks.row import percentile
from tests.benchmarks.texts import BODIES, speech
from tests.office.cluster import Cluster, running_cluster

_SEED = 22
_AT_A_TIME = 50
_CLIENTS, _WRITERS, _EVERY, _SECONDS = 50, 5, 2.0, 60
_CHANGED = 500


def told(number: int, seed: int = _SEED) -> list[str]:
    """The lines by which a colleague tells a generated speech."""
    document = speech(seed, number)
    digest = sha256(f"{seed}/{number}".encode()).hexdigest()
    values = values_of(source_from_document(document))
    facts = [Fact(digest, name, 0, 7, "", values[name]) for name in CORRECTABLE if values[name]]
    source = source_line(digest, 7, document.file, "综合科", document.paragraphs)
    return [source, *(fact_line(fact, "") for fact in facts)]


def fill(cluster: Cluster, speeches: int) -> None:
    """Let somebody bring so many speeches to the server."""
    with cluster.connect("zhang") as connection:
        for start in range(0, speeches, _AT_A_TIME):
            several = range(start, min(start + _AT_A_TIME, speeches))
            lines = [line for number in several for line in told(number)]
            connection.execute("SELECT office_1.put(%s::json)", (f"[{','.join(lines)}]",))


def served(paragraphs: int) -> Iterator[Cluster]:
    """A server with two people of one unit and so many paragraphs of the first."""
    with running_cluster() as cluster:
        cluster.add_unit(1, [1], "县政府办")
        for number, login in enumerate(("zhang", "li"), 1):
            cluster.add_person(number, login, login, 1, True)
        start = time.perf_counter()
        fill(cluster, paragraphs // BODIES)
        with cluster.connect() as connection:
            connection.execute("VACUUM ANALYZE")
        print(
            f"server filled with {paragraphs:,} paragraphs in {time.perf_counter() - start:.0f} s", flush=True
        )
        yield cluster


def join(paragraphs: int) -> None:
    """Join from a window that somebody types into: first search, all of it, and each keystroke meanwhile."""
    for cluster in served(paragraphs):
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, "-m", "tests.office.speed_window", home, cluster.dsn("li")]
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            subprocess.run([*command, str(paragraphs // BODIES)], env=environment, check=True)


def visible(paragraphs: int) -> None:
    """How long a change takes to reach 50 desks that poll every two seconds, and what the server computes meanwhile."""
    for cluster in served(paragraphs):
        memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # all these desks have one disk here
        with tempfile.TemporaryDirectory(dir=memory) as folder, Desks(cluster, Path(folder)) as desks:
            late = desks.run()
            print(
                f"{len(late)} changes seen at {_CLIENTS} desks: p50 {statistics.median(late):.2f} s,"
                f" p95 {percentile(late, 0.95):.2f} s, most {max(late):.2f} s; server {desks.share:.0%} of a core"
            )


class Desks:
    """Many desks that poll one server, and some people who change titles all the time."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self._cluster = cluster
        self._place = cluster.dsn("li")
        #: Of one core, what the server computed meanwhile.
        self.share = 0.0
        self._writers = [cluster.connect("zhang") for _ in range(_WRITERS)]
        self._folder = folder
        self._late: list[float] = []
        self._stopping = threading.Event()
        self._office = office_of_server(self._place)
        self._make_template()

    def _make_template(self) -> None:
        """A desk that has had its first contact, for all to begin as."""
        home = self._folder / "template"
        open_library(home).close()
        ledger = Ledger(home / DATABASE)
        ledger.join(self._office.id, "li", server=True)
        with closing(ledger), closing(Server(self._place, ledger, self._office, home / "in")) as server:
            server.contact("", "0.1")
            self._drain(ledger, home / "in", count=False)

    def __enter__(self) -> "Desks":
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers:
            writer.close()

    def run(self) -> list[float]:
        """Let all go on for a while; the seconds from each commit until each desk had the change."""
        ready = threading.Barrier(_CLIENTS + 1)
        desks = [threading.Thread(target=self._desk, args=(one, ready)) for one in range(_CLIENTS)]
        for thread in desks:
            thread.start()
        ready.wait()
        people = [threading.Thread(target=self._person, args=(one,)) for one in range(_WRITERS)]
        for thread in people:
            thread.start()
        before, start = self._cluster.computed(), time.perf_counter()
        time.sleep(_SECONDS)
        self.share = (self._cluster.computed() - before) / (time.perf_counter() - start)
        self._stopping.set()
        for thread in (*people, *desks):
            thread.join()
        return self._late

    def _person(self, number: int) -> None:
        """Correct a title a second; the value says when."""
        chance = random.Random(number)
        n = 1
        while not self._stopping.wait(chance.uniform(0.5, 1.5)):
            n += 1
            digest = sha256(f"{_SEED}/{chance.randrange(_CHANGED)}".encode()).hexdigest()
            fact = Fact(digest, "title", n * _WRITERS + number, 1, "ff", f"{time.time():.3f}")
            self._writers[number].execute("SELECT office_1.put(%s::json)", (f"[{fact_line(fact, '')}]",))

    def _desk(self, number: int, ready: threading.Barrier) -> None:
        home = self._folder / str(number)
        shutil.copytree(self._folder / "template", home)
        ledger = Ledger(home / DATABASE)
        with closing(ledger), closing(Server(self._place, ledger, self._office, home / "in")) as server:
            server.contact("", "0.1")
            ready.wait()
            self._stopping.wait(random.Random(number).uniform(0, _EVERY))
            while not self._stopping.is_set():
                began = time.perf_counter()
                server.contact("", "0.1")
                self._drain(ledger, home / "in")
                self._stopping.wait(max(0.0, _EVERY - (time.perf_counter() - began)))

    def _drain(self, ledger: Ledger, inbox: Path, count: bool = True) -> None:
        """See what came, as a library that takes it in would."""
        now = time.time()
        for file in inbox.glob(f"*{SUFFIX}"):
            if count:
                facts = unpack(file.name, file.read_bytes()).facts
                self._late += [now - float(fact.value) for fact in facts if fact.n and fact.name == "title"]
            ledger.forget(file.name)
            file.unlink()


def search(paragraphs: int, folder: Path) -> None:
    """Searches while a sync takes in 1,000 speeches; the same beside it while nothing else happens."""
    if not (folder / DATABASE).exists():
        build_library(folder, paragraphs)
    favour_the_window()
    library = open_library(folder)
    asked = [one.typed for kind in ("words", "pairs", "phrases") for one in questions(kind, 60, paragraphs)]
    try:
        library.prepare()
        quiet = _times(library, asked, threading.Event())
        with tempfile.TemporaryDirectory() as temporary:
            lay_segments(folder, Path(temporary), 1_000)
            ended = threading.Event()
            thread = threading.Thread(target=_receive, args=(library, Path(temporary), ended))
            thread.start()
            busy = _times(library, asked, ended, until=True)
            thread.join()
    finally:
        library.close()
    for name, took in (("while nothing else happens", quiet), ("while a sync runs", busy)):
        print(f"{len(took)} searches {name}:\n{told_of(took)}")


def lay_segments(folder: Path, inbox: Path, speeches: int) -> None:
    """Segments of speeches that the library has not, each time others."""
    ledger = Ledger(folder / DATABASE)
    ledger.join("office", "综合科")
    ledger.close()
    seed = time.time_ns()
    for start in range(0, speeches, 200):
        lines = [line for number in range(start, min(start + 200, speeches)) for line in told(number, seed)]
        name, data = pack(lines, "office", "ff", str(start))
        (inbox / name).write_bytes(data)


def _receive(library: EmbeddedLibrary, inbox: Path, ended: threading.Event) -> None:
    try:
        run_job(library.receive(inbox, apart=True))
    finally:
        ended.set()


def _times(
    library: EmbeddedLibrary, asked: Sequence[str], ended: threading.Event, until: bool = False
) -> list[Moment]:
    """The milliseconds of each search, one every 50 ms.

    With `until`, again and again until the event comes.
    """
    took: list[Moment] = []
    for text in asked:
        library.search(Query(text))
    while not took or (until and not ended.is_set()):
        for text in asked:
            time.sleep(0.05)
            watch = Stopwatch()
            library.search(Query(text))
            took.append(watch.read())
            if until and ended.is_set():
                break
    return took


def main() -> None:
    """Do what is asked for, and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["join", "visible", "search"])
    parser.add_argument("--paragraphs", type=int, default=0)
    parser.add_argument("--library", type=Path)
    chosen = parser.parse_args()
    if chosen.what == "search":
        if not chosen.library:
            parser.error("search needs --library")
        search(chosen.paragraphs or 1_000_000, chosen.library)
    else:
        {"join": join, "visible": visible}[chosen.what](chosen.paragraphs or 200_000)


if __name__ == "__main__":
    main()

"""People of an office with a server, each with a library of his own, for the tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from drafter.core.model import Source
from drafter.core.progress import run_job
from drafter.library.embedded import open_library
from drafter.library.restore import DATABASE
from drafter.office.connection import office_of_server
from drafter.office.ledger import Ledger
from drafter.office.server import Server
from drafter.office.share import Contact
from tests.library.speeches import speech
from tests.office.cluster import Cluster


class Member:
    """A person at his desk: an open library, and the process that carries segments."""

    def __init__(self, home: Path, cluster: Cluster, login: str) -> None:
        self.home, self._login = home, login
        self.place = cluster.dsn(login)
        self.library = open_library(home / "library")
        self.office = office_of_server(self.place)
        self.ledger = Ledger(home / "library" / DATABASE)
        self.ledger.join(self.office.id, login, server=True)

    def move_to(self, cluster: Cluster) -> None:
        """Speak with another server from now on, as where a standby has taken over."""
        self.place = cluster.dsn(self._login)

    def carry(self) -> Contact:
        """A contact with the server."""
        server = Server(self.place, self.ledger, self.office, self.home / "in")
        try:
            return server.contact("", "0.1")
        finally:
            server.close()

    def sync(self) -> Contact:
        """A contact, and what it brought taken in."""
        made = self.carry()
        run_job(self.library.receive(self.home / "in"))
        return made

    def bring(self, title: str, parts: tuple, digit: str, state: str = "", scope: str = "") -> Source:
        """Import a speech, and say how far it is and who may read it."""
        source = self.library.add(speech(title, *parts), digit * 64)
        assert source
        if state:
            self.library.edit_source(replace(source, state=state))
        if scope:
            self.library.set_scope(scope, source.id)
        return self.library.source(source.id)

    def retitle(self, source: Source, title: str) -> None:
        """Correct the title of a source."""
        self.library.edit_source(replace(self.library.source(source.id), title=title))

    def named(self, title: str) -> Source:
        """The source with this title."""
        return next(r.source for r in self.library.sources() if r.source.title == title)

    def only(self) -> Source:
        """The one source that is here."""
        (record,) = self.library.sources()
        return record.source

    def titles(self) -> list[str]:
        """The titles of what is here, without the bin."""
        return sorted(r.source.title for r in self.library.sources() if not r.removed)

    def close(self) -> None:
        """Leave the desk."""
        self.ledger.close()
        self.library.close()


@contextmanager
def members(cluster: Cluster, folder: Path) -> Iterator[Callable[..., Member]]:
    """Gives a member by name, who is made when first asked for; the server is empty at first."""
    cluster.empty()
    made: dict[str, Member] = {}

    def member(name: str, login: str = "", place: Cluster | None = None) -> Member:
        if name not in made:
            made[name] = Member(folder / name, place or cluster, login or name)
        return made[name]

    yield member
    for one in made.values():
        one.close()

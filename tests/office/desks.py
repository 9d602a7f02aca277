"""Desks of one office in one folder, for the tests: real libraries and a real share."""

from pathlib import Path

from drafter.core.progress import run_job
from drafter.files.membership import Office
from drafter.library.colleagues import Received
from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.restore import DATABASE
from drafter.office.ledger import Ledger
from drafter.office.share import Contact, Share, found_office

SPEECH = "在全县防汛工作会议上的讲话\n同志们：\n各乡镇要把防汛物资清点一遍，缺的马上补齐，值班要到岗到人。\n"


class Desk:
    """A secretary's machine: a library, open as in a window, and the process that carries segments."""

    def __init__(self, home: Path, place: Path, name: str) -> None:
        self.home, self.place, self.name = home, place, name
        self.library: EmbeddedLibrary = open_library(home / "library")
        self.office: Office = found_office(place, "甲县政府办")
        ledger = self.ledger()
        ledger.join(self.office.id, name)
        ledger.close()

    @property
    def inbox(self) -> Path:
        return self.home / "office" / "in"

    def ledger(self) -> Ledger:
        return Ledger(self.home / "library" / DATABASE)

    def carry(self, patience: int = 0) -> Contact:
        """One contact with the share."""
        ledger = self.ledger()
        try:
            return Share(self.place, ledger, self.office, self.inbox, patience).contact(self.name, "0.1")
        finally:
            ledger.close()

    def receive(self) -> Received:
        """Take in what the contact brought."""
        return run_job(self.library.receive(self.inbox))

    def sync(self) -> Received:
        """A contact, and what it brought taken in."""
        self.carry()
        return self.receive()

    def close(self) -> None:
        self.library.close()


def state_of(library: EmbeddedLibrary) -> object:
    """What all desks of an office must agree on: the sources with their texts, tables and pictures, the facts, the bin, the uses."""
    records = sorted(library.sources(), key=lambda record: record.source.file + record.source.title)
    shown = [
        (
            record.source.title,
            record.source.file,
            record.source.date,
            record.source.state,
            record.source.whose,
            record.removed,
            [
                (p.role, p.level, p.text, p.move, p.object)
                for p in library.document(record.source.id).paragraphs
            ],
        )
        for record in records
    ]
    with library._store.reading() as connection:
        facts = connection.execute(
            "SELECT source, name, n, at, device, value FROM facts WHERE n > 0 AND name NOT GLOB 'star/*'"
            " ORDER BY source, name"
        ).fetchall()
        pictures = connection.execute("SELECT digest FROM pictures ORDER BY digest").fetchall()
    return shown, facts, pictures

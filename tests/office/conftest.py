"""A terminal at the desk of each secretary."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.cli import run
from tests.conftest import missing

if TYPE_CHECKING:
    from tests.office.cluster import Cluster


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command at the desk of somebody; gives the exit status and what was said."""

    def command(who: str, *words: str) -> tuple[int, str]:
        monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / who))
        status = run(list(words))
        said = capsys.readouterr()
        return status, said.out + said.err

    return command


@pytest.fixture(scope="session")
def cluster() -> "Iterator[Cluster]":
    """A server with three units and four people; skipped, saying so, where there is no PostgreSQL."""
    pytest.importorskip("psycopg")
    from tests.office.cluster import binaries, running_cluster

    if binaries() is None:
        missing("PostgreSQL")
    with running_cluster() as made:
        made.add_unit(1, [1], "县政府办", "应急")
        made.add_unit(2, [1, 2], "东河镇")
        made.add_unit(3, [3], "县应急局", "应急")
        people = (("zhang", 1, True), ("li", 1, False), ("wang", 2, False), ("zhao", 3, False))
        for number, (login, unit, curator) in enumerate(people, 1):
            made.add_person(number, login, login, unit, curator)
        yield made

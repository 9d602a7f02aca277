"""An empty library, one with two speeches, and the tables alone."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.store import Store
from tests.library.speeches import FARMING, SAFETY, speech


def copied_library(folder: Path, copy: Path) -> Iterator[EmbeddedLibrary]:
    """A copy of the library of a folder, opened until the test has ended."""
    shutil.copytree(folder, copy)
    with closing(open_library(copy)) as opened:
        yield opened


@pytest.fixture
def library(tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    opened = open_library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with two speeches, made once: what is written into a copy of it stays there."""
    safety = speech("在全县安全生产会议上的讲话", *SAFETY, day=date(2024, 3, 1), occasion="全县安全生产会议")
    farming = speech("在全县春耕会议上的讲话", *FARMING, day=date(2025, 2, 20), level="township")
    folder = tmp_path_factory.mktemp("stock")
    with closing(open_library(folder)) as library:
        library.add(safety, "safety")
        library.add(farming, "farming")
    return folder


@pytest.fixture
def stocked(stock: Path, tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    yield from copied_library(stock, tmp_path / "library")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The empty tables of a library."""
    store = Store(tmp_path / "library.db")
    yield store.connection()
    store.close()

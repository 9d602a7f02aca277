"""An empty library, one with two speeches, and the tables alone."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from drafter.library.embedded import EmbeddedLibrary, open_library
from drafter.library.store import Store
from tests.library.speeches import FARMING, SAFETY, speech


@pytest.fixture
def library(tmp_path: Path) -> Iterator[EmbeddedLibrary]:
    opened = open_library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def stocked(library: EmbeddedLibrary) -> EmbeddedLibrary:
    safety = speech("在全县安全生产会议上的讲话", *SAFETY, day=date(2024, 3, 1), occasion="全县安全生产会议")
    farming = speech("在全县春耕会议上的讲话", *FARMING, day=date(2025, 2, 20), level="township")
    library.add(safety, "safety")
    library.add(farming, "farming")
    return library


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The empty tables of a library."""
    store = Store(tmp_path / "library.db")
    yield store.connection()
    store.close()

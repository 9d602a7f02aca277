"""What the tests of `drafter.word` share."""

import pytest

from drafter.word.layout import Layout, load_layout


@pytest.fixture(scope="session")
def gbt9704() -> Layout:
    """The layout for print."""
    return load_layout("gbt9704")


@pytest.fixture(scope="session")
def reading() -> Layout:
    """The layout for the lectern, in its usual size."""
    return load_layout("reading")

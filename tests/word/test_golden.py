"""The exported parts are those that stand in `golden/`, where a reviewer can read them."""

import pytest

from tests.word.golden import FOLDER, exported

EXPORTED = exported()


@pytest.mark.parametrize("name", sorted(EXPORTED))
def test_an_exported_part_is_as_it_was(name):
    assert EXPORTED[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_golden_file_is_still_exported():
    assert {path.name for path in FOLDER.iterdir()} == set(EXPORTED)

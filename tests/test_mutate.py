"""The tool that plants mistakes: a test that it runs finds in the copy what it finds in the project."""

import re

from tests.conftest import ROOT
from tools import mutate


def test_all_that_a_test_reads_of_the_project_is_in_the_copy():
    read = {
        name
        for test in (ROOT / "tests").rglob("*.py")
        for name in re.findall(r'\bROOT / "([^"/]+)', test.read_text(encoding="utf-8"))
    }
    assert {"NOTICE", "CONTRIBUTING.md"} <= read
    assert sorted(read.difference(mutate._COPIED)) == []


def test_the_tests_that_are_asked_are_those_of_the_copy(tmp_path):
    """Somebody may write tests in the project meanwhile."""
    folder = tmp_path / "tests" / "core"
    folder.mkdir(parents=True)
    (folder / "test_numbering.py").write_text("", encoding="utf-8")
    (folder / "test_dates.py").write_text("", encoding="utf-8")
    asked = mutate.tests_of(ROOT / "drafter" / "core" / "numbering.py", tmp_path)
    assert list(asked) == [["tests/core/test_numbering.py"], ["tests/core/test_dates.py"]]


def test_a_file_that_cannot_be_run_is_noticed(tmp_path):
    (tmp_path / "test_well.py").write_text("def test_well():\n    assert True\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text("", encoding="utf-8")
    assert not mutate._turn_red(["test_well.py"], tmp_path)
    (tmp_path / "conftest.py").write_text("import nothing_of_this_name\n", encoding="utf-8")
    assert mutate._turn_red(["test_well.py"], tmp_path)


def test_a_package_has_the_tests_that_name_it_and_not_those_of_its_modules():
    asked = list(mutate.tests_of(ROOT / "drafter" / "__init__.py"))
    assert "tests/test_version.py" in asked[0]
    assert "tests/core/test_numbering.py" not in asked[0]

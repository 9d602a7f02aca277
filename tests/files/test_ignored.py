"""What was called right for good."""

import pytest

from drafter.core.errors import UserError
from drafter.files.ignored import load_ignored, save_ignored


def test_what_is_saved_comes_back_and_the_file_says_in_words_what_it_is(tmp_path):
    path = tmp_path / "新的" / "ignored.txt"
    kinds = frozenset({"names:安溪县", "ear", "numerals:percent-range"})
    save_ignored(kinds, path)
    assert load_ignored(path) == kinds
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == sorted(kinds)


@pytest.mark.parametrize("content", [None, b"", "# 只有说明\n\n".encode(), b"\xff\xfe\x00"])
def test_a_file_that_is_missing_empty_or_no_text_ignores_nothing(tmp_path, content):
    path = tmp_path / "ignored.txt"
    if content is not None:
        path.write_bytes(content)
    assert load_ignored(path) == frozenset()


def test_a_folder_that_cannot_be_made_is_told_with_its_name(tmp_path):
    (tmp_path / "占用").write_text("x")
    with pytest.raises(UserError, match=r"占用.*权限"):
        save_ignored(frozenset({"ear"}), tmp_path / "占用" / "ignored.txt")

"""Whose speeches a folder holds: asked once, kept, and not believed where the file says something else."""

import pytest

from drafter.core.errors import UserError
from drafter.files.whose import answered, keep_whose, load_whose


def test_no_file_is_no_answer(tmp_path):
    assert load_whose(tmp_path / "folders.toml") == {}


def test_answers_are_kept_by_folder_and_a_later_one_takes_the_place_of_an_earlier(tmp_path):
    path, ours, theirs = tmp_path / "folders.toml", tmp_path / "历年讲话", tmp_path / "省里“来文”"
    keep_whose(path, {ours: "own", theirs: "foreign"})
    keep_whose(path, {theirs: "superior"})
    assert load_whose(path) == {ours: "own", theirs: "superior"}
    assert "本单位" in path.read_text(encoding="utf-8").splitlines()[0]


def test_an_answer_holds_for_the_folder_of_a_file_and_for_a_folder_itself(tmp_path):
    path, folder = tmp_path / "folders.toml", tmp_path / "历年讲话"
    folder.mkdir()
    (tmp_path / "散的.txt").write_text("同志们：", encoding="utf-8")
    assert answered(path, [folder, tmp_path / "散的.txt"], "own") == {folder: "own", tmp_path: "own"}


def test_words_that_are_no_answer_are_passed_over(tmp_path):
    path = tmp_path / "folders.toml"
    path.write_text('[folders]\n"/甲" = "own"\n"/乙" = "别人"\n"/丙" = 3\n', encoding="utf-8")
    assert {folder.name: whose for folder, whose in load_whose(path).items()} == {"甲": "own"}


@pytest.mark.parametrize("text", ["folders = 3", "[folders", '[[folders]]\n"a" = "own"'])
def test_a_broken_file_is_refused_by_its_name(tmp_path, text):
    path = tmp_path / "folders.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"folders\.toml"):
        load_whose(path)

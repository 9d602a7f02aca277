"""Commands and what is typed after them."""

import pytest

from drafter.usage import Argument, Command, Group, HelpWanted, UsageError, run_command


def commands(said: list) -> Group:
    """Two commands that note what they are given; one takes words that begin with a dash."""

    def find(words: list[str], limit: int = 5) -> None:
        """查找。"""
        said.append((words, limit))

    def show(file: str) -> None:
        """显示。"""
        said.append(file)

    words = Argument(("words",), {"nargs": "*"})
    limit = Argument(("--limit",), {"type": int, "default": 5})
    return Group("说明", {
        "find": Command(find, (words, limit), words="words"),
        "show": Command(show, (Argument(("file",), {}),)),
    })  # fmt: skip


def test_words_with_a_dash_are_words_of_the_one_argument_that_takes_them():
    said = []
    run_command(commands(said), ["find", "防汛", "-抗旱", "--limit", "3"], "drafter")
    assert said == [(["防汛", "-抗旱"], 3)]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["show", "a", "-b"], "没有 -b 这个选项"),
        (["show", "a", "b"], "“b”是多余的"),
        (["find", "--elsewhere", "x"], "没有 --elsewhere 这个选项"),
        (["find"], "少了 WORDS"),
        (["show"], "drafter show --help"),
        (["hide"], "没有 hide 这个命令"),
        (["--hide"], "没有 --hide 这个选项"),
    ],
)
def test_wrong_usage_is_told_with_where_help_is(typed, told):
    said = []
    with pytest.raises(UsageError) as caught:
        run_command(commands(said), typed, "drafter")
    assert told in str(caught.value)
    assert "--help 看用法。" in str(caught.value)
    assert said == []


def test_help_is_printed_and_nothing_done(capsys):
    said = []
    run_command(commands(said), ["--help"], "drafter")
    assert "find  查找。" in capsys.readouterr().out
    run_command(commands(said), ["show", "a", "--help"], "drafter")
    assert "用法：drafter show" in capsys.readouterr().out
    with pytest.raises(HelpWanted):
        run_command(commands(said), [], "drafter")
    assert said == []

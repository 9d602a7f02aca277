"""How the terminal asks, writes and stops."""

import io
import json
import sys

import pytest

from drafter import cli_library, terminal
from drafter.core.errors import Cancelled, UserError
from drafter.core.progress import Progress


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [
        ("y\n", True),
        ("Yes\n", True),
        (" 是 \n", True),
        ("n\n", False),
        ("yy\n", False),
        ("\n", False),
        ("", False),
    ],
)
def test_only_a_yes_is_a_yes(monkeypatch, capsys, typed, agreed):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert terminal.is_agreed("换下吗？") is agreed
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "换下吗？ [y/N] ")


class Typing(io.StringIO):
    """A person at a keyboard."""

    def isatty(self) -> bool:
        return True


def test_a_library_is_replaced_only_where_the_person_agrees(drafter, library, tmp_path, monkeypatch):
    backup = tmp_path / "语料库.bak"
    drafter("library", "backup", backup, "--library", library)
    monkeypatch.setattr(sys, "stdin", Typing("n\n"))
    refused = drafter("library", "restore", backup, "--library", library)
    assert (refused.status, "已停止，语料库没有动。" in refused.err) == (1, True)
    assert refused.out.startswith("现在的语料库：")
    monkeypatch.setattr(sys, "stdin", Typing("y\n"))
    assert "原来的语料库移到了" in drafter("library", "restore", backup, "--library", library).out
    monkeypatch.setattr(sys, "stdin", Typing(""))
    unasked = drafter("library", "restore", backup, "--library", library, "--yes")
    assert (unasked.status, "[y/N]" in unasked.err) == (0, False)
    elsewhere = drafter("library", "restore", backup, "--library", tmp_path / "new")
    assert (elsewhere.status, "[y/N]" in elsewhere.err) == (0, False)
    assert cli_library.is_agreed is terminal.is_agreed


def test_results_go_out_and_notes_beside_them(capsys):
    terminal.say("结果")
    terminal.note("旁注")
    terminal.say_json({"题": "讲话"})
    told = capsys.readouterr()
    assert told.err == "旁注\n"
    first, rest = told.out.split("\n", 1)
    assert (first, json.loads(rest)) == ("结果", {"题": "讲话"})
    assert "讲话" in rest


def test_a_table_has_a_header_only_where_it_has_columns(capsys):
    terminal.say_table("题", ["甲列"], [["[红]乙[/红]"]])
    with_header = capsys.readouterr().out
    assert "题" in with_header
    assert "甲列" in with_header
    assert "[红]乙[/红]" in with_header
    terminal.say_table("", [], [["丙"]])
    assert "┃" not in capsys.readouterr().out


def steps(count: int):
    try:
        for number in range(count):
            yield Progress(number, count, "")
    except Cancelled:
        return "停下"
    return "做完"


def test_a_job_gives_its_result_and_ends_where_it_is_stopped():
    assert terminal.run_with_bar(steps(3)) == "做完"

    def stopped():
        import signal

        yield Progress(0, 2, "")
        signal.raise_signal(signal.SIGINT)
        yield Progress(1, 2, "")

    with pytest.raises(UserError, match="已停止"):
        terminal.run_with_bar(stopped())
    assert terminal.run_with_bar(steps(1)) == "做完"


def test_a_job_that_has_something_when_it_is_stopped_gives_that():
    def half():
        import signal

        signal.raise_signal(signal.SIGINT)
        return (yield from steps(5))

    assert terminal.run_with_bar(half()) == "停下"


def test_a_profile_with_a_mistake_is_told_and_the_check_goes_on_without_it(drafter, home, tmp_path):
    home.mkdir()
    (home / "unit.toml").write_text("plaze = 1\n", encoding="utf-8")
    speech = tmp_path / "讲话.txt"
    speech.write_text("在全县会议上的讲话\n同志们：\n请【单位】抓好落实。\n", encoding="utf-8")
    done = drafter("check", speech)
    assert done.status == 0
    assert "plaze" in done.err
    assert "【单位】" in done.out

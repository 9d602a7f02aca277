"""Which door the arguments open, and the exit status of wrong usage."""

import json
import os
import re

import pytest

from drafter.__main__ import wants_window
from tests.cli.conftest import process


@pytest.mark.parametrize("arguments", [[], ["稿.gao"], ["A.GAO"], ["--smoke-test"], ["--selftest", "o.json"]])
def test_a_draft_or_nothing_asks_for_the_window(arguments):
    assert wants_window(arguments)


@pytest.mark.parametrize(
    "arguments", [["inspect", "a.gao"], ["--help"], ["nonsense"], ["new", "-o", "a.gao"]]
)
def test_everything_else_is_a_command(arguments):
    assert not wants_window(arguments)


def test_help_names_every_command():
    shown = process("--help")
    assert shown.returncode == 0
    for command in ("inspect", "import", "search", "new", "typeset", "library"):
        assert command in shown.stdout


@pytest.mark.parametrize(
    "command",
    [[], ["inspect"], ["import"], ["search"], ["new"], ["check"], ["library"], ["library", "restore"]],
)
def test_help_is_in_chinese_but_for_what_is_typed(drafter, command):
    shown = drafter(*command, "--help")
    assert shown.status == 0
    assert shown.out.startswith(" ".join(["用法：drafter", *command]))
    assert not re.search(r"Usage|Options|Commands|Arguments|required|default|exit|<str|<path", shown.out)


@pytest.mark.parametrize(
    ("arguments", "mistake"),
    [
        (["serch"], "没有 serch 这个命令，运行 drafter --help"),
        (["nonsense"], "没有 nonsense 这个命令，运行 drafter --help"),
        (["library", "nonsense"], "没有 nonsense 这个命令，运行 drafter library --help"),
        (["inspect"], "少了 FILE"),
        (["inspect", "一.txt", "二.txt"], "多余"),
        (["search", "词", "--move", "jump"], "--move 的内容不对"),
        (["search", "词", "--limit", "0"], "--limit 的内容不对"),
        (["search", "词", "--lmit", "5"], "没有 --lmit 这个选项"),
        (["inspect", "一.txt", "--jsn"], "没有 --jsn 这个选项"),
        (["new"], "少了 --output"),
        (["new", "-o"], "-o 后面少了内容"),
        (["search", "词", "--move=jump"], "--move 的内容不对"),
        (["inspect", "一.txt", "--json=1"], "--json 的内容不对"),
        (["search"], "少了 WORDS"),
        (["--jsn"], "没有 --jsn 这个选项"),
    ],
)
def test_wrong_usage_is_status_two_and_one_chinese_sentence(drafter, arguments, mistake):
    result = drafter(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert mistake in result.sentence


def test_a_group_without_a_command_shows_its_help(drafter):
    result = drafter("library")
    assert result.status == 2
    assert "照管语料库" in result.err


def test_json_is_utf_8_whatever_the_terminal_speaks(speech):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    shown = process("inspect", speech, "--json", env=environment)
    assert json.loads(shown.stdout)["title"] == "在全县示范工作会议上的讲话"

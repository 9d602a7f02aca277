"""What the tests of the terminal share: a speech of our own, and ways to run the program."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from drafter.cli import run

SPEECH = """在全县示范工作会议上的讲话
（2026年3月5日）
同志们：
今天召开全县示范工作会议，主要任务是总结经验、部署工作。下面，我讲两点意见。
一、提高认识，增强责任感
做好这项工作关系全局，必须抓紧抓实。
一要学习到位。把上级要求学深学透，结合岗位抓好贯彻。
二要认识到位。把思想统一到部署上来，把力量凝聚到落实上来。
二、狠抓落实，确保见实效
抓落实是关键，要一件一件办、一项一项清。
一要责任到人。每项任务都要明确牵头单位和完成时限。
二要督查到位。每月调度一次，每季通报一次。
同志们，做好今年的工作责任重大，让我们团结一心，真抓实干，努力开创新局面。
"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def sentence(self):
        """What the user is told: one line in Chinese, and no traceback."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert any("一" <= character <= "鿿" for character in lines[0])
        return lines[0]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def drafter(capsys):
    def command(*arguments):
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Result(status, told.out, told.err)

    return command


@pytest.fixture
def speech(tmp_path):
    path = tmp_path / "讲话 “终稿”😀.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path, drafter, speech):
    folder = tmp_path / "library"
    assert drafter("import", speech, "--library", folder).status == 0
    return folder


def process(*arguments, **options):
    """The program as a process of its own."""
    command = [sys.executable, "-m", "drafter", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)

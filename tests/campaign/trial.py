"""What all trials share: the program in this process and in others, and what must hold."""

import contextlib
import io
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from drafter.cli import run
from drafter.core.progress import run_job
from drafter.library.embedded import open_library

_CHINESE = range(0x4E00, 0xA000)
#: What the program says where something went wrong that nobody foresaw.
_UNFORESEEN = ("Traceback", "程序出了意外", "程序没能读懂")
#: Seconds after which a door is taken to hang: the longest limit of the program (30, for a PDF), and its start.
LONGEST = 36.0


class Broken(Exception):
    """Something did not hold."""


@dataclass
class Ground:
    """A folder of one trial: a home with a library of three speeches, a backup of it, and what is tried on them."""

    folder: Path
    rnd: random.Random
    #: What happened, in a word, for the table.
    told: str = field(default="")

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def library(self) -> Path:
        return self.home / "library"

    @property
    def backup(self) -> Path:
        return self.folder / "good.gaolib"


def template(folder: Path) -> None:
    """The ground that every trial starts from."""
    os.environ["DRAFTER_HOME"] = str(folder / "home")
    folder.mkdir()
    for number in range(3):
        speech = folder / f"旧稿{number}.txt"
        speech.write_text(speech_text(random.Random(number)), encoding="utf-8")
        call("import", speech)
    call("library", "backup", folder / "good.gaolib")
    call("typeset", folder / "旧稿0.txt", "-o", folder / "稿.docx")
    call("new", "--title", "在全县会议上的讲话", "-o", folder / "稿.gao")


def ground(pattern: Path, folder: Path, rnd: random.Random) -> Ground:
    """A fresh copy of the template."""
    shutil.copytree(pattern, folder)
    os.environ["DRAFTER_HOME"] = str(folder / "home")
    return Ground(folder, rnd)


def speech_text(rnd: random.Random) -> str:
    """A speech of random sentences of our own."""
    who, what = (
        ["各乡镇", "各部门", "大家", "干部"],
        ["抓好落实", "守住底线", "排查隐患", "压实责任", "转变作风"],
    )
    said = [
        "".join((rnd.choice(who), "要", rnd.choice(what), "，", rnd.choice(what), "。")) for _ in range(12)
    ]
    head = f"在全县{rnd.choice(what)}工作会议上的讲话\n（2024年{rnd.randint(1, 12)}月{rnd.randint(1, 28)}日）\n同志们：\n"
    return head + "一、提高认识\n" + "".join(said[:6]) + "\n二、狠抓落实\n" + "".join(said[6:]) + "\n"


def call(*arguments: object) -> tuple[int, str]:
    """One command in this process: its status and what it said. Broken where it hangs or tells no sentence."""
    out, err = io.StringIO(), io.StringIO()
    start = time.monotonic()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([str(argument) for argument in arguments])
    took = time.monotonic() - start
    if took > LONGEST:
        raise Broken(f"took {took:.0f} s: {arguments}")
    if status not in (0, 1):
        raise Broken(f"status {status}: {err.getvalue()[-200:]}")
    if status == 1 and not any(ord(sign) in _CHINESE for sign in err.getvalue()):
        raise Broken(f"refused without a sentence: {err.getvalue()[-200:]!r}")
    if any(sign in out.getvalue() + err.getvalue() for sign in _UNFORESEEN):
        raise Broken(err.getvalue()[-400:])
    return status, err.getvalue()


def killed(rnd: random.Random, *arguments: object) -> bool:
    """One command in a process that is killed at a random moment; whether it came so far as to be killed."""
    with subprocess.Popen(
        [sys.executable, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(rnd.random() ** 2 * 2.5)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
        return False


def must_be_whole(library: Path, least: int) -> None:
    """The library opens, holds at least so many sources, and is proved to be whole."""
    opened = open_library(library)
    try:
        found = run_job(opened.verify())
        if found.problems:
            raise Broken(f"verify: {found.problems}")
        if found.sources < least:
            raise Broken(f"{found.sources} sources of {least}")
    finally:
        opened.close()

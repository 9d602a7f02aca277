"""Whenever the program is killed, every file is there whole: the old one or the new one."""

import json
import os
import subprocess
import sys

import pytest

#: Forks 200 children that save, keep versions and write recovery copies without a pause, and kills each at a
#: random moment; after each, everything on disk is opened. Prints what was found.
SESSION = """
import json, os, random, signal, sys, time
from pathlib import Path

from drafter.core.model import Draft, Facts, Paragraph
from drafter.files.gao import load_draft, save_draft
from drafter.files.recovery import RecoveryStore
from drafter.files.settings import Settings, load_settings, save_settings
from drafter.files.versions import VersionStore

root = Path(sys.argv[1])
path, settings = root / "稿.gao", root / "settings.toml"
chance = random.Random(7)


def draft_of(number):
    rows = tuple(Paragraph(str(n), text=f"第{number}稿" * 40) for n in range(30))
    return Draft(Facts(title=str(number)), rows)


def work(first):
    store, versions = RecoveryStore(root / "recovery"), VersionStore(root / "versions", limit=4)
    for number in range(first, first + 10_000):
        store.write(draft_of(number), path)
        save_draft(draft_of(number), path)
        versions.keep(draft_of(number), path)
        save_settings(Settings().with_recent(Path(f"/{number}.gao")), settings)


def check(draft):
    assert draft == draft_of(int(draft.facts.title))


save_draft(draft_of(0), path)
offered = 0
for round in range(200):
    child = os.fork()
    if not child:
        work(round * 10_000)
        os._exit(1)
    time.sleep(chance.uniform(0.0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    check(load_draft(path))
    assert load_settings(settings)[1] == ""
    versions = VersionStore(root / "versions", limit=4)
    for version in versions.list(path):
        check(versions.load(version))
    store = RecoveryStore(root / "recovery")
    for orphan in store.list_orphans():
        assert orphan.problem == "", orphan.problem
        check(orphan.draft)
        offered += 1
        store.discard(orphan)
    store.close()
print(json.dumps({"offered": offered, "saved": int(load_draft(path).facts.title)}))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills its own children")
def test_two_hundred_kills_leave_no_file_that_does_not_open(tmp_path):
    command = [sys.executable, "-c", SESSION, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["offered"] > 0
    assert found["saved"] > 0

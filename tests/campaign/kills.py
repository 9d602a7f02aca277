"""Every job killed at a random moment."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from drafter.core.progress import run_job
from drafter.files.gao import load_draft
from drafter.files.settings import load_settings
from drafter.library.restore import restore
from tests.campaign.trial import Broken, Ground, killed, must_be_whole, speech_text

_DRAFTER = ("-m", "drafter")
_WRITE_OFTEN = """
import sys
from dataclasses import replace
from pathlib import Path
from drafter.files.gao import load_draft, save_draft
from drafter.files.settings import LENGTH, load_settings, save_settings
folder = Path(sys.argv[1])
draft = load_draft(folder / "稿.gao")
for number in range(1, 300):
    draft = replace(draft, facts=replace(draft.facts, occasion="会" * number))
    if sys.argv[2] == "draft":
        save_draft(draft, folder / "稿.gao")
    elif sys.argv[2] == "settings":
        path = folder / "home" / "settings.toml"
        save_settings(load_settings(path)[0].with_value(LENGTH, number % 200 + 1), path)
"""


def import_(ground: Ground) -> bool:
    files = ground.folder / "新稿"
    files.mkdir()
    for number in range(30):
        (files / f"{number}.txt").write_text(speech_text(ground.rnd), encoding="utf-8")
    return killed(ground.rnd, *_DRAFTER, "import", files)


def rebuild(ground: Ground) -> bool:
    return killed(ground.rnd, *_DRAFTER, "library", "rebuild")


def restore_(ground: Ground) -> bool:
    return killed(ground.rnd, *_DRAFTER, "library", "restore", "--yes", ground.backup)


def backup(ground: Ground) -> bool:
    target = ground.folder / "neu.gaolib"
    done = killed(ground.rnd, *_DRAFTER, "library", "backup", target)
    if target.exists():
        run_job(restore(ground.folder / "other", target))
        must_be_whole(ground.folder / "other", 3)
    return done


def export(ground: Ground) -> bool:
    target = ground.folder / "neu.docx"
    done = killed(ground.rnd, *_DRAFTER, "typeset", ground.folder / "旧稿1.txt", "-o", target)
    if target.exists() and zipfile.ZipFile(target).testzip() is not None:
        raise Broken("half a .docx")
    return done


def draft(ground: Ground) -> bool:
    done = killed(ground.rnd, "-c", _WRITE_OFTEN, ground.folder, "draft")
    load_draft(ground.folder / "稿.gao")
    return done


def settings(ground: Ground) -> bool:
    done = killed(ground.rnd, "-c", _WRITE_OFTEN, ground.folder, "settings")
    _, problem = load_settings(ground.home / "settings.toml")
    if problem:
        raise Broken(problem)
    return done


JOBS: tuple[Callable[[Ground], bool], ...] = (import_, rebuild, restore_, backup, export, draft, settings)


def trial(ground: Ground) -> str:
    """Kill one job, and a second time the same or another; the library is whole after each."""
    job = ground.rnd.choice(JOBS)
    was_killed = job(ground)
    must_be_whole(ground.library, 3)
    _no_leftovers(ground.folder)
    return f"{job.__name__.strip('_')}, {'killed' if was_killed else 'ended first'}"


def _no_leftovers(folder: Path) -> None:
    """What the next start does not sweep must not pile up: at most one temporary file beside each target."""
    for place in {path.parent for path in folder.rglob(".~*.tmp")}:
        if len(list(place.glob(".~*.tmp"))) > 2:
            raise Broken(f"temporary files in {place}")

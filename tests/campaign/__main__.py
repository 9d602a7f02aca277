"""Runs the campaign and prints what was tried and what held."""

import argparse
import faulthandler
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.campaign import damage, files, kills, own_files
from tests.campaign.trial import ground, template

#: The trials, each with how many of a hundred it is.
TRIALS = (
    ("kill", kills.trial, 15),
    ("damage", damage.trial, 15),
    ("backup", damage.bad_backup, 8),
    ("own file", own_files.trial, 10),
    ("file", files.trial, 52),
)
_HANGS = 120.0


def main() -> int:
    """The exit status: 0 where all held."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign")
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", type=int, help="the number of one trial, to see it again")
    parser.add_argument("--keep", type=Path, help="a folder for the files of trials that failed")
    options = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="campaign-"))
    try:
        return _run(options, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _run(options: argparse.Namespace, place: Path) -> int:
    template(place / "template")
    end = time.monotonic() + options.minutes * 60
    tried: Counter[str] = Counter()
    broken: list[str] = []
    number = options.only or 0
    while time.monotonic() < end:
        rnd = random.Random(f"{options.seed}-{number}")
        name, trial, _ = rnd.choices(TRIALS, [weight for *_, weight in TRIALS])[0]
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        try:
            tried[f"{name}: {trial(ground(place / 'template', place / 'trial', rnd))}"] += 1
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            tried[f"{name}: DID NOT HOLD"] += 1
            broken.append(f"{name} {number}: {error!r}\n{traceback.format_exc(limit=-6)}")
            if options.keep:
                files.keep(place / "trial", options.keep / str(number))
        finally:
            faulthandler.cancel_dump_traceback_later()
            shutil.rmtree(place / "trial", ignore_errors=True)
        number += 1
        if options.only is not None:
            break
    for what, count in sorted(tried.items()):
        print(f"{count:6}  {what}")
    print(f"seed {options.seed}: {sum(tried.values())} trials, {len(broken)} did not hold")
    for one in broken[:40]:
        print(one, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

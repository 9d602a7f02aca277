"""Two minutes of the hostile campaign, with another seed each day of the month."""

import datetime
import subprocess
import sys


def test_two_minutes_of_the_campaign_hold():
    seed = str(datetime.date.today().day)
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign", "--minutes", "2", "--seed", seed],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-5000:]

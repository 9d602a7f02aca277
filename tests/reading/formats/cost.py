"""What reading a file costs, measured in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

_MEASURE = """
import json, sys, time
from pathlib import Path
from drafter.core.errors import UserError
from drafter.reading.read import read_document
begun = time.process_time()
try:
    read_document(Path(sys.argv[1]))
    sentence = ""
except UserError as error:
    sentence = str(error)
# ru_maxrss would begin with what the parent had at the fork.
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.is_file() else []
megabytes = sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
print(json.dumps([sentence, time.process_time() - begun, megabytes]))
"""


def outcome(path: Path) -> str:
    """The sentence with which a file is refused, "" where it is read; checks what that cost."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, path], capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == 0, done.stderr
    sentence, seconds, megabytes = json.loads(done.stdout)
    assert seconds < 20  # linear work takes a few; what grows with the square takes minutes
    assert megabytes < 300
    return sentence


def refusal(path: Path) -> str:
    """The sentence with which a file is refused; checks what that cost."""
    sentence = outcome(path)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence

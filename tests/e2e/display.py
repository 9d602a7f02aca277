"""A screen of its own for a test: Xvfb with a window manager."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display(typed: str, width: int = 1440, height: int = 900) -> Iterator[str]:
    """Start Xvfb on a free display and openbox on it; yields the display's name (":7").

    The characters of `typed` get keys of their own beforehand: a key that is mapped while the program runs
    may arrive before the program knows what it means.
    """
    read_end, write_end = os.pipe()
    screen = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        display = f":{pipe.readline().strip()}"
    running = [server]
    try:
        map_keys(display, typed)
        # After the keys: a window manager that reads the keyboard while it changes may take plain Tab for itself.
        running.append(_quietly(["openbox"], display))
        yield display
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(timeout=10)


def _quietly(command: list[str], display: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DISPLAY": display}
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def map_keys(display: str, typed: str) -> None:
    """Give every character that a keyboard lacks one of the display's unused keys.

    Raises ValueError where there are more characters than keys.
    """
    listing = subprocess.run(
        ["xmodmap", "-display", display, "-pke"], check=True, capture_output=True, text=True
    ).stdout
    free = [words[1] for words in map(str.split, listing.splitlines()) if words[2:] == ["="]]
    wanted = sorted({character for character in typed if not character.isascii()})
    if len(wanted) > 2 * len(free):
        raise ValueError(f"{len(wanted)} characters for {len(free)} free keys of two levels")
    pairs = [
        f"keycode {key} = " + " ".join(f"U{ord(character):04X}" for character in wanted[2 * n : 2 * n + 2])
        for n, key in enumerate(free[: (len(wanted) + 1) // 2])
    ]
    command = ["xmodmap", "-display", display]
    for pair in pairs:
        command += ["-e", pair]
    subprocess.run(command, check=True, capture_output=True)

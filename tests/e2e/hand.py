"""The hand that moves the pointer, presses keys and fills the clipboard of the display on which the program runs.

A program under Linux has it beside itself. A program under wine cannot start what belongs to Linux: its hand is served
by the process that started it, at the address in DRAFTER_HAND.
"""

import json
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ADDRESS = "DRAFTER_HAND"


def is_elsewhere() -> bool:
    """Whether the hand is served by another process: the program runs under wine."""
    return _ADDRESS in os.environ


def xdotool(*words: object) -> str:
    """Run xdotool with these words; what it prints."""
    return _do("xdotool", *map(str, words))


def fill_clipboard(text: str) -> None:
    """Put a text on the display's clipboard, as another program would."""
    _do("clipboard", text)


def photograph(name: str) -> None:
    """Keep a picture of the whole display under this name."""
    _do("picture", name)


def _do(*order: str) -> str:
    address = os.environ.get(_ADDRESS)
    if address is None:
        return _carry_out(order, os.environ["DISPLAY"], Path())
    host, _, port = address.partition(":")
    with socket.create_connection((host, int(port))) as line, line.makefile("rw", encoding="utf-8") as talk:
        talk.write(json.dumps(order) + "\n")
        talk.flush()
        answer = json.loads(talk.readline())
    if answer["failure"]:
        raise RuntimeError(answer["failure"])
    return answer["said"]


@contextmanager
def served(display: str, pictures: Path) -> Iterator[str]:
    """Carry out the orders of a program elsewhere on this display; yields the address for its DRAFTER_HAND."""
    pictures.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=(server, display, pictures), daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"


def _serve(server: socket.socket, display: str, pictures: Path) -> None:
    while True:
        try:
            line, _ = server.accept()
        except OSError:  # closed: the story is over
            return
        with line, line.makefile("rw", encoding="utf-8") as talk:
            answer = {"said": "", "failure": ""}
            try:
                answer["said"] = _carry_out(json.loads(talk.readline()), display, pictures)
            except (OSError, subprocess.CalledProcessError) as error:
                answer["failure"] = str(error)
            talk.write(json.dumps(answer) + "\n")


def _carry_out(order: tuple[str, ...], display: str, pictures: Path) -> str:
    kind, *words = order
    environment = os.environ | {"DISPLAY": display}
    if kind == "clipboard":
        # It stays behind to hand the text out, and must not hold our output while it does.
        command = ["xclip", "-selection", "clipboard", "-i"]
        subprocess.run(
            command, input=words[0].encode(), env=environment, check=True, stdout=subprocess.DEVNULL
        )
        return ""
    command = ["xdotool", *words]
    if kind == "picture":
        command = ["import", "-window", "root", str(pictures / f"{words[0]}.png")]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

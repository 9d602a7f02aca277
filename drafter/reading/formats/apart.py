"""PDFs read in a second process, which a file may end or fill without harm to this one.

PDFium is a C library: a file of six hundred bytes can make it take all memory, run for ever, or crash. The process
may take `MEMORY` bytes in all, and is ended where it shows no progress, or takes too long. The two speak in lines of
JSON, so that not even a PDFium that a file has taken over can make this process do anything.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from queue import Empty, SimpleQueue
from typing import IO, NoReturn

from drafter.core.errors import UserError
from drafter.core.object_serial import (
    object_from_json,
    object_to_json,
    pictures_from_json,
    pictures_to_json,
    with_bytes,
)
from drafter.core.objects import Picture
from drafter.process import READ_PDFS, limit_memory, own_command
from drafter.reading.extracted import Beside, Extracted, LeftOut, Line

#: Bytes of address space that the process may take in all; reading a book takes a fifth of it.
MEMORY = 600_000_000
#: Seconds without a further page, and for a whole file.
_PATIENCE, _LONGEST = 5.0, 30.0
#: Seconds; on a slow disk, with a virus scanner that looks at every file, a start may take ten.
_LONGEST_START = 30.0
#: The longest answer in bytes; that of a file with the most characters is a tenth of it.
_LONGEST_ANSWER = 200_000_000

_READY, _PAGE = b"ready\n", b"page\n"
_ADVICE = "请用 Word 或 WPS 打开它，另存为 .docx 后再试。"
_ENDED = "这个 PDF 读起来占用的内存太多，或者已经损坏，没有读；" + _ADVICE
_TOO_LONG = "读这个 PDF 花的时间太长，没有读；" + _ADVICE
_NO_START = "读 PDF 的程序启动不了，请重新启动电脑后再试，或把文件另存为 .docx。"


class PdfProcess:
    """Reads one PDF after the other in a second process, which is started for the first and again where it ended."""

    def __init__(self, patience: float = _PATIENCE, longest: float = _LONGEST) -> None:
        """`patience` is in seconds without a further page, `longest` in seconds for a whole file."""
        self._patience = patience
        self._longest = longest
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes) -> Extracted:
        """The lines of a PDF with these bytes. UserError where it is refused, or ends the process."""
        process = self._process or self._start()
        answers: SimpleQueue[bytes] = SimpleQueue()
        thread = threading.Thread(target=_ask, args=(process, data, answers), daemon=True)
        thread.start()
        try:
            answer = self._await(answers)
        except BaseException:  # without an answer the process has ended, or hangs: the next file gets another
            self.close()
            raise
        finally:
            thread.join(_PATIENCE)
        try:
            return _extracted(json.loads(answer))
        except UserError as error:
            if str(error) == _ENDED:  # its memory is full
                self.close()
            raise
        except (ValueError, TypeError, KeyError) as error:  # no answer of ours
            self.close()
            raise UserError(_ENDED) from error

    def _start(self) -> "subprocess.Popen[bytes]":
        try:
            process = subprocess.Popen(
                own_command(READ_PDFS),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise UserError(_NO_START) from error
        self._process = process
        started: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=lambda: started.put(_line(process)), daemon=True).start()
        with contextlib.suppress(Empty):
            if started.get(timeout=_LONGEST_START) == _READY:
                return process
        self.close()
        raise UserError(_NO_START)

    def _await(self, answers: "SimpleQueue[bytes]") -> bytes:
        """The answer, once all pages are read."""
        end = time.monotonic() + self._longest
        while True:
            try:
                line = answers.get(timeout=max(0.0, min(self._patience, end - time.monotonic())))
            except Empty as error:
                raise UserError(_TOO_LONG) from error
            if not line:
                raise UserError(_ENDED)
            if line != _PAGE:
                return line

    def close(self) -> None:
        """End the process, whatever it has in hand."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError, AttributeError, ValueError):
                    pipe.close()  # pyright: ignore[reportOptionalMemberAccess]
            self._process = None


def read_pdf_apart(data: bytes) -> Extracted:
    """The lines of one PDF, read in a process of its own. UserError where it is refused, or ends the process."""
    process = PdfProcess()
    try:
        return process.read(data)
    finally:
        process.close()


def _ask(process: "subprocess.Popen[bytes]", data: bytes, answers: "SimpleQueue[bytes]") -> None:
    """Hand a file over and put what is answered into the queue, "" once the process has ended."""
    try:
        assert process.stdin
        process.stdin.write(len(data).to_bytes(8, "little") + data)
        process.stdin.flush()
        while True:
            line = _line(process)
            answers.put(line)
            if line != _PAGE:
                return
    except (OSError, ValueError):  # it has ended, or was ended
        answers.put(b"")


def _line(process: "subprocess.Popen[bytes]") -> bytes:
    assert process.stdout
    with contextlib.suppress(OSError, ValueError):
        return process.stdout.readline(_LONGEST_ANSWER)
    return b""


def _extracted(answer: dict[str, object]) -> Extracted:
    """What an answer says; UserError where it is a refusal, ValueError or the like where it is none of ours."""
    match answer:
        case {"refused": str(reason)}:
            raise UserError(reason)
        case {"lines": list(lines), "left_out": list(left_out), "objects": list(objects), "bytes": known}:
            made = tuple(Line(**{**line, "struck": tuple(map(tuple, line["struck"]))}) for line in lines)
            pictures = pictures_from_json(known)
            told = tuple(_beside(one, pictures) for one in objects)
            return Extracted("pdf", made, True, tuple(LeftOut(**one) for one in left_out), objects=told)
    raise ValueError("answer")


def _beside(row: object, pictures: Mapping[str, bytes]) -> Beside:
    match row:
        case [str(kind), int(before), str(text), found]:
            thing = object_from_json(found) if found else None
            return Beside(kind, before, text, with_bytes(thing, pictures))
    raise ValueError("object")


def serve_pdfs() -> NoReturn:
    """Be the other process, until whoever started this one closes the pipe or is gone itself."""
    limit_memory(MEMORY)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no answer
    from drafter.reading.formats import pdf

    _say(answers, _READY)
    files = sys.stdin.buffer
    while len(head := files.read(8)) == 8:
        data = files.read(int.from_bytes(head, "little"))
        watch = threading.Timer(2 * _LONGEST, os._exit, (1,))  # where nobody is left who would end it
        watch.daemon = True
        watch.start()
        _say(answers, _answer(pdf.read, data, answers))
        watch.cancel()
    os._exit(0)


def _answer(
    read: Callable[[bytes, Callable[[], object]], Extracted], data: bytes, answers: IO[bytes]
) -> bytes:
    try:
        found = read(data, lambda: _say(answers, _PAGE))
        answer: dict[str, object] = {
            "lines": [asdict(line) for line in found.lines],
            "left_out": [asdict(one) for one in found.left_out],
            "objects": [
                [one.kind, one.before, one.text, one.found and object_to_json(one.found)]
                for one in found.objects
            ],
            "bytes": pictures_to_json(one.found for one in found.objects if isinstance(one.found, Picture)),
        }
    except UserError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": _ENDED}
    return json.dumps(answer).encode() + b"\n"


def _say(answers: IO[bytes], line: bytes) -> None:
    answers.write(line)
    answers.flush()

"""The files of an import prepared in order, by this process and by one beside it."""

from collections import deque
from collections.abc import Iterable, Iterator

from drafter.library.api import Refused
from drafter.library.intake.preparing import Errand, Prepared, prepare
from drafter.library.intake.reading_process import ProcessEnded, ReadingProcess
from drafter.library.words import Words
from drafter.reading.formats.apart import PdfProcess

#: How many errands the other process has at a time: enough that it need not wait for the next one.
_AHEAD = 8
#: How many files may be prepared before their turn.
_MOST_WAITING = 32
_ENDED = "程序读这个文件时意外中断，没有导入，请用 Word 或 WPS 打开它，另存为 .docx 后再试。"
_TOO_LONG = "读这个文件花的时间太长，没有导入，请用 Word 或 WPS 打开它，另存为 .docx 后再试。"


class Pipeline:
    """Prepares the files of one import.

    This process prepares those that the other one, if any, does not get to; a file that the other one does not get
    ready within so many seconds of `patience` is given up.
    """

    def __init__(self, words: Words, process: ReadingProcess | None, patience: float = 40) -> None:
        self._words = words
        self._process = process
        self._pdfs = PdfProcess()
        self._patience = patience
        #: What became of each errand, or the errand itself while it is with the other process.
        self._waiting: deque[Errand | Prepared] = deque()

    def prepared(self, given: Iterable[Errand | Prepared]) -> Iterator[Prepared]:
        """What becomes of each errand, in order, and in its place what needs no preparing."""
        coming = iter(given)
        while True:
            while self._has_room and self._process and self._process.is_ready and self._sent < _AHEAD:
                if not self._take(coming, self._process):
                    break
            may_answer = self._waiting and self._is_answered(self._waiting[0])
            if may_answer or not self._has_room or not self._take(coming):
                if not self._waiting:
                    return
                first = self._waiting.popleft()
                yield self._answer(first) if isinstance(first, Errand) else first

    @property
    def _has_room(self) -> bool:
        return len(self._waiting) < _MOST_WAITING

    @property
    def _sent(self) -> int:
        """How many errands the other process has, those included that it has answered."""
        return sum(isinstance(one, Errand) for one in self._waiting)

    def _take(self, coming: Iterator[Errand | Prepared], process: ReadingProcess | None = None) -> bool:
        """Send the next errand to the other process, or prepare it here; False where none is left."""
        what = next(coming, None)
        if what is None:
            return False
        if isinstance(what, Errand):
            what = self._begun(what, process)
        self._waiting.append(what)
        return True

    def _begun(self, errand: Errand, process: ReadingProcess | None) -> Errand | Prepared:
        """An errand sent to the other process; what becomes of it here, where there is none."""
        if not process:
            return prepare(errand, self._words, self._pdfs.read)
        process.send(errand)
        return errand

    def _is_answered(self, first: Errand | Prepared) -> bool:
        """Whether the first that waits can be told without waiting for the other process."""
        return not isinstance(first, Errand) or not self._process or self._process.has_answer

    def _answer(self, errand: Errand) -> Prepared:
        """What the other process made of the first errand that waited."""
        assert self._process  # it was sent there
        try:
            return self._process.receive(self._patience)
        except (ProcessEnded, TimeoutError) as error:
            self._start_again()
            return Refused(str(errand.path), _TOO_LONG if isinstance(error, TimeoutError) else _ENDED)

    def _start_again(self) -> None:
        """Send what is still to be answered to another process, or prepare it here where none can be started."""
        self.close()
        self._process = ReadingProcess()
        process = self._process if self._process.wait_until_ready() else None
        self._waiting = deque(
            self._begun(one, process) if isinstance(one, Errand) else one for one in self._waiting
        )

    def close(self) -> None:
        """End the other processes."""
        self._pdfs.close()
        if self._process:
            self._process.close()
            self._process = None

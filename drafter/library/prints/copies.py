"""All that a library does so that copied text is found, in one place."""

from contextlib import AbstractContextManager
from pathlib import Path

from drafter.core.progress import Job
from drafter.library.prints.passages import LibraryPassages
from drafter.library.prints.print_keeper import PrintKeeper
from drafter.library.prints.prints import Prints
from drafter.library.prints.proof import verify_prints
from drafter.library.store import Store


class Copies:
    """The fingerprints of a library, kept level with its store, and the paragraphs as they are found by them."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._prints = Prints(folder)
        self._keeper = PrintKeeper(store, self._prints)
        self._passages: tuple[tuple[int, bool], LibraryPassages] | None = None

    def passages(self, *, read_only: bool) -> LibraryPassages:
        """The paragraphs as they are now; the same object for as long as they stay the same.

        What is missing is made in the background, unless the library can only be read.
        """
        if not read_only:
            self._keeper.start()
        state = (self._keeper.generation(), not self._keeper.is_working)
        if self._passages is None or self._passages[0] != state:
            self._passages = state, LibraryPassages(self._store, self._prints, is_complete=state[1])
        return self._passages[1]

    def paused(self) -> AbstractContextManager[None]:
        """Leave the machine to something else meanwhile."""
        return self._keeper.paused()

    def wait(self) -> None:
        """Wait for what runs in the background."""
        self._keeper.wait()

    def follow(self) -> None:
        """Make in the background what is missing."""
        self._keeper.start()

    def catch_up(self) -> Job[int]:
        """Make what is missing now; gives how many blocks were looked at."""
        return self._keeper.catch_up()

    def forget(self) -> None:
        """Throw all fingerprints away; the next catching up makes them anew."""
        self._keeper.forget()

    def verify(self) -> Job[tuple[str, ...]]:
        """What is wrong with the fingerprints, in Chinese sentences, those that were missing made first."""
        with self._store.reading() as connection:
            return (yield from verify_prints(connection, self._prints))

    def close(self) -> None:
        """Stop what runs in the background and give the files back."""
        self._keeper.close()

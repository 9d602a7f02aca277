"""The library of one user folder, on its way into the windows."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.library.embedded import EmbeddedLibrary


class LazyLibrary:
    """Opens the library when it is first asked for, by whichever thread asks first; later ones wait for it.

    `problem` is a Chinese sentence where the folder could not be used and something stands in for it, "" else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._library: EmbeddedLibrary | None = None
        self.problem = ""

    def library(self) -> "EmbeddedLibrary":
        """The open library. Raises UserError where not even a stand-in is possible."""
        with self._opening:
            if self._library is None:
                from drafter.ui.library.stand_in import (
                    open_or_stand_in,  # not at start-up: the library brings much along
                )

                self._library, self.problem = open_or_stand_in(self._folder)
            return self._library

    def add_starter(self) -> int:
        """Put the starter material into a new library; gives how many speeches were added."""
        from drafter.library.embedded import add_starter

        return add_starter(self.library(), apart=True)

    def back_up(self) -> None:
        """Write the library's backup of this day, where there is none. UserError where that is not possible."""
        self.library().back_up_daily()

    def close(self) -> None:
        """Close the library, if it was ever opened."""
        with self._opening:
            if self._library is not None:
                self._library.close()

"""How Python shares its time while a window is open: the hand on the keyboard comes first."""

import gc
import linecache
import sys

#: Seconds after which a background thread gives way to the window; Python's own 5 ms are a third of a frame.
_GIVE_WAY = 0.001
#: Milliseconds from one look for garbage to the next.
SWEEP_EVERY = 1000


def favour_the_window() -> None:
    """Let the window have its turn soon, whatever runs in the background."""
    sys.setswitchinterval(_GIVE_WAY)


def leave_garbage_to_the_window() -> None:
    """Look for garbage only where `sweep` is called, which is the window's own thread.

    Python looks wherever an object is made, in threads of the background, too; parts of a closed window that it found
    there would be taken down beside the thread that they belong to, and Qt ends the program then.
    """
    gc.disable()


def sweep() -> None:
    """Look for garbage as far as Python would by itself: among young objects, seldom among those that stay."""
    due = [
        n
        for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])


def keep_what_is_loaded() -> None:
    """Leave what is there now out of every later search for garbage.

    Modules and dictionaries stay as long as the program: looking through them stops the window for many frames. What
    PySide read of their sources does not stay.
    """
    linecache.clearcache()
    gc.freeze()

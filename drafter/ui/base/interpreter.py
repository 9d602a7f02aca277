"""How Python shares its time while a window is open: the hand on the keyboard comes first."""

import gc
import sys

#: Seconds after which a background thread gives way to the window; Python's own 5 ms are a third of a frame.
_GIVE_WAY = 0.001
#: More objects than the program makes until its window is complete.
_LOADED = 500_000
_USUAL = gc.get_threshold()


def favour_the_window() -> None:
    """Let the window have its turn soon, whatever runs in the background."""
    sys.setswitchinterval(_GIVE_WAY)


def put_garbage_off() -> None:
    """Hardly look for garbage while the program loads: of the many objects that it makes then, nearly all stay."""
    gc.set_threshold(_LOADED)


def keep_what_is_loaded() -> None:
    """Leave what is there now out of every later search for garbage.

    Modules and dictionaries stay as long as the program: looking through them stops the window for many frames.
    """
    gc.freeze()
    gc.set_threshold(*_USUAL)

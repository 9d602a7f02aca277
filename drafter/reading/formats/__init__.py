"""Files in, lines out: one module a format, chosen by what the file holds and never by its name."""

from drafter.reading.formats.opening import extract

__all__ = ["extract"]

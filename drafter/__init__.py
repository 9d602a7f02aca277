"""Drafter: speeches from an office's own past speeches, offline."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("drafter")
except PackageNotFoundError:  # run from a tree that was never installed
    __version__ = "0"

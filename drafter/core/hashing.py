"""The hashes that the program uses, from Python's own modules.

`hashlib` gives the same, but loads OpenSSL's library with it: three and a half megabytes and ten milliseconds.
"""

try:
    from _blake2 import blake2b  # pyright: ignore[reportMissingImports]
    from _sha256 import sha256  # pyright: ignore[reportMissingImports] -- goes by another name from Python 3.12 on
except ImportError:
    from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]

"""The hashes that the program uses, from Python's own modules.

`hashlib` gives the same, but loads OpenSSL's library with it: three and a half megabytes and ten milliseconds.
"""

import sys

try:
    from _blake2 import blake2b  # pyright: ignore[reportMissingImports]

    if sys.version_info >= (3, 12):
        from _sha2 import sha256  # pyright: ignore[reportMissingImports]
    else:
        from _sha256 import sha256  # pyright: ignore[reportMissingImports]
except ImportError:
    from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]

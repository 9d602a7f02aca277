"""How alike two texts are, and which documents are versions of one speech.

Whole documents are compared by MinHash (rensa) over pairs of neighbouring words; bands of the signature, kept in
the store, find the few documents worth comparing. Paragraphs are only compared between versions, exactly.
"""

import struct
from collections.abc import Mapping, Sequence
from itertools import islice
from operator import add, eq

from drafter.core.hashing import blake2b

BANDS = 21
_ROWS = 3
_HASHES = BANDS * _ROWS
_SEED = 20
_PACKED = struct.Struct(f"<{_HASHES}I")
#: From this estimated Jaccard likeness of word pairs on, two documents are versions of one speech.
SAME_SPEECH = 0.5
#: From this Jaccard likeness of word pairs on, two paragraphs of such versions are versions of each other.
SAME_PARAGRAPH = 0.5


def pairs(words: Sequence[str]) -> set[str]:
    """The pairs of neighbouring words of a text; of a single word, the word."""
    return set(map(add, words, islice(words, 1, None))) or set(words)


def likeness(one: set[str], other: set[str]) -> float:
    """The Jaccard likeness of two sets of pairs, 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def signature(words: Sequence[str]) -> bytes:
    """The MinHash of a document's words, as bytes to keep."""
    from rensa import RMinHash  # pyright: ignore[reportAttributeAccessIssue] -- comes without types; only imports need it

    minhash = RMinHash(num_perm=_HASHES, seed=_SEED)
    # A pair that occurs twice changes nothing: hashing it again takes less time than finding that out.
    minhash.update(list(map(add, words, islice(words, 1, None))) or list(words))
    return _PACKED.pack(*minhash.digest())


def estimate(one: bytes, other: bytes) -> float:
    """The likeness of the documents with these signatures, 0 to 1."""
    return sum(map(eq, _PACKED.unpack(one), _PACKED.unpack(other))) / _HASHES


def band_keys(signed: bytes) -> list[int]:
    """The keys under which a document is found again; alike documents share at least one."""
    width = 4 * _ROWS
    return [
        int.from_bytes(
            blake2b(bytes([band]) + signed[band * width : (band + 1) * width], digest_size=8).digest(),
            "little",
            signed=True,
        )
        for band in range(BANDS)
    ]


def find_first_version(words: Sequence[str], known: Mapping[int, set[str]]) -> int | None:
    """Which of the known blocks (the first of their versions and word pairs) a paragraph is a version of; None where none."""
    own = pairs(words)
    scored = [(likeness(own, other), first) for first, other in known.items()]
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] >= SAME_PARAGRAPH else None

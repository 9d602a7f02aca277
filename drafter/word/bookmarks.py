"""The hidden bookmarks by which paragraphs of an edited file find their way back to the draft."""

import re

from drafter.core.hashing import sha256

#: How the names of our bookmarks begin; Word hides those that begin with _.
BOOKMARK_START = "_gao_"
_SHORT_ID = re.compile(r"[a-z0-9]{1,8}")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NAME_LENGTH = 7


def bookmark_name(paragraph_id: str) -> str:
    """The hidden bookmark that tells, when the file comes back, which paragraph of the draft this was.

    Word takes 40 characters and does not tell capitals from small letters. A longer id is cut down to seven
    digits of base 36, so that a speech stays small: 78 thousand million names, among which likeness decides
    should two ever fall together.
    """
    if _SHORT_ID.fullmatch(paragraph_id):
        return BOOKMARK_START + paragraph_id
    number = int.from_bytes(sha256(paragraph_id.encode("utf-8", "replace")).digest()[:8], "big")
    name = ""
    for _ in range(_NAME_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        name += _DIGITS[digit]
    return BOOKMARK_START + name

"""Bytes of a text file into characters, always by the same rules and never by a guess at the language."""

import codecs
import re

from drafter.core.errors import UserError

#: The share of plausible characters from which a text is taken to be in an encoding.
_PLAUSIBLE = 0.75

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What a program that broke off, or one of old, leaves behind a text, and how much of it is no harm.
_REST, _LONGEST_REST = "\0\x1a", 4096

#: Encodings as web pages name them: what is called GB 2312 often holds more.
_NAMED = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}

#: What stands in a Chinese text: printable ASCII, general and CJK punctuation, circled numbers, Chinese
#: characters, full-width forms.
_USUAL = re.compile("[\t\n\r -~·—-…　-〿①-⓿一-鿿！-｠￠-￥]")

_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def _codes(leads: range, trails: range) -> bytes:
    return bytes(byte for lead in leads for trail in trails for byte in (lead, trail))


#: The 3,755 most used simplified characters (level 1 of GB 2312), the 5,401 most used traditional ones (level
#: 1 of Big5), and the punctuation and signs of GB 2312.
_COMMON = frozenset(
    _codes(range(0xA1, 0xA4), range(0xA1, 0xFF)).decode("gb18030")
    + _codes(range(0xB0, 0xD8), range(0xA1, 0xFF)).decode("gb2312", "ignore")
    + _codes(range(0xA4, 0xC7), range(0x40, 0x7F)).decode("big5", "ignore")
    + _codes(range(0xA4, 0xC7), range(0xA1, 0xFF)).decode("big5", "ignore")
)

#: How much of a long text is looked at to tell two encodings apart.
_SAMPLE = 200_000


def decode(data: bytes, named: str = "") -> str:
    """The characters of a text in UTF-8, UTF-16, GB18030 or Big5, without byte order mark.

    `named` is the encoding that the text itself names, "" where none; its bytes have the last word. Stray control
    characters are left out. Raises UserError where it is none of them, or not text.
    """
    text = _without_rest(_decoded(data, named.lower()))
    if _is_no_text(data.decode("latin-1") if text is None else text):
        raise UserError("文件里不是文字，它可能已经损坏，或者是别的程序的数据，无法导入。")
    if text is None:
        raise UserError("认不出文字的编码，请用记事本打开并另存为 UTF-8 后再试。")
    return _CONTROLS.sub("", text)


def _without_rest(text: str | None) -> str | None:
    """The text without what stands behind its end."""
    whole = text.rstrip(_REST) if text else text
    return whole if text and whole and len(text) - len(whole) <= _LONGEST_REST else text


def _is_no_text(text: str) -> bool:
    """Whether more control characters stand in a text, or in its bytes one by one, than text has."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > len(sample) // 500


def _decoded(data: bytes, named: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            half = len(data) % 2 if encoding.startswith("utf-16") else 0
            return _strictly(data[len(mark) : len(data) - half], encoding)
    if b"\0" not in data and (text := _strictly(data, "utf-8")) is not None:
        return text
    if named in _NAMED and (text := _strictly(data, _NAMED[named])) is not None:
        return text
    return _utf16(data) or _double_byte(data) or _damaged(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """The text if it is plausible Chinese in UTF-16 of either byte order."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text and len(_USUAL.findall(text[:_SAMPLE])) > 0.95 * len(text[:_SAMPLE]):
            return text
    return None


def _double_byte(data: bytes) -> str | None:
    """The text in GB18030 or Big5, whichever gives more common characters, if it gives enough of them."""
    texts = [text for encoding in ("gb18030", "big5hkscs") if (text := _strictly(data, encoding))]
    best = max(texts, key=_share_common, default="")
    return best if _share_common(best) >= _PLAUSIBLE else None


def _damaged(data: bytes) -> str | None:
    """The text in UTF-8 or GB18030 with \ufffd for what is broken, where that is at most one in a hundred."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        whole = text.replace("\ufffd", "")
        if (
            len(text) - len(whole) <= sum(c > "\x7f" for c in whole) / 100
            and _share_common(whole) >= _PLAUSIBLE
        ):
            return text
    return None


def _share_common(text: str) -> float:
    """The share of common ones among the characters beyond ASCII, 0 where there are none."""
    beyond = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in _COMMON for character in beyond) / len(beyond) if beyond else 0.0

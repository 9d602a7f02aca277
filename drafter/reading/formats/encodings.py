"""Bytes of a text file into characters, always by the same rules and never by a guess at the language."""

import codecs
import re

from drafter.core.errors import UserError

#: The share of plausible characters from which a text is taken to be in an encoding.
_PLAUSIBLE = 0.85

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

#: What stands in a Chinese text: printable ASCII, general and CJK punctuation, circled numbers, Chinese
#: characters, full-width forms.
_USUAL = re.compile("[\t\n\r -~·—-…　-〿①-⓿一-鿿！-｠￠-￥]")

_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]")

#: Two-byte codes of the 3,755 most used characters and the punctuation of GB 2312, and of the 5,401 most used
#: characters and the punctuation of Big5.
_GB_USUAL = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_BIG5_USUAL = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
_PAIRS = re.compile(rb"[\x81-\xfe][\x30-\x39\x40-\x7e\x80-\xfe]")

#: How much of a long text is looked at to tell two encodings apart.
_SAMPLE = 200_000


def decode(data: bytes) -> str:
    """The characters of a text in UTF-8, UTF-16, GB18030 or Big5, without byte order mark.

    Raises UserError where it is none of them, or not text.
    """
    text = _decoded(data)
    if text is None:
        raise UserError("认不出文字的编码，它可能不是文本文件；请用记事本打开并另存为 UTF-8 后再试。")
    if len(_CONTROLS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 500:
        raise UserError("文件里不是文字，可能是程序数据，无法导入。")
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\0" not in data and (text := _strictly(data, "utf-8")) is not None:
        return text
    return _utf16(data) or _double_byte(data)


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
    """The text in GB18030 or Big5, whichever gives more of the usual characters."""
    best: tuple[float, str] | None = None
    for encoding, usual in (("gb18030", _GB_USUAL), ("big5hkscs", _BIG5_USUAL)):
        text = _strictly(data, encoding)
        share = _share(data[:_SAMPLE], usual)
        if text is not None and share >= _PLAUSIBLE and (best is None or share > best[0]):
            best = (share, text)
    return best[1] if best else None


def _share(data: bytes, usual: re.Pattern[bytes]) -> float:
    """The share of two-byte characters that are usual ones, 0 where there are none."""
    pairs = _PAIRS.findall(data)
    return sum(bool(usual.fullmatch(pair)) for pair in pairs) / len(pairs) if pairs else 0.0

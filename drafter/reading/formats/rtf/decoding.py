"""Characters in RTF: bytes in the code page of a font, or \\u with stand-ins for readers that know no Unicode."""

import codecs

from drafter.reading.formats.rtf.words import CHARSETS, CODE_PAGES

_DEFAULT = "cp1252"


class Decoder:
    """Collects the bytes of a text, whose characters may come in parts, and leaves out what stands in for \\u."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._skip = 0
        #: The first half of a character beyond the first plane.
        self._high = 0
        self._code_page = _DEFAULT
        self._fonts: dict[int, str] = {}

    def set_code_page(self, number: int | None) -> None:
        """Take the code page of the file by its Windows number."""
        name = CODE_PAGES.get(number or 0, f"cp{number}")
        try:
            self._code_page = codecs.lookup(name).name
        except LookupError:
            self._code_page = _DEFAULT

    def set_charset(self, font: int, number: int | None) -> None:
        """Take the character set of a font by its Windows number."""
        if number in CHARSETS:
            self._fonts[font] = CHARSETS[number]

    def take_escaped(self, escaped: str) -> None:
        """Take bytes that are written \\'xx."""
        count = self._stand_ins(len(escaped) // 4)
        self._bytes += bytes.fromhex(escaped[4 * count :].replace("\\'", ""))

    def take_plain(self, text: str) -> None:
        """Take bytes that are written as they are, each a character of `text`."""
        self._bytes += text[self._stand_ins(len(text)) :].encode("latin-1")

    def _stand_ins(self, most: int) -> int:
        """How many of so many characters are left out."""
        count = min(self._skip, most)
        self._skip -= count
        return count

    def skips(self) -> bool:
        """Whether the next character, however it is written, is a stand-in; it is one less then."""
        return bool(self._stand_ins(1))

    def unit(self, code: int, stand_ins: int) -> str:
        """The character of a \\u, "" for the first half of one; so many stand-ins follow."""
        self._skip = stand_ins
        code %= 0x10000
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return ""
        if 0xDC00 <= code < 0xE000:
            high, self._high = self._high, 0
            return chr(0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00) if high else "\ufffd"
        return chr(code)

    def flush(self, font: int) -> str:
        """The characters of the bytes collected, in the encoding of a font."""
        if not self._bytes:
            return ""
        text = self._bytes.decode(self._fonts.get(font, self._code_page), errors="replace")
        self._bytes.clear()
        return text

    def end_stand_ins(self) -> None:
        """Forget stand-ins that have not come: a group or a control word ends them."""
        self._skip = 0

"""Signs that look like nothing, or like another character: what is made of them in every text that comes in.

A text from a web page, a PDF or a chat window holds signs without width, radicals in the place of characters and
blanks of many kinds. They look right, and no search and no check finds the word that they stand in. Every door by
which a text comes in (a file, the clipboard, a field, a draft file) calls `fold` or `fold_words`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from unicodedata import name, normalize

INVISIBLE = "看不见的符号已去掉"
LOOKALIKE = "部首字形、兼容字形改为普通汉字"
BLANK = "特殊空格改为普通空格或去掉"
BROKEN = "残缺、无效的字符已换掉"

#: Why a sign was changed: none of these takes a word away.
REASONS = frozenset({INVISIBLE, LOOKALIKE, BLANK, BROKEN})

#: How often each sign was met: the reason why it was changed, and the sign as it was.
Tally = Counter[tuple[str, str]]

# Nobody sees these, and no sentence needs them: C0 and C1 controls, soft hyphen, joiners, marks and overrides of the
# direction, invisible operators, fillers, variation selectors, tags, the place of an object that was not copied,
# signs of symbol fonts, which no other font shows.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
    "\uf000-\uf0ff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_LOOKALIKE = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
_NONCHARACTER = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_LINE_END = "\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]"
_NO_BREAK_HYPHEN = "\u2011"
_NARROW_BLANK = "\xa0\u1680\u2004-\u200a\u202f\u205f"
_BLANK = _NARROW_BLANK + "\u2000-\u2003"
#: As wide as a Chinese character.
_FULL_BLANK = "\u2001\u2003"
_WIDE = "\u3001-\u9fff\uff01-\uff60“”‘’—…·\U00020000-\U0003ffff"

#: Letters, figures and the signs that belong to them; the marks of Chinese sentences stay as wide as they are.
_FULL_WIDTH = "[０-９Ａ-Ｚａ-ｚ％．＋－／＆＠＃]"

#: What nearly every text is made of; a small set is ready at once, and quick to go through.
_PLAIN = re.compile("[\t\n -~·—‘’“”…、-〿一-鿿！-～]*")
_UNUSUAL = (
    f"{_LINE_END}|[\ud800-\udbff][\udc00-\udfff]"
    f"|[{_INVISIBLE}{_LOOKALIKE}{_NONCHARACTER}{_NO_BREAK_HYPHEN}\ud800-\udfff]"
)
_BLANKS = f"(?<=[{_WIDE}])(?P<inner>[{_NARROW_BLANK}])(?=[{_WIDE}])|[{_BLANK}]"

# Unicode itself knows the ordinary characters of two of the radicals from U+2E80 to U+2EF3 only; those of the
# others are in its list of equivalents (EquivalentUnifiedIdeograph.txt), one beside the other in this line. For forms
# that a text never uses as a character, the whole character stands. U+2E9A has no name.
_RADICALS = (
    "⺀厂乛乚乙亻冂几刀刂卜卩小小兀尣尢尢巳幺彑彐忄心扌攵⺚旡日月歹母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒网冗网羊羊羊耂"
    "肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
#: Where Unicode names a form of these that the mainland does not write.
_MAINLAND = {"\u2f3e": "户", "\u2fad": "青"}


def fold(text: str, tally: Tally | None = None) -> str:
    """A text as it is meant: without signs that nobody sees, with ordinary characters, blanks and line ends.

    Every line end is "\\n". A no-break blank between Chinese characters goes, since it parts no words there; others
    become plain blanks. Half a character (a lone surrogate) becomes U+FFFD. `tally` counts what was changed. The
    result, folded again, stays as it is.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _with_plain_blanks(_without_unusual(text, tally), tally, inner="")


def fold_words(text: str) -> str:
    """The same for words in a list or a search box, where every kind of blank parts one word from the next."""
    if _PLAIN.fullmatch(text):
        return text
    return _with_plain_blanks(_without_unusual(text, None), None, inner=" ")


def searched(text: str) -> str:
    """A text as it is searched: small letters, and letters, figures and their signs of half width; as long as before."""
    text = text.lower()
    full_width, narrow = _narrowing()
    return text.translate(narrow) if full_width.search(text) else text


@cache
def _narrowing() -> tuple[re.Pattern[str], Mapping[int, int]]:
    """What finds signs of full width, and what they become."""
    full_width = re.compile(_FULL_WIDTH)
    return full_width, {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if full_width.match(chr(code))}


def told(tally: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    """What was changed, in words: for each reason the signs that were changed and how often, and the reason."""
    reasons = dict.fromkeys(reason for reason, _ in tally)
    return [
        (
            "、".join(f"{_shown(sign)} {count} 处" for (why, sign), count in tally.items() if why == reason),
            reason,
        )
        for reason in reasons
    ]


def _without_unusual(text: str, tally: Tally | None) -> str:
    def replaced(found: re.Match[str]) -> str:
        return _replaced(found.group(), tally)

    return re.sub(_UNUSUAL, replaced, text)


def _replaced(sign: str, tally: Tally | None) -> str:
    if re.fullmatch(_LINE_END, sign):
        return "\n"
    if sign == _NO_BREAK_HYPHEN:
        return "-"
    if len(sign) == 2:
        whole = sign.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        return fold(whole, tally)
    meant, reason = _meant(sign)
    if tally is not None and reason:
        tally[reason, sign] += 1
    return meant


def _meant(sign: str) -> tuple[str, str]:
    """What stands for a sign, and why; the reason is "" where the sign stays as it is."""
    if re.match(f"[{_INVISIBLE}]", sign):
        return "", INVISIBLE
    if re.match(f"[{_NONCHARACTER}]", sign):
        return "", BROKEN
    if _is_lookalike(sign):
        ordinary = _ordinary(sign)
        return ordinary, LOOKALIKE if ordinary != sign else ""
    return "\ufffd", BROKEN


def _is_lookalike(sign: str) -> bool:
    return re.match(f"[{_LOOKALIKE}]", sign) is not None


@cache
def _ordinary(sign: str) -> str:
    """The character that a radical or compatibility ideograph is a form of; a few of them are characters themselves."""
    place = ord(sign) - 0x2E80
    if sign in _MAINLAND:
        return _MAINLAND[sign]
    if 0 <= place < len(_RADICALS):
        return _RADICALS[place]
    return normalize("NFKC", sign)


def _with_plain_blanks(text: str, tally: Tally | None, inner: str) -> str:
    def replaced(found: re.Match[str]) -> str:
        sign = found.group()
        if tally is not None:
            tally[BLANK, sign] += 1
        return inner if found["inner"] else "\u3000" if sign in _FULL_BLANK else " "

    return re.sub(_BLANKS, replaced, text)


_NAMES = {
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2060": "零宽粘连",
    "\ufeff": "字节序标记",
    "\xad": "软连字符",
    "\xa0": "不间断空格",
    "\ufffc": "未带过来的图片",
}


def _shown(sign: str) -> str:
    """A sign as it can be shown: itself where it is seen, its name and number where not."""
    if _is_lookalike(sign):
        return sign
    known = _NAMES.get(sign) or name(sign, "")
    return f"{known}（U+{ord(sign):04X}）" if known else f"U+{ord(sign):04X}"

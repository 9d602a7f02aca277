"""Small questions about the shape of a line of text."""

import re

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
#: The white space that files put around a line, with what is written but not seen.
BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _ZERO_WIDTH

#: The front of a speech may stand so many lines down a file, below the menus of a page.
DEEPEST_FRONT = 240
#: Where the end of a text is looked for: marks, brackets and quotes take no more room.
_TAIL = 16
#: A full stop of half width, as some typesetters have it in Chinese text; behind a number it belongs to the number.
_HALF_STOP = r"(?<=[\u4e00-\u9fff”）)])(?<![一二三四五六七八九十])\."
#: What was heard in the hall, in brackets behind a sentence.
_HEARD = r"(?:[（(][^（）()]{0,6}(?:掌声|鼓掌|笑声?)[）)])?"
_TERMINAL = re.compile(rf"(?:[。！？!?：:；;…]|{_HALF_STOP})[\"”’）)》」』】]*{_HEARD}$")
_FULL_STOP = re.compile(rf"(?:[。！？!?…]|{_HALF_STOP})[\"”’）)》」』】]*{_HEARD}$")
_INNER_STOP = re.compile(rf"(?:[。！？!?]|{_HALF_STOP}(?=[\u4e00-\u9fff]))(?![\"”’）)》」』】]*$)")
_STAGE_DIRECTION = re.compile(r"[（(](?![^（）()]*(?:掌声|鼓掌|笑))[^（）()]{2,30}[）)]")
_REMARK = re.compile(r"[（(][^（）()]{2,60}[）)]")
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
#: A half-width mark that a Chinese text writes for a full one.
_HALF = re.compile(
    r"(?<=[\u4e00-\u9fff”’》）)%％×])[,:;?!](?!//)|(?<=[\u4e00-\u9fff”》）)])(?<!^[一二三四五六七八九十])\.(?=[\s　]*(?:[\u4e00-\u9fff“《]|$))"
)
_LETTER, _HAN, _FEWEST_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u4e00-\u9fff]"), 20
_ELLIPSIS = re.compile(r"[…\.。·\s]{4,}|…{2,3}")


def ends_clause(text: str) -> bool:
    """Whether a text ends with a mark that may end a paragraph (。！？：；…), brackets and quotes aside."""
    return bool(_TERMINAL.search(text[-_TAIL:]))


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that ends a sentence (。！？…), brackets and quotes aside."""
    return bool(_FULL_STOP.search(text[-_TAIL:]))


def has_inner_stop(text: str) -> bool:
    """Whether a sentence ends within a text, before its own end."""
    return bool(_INNER_STOP.search(text))


def is_remark(text: str) -> bool:
    """Whether a line is nothing but a remark in brackets (（此件公开发布）)."""
    return bool(_REMARK.fullmatch(text))


def is_foreign(text: str) -> bool:
    """Whether a line is in another language: twenty letters or more, of which most are no Chinese characters."""
    letters = len(_LETTER.findall(text))
    return letters >= _FEWEST_LETTERS and letters > len(_HAN.findall(text))


def is_latin(text: str) -> bool:
    """Whether a line holds letters, and no Chinese character."""
    return bool(_LETTER.search(text)) and not _HAN.search(text)


def is_ellipsis(text: str) -> bool:
    """Whether a line is nothing but dots, as minutes leave for what was said outside the script."""
    return bool(_ELLIPSIS.fullmatch(text))


def is_stage_direction(text: str) -> bool:
    """Whether a line is nothing but a remark in brackets, as scripts leave for what others do (（讲话） （播放短片）)."""
    return bool(_STAGE_DIRECTION.fullmatch(text))


def widened(text: str) -> str:
    """A text with the half-width marks behind Chinese characters in full width, one for one."""
    if not any(mark in text for mark in _FULL):
        return text
    return _HALF.sub(lambda found: _FULL[found.group()], text)


def stripped(text: str) -> str:
    """A line without the white space around it."""
    return text.strip(BLANKS)

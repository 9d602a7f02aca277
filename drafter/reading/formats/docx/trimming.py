"""ImportOptions out of a part what need not be parsed, before it is parsed.

Parsing is most of the time that a .docx takes. A speech from Word says the same run properties hundreds of
times, and its style sheet holds a hundred styles of which the speech uses three. Where the XML is written
otherwise than Word, WPS, LibreOffice and python-docx write it, it is left as it is, and only takes longer.
"""

import re

#: The attribute that marks run properties which are the same all through the document.
SAME = "same"

_RUN_PROPERTIES = re.compile(rb"<w:rPr>((?:<(?!/?w:rPr\b)[^<>]*>)*)</w:rPr>")
_TRACKED = (b"<w:del ", b"<w:del/", b"<w:moveFrom ", b"<w:ins ", b"<w:moveTo ")

_USED = re.compile(rb'<w:[pr]Style w:val="([^"]*)"')
_STYLE, _ID = b"<w:style ", re.compile(rb'[^>]*?w:styleId="([^"]*)"')
_BASED_ON = re.compile(rb'<w:basedOn w:val="([^"]*)"')
_DEFAULT, _LATENT = b'w:default="', b"<w:latentStyles"


def without_repeats(document: bytes) -> bytes:
    """The main part in which equal run properties stand once, the first time; after that only their mark."""
    marks: dict[bytes, bytes] = {}

    def mark(found: re.Match[bytes]) -> bytes:
        content = found.group(1)
        if content in marks:
            return marks[content]
        if any(change in content for change in _TRACKED):
            return found.group()
        number = b'<w:rPr same="%d"' % len(marks)
        marks[content] = number + b"/>"
        return number + b">" + content + b"</w:rPr>"

    return _RUN_PROPERTIES.sub(mark, document)


def styles_used(document: bytes) -> frozenset[bytes] | None:
    """The ids of the styles that the main part names; None where it names them in an unusual way."""
    used = _USED.findall(document)
    named = document.count(b"<w:pStyle") + document.count(b"<w:rStyle")
    return frozenset(used) if len(used) == named else None


def without_unused(styles: bytes, used: frozenset[bytes] | None) -> bytes:
    """The styles part with the default styles, those used and those that they are based on."""
    body, end, tail = styles.rpartition(b"</w:styles>")
    head, *rest = body.split(_STYLE)
    blocks = {found.group(1): block for block in rest if (found := _ID.match(block))}
    if used is None or not end or len(blocks) < len(rest) or not all(map(_is_whole, rest)):
        return styles
    wanted = {name for name, block in blocks.items() if _DEFAULT in block[: block.find(b">")]} | used
    kept: dict[bytes, bytes] = {}
    while wanted:
        name = wanted.pop()
        if name in blocks and name not in kept:
            kept[name] = blocks[name]
            wanted.update(_BASED_ON.findall(blocks[name]))
    return b"".join((head.partition(_LATENT)[0], *(_STYLE + block for block in kept.values()), end, tail))


def _is_whole(block: bytes) -> bool:
    return block.rstrip().endswith(b"</w:style>")

"""Bookmarks for a PDF that Qt wrote: appended as an incremental update (PDF 1.7, 7.5.6 and 12.3.3).

Qt's PDF writer offers no way to make them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading: its text, its level from 1, the index of its page and how far below the sheet's top (points)."""

    text: str
    level: int
    page: int
    top: float


@dataclass(slots=True)
class _Node:
    number: int
    mark: Bookmark | None
    children: list["_Node"] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(1 + child.count for child in self.children)


def with_bookmarks(pdf: bytes, bookmarks: Sequence[Bookmark], page_height: float) -> bytes:
    """The PDF with these bookmarks; `page_height` is in points. ValueError where Qt's file is not as known."""
    if not bookmarks:
        return pdf
    trailer = _TRAILER.search(pdf)
    root, size = trailer and _ROOT.search(trailer[1]), trailer and _SIZE.search(trailer[1])
    if not (trailer and root and size):
        raise ValueError("no trailer")
    catalog = _object(pdf, int(root[1]))
    tree = _PAGES.search(catalog)
    kids = tree and _KIDS.search(_object(pdf, int(tree[1])))
    if not kids:
        raise ValueError("no pages")
    pages = [int(number) for number in re.findall(rb"(\d+)\s+0\s+R", kids[1])]
    first = int(size[1])
    top = _tree(bookmarks, first)
    objects = {int(root[1]): _with_outline(catalog, first)} | _dictionaries(top, pages, page_height)
    return pdf + _update(objects, len(pdf), first + len(bookmarks) + 1, trailer)


def _object(pdf: bytes, number: int) -> bytes:
    found = re.search(rb"(?:^|[\r\n])%d 0 obj\s*(.*?)\s*endobj" % number, pdf, re.DOTALL)
    if not found:
        raise ValueError(f"no object {number}")
    return found[1]


def _with_outline(catalog: bytes, number: int) -> bytes:
    """The catalogue with the outline, which the reader shows beside the pages."""
    end = catalog.rindex(b">>")
    return catalog[:end] + b"/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % number


def _tree(bookmarks: Sequence[Bookmark], first: int) -> _Node:
    top = _Node(first, None)
    path = [top]
    for number, mark in enumerate(bookmarks, first + 1):
        node = _Node(number, mark)
        while len(path) > 1 and (above := path[-1].mark) and above.level >= mark.level:
            path.pop()
        path[-1].children.append(node)
        path.append(node)
    return top


def _dictionaries(node: _Node, pages: Sequence[int], height: float) -> dict[int, bytes]:
    """The objects of a node and all below it, by their numbers."""
    lines = [b"<<"]
    if node.children:
        ends = node.children[0].number, node.children[-1].number, node.count
        lines.append(b"/First %d 0 R /Last %d 0 R /Count %d" % ends)
    if node.mark:
        title = b"\xfe\xff" + node.mark.text.encode("utf-16-be", "replace")
        lines.append(b"/Title <%s>" % title.hex().encode())
        lines.append(b"/Dest [%d 0 R /XYZ 0 %d null]" % (pages[node.mark.page], height - node.mark.top))
    found = {node.number: b"\n".join(lines)}
    for index, child in enumerate(node.children):
        found |= _dictionaries(child, pages, height)
        beside = b"\n/Parent %d 0 R" % node.number
        if index:
            beside += b" /Prev %d 0 R" % node.children[index - 1].number
        if index + 1 < len(node.children):
            beside += b" /Next %d 0 R" % node.children[index + 1].number
        found[child.number] += beside + b"\n>>"
    if not node.mark:
        found[node.number] += b"\n>>"
    return found


def _update(objects: dict[int, bytes], start: int, size: int, trailer: re.Match[bytes]) -> bytes:
    """What is appended: the objects, where they are, and a trailer that points to the one before."""
    body, table = b"\n", b"xref\n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    entries = _SIZE.sub(b"/Size %d" % size, trailer[1])
    end = b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (entries, trailer[2], start + len(body))
    return body + table + end

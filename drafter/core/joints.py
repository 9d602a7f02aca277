"""Where a text from elsewhere meets a label or a text that stands there: 一要 and 要打造, 一、 and 一、提高认识, 。 and 。"""

import re
from dataclasses import replace

from drafter.core.model import Paragraph, Role
from drafter.core.numbering import split_label

#: Words that begin with the last character of a label: behind 一要 stands 要素保障, not 素保障.
_WORDS = {"要": "要(?![素害件点塞义领务闻好])", "是": "是(?![否非])"}
#: Marks of which two never stand side by side.
_STOPS = "。，；：、！？"


def under_label(paragraph: Paragraph) -> Paragraph:
    """The paragraph without what its own label says already: a number of its own, and the 要 or 是 that the label ends with."""
    if paragraph.role not in (Role.HEADING, Role.POINT):
        return paragraph
    text = paragraph.text
    label = split_label(text)
    if label and label.rest.strip():
        text = label.rest
    word = _WORDS.get(paragraph.marker[-1:])
    if word and re.match(word, text) and len(text) > 1:
        text = text[1:]
    return paragraph if text == paragraph.text else replace(paragraph, text=text)


def between(before: str, text: str, after: str) -> str:
    """A text to be put between two others, without a mark that would stand there twice."""
    if text[:1] in _STOPS and text[:1] and text[:1] == before[-1:]:
        text = text[1:]
    if text[-1:] and text[-1:] in _STOPS and text[-1:] == after[:1]:
        text = text[:-1]
    return text

"""Directions to the speaker (（此处停顿） （翻页）): they are not to be read out, and must not stand in the text."""

import re
from collections.abc import Iterator

from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.core.model import Paragraph

_REMARK = re.compile("[（(【\\[]([^（）()【】\\[\\]]{2,24})[）)】\\]]")


def find_directions(name: str, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """Remarks in brackets that tell the speaker what to do."""
    for remark in _REMARK.finditer(paragraph.text):
        if any(word in remark.group(1) for word in context.terms.ear.directions):
            message = f"“{remark.group()}”是给讲话人的提示，不是要念的话，请从正文里拿掉。"
            yield found(name, Severity.WARNING, paragraph, *remark.span(), message, [""])

"""The rule for points without a number that are built alike: 教育工作要…… 卫生工作要…… 交通工作要……"""

import re
from collections.abc import Sequence

from drafter.core.model import Role
from drafter.reading.found_paragraphs import FoundParagraph, sections

_LEAD = re.compile("(?P<field>[\u4e00-\u9fff]{2,8}?)(?P<demand>要|必须|重在|关键)[^。！]{2,80}[。！]")
_FEWEST = 3
#: How many characters at the end of the fields must be the same (教育工作, 卫生工作).
_COMMON = 2


def mark_points_alike(paragraphs: Sequence[FoundParagraph]) -> None:
    """Three or more neighbouring paragraphs that each demand something of another field of one kind are points."""
    for section in sections(paragraphs):
        run: list[FoundParagraph] = []
        for paragraph in [*section, None]:
            if paragraph is not None and _is_alike(run, paragraph):
                run.append(paragraph)
                continue
            if len(run) >= _FEWEST:
                for one in run:
                    one.become(Role.POINT, 1)
            run = [paragraph] if paragraph is not None and _is_alike([], paragraph) else []


def _is_alike(run: Sequence[FoundParagraph], paragraph: FoundParagraph) -> bool:
    """Whether a paragraph begins as those of the run do, with another field."""
    found = _LEAD.match(paragraph.whole) if paragraph.role is None and not paragraph.label else None
    if found is None:
        return False
    if not run:
        return True
    above = _LEAD.match(run[-1].whole)
    fields = {one.whole[: len(found["field"])] for one in run}
    return (
        above is not None
        and above["demand"] == found["demand"]
        and above["field"][-_COMMON:] == found["field"][-_COMMON:]
        and found["field"] not in fields
    )

"""The names that a unit's own speeches say again and again: its townships, departments, enterprises and villages."""

import re
from collections import Counter
from itertools import islice

from drafter.core.model import Source
from drafter.core.unit import Unit
from drafter.library.api import Library

#: How many of the unit's newest speeches are read, and in how many of them a name has to stand.
_NEWEST, _LEAST = 60, 2
_NAME = re.compile(
    r"(?:(?<=[，。、；：“（在由请到对和与])|(?<=支持|推动|督促))(?P<name>[\u4e00-\u9fff]{2,4}(?:镇|乡|街道|村|社区)|[\u4e00-\u9fff]{2,8}(?:公司|集团|水泥厂|电厂|矿业)"
    r"|[县市区][\u4e00-\u9fff]{2,7}(?:局|委|办|中心|医院|学校|中学))(?=[，。、；：”）的要和与等就把])"
)
_NONE = re.compile(
    "^(?:各|全|本|我|该|这|那|每|有关|相关|乡镇|重点|示范|特色|美丽|传统|古|中心|[一二三四五六七八九十两几]|.*(?:乡镇|村镇|城镇|小镇|乡村|农村)$)"
)
_MOST = 120


def own_names(library: Library, unit: Unit) -> tuple[str, ...]:
    """The names that at least two of the unit's newest speeches say, the most frequent first, without those it has."""
    records = (one.source for one in library.sources() if not one.removed and not one.source.starter)
    own = (one for one in records if _is_own(one, unit))
    speeches: Counter[str] = Counter()
    for source in islice(own, _NEWEST):
        text = "\n".join(paragraph.text for paragraph in library.document(source.id).paragraphs)
        speeches.update(dict.fromkeys((match["name"] for match in _NAME.finditer(text)), 1))
    often = (name for name, count in speeches.most_common() if count >= _LEAST)
    new = (name for name in often if not (name in unit.own or _NONE.match(name)))
    return tuple(islice(new, _MOST))


def _is_own(source: Source, unit: Unit) -> bool:
    """Whether a speech is the unit's own, or one of its place."""
    return source.whose == "own" or bool(unit.place and source.place == unit.place)

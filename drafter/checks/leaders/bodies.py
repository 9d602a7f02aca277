"""Posts that a body does not have: 县政协副书记, 县法院检察长, 县委副县长."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: The head of each body. Source: the Party's constitution, the organic law of local congresses and governments, the
#: organic laws of courts and procuratorates, the supervision law, the charter of the CPPCC.
_HEADS: Mapping[str, str] = {
    "委": "书记",
    "纪委": "书记",
    "人大常委会": "主任",
    "政协": "主席",
    "监委": "主任",
    "人民法院": "院长",
    "法院": "院长",
    "人民检察院": "检察长",
    "检察院": "检察长",
}
_RANK_HEAD = "[省市县区州旗]长"
_HEAD = f"书记|主任|主席|院长|检察长|{_RANK_HEAD}"
_POST = re.compile(
    rf"(?P<rank>[省市县区州旗])(?P<body>{'|'.join(sorted(_HEADS, key=len, reverse=True))})(?P<vice>副?)(?P<head>{_HEAD})"
)


@dataclass(frozen=True, slots=True)
class StrangePost:
    """A post that does not exist, from `start` to `end`, and the one that is meant."""

    start: int
    end: int
    said: str
    right: str


def find_strange_posts(text: str) -> Iterator[StrangePost]:
    """The posts in a text that the body named before them does not have.

    A county's head is no post of another body: 县委副县长 is 副县长.
    """
    for match in _POST.finditer(text):
        head = _HEADS[match["body"]]
        if match["head"] == head:
            continue
        of_government = re.fullmatch(_RANK_HEAD, match["head"])
        body, right = (
            match["rank"] + match["body"],
            match["vice"] + (match["head"] if of_government else head),
        )
        yield StrangePost(*match.span(), match.group(), right if of_government else body + right)

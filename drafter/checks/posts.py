"""Persons whose post follows the name: 张伟县长."""

import re
from collections.abc import Iterator

from drafter.reading.mentions import Mention
from drafter.reading.people import find_people

_NAME_AND_POST = re.compile(
    r"(?:^|(?<=[，。；：、“]|请|由|和|对|向|据|经)|(?<=刚才|按照|根据|听取|感谢))(?P<name>[\u4e00-\u9fff]{2,3}?)"
    r"(?=(?:[县市区省州旗]委|[县市区省州旗](?:人大常委会|政府|政协)|[镇乡]党委)?(?:常务)?副?(?:书记|县长|市长|区长|镇长|乡长|局长|部长|主任|主席|院长|校长|检察长|常委|厅长|省长|秘书长|站长|所长)(?!们|要带头))"
)


def find_before_posts(text: str) -> Iterator[Mention]:
    """Names that their post follows. What is a name is told as it is of names before 同志."""
    for match in _NAME_AND_POST.finditer(text):
        name = match.group("name")
        if any(mention.text == name for mention in find_people(f"{name}同志")):
            yield Mention(*match.span("name"), name)

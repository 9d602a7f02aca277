"""The meeting that the opening names, against that of the title: 今天召开全县安全生产工作会议 under 在全县防汛工作会议上的讲话."""

import re
from collections.abc import Iterator

from drafter.checks.check import Scene
from drafter.checks.finding import Finding, Severity, found
from drafter.core.meetings import meeting_name, occasion_of
from drafter.core.model import FRONT_ROLES, Paragraph, Role

#: Paragraphs of text that may open a speech.
_OPENING = 3
#: Where somebody says which meeting this is; the last meeting that the clause names is the one that is held.
_HELD = re.compile(
    r"(?:今天|今日|今晚|这次|此次|本次|我们|现在)[^。；！？]{0,30}?(?<!刚刚)(?<!刚)(?:召开|举行|召集|参加|出席)(?:了|的)?(?:是|这次|本次|一次|一个)?"
    r"(?P<name>[^，。；：！？“”]{2,34}?(?:会议|大会|座谈会|动员会|推进会|部署会|表彰会|调度会|例会))(?![精的]|上|要求|[议场])"
)
#: What makes of it another meeting than this one.
_ANOTHER = re.compile("昨天|前天|前不久|刚刚|上周|上月|近日|日前|之前|会后|即将|将要|将于|传达|贯彻|继")
#: What meetings of all kinds are called, which tells nothing of what they are about.
_ANY = re.compile(
    "工作|会议|大会|会|动员|部署|推进|推动|总结|表彰|专题|座谈|调度|视频|电视|电话|现场|紧急|暨|及|和|与|的|这次|本次|此次|一次|今天|全体|扩大"
    "|重要|重大|各项|集中|专项|行动|活动|启动|誓师|通报|交流|汇报|分析|研判|布置|全面|进一步|领导小组|第[一二三四五六七八九十]+次|[省市州盟县区旗镇乡村街道]+|委员"
)


def find_meeting(name: str, scene: Scene) -> Iterator[Finding]:
    """A meeting in the opening that has nothing in common with the title's; the title's is offered in its place."""
    paragraphs = scene.draft.paragraphs
    title = (
        "".join(p.text for p in paragraphs if p.role is Role.TITLE and p.level == 0) or scene.context.title
    )
    occasion = occasion_of(title) or scene.context.occasion
    meant = _about(occasion)
    if not meant or not occasion.endswith(("会", "会议")):
        return
    held = [(p, match) for p in _opening(paragraphs) for match in _HELD.finditer(p.text)]
    held = [(p, match) for p, match in held if not _ANOTHER.search(match.group())]
    if not held or any(_is_same(_about(match["name"]), meant) for _, match in held):
        return
    paragraph, match = held[0]
    message = f"标题说的是“{occasion}”，这里说的是“{match['name']}”，请对一对。"
    yield found(name, Severity.WARNING, paragraph, *match.span("name"), message, (occasion,))


def _opening(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    """The text before the first heading, as far as it may open the speech."""
    opening: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.role is Role.HEADING or len(opening) == _OPENING:
            break
        if paragraph.role not in FRONT_ROLES:
            opening.append(paragraph)
    return opening


def _about(meeting: str) -> str:
    """What a meeting is about, without year, area and the words of every meeting; "" where its name does not tell."""
    return _ANY.sub("", meeting_name(meeting, "")) if meeting else ""


def _is_same(said: str, meant: str) -> bool:
    """Whether two may be one meeting: nothing is said, they share a word, or one shortens the other (三干 and 三级干部)."""
    pairs = {meant[at : at + 2] for at in range(len(meant) - 1)}
    if not said or any(said[at : at + 2] in pairs for at in range(len(said) - 1)):
        return True
    return _shortens(said, meant) or _shortens(meant, said)


def _shortens(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)

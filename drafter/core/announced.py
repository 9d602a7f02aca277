"""What a text announces: a number and what is counted. 我讲三点意见, 提3项要求, 从四个方面谈, 我强调四个字."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.numerals import from_chinese, to_chinese

#: What may not stand before an announced numeral: 第三项, 十三点, 这三个.
NOT_AFTER = r"(?<![第一二三四五六七八九十百千万\d几这那各每前后.．—-])"
#: The measure words that what is announced is counted with.
MEASURES = "个项点条种张步大句场类件道对组重招篇笔块轮支座根把面套股本份环字层"
#: A speaker tells of what is to come: only then does a number announce.
TELLS = r"讲|谈|提|强调|说|交流|汇报|通报|从|围绕|注意|把握|抓好|做好|抓住|突出|处理好|落实好?|坚持|做到|就是|归纳|概括|实施|推进|打好|念好|算清|补齐|实现"
_TELLS_OF_PARTS = r"讲|谈|提|强调|说|交流|汇报|通报|从|围绕|安排|部署|明确|布置|归纳|概括"
_NOUNS = (
    "意见|要求|希望|建议|体会|看法|想法|认识|感受|说明|倡议|提醒|问题|部分|任务|工作|措施|举措|重点|环节|关键词|关键|层面|内容|要点"
    "|心得|承诺|打算|意思|理由|方面|步骤|话|事|字|词|考虑|思考|情况|嘱托|期望"
)
_ANNOUNCED = (
    rf"{NOT_AFTER}([一二两三四五六七八九十]{{1,3}}|\d{{1,2}})"
    rf"(?=(?:方面|(?:点|个|项|条|件|句|层|道|步|类|大|部分)(?:[\u4e00-\u9fff]{{0,4}}?(?:{_NOUNS})|(?=[”。：:，,]|$))|点(?![钟半零到前后])))"
)
_SENTENCE_END = "[。！？；]"


@dataclass(frozen=True, slots=True)
class Announced:
    """A number that a text announces: where its numeral stands, and what it says."""

    start: int
    end: int
    number: int


def announced_in(text: str) -> Iterator[Announced]:
    """The numbers of parts or points that a text announces, in order."""
    for found in re.finditer(_ANNOUNCED, text):
        number = from_chinese(found.group(1))
        sentence = re.split(_SENTENCE_END, text[: found.start()])[-1]
        if number and re.search(_TELLS_OF_PARTS, sentence):
            yield Announced(*found.span(1), number)


def written_like(numeral: str, number: int) -> str:
    """A number written as a numeral of the text is: 3 stays a figure, 两 stands before a measure word."""
    if numeral.isascii():
        return str(number)
    return "两" if number == 2 else to_chinese(min(number, 99))


def with_announced(text: str, announced: Announced, number: int) -> str:
    """The text with another number announced at this place, written as the old one was."""
    numeral = written_like(text[announced.start : announced.end], number)
    return text[: announced.start] + numeral + text[announced.end :]

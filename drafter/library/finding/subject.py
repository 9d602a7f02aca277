"""What a title says: which meeting it is about, and what kind of speech it is; and what text may stand in such a speech."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from drafter.core.model import Move, Paragraph, Role
from drafter.library.finding.functions import Functions, first_sentence
from drafter.library.finding.generality import Generality

#: What titles of speeches about anything have in common, and what names a place only in general.
_GENERAL = re.compile(
    r"在?(?:全[国省市县区旗镇乡州]|[省市县区镇]|[省市县区](?:委|政府|人大|政协)(?:常委会|常务)?)|同志|机关"
    r"|(?:电视|电话|视频|现场|专题|紧急|联席|扩大|全体|领导小组|第.{1,4}次|部署|动员|总结|推进|调度|座谈|表彰|誓师|观摩|协调"
    r"|交流|攻坚|专项|整治|行动|提升|工作|建设|会商|协商|暨|发展|年度|[0-9０-９]{4}年)+(?=会|$)"
    r"|(?:座谈|推进|大|例|茶话)?会议?(?:上|结束时)?的?"
    r"|上的|中的|时的|总结|任职|讲话|要点|提纲|主持词|发言|表态|致辞|贺词|工作|报告|开班|开幕|式上?"
)
#: What stands in headings and prompts about anything.
_EMPTY = frozenset(
    [
        "抓好",
        "做好",
        "加强",
        "推动",
        "推进",
        "切实",
        "确保",
        "坚持",
        "各项",
        "工作",
        "任务",
        "今年",
        "同志",
        "我们",
        "这项",
        "一段",
        "一句",
        "写法",
        "同上",
    ]
)
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]{1,3}.?")
#: The kinds of speeches that are not given like an ordinary one, by what their titles end with.
_KINDS = (
    ("host", re.compile("主持")),
    ("pledge", re.compile("表态|承诺|检讨|代表发言|交流发言")),
    ("greeting", re.compile("致辞|贺词|贺信|祝词|庆典|开幕式|仪式|追思|慰问|茶话会")),
    ("account", re.compile("政府工作报告|述职|述责|述廉|情况(?:的)?(?:汇报|报告)|询问")),
)

_TOWNSHIP = re.compile("全[镇乡]|[镇乡](?:机关|党委|政府|人大)")
#: A text that names so much of the draft's subject is about it.
_NAMED_ENOUGH = 0.5
#: How foreign a text may be whose topic is the draft's though its matter may differ, and one that names such a matter.
_OF_TOPIC, _OF_TOPIC_NAMED = 0.45, 0.75
#: How foreign any text of a speech is that is not on the whole of the work, and one that names a topic of its own.
_OF_OTHERS, _OF_OTHER_TOPIC = 0.35, 0.6
#: A text that is no more foreign is general.
_FITS_ANY = 0.4
#: A text that says so much of what is asked for answers it.
_ASKED_ENOUGH = 0.3
#: The topics of speeches on the whole of the work, which all others have a share in.
_ON_THE_WHOLE = frozenset({"经济运行", "作风建设"})
#: What begins with words that say what it is about.
_NAMED = frozenset({Role.HEADING, Role.POINT})


def is_of_township(title: str) -> bool:
    """Whether a title says that the speech is given in a township."""
    return _TOWNSHIP.search(title) is not None


def kind_of_speech(title: str) -> str:
    """Whether a title is that of a host's words, a pledge, a greeting or an account; "" for a speech."""
    return next((name for name, said in _KINDS if said.search(title)), "")


def subject_of(title: str) -> str:
    """What a title says of its subject: of 在全县防汛抗旱工作会议上的讲话 only 防汛抗旱."""
    return _GENERAL.sub(" ", title)


def is_telling(word: str) -> bool:
    """Whether a word tells anything of what is asked for: no number, no single character, none that prompts always say."""
    return len(word) > 1 and not word.isdecimal() and word not in _EMPTY


def is_ordinal(word: str) -> bool:
    """Whether a word only counts: 第二, 第三项."""
    return _ORDINAL.fullmatch(word) is not None


def share_said(words: Mapping[str, float], text: str) -> float:
    """How much of the weight of these words a text says, 0 to 1; 0 where there are none.

    A word of two characters is also said by a longer one that goes around a third: 防火 by 防灭火.
    """
    whole = sum(words.values())
    return sum(weight for word, weight in words.items() if _is_said(word, text)) / whole if whole else 0.0


def _is_said(word: str, text: str) -> bool:
    if word in text:
        return True
    at = text.find(word[0]) if len(word) == 2 else -1
    return at >= 0 and text[at + 2 : at + 3] == word[1]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a draft is about: the keywords of its title with their weights, its topics, and its kind of speech.

    `topics_of` tells the topics of a text with the title of its source, `weigh` the words of a text with what each of
    them tells. `said` is all that its title and headings say. `generality` and `functions` tell what of a text belongs to a matter of its own.
    """

    title: str
    words: Mapping[str, float]
    topics: frozenset[str]
    topics_of: Callable[[str, str], Iterable[str]]
    weigh: Callable[[str], Mapping[str, float]]
    said: str = ""
    generality: Generality = field(default_factory=Generality)
    functions: Functions = field(default_factory=Functions)

    @property
    def kind(self) -> str:
        """What kind of speech it is."""
        return kind_of_speech(self.title)

    def suits(self, text: str, title: str) -> bool:
        """Whether a text out of a source with this title is about the same thing."""
        return self._is_on_topic(text, title) or self._is_near(text, title)

    def is_of(self, text: str, title: str) -> bool:
        """Whether a text is about the same thing, or of the draft's particular kind of speech."""
        return bool(self.kind and kind_of_speech(title) == self.kind) or self.suits(text, title)

    def fits(self, first: Paragraph, title: str) -> bool:
        """Whether what comes from a source with this title may stand in the draft: it is about the same thing, or about nothing in particular."""
        foreign = self.foreign(first.text, title, first.move or "", named=first.role in _NAMED)
        return self.suits(first.text, title) or (bool(title) and foreign <= _FITS_ANY)

    def answers(self, asked: str, text: str) -> bool:
        """Whether a text says what is asked for."""
        return share_said(self._asked(asked), text) >= _ASKED_ENOUGH

    def names_nothing(self, asked: str) -> bool:
        """Whether what is asked for names nothing: 第二项任务."""
        return not self._asked(asked)

    def _asked(self, asked: str) -> dict[str, float]:
        return {word: weight for word, weight in self.weigh(asked).items() if not is_ordinal(word)}

    def is_shared(self, text: str, title: str) -> bool:
        """Whether such a text may be called one on the same subject.

        A list of topics puts fires and explosions under one head, which is enough to rank by. To claim it, the draft's
        title names that head itself, or the text says a keyword of the title.
        """
        share = share_said(self.words, title + text)
        if share >= 0.5 or not self._is_on_topic(text, title):
            return share >= 0.5
        return share > 0 or not self.words or any(topic in self.title for topic in self.topics)

    def foreign(self, text: str, title: str, move: str = "", *, named: bool = False) -> float:
        """How much of a text belongs to another matter than the draft's: 0 where it fits any or is of the same, 1 where it names another.

        What opens a meeting names its matter in any case: there only the rest of the text counts. What is `named`, a heading or
        a point, is about what its first words say.
        """
        own = subject_of(title)
        if self._is_near(text, title) or not own.strip():
            return 0.0
        if move == Move.OPENING:
            rest = re.sub("|".join(map(re.escape, self._matter(own))) or "$^", "", text)
            return max(_OF_OTHERS, self.generality.particular(rest))
        names = any(one in text for one in (*self._matter(own), *self._letters(own)))
        if self._is_on_topic(text, title):
            return _OF_TOPIC_NAMED if names else _OF_TOPIC * self.generality.particular(text)
        if names or (named and self._heads_other(text)):
            return 1.0
        return max(self._of_topics(text, title), self.generality.particular(text))

    def _matter(self, own: str) -> list[str]:
        """The words of another subject that the draft does not say."""
        return [word for word in self.weigh(own) if word not in self.said]

    def _letters(self, own: str) -> frozenset[str]:
        """Its characters that name it wherever they stand."""
        return self.generality.telling(own).difference(self.said)

    def _of_topics(self, text: str, title: str) -> float:
        """How foreign a text is by the topics that it and its title name; one on the whole of the work may name any."""
        topics, told = self._topics_of_title(title), set(self.topics_of(text, ""))
        if not topics.isdisjoint(told):
            return 1.0
        if not _ON_THE_WHOLE.isdisjoint(topics):
            return 0.0
        return _OF_OTHER_TOPIC if told else _OF_OTHERS

    def _heads_other(self, text: str) -> bool:
        """Whether the first words of a text name a topic, and nothing that a part of any speech is for."""
        head = first_sentence(text)
        return any(self.topics_of(head, "")) and not self.functions.of(head)

    def _is_near(self, text: str, title: str) -> bool:
        """Whether a text says enough of the subject, or a title that is of no other topic; what such a title is called does not count."""
        topics = self._topics_of_title(title)
        other = bool(topics and self.topics) and self.topics.isdisjoint(topics)
        if not other:
            return share_said(self.words, title + text) >= _NAMED_ENOUGH
        for name in subject_of(title).split():
            text = text.replace(name, "")
        return share_said(self.words, text) >= _NAMED_ENOUGH

    def _topics_of_title(self, title: str) -> set[str]:
        return set(self.topics_of("", title))

    def _is_on_topic(self, text: str, title: str) -> bool:
        """Whether a title is of the draft's topics, or all that a text names is."""
        if not self.topics.isdisjoint(topics := self._topics_of_title(title)):
            return True
        named = set(self.topics_of(text, ""))
        return not named.isdisjoint(self.topics) if not topics else bool(named) and named <= self.topics

"""The rules for what stands above the text of a speech: title, subtitle, date, speaker, salutation."""

import re
from collections.abc import Sequence
from functools import cache

from drafter.core.model import Role
from drafter.core.patterns import Patterns
from drafter.reading.addressee import is_addressee
from drafter.reading.cues import front_cues
from drafter.reading.found_paragraphs import FoundParagraph
from drafter.reading.people import may_be_name
from drafter.reading.signs import ends_clause, ends_sentence, has_inner_stop, is_ellipsis

_PATTERNS = Patterns(__name__)
_LONGEST_TITLE = 80
_LONGEST_WHOLE_TITLE = 200
_LONGEST_SPEAKER = 40
_DAY = (
    r"(?:\d{4}|[12]\d[xX×＊*]{2}|[xX×＊*]{1,4}|[〇○OＯ０零一二三四五六七八九]{4}|\s+)\s*[年./\-．]\s*"
    r"(?:\d{1,2}|[xX×＊*]{1,2}|[〇○OＯ０零一二三四五六七八九十]{1,3}|\s+|(?=月))\s*"
    r"(?:[月./\-．]\s*(?:(?:\d{1,2}|[xX×＊*]{1,2}|[〇○OＯ０零一二三四五六七八九十]{1,3}|\s+|(?=日))\s*[日号]?)?)?"
)
_SEASON = r"(?:\d{4}|[〇○OＯ０零一二三四五六七八九]{4})年[\u4e00-\u9fa5]{0,6}(?:节|元旦|前夕|[春夏秋冬]|[上中下]旬|月[初中底])"
_HOUR = r"(?:凌晨|清晨|早[上晨]?|上午|中午|下午|傍晚|晚[上间]?|夜[里间]?)?\s*(?:\d{1,2}\s*(?:[时点]半?(?:\d{1,2}分)?|[:：]\d{2})(?:\s*[—–~～至-]{1,2}\s*\d{1,2}[:：]\d{2})?)?"
#: Where the speech was given, how it was taken down, or which festival it was, behind its date.
_HALL = r"(?:[\s　，,·]+(?:[\u4e00-\u9fff]{1,6}[节夕]|(?:农历)?[\u4e00-\u9fff]{1,4}月?[初廿十][一二三四五六七八九十]|[\u4e00-\u9fff]{2,12}(?:室|厅|堂|宾馆|酒店|中心|广场|楼|剧院)[一二三四五六七八九十\d]{0,3}|根据[\u4e00-\u9fff]{2,6}整理))?"
_DATE = re.compile(
    rf"[（(\[【〔]?\s*(?:(?:日期|时间|讲话时间|会议时间)\s*[：:]\s*)?(?:{_DAY}|{_SEASON})\s*(?:[（(]?(?:星期|周).[）)]?)?\s*[，,]?\s*(?:{_HOUR})?{_HALL}\s*[）)\]】〕]?"
)
#: A day in figures of one width, as programs write it, and one with its clock.
_STAMP = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}[：:]\s*)?\d{4}([-/])\d{1,2}\1\d{1,2}(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_BARE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BEGINS_DATED = re.compile(r"\d{4}\s*[-/.年]\s*\d")
_CLOCKED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}[：:]\s*)?\d{4}(?:[-/]\d{1,2}[-/]\d{1,2}|年\d{2}月\d{2}日)\s*\d{2}(?:[:：]\d{2}(?:[:：]\d{2})?|时\d{2}分)"
)
#: A name of several parts, as many peoples have it: 买买提·艾山.
_PARTED_NAME = r"[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8}){1,3}"
#: The day of a speech with its meeting, whose name may go on in the next line, or with its speaker.
_DATED_OCCASION = re.compile(
    rf"[—–―－─-]{{0,4}}[（(\[【]?\s*(?:于\s*)?{_DAY}\s*[，,]?\s*(?:在|于)?[^，。：；]{{2,60}}(?:上|届|会议|大会|全会)(?:通过)?\s*[）)\]】]?"
    rf"|{_DAY}\s*在[\u4e00-\u9fff]{{2,12}}[省市县区州旗]"
    rf"|[—–―－─-]{{0,4}}\s*在[^，。：；]{{4,60}}上\s*[（(]{_DAY}[）)]"
    rf"|[（(]{_DAY}[\s\u3000]+(?P<name>[\u4e00-\u9fff][\s\u3000]?[\u4e00-\u9fff]{{1,3}}|{_PARTED_NAME})[）)]"
)
#: The first white space behind the meeting's name.
_LAST_GAP = re.compile("(?<=上)([ \u3000]+)")
_DAY_ALONE = re.compile(rf"[（(]\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]\s*(?:{_HOUR})?{_HALL}\s*[）)]")
_SUBTITLE = re.compile(r"[—–―－-]{1,4}\s*\S")
_COMPLETE_TITLE = re.compile(r"在.{2,180}上的.{2,12}$")
_BRACKETED_TITLE = re.compile(r"[（(]在.{2,60}上的.{2,12}[）)]$")
_BARE_NAME = re.compile(
    r"[（(]?[\u4e00-\u9fa5×xX＊*]{1,2}[\s　]*[\u4e00-\u9fa5×xX＊*]{1,2}(?:[\u4e00-\u9fa5]?)(?:同志)?[）)]?"
)

_SPACED_NAME = re.compile(
    r"[（(]?[\u4e00-\u9fa5、（）]{2,30}[\s　]+[\u4e00-\u9fa5×xX＊*][\s　]*[\u4e00-\u9fa5×xX＊*]{1,2}(?:同志)?[）)]?"
)
_SHORTEST_NAME = 2
_SHORTEST_TITLE = 6
_NAME_ALONE = re.compile(r"[\u4e00-\u9fff]{2,4}")
#: What says in a form that a speaker is named; the characters may be set apart.
SPEAKER_LABEL = r"(?:[讲主报发演汇宣]\s*[话讲告言持报]\s*人)"
#: A line that is smaller than the first of a title by so much is no part of it.
_SMALLER = 0.6
#: A name as it is set beside a title, its characters apart: 王　明.
_NAME_SET_APART = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,3}")


#: What sets a name off from a post, and what stands for a name.
_SET_APART, _PARTS = re.compile(r"[\s　×xX＊*]"), re.compile("[·•・]")


@cache
def _salutation_pattern() -> re.Pattern[str]:
    one = front_cues().addressees
    several = rf"(?:尊敬的|亲爱的|敬爱的|各|全体)[^。！？：:]{{0,50}}{front_cues().audiences}[：:]"
    several += r"|各位(?:(?![要请把就有在会])[\u4e00-\u9fa5、，]){1,20}[：:]"
    return re.compile(rf"{one}(?:[、，,和\s]+{one})*\s*[：:！!，,。]?|{several}")


@cache
def _speaker_pattern() -> re.Pattern[str]:
    posts = front_cues().posts
    name = r"[\u4e00-\u9fa5×xX＊*·]{1,2}(?:[\s　]*[\u4e00-\u9fa5×xX＊*·]{1,3}|(?:[\s　]+[\u4e00-\u9fa5×xX＊*]){2,3})"
    said = rf"{SPEAKER_LABEL}\s*[：:]\s*\S.{{0,36}}|(?:讲话|发言|报告|致辞)[：:]\s*(?=.*{posts})\S.{{0,36}}"
    return re.compile(
        rf"[（(]?(?:{said}|.{{0,30}}?{posts}(?:[、兼，]?.{{0,12}}?{posts})*[\s　：:]*(?P<name>{_PARTED_NAME}|{name})(?:同志)?)[）)]?"
    )


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, masked or spelt in any of the usual ways."""
    if any(c in text for c in "年./-．"):
        return bool(_DATE.fullmatch(text)) and len(text.strip("（）()")) > 3
    return bool(_DAY_ALONE.fullmatch(text))


def is_stamp(text: str) -> bool:
    """Whether a line is a day as a program writes it, behind its label or with its clock (发布时间：2026-02-10 09:20)."""
    return (bool(_STAMP.fullmatch(text)) and not text[0].isdigit()) or bool(_CLOCKED.fullmatch(text))


def is_bare_day(text: str) -> bool:
    """Whether a line is nothing but a day in figures of one width with dashes, as programs write it (2026-02-10)."""
    return bool(_BARE_DAY.fullmatch(text))


def is_dated_occasion(text: str) -> bool:
    """Whether a line says nothing but on which day and in which meeting a speech was given (2024年1月24日在……会议上)."""
    return len(text) <= _LONGEST_TITLE and bool(_DATED_OCCASION.fullmatch(text))


def name_beside_day(text: str) -> str:
    """The name that stands in brackets behind the day of a speech (（2007年2月9日 王明）), "" where none does."""
    found = _DATED_OCCASION.fullmatch(text)
    return (found["name"] or "") if found else ""


def speaker_behind_occasion(text: str) -> str:
    """The person with a post who stands behind a day and its meeting in one line (2026年1月7日在……会议上　县长　李明)."""
    day, gap, who = _LAST_GAP.split(text, 1) if _LAST_GAP.search(text) else ("", "", "")
    return who if gap and is_dated_occasion(day) and is_speaker(who) else ""


def is_salutation(text: str) -> bool:
    """Whether a line addresses the audience and says nothing else."""
    return len(text) <= 60 and text[-1] in "：:！!们，,家" and bool(_salutation_pattern().fullmatch(text))


def only_greets(text: str) -> bool:
    """Whether a line greets all without saying whom (大家好！): that is the first sentence of the text."""
    return bool(_PATTERNS["greeting"].match(text))


def is_name_set_apart(text: str) -> bool:
    """Whether a line is nothing but a name whose characters are set apart; more than two begin with a surname."""
    if not _NAME_SET_APART.fullmatch(text):
        return False
    bare = re.sub(r"\s", "", text)
    return len(bare) == _SHORTEST_NAME or may_be_name(bare)


def is_name(text: str) -> bool:
    """Whether a line may be nothing but a name of two to four characters, for one who knows that a name is due."""
    return bool(_NAME_ALONE.fullmatch(text)) or is_name_set_apart(text)


def is_account(text: str) -> bool:
    """Whether a line is nothing but the name under which an office or a paper posts: 某县发布."""
    return bool(_account().fullmatch(text))


@cache
def _account() -> re.Pattern[str]:
    return re.compile(rf"[（(]?[\u4e00-\u9fffA-Za-z]{{1,8}}{front_cues().accounts}[）)]?")


def is_speaker(text: str) -> bool:
    """Whether a line names a person with a post, or says that it names the speaker."""
    if len(text) > _LONGEST_SPEAKER or ends_clause(text) or _BEGINS_DATED.match(text):
        return False
    if is_whole_title(text) or _begins_with_title(text):
        return False
    if (labelled := _PATTERNS["labelled"].fullmatch(text)) and may_be_name(labelled["name"]):
        return True
    found = _speaker_pattern().fullmatch(text)
    return bool(found) and (not found["name"] or _is_name_by_post(found["name"]))


def _begins_with_title(text: str) -> bool:
    """Whether a whole title stands before white space in a line."""
    gaps = [i for i, sign in enumerate(text) if sign in " \u3000" and i >= _SHORTEST_TITLE]
    return any(is_whole_title(text[:gap]) for gap in gaps)


def _is_name_by_post(name: str) -> bool:
    """Whether what stands behind a post is a name: masked, of several parts, set apart, or beginning with a surname."""
    return bool(_SET_APART.search(name) or _PARTS.search(name) or "某" in name) or may_be_name(
        name.removesuffix("同志")
    )


def may_speak(text: str) -> bool:
    """Whether a line may name the speaker: with a post, by the post alone, behind a label, or as nothing but a name."""
    if is_speaker(text) or is_name_set_apart(text) or is_post(text):
        return True
    if not _is_name_line(text) or is_account(text) or is_whole_title(text):
        return False
    return may_be_name(text.strip("（）()").removesuffix("同志")) or bool(_SET_APART.search(text))


def begins_with_dash(text: str) -> bool:
    """Whether a line begins with a dash, as what says more of a title does."""
    return bool(_SUBTITLE.match(text))


def is_post(text: str) -> bool:
    """Whether a line is nothing but a post."""
    return bool(_post().fullmatch(text))


@cache
def _post() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff、]{{0,20}}{front_cues().posts}")


def _front(paragraphs: Sequence[FoundParagraph]) -> list[FoundParagraph]:
    """The paragraphs above the text: up to the first whole sentence, number or undoubted heading."""
    front: list[FoundParagraph] = []
    for paragraph in paragraphs[:10]:
        text = paragraph.whole
        if is_date(text) or is_salutation(text) or is_speaker(text):
            front.append(paragraph)
            continue
        sentence = ends_sentence(text) or has_inner_stop(text) or is_longer_than_titles(text)
        if sentence or text[-1] in "：:；;" or is_ellipsis(text) or (paragraph.label and front):
            break
        if any(p.role is Role.SALUTATION for p in front):
            break
        front.append(paragraph)
    return front


_TOLD = {
    "title": (Role.TITLE, 0),
    "subtitle": (Role.TITLE, 1),
    "date": (Role.DATE, 0),
    "speaker": (Role.SPEAKER, 0),
    "salutation": (Role.SALUTATION, 0),
}


def mark_told(paragraphs: Sequence[FoundParagraph]) -> None:
    """What the chain has told of title, day, speaker and salutation; of lines above the title the kind tells which."""
    for paragraph in paragraphs:
        told = paragraph.look.told
        if told == "front0":
            told = "date" if is_date(paragraph.whole) or is_dated_occasion(paragraph.whole) else "speaker"
            told = "salutation" if is_salutation(paragraph.whole) else told
        if told == "salutation" and only_greets(paragraph.whole):
            paragraph.become(Role.BODY)
        elif told in _TOLD and not is_addressee(paragraph.whole):
            role, level = _TOLD[told]
            paragraph.become(role, level)


def _is_told(paragraphs: Sequence[FoundParagraph]) -> bool:
    return any(paragraph.look.told for paragraph in paragraphs)


def mark_front(paragraphs: Sequence[FoundParagraph]) -> None:
    """Dates, speakers and salutations are told by their own shape, wherever they stand above the text."""
    if _is_told(paragraphs):
        return
    front = _front(paragraphs)
    for index, paragraph in enumerate(front):
        if is_date(paragraph.whole) or (
            is_dated_occasion(paragraph.whole) and not _SUBTITLE.match(paragraph.whole)
        ):
            paragraph.become(Role.DATE)
        elif is_salutation(paragraph.whole):
            paragraph.become(Role.BODY if only_greets(paragraph.whole) else Role.SALUTATION)
        elif is_speaker(paragraph.whole) and (index or _stands_above_title(front)):
            paragraph.become(Role.SPEAKER)


def _stands_above_title(front: Sequence[FoundParagraph]) -> bool:
    return len(front) > 1 and bool(_COMPLETE_TITLE.match(front[1].whole))


def mark_title(paragraphs: list[FoundParagraph]) -> None:
    """What stands first and is nothing else is the title; its lines are put together, a subtitle stays alone."""
    if _is_told(paragraphs):
        return
    lines = _title_lines(paragraphs)
    if len(lines) == len(paragraphs) and not any(
        is_whole_title(line.whole) or line.look.title for line in lines
    ):
        return
    above: FoundParagraph | None = None
    for paragraph in lines:
        level = 1 if paragraph is not lines[0] and _is_subtitle(paragraph) else 0
        if above and above.level == level and not _SUBTITLE.match(paragraph.whole):
            above.whole += paragraph.whole
            paragraphs.remove(paragraph)
        else:
            paragraph.become(Role.TITLE, level)
            above = paragraph


def _title_lines(paragraphs: Sequence[FoundParagraph]) -> list[FoundParagraph]:
    title: list[FoundParagraph] = []
    for paragraph in paragraphs[:10]:
        if paragraph.role in (Role.DATE, Role.SPEAKER) and not title:
            continue
        if paragraph.role is not None or not _may_be_title_line(paragraph, title):
            break
        title.append(paragraph)
    return title


def _may_be_title_line(paragraph: FoundParagraph, title: Sequence[FoundParagraph]) -> bool:
    text = paragraph.whole
    if ends_sentence(text) or has_inner_stop(text) or text[-1] in "：:；;" or is_longer_than_titles(text):
        return False
    if paragraph.look.title or paragraph.look.subtitle:
        return True
    if paragraph.label or not title:
        return not paragraph.label
    if (
        0 < paragraph.look.size < _SMALLER * title[0].look.size
        or paragraph.look.heading
        or is_name_set_apart(text)
    ):
        return False
    return not is_whole_title(title[-1].whole) or _is_subtitle(paragraph)


def is_longer_than_titles(text: str) -> bool:
    """Whether a line is too long for a title; one that says that it is one, in one clause, may be very long."""
    limit = _LONGEST_WHOLE_TITLE if is_whole_title(text) and "，" not in text else _LONGEST_TITLE
    return len(text) > limit


def is_whole_title(text: str) -> bool:
    """Whether a line ends as titles do (讲话, 发言, 致辞, …)."""
    return bool(_title_end().search(text.replace(" ", "").replace("\u3000", "")))


def is_complete_title(text: str) -> bool:
    """Whether a line is a title that names its occasion (在……上的讲话), with the name of the speaker or without."""
    return not is_longer_than_titles(text) and bool(_COMPLETE_TITLE.search(text)) and is_whole_title(text)


@cache
def _title_end() -> re.Pattern[str]:
    return re.compile(front_cues().title_endings + r"(?:[（(].{1,12}[）)])?$")


def _is_subtitle(paragraph: FoundParagraph) -> bool:
    """Whether a line says more of the title above it: after a dash, as 在……上的讲话, or a remark in brackets."""
    text = paragraph.whole
    return paragraph.look.subtitle or any(
        p.match(text) for p in (_SUBTITLE, _COMPLETE_TITLE, _BRACKETED_TITLE, _remark())
    )


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"[（(【\[].{{0,16}}{front_cues().remarks}.{{0,6}}[）)】\]]$")


def mark_bare_speaker(paragraphs: Sequence[FoundParagraph]) -> None:
    """A line of two to four characters between title and text, beside the date or the salutation, is a name.

    So is one set off by a space behind what may be a post that no list knows.
    """
    if _is_told(paragraphs):
        return
    for index, paragraph in enumerate(paragraphs[:10]):
        before = paragraphs[index - 1].role if index else None
        may_be = paragraph.role is None and before in (Role.TITLE, Role.DATE)
        if may_be and _is_name_line(paragraph.whole) and not is_account(paragraph.whole):
            paragraph.become(Role.SPEAKER)


def _is_name_line(text: str) -> bool:
    return bool(
        _BARE_NAME.fullmatch(text)
        or is_name_set_apart(text)
        or (len(text) <= _LONGEST_SPEAKER and _SPACED_NAME.fullmatch(text))
    )


def mark_later_salutations(paragraphs: Sequence[FoundParagraph]) -> None:
    """A salutation may be said again in the middle of a speech."""
    for paragraph in paragraphs:
        text = paragraph.whole
        called = paragraph.role is None and text[-1] in "：:！!" and is_salutation(text)
        if called and not only_greets(text):
            paragraph.become(Role.SALUTATION)

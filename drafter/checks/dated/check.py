"""Phrases past their time: congresses, plans, campaigns, renamed bodies, relative time, anniversaries."""

import re
from collections.abc import Iterator, Sequence

from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.dated.terms import DatedTerm
from drafter.checks.finding import Finding, Severity, found
from drafter.core.dates import format_date
from drafter.core.model import FRONT_ROLES, Paragraph
from drafter.core.numerals import from_chinese

NAME = "dated"
_PLENUMS = re.compile(r"(十[七八九]|二十)届((?:[一二三四五六七]中[、和及]?(?:全会[、和及])?){2,})全会")
_PLENUM = re.compile(r"[一二三四五六七]中")
_RELATIVE = re.compile(
    r"今年(?:以来)?|去年(?:以来)?|明年|前年|后年|上半年|下半年|本月|上个?月|下个?月|[一二三四本上下]季度"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_PLANNED = re.compile(
    r"(?:安排部署|部署|安排|谋划|研究|做好|推进|迎接|将|今年是|制定)[^。；！？]{0,16}?(?<![\d由比自从与于“])(20\d\d)(?=年)"
    r"|(?:(?<![至年])到|力争|确保|争取|计划|预计)(?<!截至)(20\d\d)(?=年(?:底|末|前|，|全))"
    r"|(?<!\d)(20\d\d)(?=年度?(?:全[省市县区])?[^。；，]{0,6}(?:工作要点|工作任务|重点工作|工作计划|目标任务|工作部署|预期目标|发展目标|主要目标))"
)
_SENTENCE_END = re.compile("[。；！？]")
#: What a sentence asks for, and what it tells as done.
_ASKED = re.compile(
    r"(?<![主重需只还若首])要(?![求素闻点件])|将(?=[在于继全以持会进]|大力)|必须|力争|确保|争取|务必|迎接"
)
#: What the rest of a sentence says is still to be done with the phrase now: ……今年重点抓好动员部署.
_NOW = re.compile(
    r"^(?P<between>[^。；！？]{0,12}?)(?:今年|本月|本周|这个月|当前|目前|眼下|近期|现在|下一步|接下来|下阶段|下半年)[^。；！？]{0,6}?"
    r"(?:重点|主要|要(?![求素闻点件])|抓|开展|组织|部署|动员|推进|启动|做好|搞好|进入)"
)
_GOES_ON = re.compile("继续|持续|加快")
_DONE = re.compile(
    r"圆满|收官|完成|成效|成果|取得|荣获|获评|获得|被评为|入选|如期|全部|顺利|胜利|成功|告捷|得到|结束|落下帷幕|承办|举办|隆重"
    r"|已[经]?|了(?=[，。；、\u4e00-\u9fff])|验收|评为|实现|以来|一年来|五年来|过去|去年|历史|曾|摘帽|脱贫出列|退出|回顾|回望|走过|经历|经受|见证|不平凡"
)
#: What follows a phrase and makes of it what is kept: 党史学习教育成果.
_KEPT = re.compile(
    r"(?:主题教育|学习教育|活动|问题|规划|任务|目标|反馈)?”?(?:的)?(?:成果|成效|经验|整改|反馈|评估|收官|圆满|任务完成|展览)"
)
#: What is said of a plan, a meeting or a campaign that is yet to come.
_FORESEEN = 800
#: A body, which is there or is not, and what is said where one is told of that is no more.
_BODY = re.compile("(?:委|局|厅|部|办|院|行|署|队|银保监会|证监会|保监会|银监会|联社|委员会|办公室)$")
_CHANGED = re.compile("原|时任|当年|合并|组建|撤销|更名|机构改革|划转|整合")
#: For so many days behind its last a phrase is still said, and for so many of what has been done.
_GRACE, _TOLD = 90, 460
#: Up to this month speeches report on the year before.
_SEASON_OF_REPORTS = 3
_ANNIVERSARY = re.compile(r"([一二三四五六七八九十百]{1,5}|\d{1,3})周年")
_THIS_YEAR = re.compile("今年是[^，。；！？]{0,16}$")
#: What is said of an anniversary that is kept now.
_KEPT_TODAY = re.compile("(?:庆祝|纪念|喜迎|迎来|值此|适逢|正值|在)[^，。；]{0,10}$")
#: What is said of a meeting that is yet to be held.
_AWAITED = re.compile(r"(?:迎接|喜迎|筹备|筹备好|迎候)(?:党的|中国共产党)?$")
#: What makes 时期 and 期间 behind a phrase those that are yet to come.
_PLANS_BEFORE = re.compile(r"(?:谋划|编制|展望|面向|迎接|描绘|开启|规划好|研究提出)[^，。；！？]{0,8}$")
_PLANS_AFTER = re.compile(
    r"(?:时期|期间)[^，。；！？]{0,4}，?(?:我们|全[省市州县区旗]|[我本][省市州县区旗])?(?:要|将|必须|力争|确保)"
)
#: What makes the rest of a clause a memory (2025年全党开展的……, 走过了“十四五”这一程), and what makes a plan of it.
_RECALLED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年|去年|前年|当年|那年|那几年|过去的|回顾|回首|回望|走过|经历|亲历|参加过|见证"
)
_AHEAD = re.compile(r"确保|力争|争取|力求|计划|迎接|必须|做好|抓好|继续|扎实|深入|[要将把应]|到(?=20\d\d年)")
#: A meeting that was held, or what its name became, may be cited in any year.
_CITED = re.compile(r"周年(?:大会|招待会|座谈会|讲话|之?际(?=[^。]{0,20}指出))")


def find_dated(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The phrases of a paragraph that a speech of this day no longer uses, or not yet."""
    plenums = [
        match
        for match in _PLENUMS.finditer(paragraph.text)
        if not _is_history(paragraph.text, match.end(), context)
    ]
    stale = [finding for match in plenums for finding in _plenums(paragraph, context, match)]
    covered = {place for match in plenums for place in range(*match.span())}
    for start, end, term in context.terms.dated.find(paragraph.text):
        if start in covered or _is_recalled(paragraph.text, start, context):
            continue
        if not _is_history(paragraph.text, end, context):
            stale += _out_of_season(paragraph, context, term, start, end)
    yield from stale
    if paragraph.role not in FRONT_ROLES:
        yield from _years(paragraph, context, [finding.start for finding in stale])
    yield from _anniversaries(paragraph, context)


def _is_history(text: str, end: int, context: Context) -> bool:
    """Whether a phrase that ends here is spoken of as the past: 党的十八大以来; not 谋划“十四五”时期."""
    if not text.startswith(context.terms.dated.history, end):
        return False
    return not _PLANS_BEFORE.search(text[:end]) and not _PLANS_AFTER.match(text, end)


def _is_recalled(text: str, start: int, context: Context) -> bool:
    """Whether the clause in which a phrase stands tells of a year that has passed."""
    clause = re.split("[，。；：！？]", text[:start])[-1]
    memories = list(_RECALLED.finditer(clause))
    if not memories or _AHEAD.search(clause):
        return False
    return all(match.group(1) is None or int(match.group(1)) < context.date.year for match in memories)


def _season(text: str, context: Context, term: DatedTerm, start: int, end: int) -> Severity | None:
    """How bad a phrase out of season is in its sentence, None where it is right: told as done, or soon to come."""
    if term.begins is not None and context.date < term.begins:
        return None if (term.begins - context.date).days <= _FORESEEN else Severity.HINT
    if term.ends is None or _AWAITED.search(text[:start]):
        return Severity.WARNING
    past = (context.date - term.ends).days
    if past <= _GRACE or _KEPT.match(text, end):
        return None
    before = _SENTENCE_END.split(text[:start])[-1]
    stop = _SENTENCE_END.search(text, end)
    after = text[end : stop.start() if stop else len(text)]
    if _leads_to_today(context, term, before + text[start:end] + after):
        return None
    behind = after.lstrip("”》")
    if _ASKED.search(before) or _ASKED.match(behind) or _is_to_do_now(behind):
        return Severity.WARNING
    told = _names_past_year(before + after, context)
    if _BODY.search(term.text):
        return None if told or _CHANGED.search(before + after) else Severity.WARNING
    looks_back = past <= _TOLD and context.date.month <= _SEASON_OF_REPORTS
    if told or looks_back or _DONE.search(before + after):
        return None
    return Severity.WARNING if _GOES_ON.search(before) else Severity.HINT


def _is_to_do_now(after: str) -> bool:
    """Whether the rest of a sentence asks for something now, and not of what has come of the phrase."""
    asked = _NOW.match(after)
    return asked is not None and not _DONE.search(asked["between"])


def _leads_to_today(context: Context, term: DatedTerm, sentence: str) -> bool:
    """Whether a sentence names what followed the phrase, too, up to what is current: 十八大、十九大、二十大."""
    named = {other.text for _, _, other in context.terms.dated.find(sentence)}
    last = context.terms.dated.successor(term, context.date)
    return bool(last) and last in named


def _names_past_year(text: str, context: Context) -> bool:
    return any(int(match.group()) < context.date.year for match in _YEAR.finditer(text))


def _out_of_season(
    paragraph: Paragraph, context: Context, term: DatedTerm, start: int, end: int
) -> Iterator[Finding]:
    message = _verdict(term, context)
    severity = _season(paragraph.text, context, term, start, end) if message else None
    if severity is not None:
        text = paragraph.text[start:end]
        successor = _successor(term, context)
        awaited = _AWAITED.search(paragraph.text[:start])
        choices = (_in_form(successor, text),) if successor and not awaited else ()
        if awaited and term.begins is not None:
            message = f"{_quoted(term.text)}在{format_date(term.begins)}已经召开或者开始，不用再迎接。"
        yield found(NAME, severity, paragraph, start, end, message, choices)


def _verdict(term: DatedTerm, context: Context) -> str:
    """What to say of a phrase on the day of the speech, "" where it is in season."""
    source = f"（{term.source}）" if term.source else ""
    if term.ends is not None and context.date > term.ends:
        successor = _successor(term, context)
        instead = f"，现在说{_quoted(successor)}" if successor else ""
        return f"{_quoted(term.text)}用到{format_date(term.ends)}，这次讲话时已经过时{instead}{source}。"
    if term.begins is not None and context.date < term.begins:
        return f"{_quoted(term.text)}从{format_date(term.begins)}起才有，这次讲话时还没有{source}。"
    return ""


def _successor(term: DatedTerm, context: Context) -> str:
    """What is said instead on the day of the speech, "" where the phrase is not past its time."""
    if term.ends is None or context.date <= term.ends:
        return ""
    return context.terms.dated.successor(term, context.date)


def _quoted(text: str) -> str:
    return text if "“" in text or "《" in text else f"“{text}”"


def _in_form(successor: str, text: str) -> str:
    """The successor in the form of what it replaces: without quotation marks where that had none."""
    bare = text[0] not in '“"《'
    return successor.strip("“”") if bare and successor.count("“") == 1 else successor


def _plenums(paragraph: Paragraph, context: Context, match: re.Match[str]) -> Iterator[Finding]:
    """十九届二中、三中、四中全会: judged and told by the last."""
    names = [f"{match.group(1)}届{one}全会" for one in _PLENUM.findall(match.group(2))]
    terms = [term for name in names if (term := context.terms.dated.get(name))]
    message = _verdict(terms[-1], context) if terms else ""
    if message:
        successor = _successor(terms[-1], context)
        choices = (successor,) if successor else ()
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, choices)


def _years(paragraph: Paragraph, context: Context, stale: Sequence[int]) -> Iterator[Finding]:
    """Years and relative time from a source of another year; plans for a year that has passed.

    Another year is offered only where the sentence goes on without a phrase past its time, which begin at `stale`:
    到2020年全面建成小康社会 is wrong with any year.
    """

    def instead(end: int, other: int) -> tuple[str, ...]:
        rest = _SENTENCE_END.search(paragraph.text, end)
        stop = rest.start() if rest else len(paragraph.text)
        return () if any(end <= start < stop for start in stale) else (str(other),)

    source = paragraph.source
    year = context.date.year
    covered: set[int] = set()
    told = {
        match.start() for match in _YEAR.finditer(paragraph.text) if _is_told(paragraph.text, match, context)
    }
    if source is not None and source.date is not None and source.date.year != year:
        origin = source.date.year
        for match in _RELATIVE.finditer(paragraph.text):
            message = f"“{match.group()}”是{origin}年那篇里的说法，请核对放到{year}年还对不对。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message)
        for match in _YEAR.finditer(paragraph.text):
            covered.add(match.start())
            if abs(int(match.group()) - origin) <= 1:
                shifted = instead(match.end(), int(match.group()) + year - origin)
                message = f"“{match.group()}年”是从{origin}年那篇带进来的，请核对年份。"
                yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, shifted)
    for match in _PLANNED.finditer(paragraph.text):
        group = match.lastindex or 1
        if int(match.group(group)) < year and match.start(group) not in covered | told:
            message = f"这是{year}年的讲话，这里说的却是{match.group(group)}年的安排，请核对年份。"
            yield found(
                NAME,
                Severity.WARNING,
                paragraph,
                *match.span(group),
                message,
                instead(match.end(group), year),
            )


def _is_told(text: str, match: re.Match[str], context: Context) -> bool:
    """Whether last year is named in a sentence that tells what was done in it."""
    if int(match.group()) != context.date.year - 1:
        return False
    before, stop = _SENTENCE_END.split(text[: match.start()])[-1], _SENTENCE_END.search(text, match.end())
    after = text[match.end() : stop.start() if stop else len(text)]
    return not _ASKED.search(before) and bool(_DONE.search(before + after) or context.date.month <= 3)


def _anniversaries(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for match in _ANNIVERSARY.finditer(text):
        before = text[: match.start()].rstrip("第")
        event = next((e for e in context.terms.dated.events if before.endswith(e.texts)), None)
        count = _count(match.group(1))
        if event is None or count is None or _CITED.match(text, match.start(0) + len(match.group(1))):
            continue
        year = event.year + count
        ahead = _KEPT_TODAY.search(text[: match.start()]) and year > context.date.year + 1
        if year > context.date.year and (ahead or _THIS_YEAR.search(text[: match.start()])):
            right = context.date.year - event.year
            message = f"{event.name}在{event.year}年，今年是{right}周年。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message, (f"{right}周年",))
        told = year == context.date.year - 1 and not _ASKED.search(
            _SENTENCE_END.split(text[: match.start()])[-1]
        )
        is_history = _is_history(text, match.end(), context) or f"{year}年" in text[: match.start()]
        if year < context.date.year and not told and not is_history:
            message = f"{event.name}{count}周年是{year}年，这次讲话时已经过了。"
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), message)


def _count(numeral: str) -> int | None:
    """The number of an anniversary: 100, 一百, 一百零五, 七十五."""
    if numeral.startswith("一百"):
        rest = numeral.removeprefix("一百").removeprefix("零")
        tens = from_chinese(rest) if rest else 0
        return None if tens is None else 100 + tens
    return from_chinese(numeral)


CHECK = Check(NAME, "过时提法", Severity.WARNING, paragraph=find_dated, in_cells=True)

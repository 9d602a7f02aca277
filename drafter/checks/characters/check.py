"""Wrong characters: known slips from a table, 的地得, and words that no dictionary knows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from drafter.checks.characters.confused import find_confused
from drafter.checks.characters.doubled import find_doubled
from drafter.checks.characters.gain import gain_of
from drafter.checks.characters.missing import MISSING, SURELY_MISSING, find_missing
from drafter.checks.characters.misspelt import Guess, are_alike, is_common, misspelt
from drafter.checks.characters.one_more import find_one_more_or_less
from drafter.checks.characters.one_wrong import trials, word_around
from drafter.checks.characters.runs import runs_back
from drafter.checks.characters.terms import Slip
from drafter.checks.characters.two_writings import DraftWritings, find_two_writings, written_in
from drafter.checks.characters.unofficial import find_unofficial
from drafter.checks.characters.unsaid import find_unsaid
from drafter.checks.check import Check
from drafter.checks.context import Context
from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.core.model import Draft, Paragraph
from drafter.core.patterns import Patterns
from drafter.reading.people import find_people
from drafter.reading.places import Gazetteer

NAME = "characters"
_SHORT = 3
#: How often the dictionary has to have met a long word that is no misprint of its own.
_MET = 10
_PATTERNS = Patterns(__name__)
_NO_SUBJECT = re.compile(r"(?:^|(?<=[，。；！]))(通过)[^，。；]{2,30}，使")
_LISTED_NAME = re.compile(r"[、，（”“][\u4e00-\u9fff]{2}[、等（”]|[、，（”“][\u4e00-\u9fff]{2,3}[、等（”]")
#: The rules that guess; what stands in a draft so often is no slip.
_GUESSES = frozenset(
    f"{NAME}.{rule}"
    for rule in ("one-wrong", "unofficial", "misspelt", "confused", "unsaid", "dropped", "missing")
)
_OFTEN = 3
#: What happened, in words.
_HOW = {"dropped": "少了字", "added": "多了字", "swapped": "字序颠倒了"}
_NOT_LESS_LIKELY = -40
#: How much likelier the model has to find 已 where 己 is written: not 悦己消费.
_FOR_ALREADY = 30
#: In how many places of the library a wording stands that is the office's own.
_OWN = 2
#: By how much the model has to find a correction likelier (32 to a factor of ten) for a hint and for a warning: one
#: of an idiom, and others by whether the dictionaries are certain. Measured on official documents (EC-ODW, EC-LAW of
#: lemon, the odd lines) and five reports of provinces.
_IDIOM = (0, 100)
#: The model knows few idioms: how much less likely it may find one that official documents write.
_IDIOM_THAT_IS_OFFICIAL = -60
#: From which weight another single character is told, and from which as more than a hint.
_LIKELY, _SURE = 0.2, 1.25
#: What the model has to gain by another single character for more than a hint.
_GAIN_OF_ONE = 200
#: How much more a character needs that stands beside any other.
_MORE_FOR_COMMON = 1.5
#: How much more one needs that makes a word of the dictionary where it stands, and what the model has to gain then.
_MORE_FOR_WORDS, _GAIN_FOR_WORDS = 1.5, 160
_GUESSED = {True: (110, 140), False: (170, 180)}


def find_wrong_characters(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    """The wrong characters of a paragraph, each with what is meant."""
    text = paragraph.text
    taken: set[int] = set()
    for start, end, slip in _slips(text, context):
        taken |= set(range(start, end))
        if _is_cited_as_wrong(text, start, end):
            continue
        severity = Severity.HINT if slip.is_variant else Severity.WARNING
        message = f"“{slip.wrong}”{'一般写作' if slip.is_variant else '应为'}“{slip.right}”。"
        rule = f"{NAME}.{'variant' if slip.is_variant else 'slip'}"
        yield found(NAME, severity, paragraph, start, end, message, (slip.right,), rule=rule)
    for pattern, right in context.terms.characters.particles:
        for match in pattern.finditer(text):
            if match.start(1) not in taken:
                taken.add(match.start(1))
                message = f"这里的“{match.group(1)}”应为“{right}”。"
                rule = f"{NAME}.particle"
                yield found(NAME, Severity.HINT, paragraph, *match.span(1), message, (right,), rule=rule)
    yield from _doubled(paragraph, taken, context)
    for match in _PATTERNS["dropped"].finditer(text):
        taken |= set(range(match.start() - 1, match.end()))
        right = ("落实" + match.group(1),)
        yield found(NAME, Severity.WARNING, paragraph, *match.span(), "“落实”少了一个“实”。", right)
    for match in _PATTERNS["already"].finditer(text):
        if match.start() not in taken and gain_of(text, *match.span(), "已") > _FOR_ALREADY:
            taken.add(match.start())
            yield found(NAME, Severity.WARNING, paragraph, *match.span(), "这里的“己”应为“已”。", ("已",))
    for match in _NO_SUBJECT.finditer(text):
        message = "“通过……使……”连用，句子没有主语，请删去其中一个。"
        yield found(NAME, Severity.HINT, paragraph, *match.span(1), message, ("",))
    taken |= _names(text, context)
    yield from _guessed(paragraph, taken, context)
    yield from _missing(paragraph, taken, context)
    yield from _one_more(paragraph, taken, context)


def _is_cited_as_wrong(text: str, start: int, end: int) -> bool:
    """Whether a word stands in quotation marks as one that others wrote by mistake: 把“部署”写成“布署”."""
    is_quoted = text[:start].endswith("“") and text.startswith("”", end)
    return is_quoted and bool(_PATTERNS["cited"].search(text[: start - 1]))


def _doubled(paragraph: Paragraph, taken: set[int], context: Context) -> Iterator[Finding]:
    """What stands twice; its places are `taken` from then on."""
    text = paragraph.text
    for one in find_doubled(text, context):
        taken |= set(range(one.start, one.end))
        severity = Severity.WARNING if one.certain else Severity.HINT
        message = (
            f"“{text[one.start : one.end]}”多了一遍，{'应为' if one.certain else '可能是'}“{one.right}”。"
        )
        rule = f"{NAME}.doubled"
        yield found(NAME, severity, paragraph, one.start, one.end, message, (one.right,), rule=rule)


def _guessed(paragraph: Paragraph, taken: set[int], context: Context) -> Iterator[Finding]:
    """What no list names and what is likely to be meant, the surer first; its places are `taken` from then on."""
    text = paragraph.text
    right = {match.start(1) for match in _PATTERNS["itself"].finditer(text)}
    right.update(place for match in _PATTERNS["yes-or-no"].finditer(text) for place in range(*match.span()))
    ways = (
        _voted(text, misspelt(text, context), context),
        _unofficial(text, context),
        _confused(text, context),
        _one_wrong(text, context),
        _unsaid(text, context),
    )
    idioms = _idioms(text, context)
    for guess in sorted(_agreed([guess for way in ways for guess in way]), key=lambda one: not one.certain):
        if guess.rule != "misspelt" and idioms >= set(range(guess.start, guess.end)):
            continue
        if not taken & set(range(guess.start, guess.end)) and not right & set(_changed(text, guess)):
            taken |= set(range(guess.start, guess.end))
            written = text[guess.start : guess.end]
            severity = Severity.WARNING if guess.certain and not _is_place(written) else Severity.HINT
            message = f"“{written}”放在这里不通，可能是“{guess.word}”。"
            rule = f"{NAME}.{guess.rule}"
            yield found(NAME, severity, paragraph, guess.start, guess.end, message, (guess.word,), rule=rule)


def _is_place(word: str) -> bool:
    """Whether a word is the name of a place, which is oftener right than it is a slip: 甬江, 海阳."""
    return word in load_lexicon().places or bool(Gazetteer.load().lookup(word))


def _idioms(text: str, context: Context) -> set[int]:
    """The places of the words of four characters and more that the dictionary has met often enough: 投鼠忌器."""
    pieces = context.cut(text) if context.cut is not None else ()
    ends = accumulate(map(len, pieces))
    return {
        place
        for piece, end in zip(pieces, ends, strict=True)
        if len(piece) > _SHORT and load_lexicon().frequency.get(piece, 0) >= _MET
        for place in range(end - len(piece), end)
    }


def _agreed(guesses: Sequence[Guess]) -> Iterator[Guess]:
    """The guesses, a word that a longer guess has at its place told by that; a phrase of the dictionaries that official
    documents bear out is surer.
    """
    for guess in guesses:
        longer = [one for one in guesses if _holds(one, guess) and len(one.word) > len(guess.word)]
        if not any(guess.word in one.word for one in longer):
            agree = guess.rule == "misspelt" and any(
                one.certain and one.word in guess.word for one in guesses if _holds(guess, one)
            )
            yield replace(guess, certain=guess.certain or agree)


def _holds(guess: Guess, other: Guess) -> bool:
    """Whether what a guess is at holds what another is at."""
    return guess.start <= other.start and other.end <= guess.end


def _changed(text: str, guess: Guess) -> Iterator[int]:
    """The places of a text where a guess has another character."""
    written = text[guess.start : guess.end]
    for place, (here, meant) in enumerate(zip(written, guess.word, strict=False), guess.start):
        if here != meant:
            yield place


def _voted(text: str, guesses: Iterable[Guess], context: Context) -> Iterator[Guess]:
    """The guesses of the dictionaries that the language model finds much likelier than what is written."""
    lexicon, phrases = load_lexicon(), context.terms.characters.near.known
    for guess in guesses:
        place = guess.start, guess.end, guess.word
        is_idiom = guess.word in phrases or (guess.word in lexicon.idioms and guess.word not in lexicon.loose)
        hint, warning = _IDIOM if is_idiom else _GUESSED[guess.certain]
        gain = gain_of(text, *place)
        if is_idiom and hint > gain >= _IDIOM_THAT_IS_OFFICIAL and runs_back(text, *place) > 1:
            gain = warning
        if gain < hint or not are_alike(text[guess.start : guess.end], guess.word, lexicon):
            continue
        back, sure = 2 if is_idiom else runs_back(text, *place), gain >= warning
        if back >= (0 if sure else 1):
            yield replace(guess, certain=sure and back > 1)


def _unofficial(text: str, context: Context) -> Iterator[Guess]:
    """What official documents write otherwise, save where the library writes it so."""
    for one in find_unofficial(text):
        if _holds_word(text, one.start, one.end, context.terms.characters.words):
            continue
        if Gazetteer.load().lookup(text[one.start : one.end]):
            continue
        if not _is_written_so(text, one.start - 1, one.end + 1, context):
            written = text[one.start : one.end]
            is_word = len(written) > 1 and written in load_lexicon().frequency
            sure = one.certain and not (
                is_word and gain_of(text, one.start, one.end, one.word) < _GAIN_FOR_WORDS
            )
            yield Guess(one.start, one.end, one.word, sure, rule="unofficial")


def _is_written_so(text: str, start: int, end: int, context: Context) -> bool:
    """Whether the library writes what stands from `start` (or from the beginning of the text) to `end`."""
    return context.seen is not None and context.seen(text[max(0, start) : end]) >= _OWN


def _holds_word(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether one of the words known to be right overlaps a place."""
    around = range(max(0, start - 3), end)
    return any(
        text[at : at + length] in words for at in around for length in (2, 3, 4) if at + length > start
    )


def _confused(text: str, context: Context) -> Iterator[Guess]:
    """Words in whose place the language model wants others."""
    for one in find_confused(text, context):
        yield Guess(one.start, one.end, one.word, one.certain, rule="confused")


def _unsaid(text: str, context: Context) -> Iterator[Guess]:
    """Words for which official documents write others of the same sound there, save where the library writes them so."""
    for one in find_unsaid(text, context):
        known = text[one.start : one.end] in context.terms.characters.words
        if not known and not _is_written_so(text, one.start - 1, one.end + 1, context):
            yield Guess(one.start, one.end, one.word, one.certain, rule="unsaid")


def _one_wrong(text: str, context: Context) -> Iterator[Guess]:
    """Single characters in whose place the language model wants another, save where the library writes them so."""
    for trial in trials(text):
        at_home = _MORE_FOR_COMMON if is_common(text[trial.place]) else 0
        if trial.weight < _LIKELY + at_home or trial.back < 0 or _may_be_name(text, trial.place):
            continue
        idiom = load_lexicon().idiom_around(text, trial.place, trial.place + 1)
        if idiom and idiom not in load_lexicon().loose:
            continue
        start, end, word = word_around(text, trial.place, trial.character)
        # 逐台｜试机: a measure belongs to what stands before it.
        if start < trial.place and _PATTERNS.has("of-each", text[start - 1 : start]):
            continue
        if end - start > 1 and text[start:end] in load_lexicon().frequency:
            at_home += _MORE_FOR_WORDS
        if _holds_word(text, trial.place, trial.place + 1, context.terms.characters.words):
            continue
        if not _is_written_so(text, start, end, context):
            sure = trial.weight >= _SURE + at_home and trial.gain >= _GAIN_OF_ONE
            yield Guess(start, end, word, sure, rule="one-wrong")


def _may_be_name(text: str, place: int) -> bool:
    """Whether a character may belong to a name: of a county, of something that bears its kind, or of one in a list."""
    lookup = Gazetteer.load().lookup
    pairs = (text[max(0, place - 1) : place + 1], text[place : place + 2])
    if any(len(pair) > 1 and lookup(pair) for pair in pairs) or _PATTERNS["named-thing"].match(
        text, place + 1
    ):
        return True
    return bool(_LISTED_NAME.fullmatch(text[max(0, place - 2) : place + 3])) or bool(
        _LISTED_NAME.fullmatch(text[max(0, place - 1) : place + 3])
    )


def _missing(paragraph: Paragraph, taken: set[int], context: Context) -> Iterator[Finding]:
    """Characters that were left out, save where the library writes it so."""
    text = paragraph.text
    for one in find_missing(text):
        start, end, meant = one.told(text)
        span = set(range(start, end))
        if one.weight < MISSING or taken & span or _is_written_so(text, start - 1, end + 1, context):
            continue
        taken |= span
        severity = Severity.WARNING if one.weight >= SURELY_MISSING else Severity.HINT
        message = f"“{text[start:end]}”这里{_HOW['dropped']}，可能是“{meant}”。"
        yield found(NAME, severity, paragraph, start, end, message, (meant,), rule=f"{NAME}.missing")


def _one_more(paragraph: Paragraph, taken: set[int], context: Context) -> Iterator[Finding]:
    """Characters that were dropped, typed once too often, or swapped, save where the library writes them so."""
    text = paragraph.text
    for one in find_one_more_or_less(text):
        span = set(range(one.start, one.end))
        written = text[one.start : one.end]
        if taken & span or _is_written_so(text, one.start - 1, one.end + 1, context):
            continue
        taken |= span
        message = f"“{written}”这里{_HOW[one.how]}，可能是“{one.meant}”。"
        rule = f"{NAME}.{one.how}"
        yield found(NAME, Severity.HINT, paragraph, one.start, one.end, message, (one.meant,), rule=rule)


def _slips(text: str, context: Context) -> Iterator[tuple[int, int, Slip]]:
    """The known slips of a text.

    Short ones only where they are no part of the words beside them (本人土地, 协作工作),
    and where the language model does not find what is meant less likely (5年未发生).
    """
    slips = [
        (start, end, slip)
        for start, end, slip in context.terms.characters.find(text)
        if end - start > _SHORT or runs_back(text, start, end, slip.right) >= 0
    ]
    if context.cut is None or all(len(slip.wrong) > _SHORT for *_, slip in slips):
        yield from slips
        return
    edges = {0, *accumulate(map(len, context.cut(text)))}
    for start, end, slip in slips:
        ends = {start, end} if len(slip.wrong) == 2 else {start}
        if len(slip.wrong) > _SHORT or (
            ends <= edges and gain_of(text, start, end, slip.right) > _NOT_LESS_LIKELY
        ):
            yield start, end, slip


def _names(text: str, context: Context) -> set[int]:
    """The characters that belong to names, which are in no dictionary."""
    own = [name for name in (context.place, context.unit, context.speaker) if name]
    own += [leader.name for leader in context.leaders]
    spans = [(m.start, m.end) for m in (*Gazetteer.load().find(text), *find_people(text))]
    spans += [match.span() for match in _PATTERNS["hamlet"].finditer(text)]
    for name in own:
        start = text.find(name)
        while start >= 0:
            spans.append((start, start + len(name)))
            start = text.find(name, start + 1)
    return {place for start, end in spans for place in range(start, end)}


def sift_guesses(findings: Sequence[Finding], draft: Draft) -> Iterator[Finding]:
    """The findings without guesses at what stands in the draft again and again: that is a name or a word of its own."""
    whole = ""
    for finding in findings:
        if finding.rule in _GUESSES:
            whole = whole or "\n".join(paragraph.text for paragraph in draft.paragraphs)
            text = next(p.text for p in draft.paragraphs if p.id == finding.paragraph_id)
            start = finding.start if finding.end - finding.start > 1 else max(0, finding.start - 1)
            times = min(
                whole.count(text[start : finding.end]), whole.count(text[finding.start : finding.end + 1])
            )
            if times >= _OFTEN:
                continue
            if times > 1 and finding.severity is not Severity.HINT:
                finding = replace(finding, severity=Severity.HINT)
        yield finding


CHECK = Check(
    NAME,
    "错别字",
    Severity.WARNING,
    paragraph=find_wrong_characters,
    gather=lambda paragraph, context: written_in(paragraph),
    whole=lambda scene: find_two_writings(NAME, scene),
    ledger=DraftWritings,
    by_sentence=True,
    in_cells=True,
    sift=sift_guesses,
)

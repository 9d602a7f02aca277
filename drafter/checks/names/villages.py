"""Townships, villages, landscapes, roads, schools and companies of other places, most of which no list holds."""

import re
from collections.abc import Iterator
from functools import partial

from drafter.checks.finding import Finding, Severity, found
from drafter.checks.lexicon import load_lexicon
from drafter.checks.names.look import NAME, Look, found_name
from drafter.checks.names.proper import Proper
from drafter.checks.names.spoken import is_spoken_of, is_told_about
from drafter.reading.places import Gazetteer
from drafter.reading.townships import Townships

#: What stands in so many places of the library is the office's own.
_OWN_IN_LIBRARY = 3
#: The kinds of which a county knows all its own, and those that are places where people live.
_LISTED, _SETTLED = "town", ("town", "village")
#: A firm named in short has so many characters at least.
_SHORTEST_FIRM = 3
#: What a firm deals in has two characters (果业); what of a river lies in a village is no part of a way.
_TRADE, _STRETCH = 2, "段"


def find_townships(look: Look) -> Iterator[Finding]:
    """The townships of other places that a paragraph names."""
    yield from _brought_in(look)
    yield from _listed_townships(look)
    yield from _unlisted_townships(look)


def _brought_in(look: Look) -> Iterator[Finding]:
    """Towns and villages in what came from elsewhere, or where nobody knows who speaks."""
    source = look.paragraph.source
    foreign = look.own.is_foreign(source)
    if look.context.is_placed and not foreign:
        return
    for proper in look.proper:
        name, span = proper.mention.text, (proper.mention.start, proper.mention.end)
        if proper.kind not in _SETTLED or look.own.knows(name) or not look.free(*span):
            continue
        if foreign and source:
            yield found_name(look, *span, f"“{name}”是从《{source.called}》带进来的地名。", "", "【地名】")
        else:
            message = f"没有说明是哪里的讲话，请确认“{name}”是不是本地的。"
            yield found(NAME, Severity.HINT, look.paragraph, *span, message, ("【地名】",))


def _listed_townships(look: Look) -> Iterator[Finding]:
    """Townships that the gazetteer knows, and knows in other counties only."""
    if not (look.own.codes or look.own.above):
        return
    foreign = look.own.is_foreign(look.paragraph.source)
    for town in Townships.load().find(look.paragraph.text):
        strange = not look.own.holds(town.counties) and not look.own.knows(town.text)
        if strange and not look.crosses(town.start, town.end) and look.free(town.start, town.end):
            county = Gazetteer.load().place(town.counties[0])
            where = f"在{county.name}" if county is not None and len(town.counties) == 1 else "在别处"
            message = f"“{town.text}”{where}，不在本单位，请确认不是从别处带进来的。"
            severity = Severity.ERROR if foreign else look.weight(town.start, town.end)
            look.sure |= set(range(town.start, town.end))
            yield found_name(look, town.start, town.end, message, "", "【地名】", severity)


def _unlisted_townships(look: Look) -> Iterator[Finding]:
    """What is called like a township and is none of the county's, which are all known."""
    if look.own.level not in ("county", "township") or not look.own.codes:
        return
    for proper in look.proper:
        name, start, end = proper.mention.text, proper.mention.start, proper.mention.end
        if proper.kind == _LISTED and not look.is_ours(start, end) and look.free(start, end):
            look.sure |= set(range(start, end))
            message = f"本单位没有叫“{name}”的乡镇、街道，请确认不是从别处带进来的。"
            yield found_name(look, start, end, message, "", "【地名】", look.weight(start, end))


def find_in_company(look: Look) -> Iterator[Finding]:
    """Names in the company of names that are not the unit's own: 安溪县……虎邱镇、西坪镇, 凤山公园, 三安集团."""
    if not look.context.is_placed or not look.sure:
        return
    for proper in look.proper:
        name, start, end = proper.mention.text, proper.mention.start, proper.mention.end
        if look.is_ours(start, end) or not _is_theirs(look, proper) or not look.free(start, end):
            continue
        message = f"“{name}”和别处的名称在一起，请确认是不是本地的。"
        yield found(NAME, Severity.HINT, look.paragraph, start, end, message, ("【名称】",))


def find_strangers(look: Look) -> Iterator[Finding]:
    """Names that neither the unit page, where one is filled in, nor the library knows."""
    if not look.context.is_placed or not look.context.own:
        return
    seen = look.context.seen
    for proper in look.maybe_proper:
        name, start, end = proper.mention.text, proper.mention.start, proper.mention.end
        is_ours = look.is_ours(start, end) or look.holds_own(start, end)
        if is_ours or (seen and seen(name) >= _OWN_IN_LIBRARY):
            continue
        text = look.paragraph.text
        behind = end + (proper.kind in _SETTLED and text.startswith(_STRETCH, end))
        spoken = is_spoken_of if proper.kind in _SETTLED else partial(is_told_about, is_near=True)
        is_spoken = spoken(text, start, behind) and not look.is_told_to(start, end)
        if not is_spoken and look.free(start, end):
            message = f"本单位的资料里没有“{name}”，请确认不是从别处带进来的；是本地的，可以加进“本单位”。"
            severity = (
                look.weight(start, end) if look.own.lists_all(name, look.context.own) else Severity.HINT
            )
            yield found(NAME, severity, look.paragraph, start, end, message, ("【名称】",))
            yield from _in_short(look, proper)


def _in_short(look: Look, proper: Proper) -> Iterator[Finding]:
    """Where a paragraph names a firm in short that it names in full: 华锐新材料有限公司……华锐新材料."""
    kind = next(one for one in look.context.terms.names.proper if one.name == proper.kind)
    name = proper.mention.text
    last = next((match for match in kind.endings.finditer(name) if match.end() == len(name)), None)
    short = name[: last.start()] if last and kind.is_of_trade and not kind.named_alone else ""
    for word in (short, short[:-_TRADE]):
        if len(word) < _SHORTEST_FIRM or word in load_lexicon().frequency or look.own.knows(word):
            continue
        for match in re.finditer(re.escape(word), look.paragraph.text):
            if look.free(*match.span()):
                message = f"“{word}”是“{name}”的简称，请确认不是从别处带进来的。"
                yield found(NAME, Severity.HINT, look.paragraph, *match.span(), message, ("【名称】",))


def _is_theirs(look: Look, proper: Proper) -> bool:
    """Whether a name is a leftover of another place: of a town or village always, of other things beside other names."""
    if proper.kind in _SETTLED:
        return True
    return look.has_company(proper.mention.start, proper.mention.end)

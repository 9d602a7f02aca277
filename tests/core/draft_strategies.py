"""Drafts and edits of every kind, for the tests that hold for all of them."""

import datetime
from dataclasses import replace

from hypothesis import strategies as st

from drafter.core import edits, sections, text_edits
from drafter.core.announced import announced_in
from drafter.core.clip import Clip
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot, Source
from drafter.core.numbering import MARKERS
from drafter.core.objects import Cell, Table, picture_of

TEXTS = (
    "",
    "提高认识，压实责任",
    "要抓好落实。要转变作风。",
    "下面，我讲三点意见。",
    "一要",
    "【地名】去年…",
    "a\ufffdb",
)
SOURCES = (
    Source("s1", "在全县会上的讲话", "甲.docx", datetime.date(2024, 3, 1), place="清源县", level="county"),
    Source("s2", "在全市会上的讲话", starter=True, extra={"later": 1}),
)

OBJECTS = (
    Table(
        (
            (Cell("乡镇"), Cell("户数", across=2)),
            (Cell("东岭乡\n二组", down=2), Cell("12"), Cell("")),
            (Cell("3"), Cell("4")),
        )
    ),
    Table(((Cell("一"), Cell("二")),), (0.25, 0.75), {"later": 1}),
    picture_of(b"\x89PNG one", "png", 50.0, 20.5),
    picture_of(b"\xff\xd8 another", "jpeg", 100.0, 80.0),
)

markers = st.sampled_from(("", *MARKERS))
extras = st.sampled_from(({}, {"later": [1, None, {"deep": "值"}], "extra": "e"}))
slots = st.builds(
    Slot,
    st.sampled_from(Role),
    st.integers(0, 4),
    st.none() | st.sampled_from(Move),
    st.sampled_from(("", "讲清为什么")),
    st.sampled_from(((), ("安全生产", "责任"))),
    st.sampled_from((0.0, 0.05, 0.25)),
    markers,
    st.sampled_from(("", "{title}", "下面，我讲{n}点意见。")),
    extras,
)


@st.composite
def paragraphs(draw, count=None):
    """A list of paragraphs with ids of their own."""
    size = draw(st.integers(0, 8)) if count is None else count
    return tuple(draw(_paragraph(f"p{number}")) for number in range(size))


@st.composite
def _paragraph(draw, paragraph_id):
    role = draw(st.sampled_from((Role.HEADING, Role.POINT, Role.BODY, *Role)))
    numbered = role in (Role.HEADING, Role.POINT)
    text = draw(st.sampled_from(TEXTS))
    if role is Role.OBJECT:
        return Paragraph(
            paragraph_id, role, 0, text, object=draw(st.sampled_from(OBJECTS)), extra=draw(extras)
        )
    return Paragraph(
        paragraph_id,
        role,
        draw(st.integers(1, 4 if role is Role.HEADING else 2)) if numbered else 0,
        text,
        draw(markers) if numbered else "",
        draw(st.none() | st.sampled_from(Move)) if role is Role.BODY else None,
        draw(st.none() | st.sampled_from(SOURCES)),
        draw(st.booleans()),
        draw(st.none() | slots),
        draw(st.booleans()) if role is Role.POINT else False,
        3 if text.startswith("下面") and draw(st.booleans()) else None,
        extra=draw(extras),
    )


facts = st.builds(
    Facts,
    st.sampled_from(("", "在全县会上的讲话")),
    st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)),
    st.sampled_from(("", "张明")),
    place=st.sampled_from(("", "清源县")),
    minutes=st.integers(0, 60),
    extra=extras,
)
drafts = st.builds(Draft, facts, paragraphs(), st.sampled_from(("gbt9704", "reading")), extra=extras)
clips = paragraphs(count=1).map(Clip) | paragraphs().map(Clip)


def _one(draft, place):
    return draft.paragraphs[place % len(draft.paragraphs)].id if draft.paragraphs else None


@st.composite
def an_edit(draw):
    """A name and a function from a draft to a draft; positions are taken modulo the draft's length."""
    name = draw(st.sampled_from(sorted(EDITS)))
    return name, draw(EDITS[name])


places = st.integers(0, 20)


def _on_one(change):
    """An edit of the paragraph at a place; a draft without paragraphs stays as it is."""
    return lambda place: lambda draft: change(draft, _one(draft, place)) if draft.paragraphs else draft


def _gap(draft, place):
    return place % (len(draft.paragraphs) + 1)


def _some(draft, chosen):
    return [_one(draft, place) for place in chosen] if draft.paragraphs else []


def _span(draft, numbers):
    first, last = sorted(number % len(draft.paragraphs) for number in numbers[:2])
    start = numbers[2] % (len(draft.paragraphs[first].text) + 1)
    end = numbers[3] % (len(draft.paragraphs[last].text) + 1)
    return text_edits.Span(first, start, last, max(start, end) if first == last else end)


def _on_span(change):
    return lambda numbers: lambda draft: change(draft, _span(draft, numbers)) if draft.paragraphs else draft


_spans = st.tuples(places, places, places, places)
_several = st.lists(places, min_size=1, max_size=3)

EDITS = {
    "type": st.builds(
        lambda text, place: _on_one(lambda draft, one: edits.set_text(draft, one, text))(place),
        st.sampled_from(TEXTS),
        places,
    ),
    "role": st.builds(
        lambda role, level, chosen: lambda d: edits.set_role(d, _some(d, chosen), role, level),
        st.sampled_from(Role),
        st.integers(1, 3),
        _several,
    ),
    "marker": st.builds(
        lambda marker, chosen: lambda d: edits.set_marker(d, _some(d, chosen), marker), markers, _several
    ),
    "lock": st.builds(
        lambda locked, chosen: lambda d: edits.set_locked(d, _some(d, chosen), locked),
        st.booleans(),
        _several,
    ),
    "facts": st.builds(lambda new: lambda d: edits.set_facts(d, new), facts),
    "numbered": st.builds(lambda on: lambda d: edits.set_numbered_parts(d, on), st.booleans()),
    "remove": st.builds(lambda chosen: lambda d: edits.remove(d, _some(d, chosen)), _several),
    "replace": st.builds(
        lambda a, b, new: lambda d: edits.replace_range(d, *sorted((_gap(d, a), _gap(d, b))), new),
        places,
        places,
        paragraphs(),
    ),
    "move": st.builds(
        lambda chosen, at: lambda d: edits.move(d, _some(d, chosen), _gap(d, at)), _several, places
    ),
    "move section": st.builds(
        lambda at, place: _on_one(lambda d, one: edits.move_section(d, one, _gap(d, at)))(place),
        places,
        places,
    ),
    "insert": st.builds(lambda at, clip: lambda d: edits.insert(d, _gap(d, at), clip), places, clips),
    "fill": st.builds(
        lambda clip, place: _on_one(lambda d, one: edits.fill(d, one, clip))(place), clips, places
    ),
    "fill section": st.builds(
        lambda clip, place: _on_one(lambda d, one: edits.fill_section(d, one, clip))(place), clips, places
    ),
    "clear": st.builds(_on_one(edits.clear_to_slot), places),
    "step": st.builds(
        lambda down, place: _on_one(lambda d, one: sections.step(d, one, down))(place), st.booleans(), places
    ),
    "remove section": st.builds(_on_one(sections.remove_section), places),
    "clear section": st.builds(_on_one(sections.clear_section), places),
    "cut": st.builds(_on_span(text_edits.cut), _spans),
    "paste text": st.builds(_on_span(lambda d, span: text_edits.paste_text(d, span, "新")), _spans),
    "paste": st.builds(
        lambda clip, numbers: _on_span(lambda d, span: text_edits.paste_paragraphs(d, span, clip))(numbers),
        clips,
        _spans,
    ),
}


def unnumbered(paragraph):
    """A paragraph without what the program itself may bring in step: an announced number, a list's start."""
    text = paragraph.text
    for found in reversed(list(announced_in(text))):
        text = f"{text[: found.start]}#{text[found.end :]}"
    return replace(paragraph, starts=False, text=text, announced=None)

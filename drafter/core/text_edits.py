"""Edits within the text of paragraphs; offsets count characters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.core.clip import Clip
from drafter.core.edits import fill, insert, replace_range
from drafter.core.joints import between
from drafter.core.model import Draft, Paragraph, Role


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text from an offset in one paragraph to an offset in the same or a later one.

    Paragraphs are counted by position. An empty span is a place.
    """

    first: int
    start: int
    last: int
    end: int


def cut(draft: Draft, span: Span) -> Draft:
    """The draft without the text of a span; what is left of its first and last paragraph becomes one."""
    if (span.first, span.start) == (span.last, span.end):
        return draft
    first, last = draft.paragraphs[span.first], draft.paragraphs[span.last]
    if first.object and span.start == 0 and span.last > span.first:
        first = replace(last, text="")  # a table or picture goes with its whole caption
    left = replace(first, text=first.text[: span.start] + last.text[span.end :])
    return replace_range(draft, span.first, span.last + 1, [left])


def extract(paragraphs: Sequence[Paragraph], span: Span) -> tuple[Paragraph, ...]:
    """The paragraphs of a span, the first and last only as far as the span covers them.

    Words out of a labelled paragraph go without its label, which stands before the first of them.
    """
    chosen = list(paragraphs[span.first : span.last + 1])
    if not chosen:
        return ()
    words_only = span.start > 0 or (span.first == span.last and span.end < len(chosen[0].text))
    chosen[-1] = replace(chosen[-1], text=chosen[-1].text[: span.end])
    chosen[0] = replace(chosen[0], text=chosen[0].text[span.start :])
    if words_only:
        chosen[0] = replace(chosen[0], role=Role.BODY, level=0, marker="", starts=False, object=None)
    return tuple(chosen)


def paste_text(draft: Draft, span: Span, text: str) -> Draft:
    """The draft with a text in place of a span, within one paragraph."""
    draft = cut(draft, span)
    paragraph = draft.paragraphs[span.first]
    text = paragraph.text[: span.start] + text + paragraph.text[span.start :]
    return replace_range(draft, span.first, span.first + 1, [replace(paragraph, text=text)])


def join_text(draft: Draft, span: Span, text: str) -> Draft:
    """The same for a text from elsewhere: no mark stands twice where it meets what stands there."""
    before = draft.paragraphs[span.first].text[: span.start]
    after = draft.paragraphs[span.last].text[span.end :]
    return paste_text(draft, span, between(before, text, after))


def paste_paragraphs(draft: Draft, span: Span, clip: Clip) -> Draft:
    """The draft with whole paragraphs in place of a span.

    An empty paragraph takes the first of them; at the end of a paragraph they follow it, at its beginning
    they precede it, in its middle they part it.
    """
    draft = cut(draft, span)
    at, offset = span.first, span.start
    paragraph = draft.paragraphs[at]
    if not paragraph.text and not paragraph.object:
        return _fill_empty(draft, at, clip)
    if offset >= len(paragraph.text):
        return insert(draft, at + 1, clip)
    if offset == 0:
        return insert(draft, at, clip)
    head = replace(paragraph, text=paragraph.text[:offset])
    tail = replace(
        paragraph,
        id="",
        text=paragraph.text[offset:],
        role=Role.BODY,
        level=0,
        marker="",
        slot=None,
        object=None,
    )
    draft = replace_range(draft, at, at + 1, [head, tail])
    return insert(draft, at + 1, clip)


def move_text(draft: Draft, span: Span, at: int, offset: int) -> Draft:
    """The draft with the text of a span taken out and put in before a character of paragraph `at`.

    A place within the span, its ends included, changes nothing.
    """
    if (span.first, span.start) <= (at, offset) <= (span.last, span.end):
        return draft
    clip = Clip(extract(draft.paragraphs, span))
    if at == span.last and offset > span.end:
        at, offset = span.first, span.start + offset - span.end
    elif at > span.last:
        at -= span.last - span.first
    return put_text(cut(draft, span), at, offset, clip)


def put_text(draft: Draft, at: int, offset: int, clip: Clip) -> Draft:
    """The draft with a piece of text before a character of paragraph `at`: running text, or paragraphs of its own."""
    place = Span(at, offset, at, offset)
    if len(clip.paragraphs) == 1 and not clip.paragraphs[0].object:
        return paste_text(draft, place, clip.paragraphs[0].text)
    return paste_paragraphs(draft, place, clip)


def _fill_empty(draft: Draft, at: int, clip: Clip) -> Draft:
    """Let an empty paragraph give way to the clip, or take it in where it is a slot."""
    paragraph = draft.paragraphs[at]
    if paragraph.slot:
        return fill(draft, paragraph.id, clip)
    return insert(draft.with_paragraphs(draft.paragraphs[:at] + draft.paragraphs[at + 1 :]), at, clip)

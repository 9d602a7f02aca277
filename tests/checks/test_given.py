"""Passages of an earlier state of a speech that was given otherwise."""

import datetime

from drafter.checks.check import Scene
from drafter.checks.context import Context
from drafter.checks.copied.given import find_given_otherwise
from drafter.checks.finding import Severity
from drafter.checks.terms import load_terms
from drafter.core.model import Draft, Paragraph, Source
from drafter.core.origin import Origin, Stretch
from drafter.library.lifecycle import Given

OLD = "今后三年，我们要把全县粮食产量翻一番，让群众的日子更加红火。"
SAID = "今后五年，我们要把全县粮食产量翻一番，让群众的日子更加红火。"
SPEECH = Source(id="given", title="在春耕会上的讲话", state="delivered")


def findings(text: str, *said: str, state: str = "draft") -> list:
    """What is told of a paragraph that stands word for word in an earlier state of a speech that was given so."""
    source = Source(id="old", title="在春耕会上的讲话", state=state)
    context = Context(
        datetime.date(2026, 5, 8),
        load_terms(),
        given=lambda one: Given(SPEECH, said) if one == "old" and said else None,
    )
    draft = Draft(paragraphs=(Paragraph("p0", text=text),))
    row = (Stretch(0, len(text), Origin.OWN, len(text), source, text, (0, len(text))),)
    return list(find_given_otherwise(Scene(draft, context, []), [row]))


def test_what_was_changed_when_the_speech_was_given_is_told_where_it_stands():
    (finding,) = findings(OLD, "同志们：", SAID)
    assert finding.severity is Severity.WARNING
    assert (finding.start, finding.end) == (0, len(OLD))
    assert "《在春耕会上的讲话》的初稿" in finding.message
    assert SAID.rstrip("。") in finding.message
    assert finding.evidence.source is SPEECH
    assert finding.evidence.text[finding.evidence.start : finding.evidence.end] == SAID.rstrip("。")


def test_what_was_given_so_or_is_nowhere_in_the_speech_is_let_alone():
    assert findings(OLD, SAID, OLD) == []
    assert findings(OLD, "我们要抓好防汛备汛，把责任压实到每一个岗位。") == []


def test_only_drafts_and_texts_for_approval_have_a_later_speech():
    assert findings(OLD, SAID, state="review")
    assert findings(OLD, SAID, state="final") == []
    assert findings(OLD) == []

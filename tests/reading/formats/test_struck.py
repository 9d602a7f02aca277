"""Text that is struck through goes and is listed; the user can take it back."""

from pathlib import Path

import pytest

from drafter.core.document import Document
from drafter.reading.extracted import STRUCK
from drafter.reading.read import read_document
from tests.reading.formats.wordfile import para, run, style, word_file
from tests.reading.helpers import OPENING, TEXT

_CUT = "这一句不讲了。"
_WHOLE = "整段都不讲了，请跳过去。"


def _body(properties: str) -> str:
    half = run("要坚决") + run("适当", properties) + run("整改到位。" + TEXT)
    return "".join(
        map(
            para,
            ("在全县工作会议上的讲话", "同志们：", OPENING, half, run(_WHOLE, properties), TEXT + OPENING),
        )
    )


def _texts(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs]


def _struck(document: Document) -> list[str]:
    return [r.text for r in document.removed if r.reason == STRUCK]


@pytest.fixture
def struck(tmp_path: Path) -> Path:
    return word_file(tmp_path, _body("<w:strike/>"))


@pytest.mark.parametrize(
    "properties", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/><w:dstrike w:val="0"/>']
)
def test_what_is_struck_through_goes(properties: str, tmp_path: Path):
    document = read_document(word_file(tmp_path, _body(properties)))
    assert sorted(_struck(document)) == sorted(["适当", _WHOLE])
    assert _texts(document)[-2:] == ["要坚决整改到位。" + TEXT, TEXT + OPENING]


def test_a_character_style_strikes_through_and_a_run_may_lift_it(tmp_path: Path):
    styles = style("S", "Struck", "<w:rPr><w:strike/></w:rPr>", kind="character")
    named = '<w:rStyle w:val="S"/>'
    body = para(TEXT) + para(run(_CUT, named) + run("照讲。", named + '<w:strike w:val="0"/>') + run(TEXT))
    document = read_document(word_file(tmp_path, body, styles=styles))
    assert _struck(document) == [_CUT]
    assert _texts(document)[-1] == "照讲。" + TEXT


def test_it_can_be_taken_back(struck: Path):
    removed = read_document(struck).removed
    assert _struck(read_document(struck, removed)) == []
    assert _WHOLE in _texts(read_document(struck, removed))


def test_a_file_that_is_mostly_struck_through_stays(tmp_path: Path):
    document = read_document(word_file(tmp_path, para(run(TEXT, "<w:strike/>")) + para("照讲。")))
    assert document.removed == ()


@pytest.mark.render
@pytest.mark.parametrize("kind", ["doc:MS Word 97", "rtf", "html:HTML (StarWriter)"])
def test_every_format_says_what_is_struck_through(kind: str, struck: Path, converted):
    document = read_document(converted(kind, struck))
    assert sorted(_struck(document)) == sorted(["适当", _WHOLE])
    assert "要坚决整改到位。" + TEXT in _texts(document)

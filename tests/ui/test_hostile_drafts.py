"""Drafts and clips of any content are shown, or refused in words; none ends the program."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from drafter.core.errors import UserError
from drafter.core.model import Move, Role
from drafter.ui.app import create_window
from drafter.ui.dragging.clip_mime import CLIP_MIME, clip_from_mime
from drafter.ui.sheet.paste import insert_mime
from drafter.ui.shell.main_window import MainWindow

_STRANGE = st.text(
    st.sampled_from(
        "责任到人，。一二\ud800\udfff\u2029\u2028\r\n\t\x00\ufffe\uffff\ufdd0\u202e\u200b\ufffc😀\x85<&【】X"
    ),
    max_size=12,
)
_NUMBERS = st.one_of(
    st.integers(), st.floats(), st.sampled_from([10**400, -(10**20), 2**31, 2**63, 1e308, -1e308, 1e-320])
)
_ANY = st.one_of(st.none(), st.booleans(), _NUMBERS, _STRANGE, st.lists(_STRANGE, max_size=2))


def _fields(**usual: st.SearchStrategy) -> st.SearchStrategy:
    """Objects with these fields, now and then one of them being anything."""
    whole = st.fixed_dictionaries({}, optional=usual)
    return st.one_of(
        whole,
        whole,
        st.builds(dict.__or__, whole, st.dictionaries(st.sampled_from([*usual]), _ANY, max_size=1)),
    )


_SOURCES = _fields(id=_STRANGE, title=_STRANGE, file=_STRANGE, speaker=_STRANGE, date=st.just("2024-02-29"))
_SLOTS = _fields(
    role=st.sampled_from([r.value for r in Role]),
    share=_NUMBERS,
    prompt=_STRANGE,
    topics=st.lists(_STRANGE, max_size=3),
    level=st.integers(0, 9),
)
_PARAGRAPHS = st.lists(
    _fields(
        id=_STRANGE,
        text=_STRANGE,
        marker=st.sampled_from(["", "一、", "一要", "（一）", "1."]),
        role=st.sampled_from([r.value for r in Role]),
        move=st.sampled_from([m.value for m in Move]),
        level=st.integers(0, 9),
        locked=st.booleans(),
        source=st.one_of(st.integers(0, 1), _SOURCES),
        slot=_SLOTS,
        announced=_NUMBERS,
        starts=st.booleans(),
    ),
    max_size=5,
)
_FACTS = _fields(
    title=_STRANGE, speaker=_STRANGE, place=_STRANGE, minutes=_NUMBERS, date=st.just("0001-01-01")
)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication):
    made = create_window(tmp_path_factory.mktemp("hostile") / "home")
    made.resize(1200, 800)
    made.show()
    yield made
    made.session.load(made.session.draft, made.session.path)
    made.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=_FACTS, sources=st.lists(_SOURCES, min_size=2, max_size=2), paragraphs=_PARAGRAPHS)
def test_a_draft_of_any_content_is_shown_or_refused(
    window: MainWindow, tmp_path: Path, facts: object, sources: object, paragraphs: object
):
    value = {"format": "gao", "version": 1, "facts": facts, "sources": sources, "paragraphs": paragraphs}
    file = tmp_path / "稿.gao"
    file.write_text(json.dumps(value), encoding="utf-8")
    window.session.load(window.session.draft, None)  # nothing to be asked about
    if window.files.open(file):
        assert len(window.desk.sheet.text.paragraphs) == len(window.session.draft.paragraphs)
    QApplication.processEvents()
    window.grab()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=_PARAGRAPHS, text=_STRANGE, page=_STRANGE)
def test_a_clip_of_any_content_is_pasted_or_left(
    window: MainWindow, paragraphs: object, text: str, page: str
):
    mime = QMimeData()
    clip = {"format": "drafter-clip", "version": 1, "paragraphs": paragraphs}
    mime.setData(CLIP_MIME, json.dumps(clip).encode())
    insert_mime(window.desk.sheet, mime)
    foreign = QMimeData()
    foreign.setText(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    insert_mime(window.desk.sheet, foreign)
    QApplication.processEvents()
    window.grab()


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=60)
    | st.recursive(_ANY, lambda inner: st.dictionaries(_STRANGE, inner)).map(
        lambda value: json.dumps(value).encode("utf-8", "replace")
    )
)
def test_what_is_no_clip_is_none(data: bytes):
    mime = QMimeData()
    mime.setData(CLIP_MIME, data)
    try:
        clip = clip_from_mime(mime)
    except UserError:
        return
    assert clip is None or clip.paragraphs

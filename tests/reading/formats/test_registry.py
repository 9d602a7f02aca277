"""The registry of formats: what everybody takes their lists from."""

import pytest

from drafter.core.errors import UserError
from drafter.reading.formats.kinds import KINDS, NAME_PATTERNS, SUFFIXES, formats_told
from drafter.reading.formats.registry import FORMATS, File, format_of
from drafter.reading.formats.signs import Look
from drafter.ui.document.file_flow import OPENABLE
from drafter.ui.library.import_flow import READABLE


def test_no_two_formats_have_one_name_or_one_suffix():
    assert [one.name for one in FORMATS] == list(KINDS)
    assert len(set(SUFFIXES)) == len(SUFFIXES)


def test_every_reader_can_be_loaded_and_refuses_what_it_cannot_read():
    for one in FORMATS:
        with pytest.raises(UserError):
            one.read(File(b"", one.suffixes[0], refuse))


def refuse(_data: bytes):
    raise UserError("没有读")


def test_dialogs_offer_every_format():
    assert NAME_PATTERNS in READABLE
    assert NAME_PATTERNS in OPENABLE


def test_what_holds_no_text_is_refused_with_the_list_of_what_can_be_read():
    with pytest.raises(UserError, match=f"这是一张图片.*能读的有：{formats_told()}。"):
        format_of(Look(b"\x89PNG\r\n\x1a\n" + bytes(20), ".docx"))

"""What nobody foresaw, from the terminal: a table of the checks is gone, as it once was from a whole build."""

import sys

import pytest


@pytest.fixture
def without_readings(monkeypatch):
    """A program that cannot find pypinyin, in a state as if no check had ever run."""
    from drafter.checks.lexicon import load_lexicon
    from drafter.reading.pinyin_table import load_pinyin

    load_lexicon.cache_clear()
    load_pinyin.cache_clear()
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    yield
    load_lexicon.cache_clear()
    load_pinyin.cache_clear()


def test_checks_that_cannot_be_made_take_out_only_themselves(drafter, speech, without_readings):
    speech.write_text(speech.read_text("utf-8").replace("每季通报一次", "由____牵头通报"), encoding="utf-8")
    result = drafter("check", speech, "--json", "--fact", "place=清源县")
    assert result.status == 1
    assert "没能校核" in result.sentence
    assert "blanks" in {finding["check"] for finding in result.json["findings"]}


def test_debug_shows_the_traceback_and_without_it_there_is_one_line(drafter, tmp_path, monkeypatch, home):
    draft = tmp_path / "稿.gao"
    assert drafter("new", "-o", draft).status == 0
    monkeypatch.setitem(sys.modules, "drafter.cli_typeset", None)
    plain = drafter("typeset", draft)
    assert plain.status == 1
    assert "请" in plain.sentence
    told = drafter("typeset", draft, "--debug")
    assert told.status == 1
    assert told.err.startswith(plain.sentence)
    assert "Traceback" in told.err
    assert "Traceback" in (home / "错误记录.txt").read_text(encoding="utf-8")

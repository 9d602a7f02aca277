"""`drafter new`: an empty draft from an outline."""

import pytest

from drafter.core import edits
from drafter.core.unit import Unit
from drafter.files.gao import load_draft
from drafter.files.settings import LENGTH, Settings, save_settings
from drafter.files.unit import save_unit
from drafter.paths import default_home


@pytest.mark.parametrize(
    ("name", "parts"),
    [("three-part", 3), ("four-part", 4), ("六段式", 6), ("agenda", 3), ("host", 0), ("表态发言", 0)],
)
def test_a_draft_from_each_outline(drafter, tmp_path, name, parts):
    target = tmp_path / "a.gao"
    facts = ("--fact", "place=清源县", "--fact", "date=2026-11-20", "--fact", "speaker=张明")
    assert drafter("new", "--outline", name, "--title", "讲话", *facts, "-o", target).status == 0
    draft = load_draft(target)
    assert edits.count_parts(draft.paragraphs) == parts
    assert (draft.facts.title, draft.facts.place, draft.facts.speaker) == ("讲话", "清源县", "张明")
    assert [p.text for p in draft.paragraphs[:3]] == ["讲话", "（2026年11月20日）", "张明"]


def test_a_new_draft_is_as_long_as_the_settings_say_or_as_was_stated(drafter, tmp_path):
    def minutes_of(name, *more):
        assert drafter("new", "-o", tmp_path / name, *more).status == 0
        return load_draft(tmp_path / name).facts.minutes

    assert minutes_of("a.gao") == LENGTH.default
    save_settings(Settings({LENGTH.name: 20}), default_home().settings)
    assert minutes_of("b.gao") == 20
    assert minutes_of("c.gao", "--fact", "minutes=5") == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--outline", "seven-part"], "three-part（三段式）"),
        (["--fact", "colour=red"], "名称可以是"),
        (["--fact", "清源县"], "名称=内容"),
        (["--fact", "date=gestern"], "2026-11-20"),
        (["--fact", "minutes=lang"], "分钟数"),
    ],
)
def test_a_mistake_is_said_in_one_line(drafter, tmp_path, arguments, words):
    result = drafter("new", *arguments, "-o", tmp_path / "a.gao")
    assert result.status == 1
    assert words in result.sentence
    assert not (tmp_path / "a.gao").exists()


def test_the_unit_profile_says_who_speaks_where(drafter, home, tmp_path):
    save_unit(Unit("清源县人民政府", place="清源县", speaker="张明"), home / "unit.toml")
    drafter("new", "--fact", "speaker=李强", "-o", tmp_path / "a.gao")
    facts = load_draft(tmp_path / "a.gao").facts
    assert (facts.unit, facts.place, facts.speaker) == ("清源县人民政府", "清源县", "李强")


def test_a_draft_that_is_there_is_not_overwritten(drafter, tmp_path):
    drafter("new", "--title", "甲", "-o", tmp_path / "a.gao")
    result = drafter("new", "--title", "乙", "-o", tmp_path / "a.gao")
    assert result.status == 1
    assert "已经存在" in result.sentence
    assert load_draft(tmp_path / "a.gao").facts.title == "甲"

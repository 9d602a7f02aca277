"""Term files: what is wrong in them is told, and the other entries and checks go on."""

import pytest

from drafter.checks.terms import load_terms
from drafter.paths import resource
from tests.checks.conftest import drafted
from tests.checks.texts import check_draft, context


@pytest.mark.parametrize("number", ["-1", "1" + "0" * 400, "true"])
def test_a_number_that_no_speech_can_have_is_told_and_left_out(tmp_path, number):
    (tmp_path / "ear.toml").write_text(f"[[measure]]\nbalance = {number}\n", encoding="utf-8")
    terms = load_terms(tmp_path)
    assert terms.ear.measures["balance"] == load_terms().ear.measures["balance"]
    assert "ear.toml" in terms.problems[0] and "balance 应当是 0 到 9999 之间的整数" in terms.problems[0]


def test_our_own_term_files_have_no_mistake():
    assert load_terms().problems == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[term]]\ntext = "甲"\n\n[[term]]\ntxt = "乙"\n', ["第 5 行", "不认识“txt”", "可以写的有：text、"]),
        ('[[term]]\ntext = "甲"\nuntil = "2020年"\n', ["第 3 行", "until", "日期，如 2026-01-01"]),
        ("[[term]]\nuntil = 2020-01-01\n", ["第 1 行", "缺少 text"]),
        ('[[term]]\ntext = "甲"\nalso = "乙"\n', ["第 3 行", "方括号"]),
        ('[[trem]]\ntext = "甲"\n', ["第 1 行", "不认识“trem”", "[[term]]"]),
        ('[[term]]\ntext = "甲\n', ["第 2 行", "引号"]),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_is_allowed(tmp_path, text, told):
    (tmp_path / "dated.toml").write_text(text, encoding="utf-8")
    (problem,) = load_terms(tmp_path).problems
    assert "dated.toml" in problem
    assert all(part in problem for part in told)


def test_the_other_entries_and_checks_go_on(tmp_path):
    (tmp_path / "dated.toml").write_text(
        '[[term]]\ntxt = "错"\n\n[[term]]\ntext = "百日会战"\nuntil = 2025-12-31\n', encoding="utf-8"
    )
    (tmp_path / "forms.toml").write_text("这不是 TOML", encoding="utf-8")
    terms = load_terms(tmp_path)
    assert len(terms.problems) == 2
    found = check_draft(drafted("百日会战要打好，榆林市也来了，落实三会一课。"), context(terms=terms))
    assert {"dated", "names", "forms"} <= {f.check for f in found}


def test_a_pattern_that_is_none_is_told_with_its_line(tmp_path):
    (tmp_path / "characters.toml").write_text(
        '[[particle]]\nright = "得"\nwrong = "做(的"\n', encoding="utf-8"
    )
    (problem,) = load_terms(tmp_path).problems
    assert "第 3 行" in problem


def test_measures_can_be_set(tmp_path):
    (tmp_path / "ear.toml").write_text("[[measure]]\nmost_de = 1\n", encoding="utf-8")
    found = check_draft(drafted("这是我们的最大的短板。"), context(terms=load_terms(tmp_path)))
    assert "ear" in {f.check for f in found}


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "ear.toml").write_bytes(b"\xff\xfe\x00")
    assert "ear.toml" in load_terms(tmp_path).problems[0]


def test_dated_terms_and_forms_name_their_source():
    for name in ("dated.toml", "forms.toml", "leaders.toml"):
        text = resource("terms", name).read_text(encoding="utf-8")
        assert text.count("source = ") > 40


def test_a_number_that_has_to_be_there_may_be_nought(tmp_path):
    (tmp_path / "dated.toml").write_text(
        '[[event]]\nname = "纪元"\nyear = 0\ntexts = ["纪元"]\n', encoding="utf-8"
    )
    terms = load_terms(tmp_path)
    assert terms.problems == ()
    assert any(event.year == 0 for event in terms.dated.events)

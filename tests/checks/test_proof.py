"""The proof: what is seeded is found, clean texts stay quiet, and what stands in the samples is found."""

import datetime

import pytest

from tests.checks.table import LEAST, all_seeds, false_alarms, scored
from tests.checks.texts import check_draft, context, read_draft

#: A thousand drafts are checked, one after the other.
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def score():
    return scored(all_seeds())


def test_there_are_a_thousand_seeds_over_all_checks(score):
    assert score.seeded.total() >= 1000
    assert set(score.seeded) >= set(LEAST)


@pytest.mark.parametrize("check", LEAST)
def test_recall(score, check):
    missed = [seed.wrong for seed in score.missed if seed.check == check]
    assert score.recall(check) >= LEAST[check], missed


def test_false_alarms_on_clean_texts():
    characters, alarms = false_alarms()
    assert characters >= 50_000
    assert len(alarms) <= characters / 10_000, [(alarm.check, alarm.text) for alarm in alarms]


def found_in(path, check, **known):
    draft = read_draft(path)
    return [f.text for f in check_draft(draft, context(**known)) if f.check == check]


@pytest.mark.samples
def test_the_wrong_characters_of_the_samples(samples):
    found = found_in(samples / "000_4ebf6465e1ed6e76.txt", "characters")
    for wrong in ("困感", "总枢组", "攻坚完难", "信总"):
        assert wrong in found


@pytest.mark.samples
def test_the_other_citys_name(samples):
    found = found_in(samples / "000_4ebf6465e1ed6e76.txt", "names")
    assert found.count("张掖") == 3
    assert "张披" in found


@pytest.mark.samples
def test_the_masked_names(samples):
    assert {"X", "XX"} <= set(found_in(samples / "000_4ebf6465e1ed6e76.txt", "names"))
    found = found_in(samples / "002_cb920f1d676ddb8d.txt", "names")
    assert "XY" in found
    assert any(text.startswith("YC") for text in found)


@pytest.mark.samples
def test_the_countys_minority(samples):
    assert "鄂伦春" in found_in(samples / "004_b8080c49e0e2098a.txt", "names")


@pytest.mark.samples
def test_the_terms_of_2020_in_a_draft_of_today(samples):
    found = found_in(samples / "004_b8080c49e0e2098a.txt", "dated", date=datetime.date.today())
    assert {"“十三五”", "全面建成小康社会", "脱贫攻坚", "基层减负年", "扫黑除恶专项斗争"} <= set(found)
    assert "新冠肺炎" not in found  # told as done
    old = found_in(samples / "004_b8080c49e0e2098a.txt", "dated", date=datetime.date(2020, 4, 1))
    assert not {"“十三五”", "全面建成小康社会", "新冠肺炎", "脱贫攻坚"} & set(old)

"""Every rule of the lists of wordings is tried on its own example: the wrong wording is found, the right one is left alone."""

import datetime
import tomllib
from collections import Counter
from typing import Any

import pytest

from drafter.checks.characters.terms import load_characters
from drafter.checks.ear.terms import load_ear
from drafter.checks.forms.terms import load_forms
from drafter.paths import resource


def rules(name: str, table: str) -> list[dict[str, str]]:
    listed = tomllib.loads(resource("terms", name).read_text(encoding="utf-8"))
    about = [one["source"] for one in listed["about"]]
    return [{"source": about[0]} | row for row in listed[table] if row["wrong"] != row["right"]]


@pytest.mark.parametrize("name", ["forms.toml", "leaders.toml"])
def test_each_fixed_wording_is_found_in_its_wrong_form_and_names_its_source(name):
    terms, problems = load_forms(name, None)
    assert problems == ()
    listed = rules(name, "form")
    assert len(listed) > 100
    for rule in listed:
        found = [(form.wrong, form.right) for _, _, form in terms.find(rule["wrong"])]
        assert (rule["wrong"], rule["right"]) in found
        assert [f.wrong for _, _, f in terms.find(rule["right"]) if not terms.needs_quotes(f)] == []
        assert rule["source"]


def test_each_word_with_a_wrong_character_is_found_and_the_right_one_is_left_alone():
    terms, problems = load_characters(None)
    assert problems == ()
    listed = rules("characters.toml", "pair")
    assert len(listed) > 1000
    bad = []
    for rule in listed:
        found = [(slip.wrong, slip.right) for _, _, slip in terms.find(rule["wrong"])]
        if (rule["wrong"], rule["right"]) not in found:
            bad.append((rule["wrong"], found))
        if list(terms.find(rule["right"])):
            bad.append(rule["right"])
    assert bad == []


def phrases_in_season() -> list[dict[str, Any]]:
    listed = tomllib.loads(resource("terms", "dated.toml").read_text(encoding="utf-8"))
    return [one for one in listed["term"] if "until" in one]


def test_each_phrase_of_public_life_is_told_once_it_is_past_and_not_on_its_last_day(check):
    listed = phrases_in_season()
    assert len(listed) > 400
    unseen, accused = [], []
    for one in listed:
        for form in (one["text"], *one.get("also", ())):
            beside = "，".join(pattern.split("|")[0] for pattern in one.get("beside", ()))
            sentence = f"要抓好{beside}{form}，一抓到底。"
            if not check("dated", sentence, date=datetime.date(one["until"].year + 2, 6, 1)):
                unseen.append(form)
            if check("dated", sentence, date=one["until"]):
                accused.append(form)
    assert (unseen, accused) == ([], [])


def test_each_phrase_with_a_first_day_is_told_before_it(check):
    listed = [one for one in phrases_in_season() if "from" in one]
    unseen = [
        one["text"]
        for one in listed
        if not check("dated", f"要抓好{one['text']}。", date=one["from"] - datetime.timedelta(days=900))
    ]
    assert len(listed) > 100
    assert unseen == []


def test_each_noun_that_is_counted_is_counted(check):
    listed = tomllib.loads(resource("terms", "announced.toml").read_text(encoding="utf-8"))["noun"]
    wrong = []
    for noun in listed:
        said = noun["text"] + next(iter(noun.get("followed", ("",))))
        told = [
            [
                one.suggestion[:1]
                for one in check("announced", f"下面，我讲{number}{said}：一是抓稳，二是抓细。")
            ]
            for number in "三两"
        ]
        if told != [["两"], []]:
            wrong.append((said, told))
    assert wrong == []


def test_no_word_in_which_de_is_no_particle_is_counted_as_one(check):
    for word in load_ear(None)[0].not_de:
        assert check("ear", f"我们{word}工作的最大的。") == []
        assert check("ear", f"我们的{word}工作的最大的。") != []


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("forms.toml", "form"),
        ("leaders.toml", "form"),
        ("characters.toml", "pair"),
        ("dated.toml", "term"),
        ("announced.toml", "noun"),
    ],
)
def test_no_list_holds_a_wording_twice(name, table):
    listed = tomllib.loads(resource("terms", name).read_text(encoding="utf-8"))[table]
    wordings = [
        (form, *one.get("beside", ()))
        for one in listed
        for form in {one.get("wrong", one.get("text")), *one.get("also", ())}
    ]
    assert [wording for wording, times in Counter(wordings).items() if times > 1] == []

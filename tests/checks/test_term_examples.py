"""Every rule of the lists of wordings is tried on its own example: the wrong wording is found, the right one is left alone."""

import tomllib

import pytest

from drafter.checks.characters.terms import load_characters
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

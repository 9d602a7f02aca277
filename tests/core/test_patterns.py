"""The rules of language that are data: every rule is used, and does what its examples say."""

import importlib
import re

import pytest

from drafter.core.patterns import Patterns
from drafter.core.toml import own_toml
from drafter.paths import resource
from tests.conftest import ROOT

FILES = sorted(resource("patterns").rglob("*.toml"))
KEYS = {"id", "means", "clause", "pattern", "words", "finds", "leaves"}
NEEDED = {"id", "means", "finds", "leaves"}


def module_of(path):
    return "drafter." + ".".join(path.relative_to(resource("patterns")).with_suffix("").parts)


def patterns_of(path):
    """The rules of a file as its module has them."""
    (patterns,) = {
        one for one in vars(importlib.import_module(module_of(path))).values() if isinstance(one, Patterns)
    }
    return patterns


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_rule_says_what_it_rests_on_and_has_a_pattern_or_words(path):
    data = own_toml(*path.relative_to(resource()).parts)
    assert data["source"]
    for entry in data["rule"]:
        assert NEEDED <= set(entry) <= KEYS, entry["id"]
        assert all(entry.values()), entry["id"]
        assert ("pattern" in entry) != ("words" in entry), entry["id"]
    assert len({entry["id"] for entry in data["rule"]}) == len(data["rule"])


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_rule_finds_its_example_and_leaves_what_looks_like_it(path):
    rules = patterns_of(path).rules.values()
    assert [rule.id for rule in rules if not rule.pattern.search(rule.finds)] == []
    assert [rule.id for rule in rules if rule.pattern.search(rule.leaves)] == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_asks_for_the_rules_of_its_file_and_no_others(path):
    source = (ROOT / module_of(path).replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
    entries = own_toml(*path.relative_to(resource()).parts)["rule"]
    known = {entry["id"] for entry in entries}
    parts = {name for entry in entries for name in re.findall(r"\{([a-z][a-z-]*)\}", str(entry))}
    asked = re.findall(r"_PATTERNS(?:\.words\(|\.has\(|\[)([\"'])([a-z-]+)\1", source)
    assert {name for _, name in asked} <= known
    takes_all = "_PATTERNS.rules" in source
    assert [
        one for one in known - parts if not takes_all and f'"{one}"' not in source.replace("'", '"')
    ] == []


def test_a_longer_word_is_found_before_a_shorter_one_that_begins_it():
    words = Patterns("drafter.reading.townships")["ordinary"]
    assert words.search("各乡镇的城区街道").group() == "各乡镇"


def test_a_rule_that_is_not_there_is_told():
    with pytest.raises(KeyError):
        Patterns("drafter.reading.townships")["nowhere"]

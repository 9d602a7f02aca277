"""How fresh the lists are, and newer ones from a disc."""

import datetime
import re
import tomllib
from pathlib import Path

import pytest

from drafter.checks.list_ages import lists_of, take_list
from drafter.checks.terms import load_terms
from drafter.core.errors import UserError
from drafter.paths import resource

NEW = """
[[about]]
source = "市里发的"
checked = 2027-03-01

[[term]]
text = "旧提法"
until = 2026-12-31
"""


def test_every_list_says_where_it_is_from(tmp_path):
    lists = list(lists_of(tmp_path))
    assert {"过时提法", "错别字", "名称和提法"} <= {one.title for one in lists}
    assert all(one.source and one.entries for one in lists)


def test_no_list_that_a_unit_may_add_to_is_without_its_age(tmp_path):
    read_otherwise = {"levels.toml", "numerals.toml", "severity.toml"}
    shipped = {path.name for path in resource("terms").glob("*.toml")}
    assert {one.file for one in lists_of(tmp_path)} == shipped - read_otherwise


def lists_of_terms() -> list[Path]:
    return sorted(path for path in resource("terms").iterdir() if path.suffix in (".toml", ".txt"))


@pytest.mark.parametrize("path", lists_of_terms(), ids=lambda path: path.name)
def test_a_list_says_in_its_first_line_what_it_is(path):
    assert re.match("# ?.{10,}", path.read_text(encoding="utf-8"))


#: What says itself what it means.
_PLAIN = {"text", "texts", "wrong", "right", "name", "source"}
#: Written by a command; the four levels are told in Chinese.
_TOLD_OTHERWISE = {"severity.toml", "levels.toml"}


@pytest.mark.parametrize("path", lists_of_terms(), ids=lambda path: path.name)
def test_a_list_says_what_the_keys_of_its_entries_mean(path):
    if path.suffix != ".toml" or path.name in _TOLD_OTHERWISE:
        return
    listed = path.read_text(encoding="utf-8")
    comments = "\n".join(line for line in listed.splitlines() if line.startswith("#"))
    tables = {name: rows for name, rows in tomllib.loads(listed).items() if name != "about"}
    keys = {key for rows in tables.values() for row in rows for key in row}
    said = set(re.findall("[a-z_]+", comments))
    assert sorted(keys - _PLAIN - said) == []


def test_a_newer_list_comes_in_and_is_used(tmp_path):
    disc, own = tmp_path / "disc", tmp_path / "terms"
    disc.mkdir()
    (disc / "dated.toml").write_text(NEW, encoding="utf-8")
    take_list(disc / "dated.toml", own)
    (mine,) = [one for one in lists_of(own) if one.own]
    assert (mine.source, mine.checked, mine.entries) == ("市里发的", datetime.date(2027, 3, 1), 1)
    assert load_terms(own).dated.get("旧提法")


@pytest.mark.parametrize(
    ("name", "text"), [("other.toml", NEW), ("dated.toml", "[[term]\n"), ("dated.toml", "[[was]]\na = 1\n")]
)
def test_what_is_no_list_is_refused_and_the_one_before_stays(tmp_path, name, text):
    disc, own = tmp_path / "disc", tmp_path / "terms"
    disc.mkdir()
    (disc / "dated.toml").write_text(NEW, encoding="utf-8")
    take_list(disc / "dated.toml", own)
    (disc / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        take_list(disc / name, own)
    assert (own / "dated.toml").read_text(encoding="utf-8") == NEW
    assert [path.name for path in own.iterdir()] == ["dated.toml"]


def test_a_list_that_nobody_looked_through_has_no_day(tmp_path):
    told = {one.file: one.told for one in lists_of(tmp_path)}
    assert told["characters.toml"] == "未逐条核对"
    assert told["dated.toml"].startswith("未逐条核对，其中 ")
    (tmp_path / "dated.toml").write_text(NEW, encoding="utf-8")
    assert [one.told for one in lists_of(tmp_path) if one.own] == ["2027年3月1日核对"]

"""What is kept of the office that a library belongs to, and of the last contact with it."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.files.membership import Membership, Office, load_membership, save_membership
from drafter.files.office_status import OfficeStatus, load_status, save_status

OFFICE = Office("4f1d", "清源县委办", "key")


def test_a_membership_comes_back_as_it_was_written(tmp_path: Path):
    path = tmp_path / "新" / "office.toml"
    assert load_membership(path) is None
    for member in (Membership(OFFICE, "/共享", "小李"), Membership(replace(OFFICE, key=""), "/共享", "小李")):
        save_membership(member, path)
        assert load_membership(path) == member


@pytest.mark.parametrize("text", ["", "place = 3", '[office]\nid = "a"\n', "{"])
def test_a_file_that_makes_no_sense_says_what_to_do(tmp_path: Path, text: str):
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="drafter office leave"):
        load_membership(path)


def test_the_code_that_two_people_compare_is_one_offices_and_keys():
    code = OFFICE.check_code
    assert [len(group) for group in code.split(" ")] == [5] * 6
    assert code.replace(" ", "").isdigit()
    assert code == replace(OFFICE, name="别的叫法").check_code
    assert len({code, replace(OFFICE, id="5").check_code, replace(OFFICE, key="").check_code}) == 3


@pytest.mark.parametrize(
    "waiting, changes, unsent", [(0, 0, ""), (2, 0, "2 篇"), (0, 3, "修改 3 处"), (2, 3, "2 篇、修改 3 处")]
)
def test_what_has_still_to_be_told(waiting: int, changes: int, unsent: str):
    assert OfficeStatus(waiting=waiting, changes=changes).unsent == unsent


def test_the_last_contact_is_told_with_its_day_where_that_is_not_today():
    now = datetime.datetime.now().astimezone().replace(hour=0, minute=1)
    assert OfficeStatus(now.isoformat()).when == "上次同步 00:01"
    before = now - datetime.timedelta(days=3)
    past = OfficeStatus(before.isoformat())
    assert past.when == f"上次同步 {before.month}月{before.day}日 {before:%H:%M}"
    assert past.silent == 3
    assert (OfficeStatus().when, OfficeStatus().silent) == ("", 0)
    assert OfficeStatus("昨天").when == ""


def test_a_status_comes_back_or_nothing_is_known(tmp_path: Path):
    file = tmp_path / "新" / "status.json"
    assert load_status(file) == OfficeStatus()
    status = OfficeStatus("2026-03-05T08:30", "断了", 1, 2, 3, ("一", "二"))
    save_status(status, file)
    assert load_status(file) == status
    for text in ("{", "[]", '{"last": ""}', '{"last": "", "error": "", "waiting": "多", "changes": 0}'):
        file.write_text(text, encoding="utf-8")
        assert load_status(file) == OfficeStatus()

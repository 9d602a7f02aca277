"""What the user is told of a contact with the office."""

import pytest

from drafter.library.colleagues import Met, Received
from drafter.office.share import Contact
from drafter.office.syncing import told_of


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        (Contact(renewed=True), "从备份恢复的"),
        (Contact(withdrawn=2), "2 篇材料已不再共享"),
        (Contact(refused=3), "3 处更正不归本单位"),
        (Contact(mended=1), "1 个文件损坏，已由本机补上"),
        (Contact(damaged=4), "4 个文件损坏，等原来的机器补上"),
    ],
)
def test_each_trouble_is_told_in_a_sentence(contact, told):
    (sentence,) = told_of(contact)
    assert told in sentence


def test_a_quiet_contact_tells_nothing():
    assert told_of(Contact(fetched=3, written=2)) == []


@pytest.mark.parametrize(
    ("seconds", "amount"), [(3599, "59 分钟"), (3600, "1 小时"), (-7200, "2 小时"), (86_400, "24 小时")]
)
def test_a_clock_that_is_wrong_is_told_in_minutes_and_from_an_hour_in_hours(seconds, amount):
    (sentence,) = told_of(Contact(fast=seconds))
    assert f"与同事相差 {amount}" in sentence
    (sentence,) = told_of(Contact(fast=seconds), of_server=True)
    assert f"与服务器相差 {amount}" in sentence


def test_later_versions_and_large_pictures_are_counted():
    assert [sentence[:3] for sentence in told_of(Contact(), later=2, left=5)] == ["有 2", "有 5"]


def test_what_came_in_two_rounds_is_added_up():
    one, other = Met("a", "讲话", "state", "张明", 1), Met("b", "讲话", "state", "李强", 2)
    assert Received(1, 2, 3, 4, (one,)) + Received(10, 20, 30, 40, (other,)) == Received(
        11, 22, 33, 44, (one, other)
    )

"""Who changed what of a source, and one rule for facts that meet."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.core.progress import run_job
from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.feed.fact import Fact, column_of
from drafter.library.feed.facts import facts_of, merge
from drafter.library.feed.history import history_of
from drafter.library.store import migrate_tables
from tests.conftest import cases
from tests.library.speeches import SAFETY, speech

_DIGEST = "5" * 64

_facts = st.builds(
    Fact,
    st.just(_DIGEST),
    st.sampled_from(["title", "removed", "mood"]),
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["", "甲", "乙", "\U0002070e"]),
)


def _told(*batches: list[Fact]) -> tuple[dict[str, Fact], list]:
    """The facts and the history of a store that took these batches."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate_tables(connection)
        for batch in batches:
            merge(connection, _DIGEST, batch)
        return facts_of(connection, _DIGEST), history_of(connection, _DIGEST)


@settings(deadline=None, max_examples=cases(60), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_facts, max_size=12), st.randoms(use_true_random=False), st.integers(0, 12))
def test_facts_in_any_order_and_any_number_of_times_give_one_state(facts, order, cut):
    again = [*facts, *order.sample(facts, len(facts) // 2)]
    order.shuffle(again)
    assert _told(facts) == _told(again[:cut], again[cut:])
    greatest = {fact.name: fact for fact in sorted(facts, key=lambda fact: fact.rank)}
    assert _told(facts)[0] == greatest


def test_whoever_saw_the_others_change_wins_whatever_the_clocks_say():
    far = Fact(_DIGEST, "title", 1, 4_000_000_000_000, "a", "2099年说的")
    seen = Fact(_DIGEST, "title", 2, 5, "b", "看到以后说的")
    assert _told([seen], [far])[0]["title"] == seen


def test_every_change_is_told_with_who_and_when_and_can_be_taken_back(stocked: EmbeddedLibrary):
    started = datetime.now().replace(microsecond=0)
    source = stocked.sources()[0].source
    assert stocked.history(source.id) == []
    for title, state in (("改一", ""), ("改二", "delivered")):
        stocked.edit_source(replace(stocked.source(source.id), title=title, state=state))
    changes = stocked.history(source.id)
    titles = [change for change in changes if change.name == "title"]
    assert [(c.before, c.after, c.who, c.is_last) for c in titles] == [
        ("改一", "改二", "", True),
        (source.title, "改一", "", False),
    ]
    assert [(c.before, c.after) for c in changes if c.name == "state"] == [("", "已讲")]
    assert all(change.when and change.when >= started for change in changes)
    stocked.take_back(source.id, titles[1])
    assert stocked.source(source.id).title == source.title
    assert stocked.search(Query("耕地")).hits[0].source.title == source.title
    assert [change.after for change in stocked.history(source.id) if change.name == "title"] == [
        source.title,
        "改二",
        "改一",
    ]
    assert run_job(stocked.verify()).problems == ()


def test_the_bin_is_part_of_the_history_and_deleting_for_good_leaves_none(stocked: EmbeddedLibrary):
    source = stocked.sources()[0].source
    stocked.remove(source.id)
    stocked.restore(source.id)
    assert [(c.name, bool(c.after)) for c in stocked.history(source.id)] == [
        ("removed", False),
        ("removed", True),
    ]
    stocked.take_back(source.id, stocked.history(source.id)[0])
    assert [record.removed for record in stocked.sources()] == [True, False]
    stocked.empty_bin()
    again = stocked.add(speech(source.title, *SAFETY, day=date(2025, 2, 20)), "farming")
    assert again == stocked.source(source.id), "named by its digest"
    assert stocked.history(source.id) == []


def test_a_value_that_makes_no_sense_is_shown_as_none():
    assert column_of("date", "2025-02-20") == ("day", date(2025, 2, 20).toordinal())
    assert column_of("state", "定稿") == ("state", "final")
    nonsense = (("date", "明天"), ("level", "国家"), ("state", "四稿"), ("whose", "他"))
    assert [column_of(*fact) for fact in nonsense] == [
        ("day", None),
        ("level", ""),
        ("state", ""),
        ("whose", ""),
    ]
    assert column_of("mood", "晴") is None


def test_uses_are_counted_by_device_and_shown_as_their_sum(stocked: EmbeddedLibrary):
    hit = stocked.search(Query("耕地")).hits[0]
    stocked.note_use([hit.id, hit.id])
    with stocked._store.transaction() as connection:
        ((digest, block),) = connection.execute(
            "SELECT source, substr(name, 5, 24) FROM facts WHERE name GLOB 'use/*'"
        )
        merge(connection, digest, [Fact(digest, f"use/{block}/ffffffffffffffff", 5, 1, "f", "")])
    stocked.note_use([hit.id])
    assert stocked.search(Query("耕地")).hits[0].uses == 8


def test_a_delivery_is_noted_with_day_and_meeting_and_can_be_taken_back(stocked: EmbeddedLibrary):
    source = stocked.sources()[0].source
    stocked.note_given(source.id, date(2026, 3, 5), "全县安全生产会议")
    stocked.note_given(source.id, date(2026, 4, 9), "乡镇党委书记例会")
    assert stocked.sharing(source.id).given == (
        (date(2026, 4, 9), "乡镇党委书记例会"),
        (date(2026, 3, 5), "全县安全生产会议"),
    )
    assert stocked.source(source.id).state == "delivered"
    change = next(one for one in stocked.history(source.id) if one.name == "given/2026-04-09")
    stocked.take_back(source.id, change)
    assert [day for day, _ in stocked.sharing(source.id).given] == [date(2026, 3, 5)]
    assert stocked.sharing(source.id).scope == "", "nobody else reads it without a server"

"""What is looked at again after an edit, and what several findings do together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks.characters.check import CHECK
from drafter.checks.check import Scene
from drafter.checks.comments import find_open_comments
from drafter.checks.finding import Change, Finding, Fix, Severity
from drafter.checks.sentences import renewed
from drafter.checks.severities import load_severities
from drafter.checks.together import likeliest_fixes, together
from drafter.core.model import Draft, DraftComment, Paragraph
from drafter.paths import resource
from tests.checks.conftest import drafted
from tests.checks.texts import context
from tests.conftest import cases

SENTENCES = (
    "要守住底线。",
    "年低前完成任务；",
    "要抓好未端管理。",
    "力争今年低见效！",
    "大家辛苦了",
    "末经批准不得开工，要从末松懈。",
)


@settings(max_examples=cases(40))
@given(st.lists(st.sampled_from(SENTENCES), max_size=4), st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_only_changed_sentences_are_looked_at_and_all_findings_stand_where_they_belong(old, new):
    known = context()
    before, after = (Paragraph("p", text="".join(texts)) for texts in (old, new))
    found = list(CHECK.paragraph(before, known))
    again = list(renewed(CHECK, before, found, after, known))
    wanted = list(CHECK.paragraph(after, known))
    place = lambda one: (one.start, one.end, one.message, one.fixes)  # noqa: E731
    assert sorted(map(place, again), key=str) == sorted(map(place, wanted), key=str)
    assert all(after.text[one.start : one.end] == one.text for one in again)


def finding(*fixes: Fix) -> Finding:
    return Finding("characters", Severity.WARNING, 0, "a", 0, 1, "", "", fixes=fixes)


def change(start: int, old: str, new: str, paragraph: str = "a") -> Fix:
    return Fix(new, (Change(paragraph, start, old, new),))


def test_fixes_that_touch_one_character_are_not_made_together():
    first, overlapping = change(0, "未端", "末端"), change(1, "端点", "终点")
    behind, put_in, elsewhere = change(2, "点", "处"), change(1, "", "的"), change(0, "未端", "末端", "b")
    found = [
        finding(),
        finding(first, behind),
        finding(overlapping),
        finding(put_in),
        finding(behind),
        finding(elsewhere),
    ]
    assert likeliest_fixes(found) == (first, behind, elsewhere)
    assert likeliest_fixes([finding(put_in), finding(first)]) == (put_in,)
    draft = drafted(Paragraph("a", text="未端点"), Paragraph("b", text="未端"))
    mended = together(likeliest_fixes(found), "全部改")(draft)
    assert [p.text for p in mended.paragraphs] == ["末端处", "末端"]


def test_what_several_fixes_tick_remove_and_number_is_done_once():
    fixes = [Fix("一", ticked=("x",), removed=("a",), markers=(("b", "一是"),), in_order=("b",))] * 2
    one = together(fixes, "两处")
    assert (one.label, one.ticked, one.removed, one.markers, one.in_order) == (
        "两处", ("x",), ("a",), (("b", "一是"),), ("b",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "message", "fix"),
    [
        (DraftComment("p0", "点名到村", "王县长"), "王县长：点名到村", "办好了"),
        (DraftComment("p0", "点名到村"), "点名到村", "办好了"),
        (DraftComment("gone", "点名到村", "王县长"), "王县长：点名到村（旁边的那一段已经没有了）", "办好了"),
        (
            DraftComment("p0", "见年报", "王县长", "footnote"),
            "脚注：见年报（导出 Word 时排在这一段）",
            "不要这条脚注",
        ),
    ],
)
def test_a_comment_is_told_with_who_wrote_it_and_a_footnote_without(comment, message, fix):
    draft = replace(drafted("要抓早。"), comments=(comment,))
    (told,) = find_open_comments(Scene(draft, context(), ()))
    assert (told.message, told.fixes[0].label, told.paragraph_id) == (message, fix, "p0")
    assert told.fixes[0](draft).ticked == (comment.name,)
    assert list(find_open_comments(Scene(replace(draft, ticked=(comment.name,)), context(), ()))) == []
    assert list(find_open_comments(Scene(Draft(comments=(comment,)), context(), ()))) == []


def test_the_table_of_severities_counts_right_and_wrong_ones():
    import tomllib

    rows = tomllib.loads(resource("terms", "severity.toml").read_text(encoding="utf-8"))["rule"]
    table = load_severities()
    for row in rows:
        if row["name"] in table:
            assert table[row["name"]] == (row["precision"], row["right"] + row["wrong"])

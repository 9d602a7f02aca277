"""The figures of a whole draft: listed by what they count, and changed everywhere at once."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft_figures import figures_of, left_by_change, with_figure
from drafter.core.figures import figures_in
from drafter.core.model import Draft, Paragraph, Role


def drafted(*texts: str) -> Draft:
    title = Paragraph("t", Role.TITLE, text="在全县12项工作会议上的讲话")
    return Draft(paragraphs=(title, *(Paragraph(f"p{n}", text=text) for n, text in enumerate(texts))))


def test_figures_are_listed_by_what_they_count_those_that_disagree_first():
    draft = drafted("投入资金300万元。全县37座小型水库。", "小型水库共有39座，6月底前查完。")
    groups = figures_of(draft)
    first = groups[0]
    assert (first.name, len(first.places), first.disagrees) == ("小型水库", 2, True)
    assert {one.places[0].figure.kind.value for one in groups} == {"金额", "数量", "日期"}


def test_figures_in_words_and_of_two_parts_have_their_values():
    text = "总投资3亿2000万元，安排八十五亿六千万元，补助一千二百三十户。"
    assert [one.value for one in figures_in(text)] == [3.2e8, 85.6e8, 1230]


def test_a_figure_is_changed_in_all_its_places():
    draft = drafted("全县37座小型水库。", "37座小型水库要查，37座小型水库有人管。")
    group = figures_of(draft)[0]
    changed = with_figure(draft, group.places, "39座")
    assert [p.text for p in changed.paragraphs[1:]] == [
        "全县39座小型水库。",
        "39座小型水库要查，39座小型水库有人管。",
    ]


def test_a_change_of_one_figure_tells_where_the_old_value_still_stands():
    before = drafted("全县37座小型水库。", "37座小型水库要查。", "投资37亿元。")
    after = drafted("全县39座小型水库。", "37座小型水库要查。", "投资37亿元。")
    left = left_by_change(before, after)
    assert left is not None
    assert (left.name, left.old, left.new) == ("小型水库", "37座", "39座")
    assert [one.paragraph.id for one in left.places] == ["p1"]
    assert left_by_change(before, before) is None


@given(st.lists(st.text("全县小型水库共有座37,.万亿元%月底前三五十年", max_size=30), max_size=5))
def test_every_figure_is_in_one_group_and_stands_where_it_is_told(texts):
    draft = drafted(*texts)
    places = [one for group in figures_of(draft) for one in group.places]
    assert len({(one.paragraph.id, one.figure.start) for one in places}) == len(places)
    assert all(one.paragraph.text[one.figure.start : one.figure.end] == one.figure.written for one in places)

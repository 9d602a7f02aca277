"""What an author has struck through is taken out, as long as it is not most of the file."""

from drafter.core.document import Removed
from drafter.reading.extracted import STRUCK, Line
from drafter.reading.struck import without_struck

TEXT = "要抓早抓小，抓紧抓实。"


def nothing(_: Removed) -> bool:
    return False


def test_words_are_taken_out_where_they_stand_and_each_run_is_told():
    kept, removed = without_struck([Line(TEXT, struck=((1, 3), (6, 8)), lead_bold=5)], nothing)
    assert [(line.text, line.lead_bold, line.struck) for line in kept] == [("要抓小，抓实。", 3, ())]
    assert sorted(removed, key=lambda one: one.text) == [Removed("抓早", STRUCK), Removed("抓紧", STRUCK)]


def test_what_is_wanted_back_stays():
    kept, removed = without_struck([Line(TEXT, struck=((1, 3), (6, 8)))], lambda one: one.text == "抓早")
    assert [line.text for line in kept] == ["要抓早抓小，抓实。"]
    assert [one.text for one in removed] == ["抓紧"]


def test_a_line_of_which_nothing_is_left_goes_and_an_empty_one_stays():
    gone = Line("删掉。", struck=((0, 3),))
    kept, removed = without_struck([Line(TEXT), gone, Line("")], nothing)
    assert [line.text for line in kept] == [TEXT, ""]
    assert [one.text for one in removed] == ["删掉。"]


def test_a_struck_blank_is_neither_told_nor_taken_out():
    line = Line("要 抓早，还要抓小。", struck=((1, 2),))
    assert without_struck([line], nothing) == ([line], [])


def test_a_file_that_is_mostly_struck_through_is_left_as_it_is():
    half, more = Line("甲乙丙丁", struck=((0, 2),)), Line("甲乙丙丁", struck=((0, 3),))
    assert without_struck([more], nothing) == ([more], [])
    assert [line.text for line in without_struck([half], nothing)[0]] == ["丙丁"]

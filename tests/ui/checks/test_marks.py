"""Which findings are marked in the text, and how."""

from drafter.checks.finding import Finding, Fix, Severity
from drafter.ui.base.theme import LIGHT
from drafter.ui.checks.groups import COMMENTS
from drafter.ui.checks.marks import flagged_cells, marks_of, severities_of

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def finding(
    severity: Severity = ERROR, length: int = 2, *, place: str = "a", check: str = "names", **more
) -> Finding:
    return Finding(check, severity, 0, place, 3, 3 + length, "甲" * length, "", **more)


def test_what_is_about_words_is_marked_there():
    (mark,) = marks_of([finding()], LIGHT)
    assert (mark.paragraph_id, mark.start, mark.end) == ("a", 3, 5)
    assert marks_of([finding(length=0)], LIGHT) == []
    assert marks_of([finding(cell=(0, 0))], LIGHT) == []
    assert marks_of([finding(check=COMMENTS)], LIGHT) == []
    assert marks_of([finding(fixes=(Fix("照排", in_order=("a",)),))], LIGHT) == []
    assert len(marks_of([finding(fixes=(Fix("改"),))], LIGHT)) == 1


def test_only_a_hint_on_a_whole_passage_is_not_marked():
    def marked(severity: Severity, length: int) -> bool:
        return bool(marks_of([finding(severity, length)], LIGHT))

    assert [marked(HINT, length) for length in (1, 40, 41)] == [True, True, False]
    assert [marked(severity, 41) for severity in (ERROR, WARNING)] == [True, True]


def test_each_severity_has_a_line_of_its_own():
    error, warning, hint = (marks_of([finding(one)], LIGHT)[0].format for one in (ERROR, WARNING, HINT))
    styles = type(error).UnderlineStyle
    assert [one.underlineStyle() for one in (error, warning, hint)] == [
        styles.WaveUnderline, styles.WaveUnderline, styles.DotLine,
    ]  # fmt: skip
    assert len({one.underlineColor().name() for one in (error, warning, hint)}) == 3
    assert [one.hasProperty(type(error).Property.BackgroundBrush) for one in (error, warning, hint)] == [
        True, False, False,
    ]  # fmt: skip


def test_a_paragraph_is_as_bad_as_the_worst_in_its_text():
    found = [
        finding(WARNING, place="a"), finding(ERROR, place="a"), finding(WARNING, place="b"), finding(HINT, place="c"),
        finding(ERROR, length=0, place="d"),
    ]  # fmt: skip
    assert severities_of(found) == {"a": "error", "b": "warning"}


def test_a_cell_is_as_bad_as_the_worst_in_it_and_hints_count():
    found = [
        finding(HINT, cell=(0, 1)), finding(WARNING, cell=(0, 1)), finding(HINT, cell=(1, 0)), finding(ERROR),
        finding(ERROR, cell=(0, 0), place="b"),
    ]  # fmt: skip
    assert flagged_cells(found) == {"a": {(0, 1): "warning", (1, 0): "hint"}, "b": {(0, 0): "error"}}

"""The list of findings as a view asks for it."""

from PySide6.QtCore import QModelIndex, Qt

from drafter.checks.finding import Finding, Severity
from drafter.core.model import Paragraph, Role, Source
from drafter.ui.checks.model import FINDING_ROLE, ROW_ROLE, FindingRow, FindingsModel, HeadingRow, KindRow

SOURCE = Source("s", "在全市会议上的讲话", place="临江市")
PARAGRAPHS = (
    Paragraph("h", Role.HEADING, 1, "提高认识", "一、"),
    Paragraph("a", text="全市要动起来，抓好抓好落实。", source=SOURCE),
)
WORDS = Qt.ItemDataRole.DisplayRole


def finding(check: str, severity: Severity, start: int, message: str = "说错了。") -> Finding:
    text = PARAGRAPHS[1].text[start : start + 2]
    return Finding(check, severity, 1, "a", start, start + 2, text, message)


NAME = finding("names", Severity.ERROR, 0)
TWICE = [finding("twice", Severity.WARNING, n) for n in (7, 11)]


def filled() -> FindingsModel:
    model = FindingsModel()
    model.show((*TWICE, NAME), PARAGRAPHS)
    return model


def words(model: FindingsModel) -> list[object]:
    return [model.index(row).data(WORDS) for row in range(model.rowCount())]


def test_what_must_be_mended_is_open_first(qapp):
    model = filled()
    rows = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    assert [type(row) for row in rows] == [HeadingRow, KindRow, FindingRow, HeadingRow, KindRow]
    assert words(model)[0] == "要改"
    assert words(model)[1].endswith("，1 处，已展开")
    assert words(model)[2].endswith("说错了。（第一部分）")
    assert words(model)[3] == "请看一看"
    assert words(model)[4].endswith("，2 处，已折叠")
    assert [model.index(row).data(FINDING_ROLE) for row in range(4)] == [None, None, NAME, None]
    assert rows[2].why.startswith("这一段取自临江市的《在全市会议上的讲话》")


def test_a_heading_is_only_read_and_nothing_is_beyond_the_rows(qapp):
    model = filled()
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0)) == 0
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "要改"


def test_one_kind_is_open_at_a_time_and_closes_again(qapp):
    model = filled()
    key = model.index(4).data(ROW_ROLE).kind.key
    model.open_kind(key)
    assert model.kind is not None
    assert model.kind.findings == tuple(TWICE)
    assert model.rowCount() == 6
    model.open_kind(key)
    assert model.kind is None
    assert model.rowCount() == 4


def test_a_finding_is_shown_in_its_kind(qapp):
    model = filled()
    assert model.walk == (NAME, *TWICE)
    assert model.opened is None
    assert not model.index_of(TWICE[1]).isValid()
    model.open_finding(TWICE[1])
    assert model.opened == TWICE[1]
    assert model.index_of(TWICE[1]).row() == 5
    model.open_finding(None)
    assert model.opened is None
    assert model.kind is not None
    assert model.kind.check == "twice"


def test_a_kind_that_is_mended_closes(qapp):
    model = filled()
    model.show(TWICE, PARAGRAPHS)
    assert model.kind is None
    assert model.rowCount() == 2
    model.show((), PARAGRAPHS)
    assert model.rowCount() == 0
    model.show(TWICE, PARAGRAPHS)
    assert model.kind is not None

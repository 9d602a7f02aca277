"""The list of findings for a view: kinds with their counts, and below the one at work its findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.checks.finding import Finding, Severity
from drafter.core.cells import told_cell
from drafter.core.model import Paragraph
from drafter.ui.checks.groups import Kind, kinds_of, places_of, reason_of, titles, walk_of

Index = QModelIndex | QPersistentModelIndex

#: Where a view finds the row itself, and the finding of a row that shows one.
ROW_ROLE = Qt.ItemDataRole.UserRole
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """What the kinds below it have in common: 要改, 请看一看."""

    text: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind; `is_open` where its findings follow."""

    kind: Kind
    is_open: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with why it is one, and where in the draft it stands; `is_open` where it is shown with all that can be
    done about it.
    """

    finding: Finding
    why: str
    place: str
    is_open: bool


Row = HeadingRow | KindRow | FindingRow


def rows_of(
    kinds: Sequence[Kind], open_kind: str, open_finding: str, paragraphs: Sequence[Paragraph]
) -> tuple[Row, ...]:
    """The rows of a list: only the kind with the key `open_kind` shows its findings, which are of these paragraphs."""
    places = places_of(paragraphs) if kinds else {}
    sources = {paragraph.id: paragraph.source for paragraph in paragraphs}
    rows: list[Row] = []
    heading = ""
    for kind in kinds:
        words = "要改" if kind.severity is Severity.ERROR else "请看一看"
        if words != heading:
            heading = words
            rows.append(HeadingRow(words))
        is_open = kind.key == open_kind
        rows.append(KindRow(kind, is_open))
        for finding in kind.findings if is_open else ():
            place = told_cell(finding.cell) or places.get(finding.paragraph_id, "")
            why = reason_of(finding, sources.get(finding.paragraph_id))
            rows.append(FindingRow(finding, why, place, finding.key == open_finding))
    return tuple(rows)


class FindingsModel(QAbstractListModel):
    """A thin adapter over the rows; it remembers which kind and which finding are open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[Kind, ...] = ()
        self._paragraphs: Sequence[Paragraph] = ()
        self._open_kind = self._open_finding = ""
        self._rows: tuple[Row, ...] = ()

    def show(self, findings: Sequence[Finding], paragraphs: Sequence[Paragraph]) -> None:
        """Show other findings, of a draft with these paragraphs.

        The kind at work stays open; where there is none any more, the first one that must be mended opens.
        """
        self._kinds = kinds_of(findings)
        self._paragraphs = paragraphs
        if self._open_kind not in ("", *(kind.key for kind in self._kinds)):
            self._open_kind = ""
        if not self._rows and self._kinds:
            self._open_kind = self._kinds[0].key
        self._refresh()

    def open_kind(self, key: str) -> None:
        """Open the kind with this key, or close it where it is open; the others are closed."""
        self._open_kind = "" if key == self._open_kind else key
        self._open_finding = ""
        self._refresh()

    def open_finding(self, finding: Finding | None) -> None:
        """Show a finding, in its kind, with all that can be done about it; None closes it."""
        self._open_finding = finding.key if finding else ""
        if finding is not None:
            keys = {one.key: kind.key for kind in self._kinds for one in kind.findings}
            self._open_kind = keys.get(finding.key, self._open_kind)
        self._refresh()

    @property
    def walk(self) -> tuple[Finding, ...]:
        """The findings in the order of the list, those of closed kinds included."""
        return walk_of(self._kinds)

    @property
    def kind(self) -> Kind | None:
        """The kind that is open."""
        return next((row.kind for row in self._rows if isinstance(row, KindRow) and row.is_open), None)

    @property
    def opened(self) -> Finding | None:
        """The finding that is shown with all that can be done about it."""
        return next((row.finding for row in self._rows if isinstance(row, FindingRow) and row.is_open), None)

    def index_of(self, finding: Finding) -> QModelIndex:
        """The index of a finding's row, an invalid one where it is not shown."""
        keys = [row.finding.key if isinstance(row, FindingRow) else "" for row in self._rows]
        return self.index(keys.index(finding.key)) if finding.key in keys else QModelIndex()

    def _refresh(self) -> None:
        rows = rows_of(self._kinds, self._open_kind, self._open_finding, self._paragraphs)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only to be read."""
        if isinstance(self.data(index, ROW_ROLE), HeadingRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, also for screen readers; the row and its finding under their roles."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(row)
        if role == FINDING_ROLE:
            return row.finding if isinstance(row, FindingRow) else None
        return row if role == ROW_ROLE else None


def _words(row: Row) -> str:
    if isinstance(row, HeadingRow):
        return row.text
    if isinstance(row, KindRow):
        return f"{row.kind.title}，{len(row.kind.findings)} 处，{'已展开' if row.is_open else '已折叠'}"
    return f"{titles()[row.finding.check]}：{row.finding.message}（{row.place}）"

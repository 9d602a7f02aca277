"""The findings as a list for a view, and in short for one line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.checks.finding import Finding, Severity
from drafter.ui.widgets.plain import plain_tip


@cache
def titles() -> dict[str, str]:
    """The Chinese title of each check by its name; the checks themselves are not loaded at start-up."""
    from drafter.checks.run import CHECKS

    return {check.name: check.title for check in CHECKS}


#: Where a view finds the finding itself.
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


def summary(findings: Sequence[Finding]) -> str:
    """3 处他处地名 · 1 处过时提法, hints left to the list; what to say where there is nothing."""
    hints = sum(finding.severity is Severity.HINT for finding in findings)
    parts = list(_counted(findings))
    if hints:
        parts.append(f"{hints} 条提示")
    return " · ".join(parts) if parts else "没有发现问题"


def faults(findings: Sequence[Finding]) -> str:
    """2 处他处地名、1 处过时提法: errors and warnings, blanks aside; "" where there are none."""
    return "、".join(_counted([finding for finding in findings if finding.check != "blanks"]))


def _counted(findings: Sequence[Finding]) -> Iterator[str]:
    """The number of errors and warnings of each check, the most first."""
    counted = Counter(f.check for f in findings if f.severity is not Severity.HINT)
    return (
        "引用率过高" if check == "copied" else f"{count} 处{titles()[check]}"
        for check, count in counted.most_common()
    )


class FindingsModel(QAbstractListModel):
    """A thin adapter over a tuple of findings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> None:
        """Show other findings; the rows of those that stay keep their place where nothing changed."""
        if tuple(findings) == self._findings:
            return
        self.beginResetModel()
        self._findings = tuple(findings)
        self.endResetModel()

    def finding(self, row: int) -> Finding | None:
        """The finding in a row."""
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def row_of(self, key: str) -> int:
        """The row of the finding with a key, -1 where it is gone."""
        return next((row for row, finding in enumerate(self._findings) if finding.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of findings."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a finding, also for screen readers; the finding itself under FINDING_ROLE."""
        finding = self.finding(index.row())
        if finding is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{titles()[finding.check]}：{finding.message}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(finding.message)
        return finding if role == FINDING_ROLE else None

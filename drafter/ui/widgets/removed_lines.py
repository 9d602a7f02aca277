"""What cleaning took out of a file or mended, as ticked lines of a tree: a tick taken away takes the text back."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from drafter.core.document import TO_FULL_WIDTH, Removed
from drafter.reading.punctuation import MENDED
from drafter.ui.widgets.plain import plain_tip

#: Characters of a text that a line shows.
_SHOWN = 120
_NUMBER = Qt.ItemDataRole.UserRole


def lines_of(removed: Sequence[Removed], state: Qt.CheckState, folded_from: int) -> list[QTreeWidgetItem]:
    """A line for each text: single ones first, then those with one reason, folded up from so many on."""
    kinds: dict[str, list[int]] = {}
    for number, one in enumerate(removed):
        kinds.setdefault(_kind(one), []).append(number)
    single: list[QTreeWidgetItem] = []
    folded: list[QTreeWidgetItem] = []
    for kind, numbers in kinds.items():
        lines = [_line(removed[number], number, state) for number in numbers]
        if len(lines) < folded_from:
            single += lines
        else:
            parent = parent_line(kind, len(lines), state)
            parent.addChildren(lines)
            folded.append(parent)
    return single + folded


def parent_line(name: str, count: int, state: Qt.CheckState) -> QTreeWidgetItem:
    """A line that stands for others, ticked and unticked with them; it says how many they are."""
    parent = QTreeWidgetItem([name, f"{count:,} 处"])
    parent.setFlags(parent.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
    parent.setCheckState(0, state)
    parent.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return parent


def taken_back(removed: Sequence[Removed], parents: Iterable[QTreeWidgetItem]) -> tuple[Removed, ...]:
    """Which texts have lost their tick, of the lines at or below these."""
    lines = [line for line in _leaves(parents) if line.checkState(0) is Qt.CheckState.Unchecked]
    return tuple(removed[number] for number in sorted(line.data(0, _NUMBER) for line in lines))


def _leaves(lines: Iterable[QTreeWidgetItem]) -> Iterator[QTreeWidgetItem]:
    """The lines that stand for a text."""
    for line in lines:
        if line.childCount():
            yield from _leaves(line.child(place) for place in range(line.childCount()))
        else:
            yield line


def _kind(removed: Removed) -> str:
    """What lines are folded up by: their reason, one for all marks brought to full width."""
    return MENDED if removed.reason.endswith(TO_FULL_WIDTH) else removed.reason


def _line(removed: Removed, number: int, state: Qt.CheckState) -> QTreeWidgetItem:
    text = " ".join(removed.text.split())
    line = QTreeWidgetItem([text if len(text) <= _SHOWN else text[:_SHOWN] + "…", removed.reason])
    line.setToolTip(0, plain_tip(removed.text))
    line.setData(0, _NUMBER, number)
    line.setCheckState(0, state)
    return line

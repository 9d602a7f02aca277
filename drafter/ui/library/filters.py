"""The chips above the results: each narrows the search by one facet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from drafter.core.clip import ClipKind
from drafter.core.model import LEVEL_NAMES, MOVE_NAMES, Move, Source
from drafter.library.api import Query
from drafter.ui.base.theme import scaled_font
from drafter.ui.library.questions import BY_LENGTH
from drafter.ui.library.switches import KindSwitches
from drafter.ui.widgets.flow_layout import FlowLayout
from drafter.ui.widgets.plain import plain_tip

#: The most occasions that a menu offers.
_MOST = 20
#: The characters of a title that a menu or a chip has room for.
_LONG_TITLE = 16


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a chip's menu; `count` is how many results it would leave, None where unknown."""

    value: object
    name: str
    count: int | None = None


class FilterChip(QToolButton):
    """A chip that narrows by one facet: its menu offers the values, "" or None standing for all."""

    picked = Signal()

    def __init__(self, title: str, everything: str, initial: object = None) -> None:
        super().__init__()
        self.value = initial
        self._title = title
        self._initial = initial
        self._everything = everything
        self._choices: list[Choice] = []
        #: The last entry of the menu, for what it has no room for, and what it does; none where None.
        self.further: tuple[str, Callable[[], object]] | None = None
        self.setProperty("chip", True)
        self.setAccessibleName(title)
        self.setToolTip(plain_tip(f"按{title}筛选"))
        self.setCheckable(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._show_state()

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other values; the chosen one stays chosen, and offered, also where it would leave nothing."""
        before, self._choices = self._choices, list(choices)
        if self.value != self._initial and self.value not in [choice.value for choice in self._choices]:
            self._choices += [replace(old, count=0) for old in before if old.value == self.value]
        self._show_state()

    def pick(self, value: object) -> None:
        """Choose a value, as if it had been clicked."""
        changed = value != self.value
        self.value = value
        self._show_state()
        if changed:
            self.picked.emit()

    def clear(self) -> None:
        """Narrow by nothing again."""
        self.pick(self._initial)

    def _fill(self) -> None:
        self._menu.clear()
        self._group.deleteLater()
        self._group = group = QActionGroup(self._menu)
        everything = [Choice(self._initial, self._everything)] if self._everything else []
        for choice in [*everything, *self._choices]:
            action = QAction(_named(choice), group)
            action.setCheckable(True)
            action.setChecked(choice.value == self.value)
            action.triggered.connect(lambda _=False, value=choice.value: self.pick(value))
            self._menu.addAction(action)
        if self.further:
            self._menu.addSeparator()
            self._menu.addAction(*self.further)

    def _show_state(self) -> None:
        chosen = next((choice for choice in self._choices if choice.value == self.value), None)
        narrowed = self.value != self._initial
        if chosen and (narrowed or not self._everything):
            self.setText(chosen.name if chosen.count is None else f"{chosen.name} {chosen.count:,}")
        else:
            self.setText(self._title)
        self.setAccessibleDescription(chosen.name if chosen else self._everything)
        self.setChecked(narrowed)


def _named(choice: Choice) -> str:
    return choice.name if choice.count is None else f"{choice.name}\t{choice.count:,}"


def _title_of(source: Source) -> str:
    """A speech as a menu names it: its title, cut where it is long, and its month."""
    title = source.called if len(source.called) <= _LONG_TITLE else source.called[: _LONG_TITLE - 1] + "…"
    return f"{title} · {source.month_shown}" if source.date else title


class LibraryFilters(QWidget):
    """A row of switches for what is looked for, and all chips below it, folded until they are wanted."""

    changed = Signal()
    #: One of all the speeches is to be found by its title.
    source_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = KindSwitches(self)
        self.favourite = self._toggle("收藏", "只看收藏的段落")
        self.move_chip = FilterChip("功能", "全部功能")
        self.topic = FilterChip("主题", "全部主题", "")
        self.year = FilterChip("年份", "全部年份")
        self.level = FilterChip("层级", "各级", "")
        self.occasion = FilterChip("场合", "全部场合", "")
        #: True for starter material, False for the unit's own, or the one Source that is looked through.
        self.origin = FilterChip("来源", "全部来源")
        self.origin.further = ("按标题找一篇…", self.source_wanted.emit)
        self.used = FilterChip("用过", "用没用过都要")
        self._kind_of_place = ClipKind.PARAGRAPH
        #: Whether the kind is what the place takes, not what the user picked.
        self._follows_place = True
        self._starter_counts: Mapping[str, int] = {}
        self._sources: Sequence[tuple[Source, int]] = ()
        #: Stands beside the number of results; the panel places it.
        self.sort = FilterChip("排序", "", "relevance")
        self.sort.setProperty("chip", False)
        self.sort.setToolTip("结果的次序")
        self.sort.setFont(scaled_font(self.font(), 0.88))
        self._offer_fixed()
        self._lay_out()

    def narrowed(self, text: str) -> Query:
        """The query for these words under the chosen filters."""
        kind = self.kind.value or self._kind_of_place
        query = Query(text=text, kind=kind, sort=self._sort(text))
        move, year = self.move_chip.value, self.year.value
        starter, used = self.origin.value, self.used.value
        return replace(
            query,
            move=Move(move) if move else None,
            topic=str(self.topic.value),
            year=year if isinstance(year, int) else None,
            level=str(self.level.value),
            occasion=str(self.occasion.value),
            source_id=self.source.id if self.source else "",
            starter=starter if isinstance(starter, bool) else None,
            used=used if isinstance(used, bool) else None,
            favourite=self.favourite.isChecked(),
        )

    @property
    def source(self) -> Source | None:
        """The one source that is looked through, None for all."""
        return self.origin.value if isinstance(self.origin.value, Source) else None

    @property
    def is_suiting(self) -> bool:
        """Whether what suits the place comes first."""
        return self.kind.value is None or self._follows_place

    def follow_place(self, is_heading: bool) -> None:
        """Look for what the place takes: at a heading's whole sections, elsewhere paragraphs; a kind that was picked goes."""
        self._kind_of_place = ClipKind.SECTION if is_heading else ClipKind.PARAGRAPH
        self._follows_place = True
        self.kind.follow(ClipKind.SECTION if is_heading else None)

    def look_only_through(self, source: Source) -> None:
        """Narrow to one source."""
        self.origin.pick(source)
        self._offer_origins()

    def _sort(self, text: str) -> str:
        """The chosen order; without words there is no relevance, and the newest comes first."""
        chosen = str(self.sort.value)
        return "date" if chosen == "relevance" and not text else chosen

    def reset(self) -> None:
        """Take every filter away; what suits the place stays as it is."""
        self.blockSignals(True)
        for chip in self._chips():
            chip.clear()
        self.favourite.setChecked(False)
        if not self._follows_place:
            self.sort.clear()
            self.follow_place(self._kind_of_place is ClipKind.SECTION)
        self.blockSignals(False)
        self._tell()

    def offer(self, facets: Mapping[str, Mapping[str, int]]) -> None:
        """Show what the answer says: how many results each value would leave."""

        def count(facet: str, value: str) -> int | None:
            return facets[facet].get(value, 0) if facet in facets else None

        self.move_chip.offer(Choice(m, name, count("move", m.value)) for m, name in MOVE_NAMES.items())
        self.level.offer(Choice(key, name, count("level", key)) for key, name in LEVEL_NAMES.items())
        topics = sorted(facets.get("topic", {}).items(), key=lambda item: -item[1])
        self.topic.offer(Choice(name, name, found) for name, found in topics)
        years = ((int(year), found) for year, found in facets.get("year", {}).items() if year.isdigit())
        newest = sorted(years, reverse=True)
        self.year.offer(Choice(year, f"{year} 年", found) for year, found in newest)
        occasions = list(facets.get("occasion", {}).items())[:_MOST]
        self.occasion.offer(Choice(name, name, found) for name, found in occasions)
        self._offer_marks(facets)

    def _offer_marks(self, facets: Mapping[str, Mapping[str, int]]) -> None:
        """What is offered whatever the answer says: the kinds, and the marks of paragraphs and sources."""
        kinds, starter, used = (facets.get(facet, {}) for facet in ("kind", "starter", "used"))
        self.kind.say_counts(kinds)
        self._starter_counts = starter
        self._offer_origins()
        self.used.offer(
            (
                Choice(True, "用过的", used.get("yes")),
                Choice(False, "没用过的", used.get("no")),
            )
        )
        favourites = facets.get("favourite", {}).get("yes")
        self.favourite.setText("收藏" if not favourites else f"收藏 {favourites:,}")

    def offer_sources(self, sources: Sequence[tuple[Source, int]]) -> None:
        """Offer speeches to look through alone, each with how many results it would leave."""
        self._sources = sources
        self._offer_origins()

    def _offer_origins(self) -> None:
        counts = self._starter_counts
        choices = [
            Choice(False, "本单位语料", counts.get("no")),
            Choice(True, "入门语料", counts.get("yes")),
            *(Choice(source, _title_of(source), count) for source, count in self._sources),
        ]
        if self.source and self.source not in dict(self._sources):
            choices.append(Choice(self.source, _title_of(self.source)))
        self.origin.offer(choices)

    def _offer_fixed(self) -> None:
        self.sort.offer(
            (
                Choice("relevance", "按相关度"),
                Choice("date", "按日期"),
                Choice("use", "按使用次数"),
                Choice(BY_LENGTH, "小标题按字数"),
            )
        )
        self.offer({})

    def _lay_out(self) -> None:
        self._more = QToolButton(self)
        self._more.setObjectName("moreFilters")
        self._more.setProperty("chip", True)
        self._more.setCheckable(True)
        self._more.setText("筛选")
        self._more.setAccessibleName("筛选")
        self._more.setToolTip(plain_tip("按功能、主题、年份、来源等筛选"))
        self._chip_row = QWidget(self)
        flow = FlowLayout(self._chip_row)
        for chip in self._chips():
            flow.addWidget(chip)
            chip.picked.connect(self._tell)
        flow.addWidget(self.favourite)
        row = QHBoxLayout()
        row.addWidget(self.kind, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._chip_row)
        self._chip_row.hide()
        self._more.toggled.connect(self._chip_row.setVisible)
        self.kind.picked.connect(self._take_kind)
        self.sort.picked.connect(self._look_for_headings)
        self.favourite.toggled.connect(lambda _on: self._tell())

    def _tell(self) -> None:
        """Say how many chips narrow, and that something is to be looked for."""
        narrowing = sum(chip.isChecked() for chip in (*self._chips(), self.favourite))
        self._more.setText(f"筛选 {narrowing}" if narrowing else "筛选")
        self.changed.emit()

    def _take_kind(self) -> None:
        """Look for a kind that was picked; nothing but headings is sorted by its length."""
        self._follows_place = False
        if self.sort.value == BY_LENGTH and self.kind.value is not ClipKind.HEADING:
            self.sort.pick("relevance")
        else:
            self.changed.emit()

    def _look_for_headings(self) -> None:
        """Only headings are sorted by their length, so that order looks for them."""
        if self.sort.value == BY_LENGTH and self.kind.value is not ClipKind.HEADING:
            self.kind.pick(ClipKind.HEADING)
        else:
            self.changed.emit()

    def _chips(self) -> tuple[FilterChip, ...]:
        return (
            self.move_chip,
            self.topic,
            self.year,
            self.level,
            self.occasion,
            self.origin,
            self.used,
        )

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("chip", True)
        button.setText(text)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

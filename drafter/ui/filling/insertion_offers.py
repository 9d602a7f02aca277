"""What an insertion brings along: blanks to fill, and words of a unit of another level."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from drafter.core.blanks import find_blanks
from drafter.core.brought import brought_in
from drafter.core.fills import Spot
from drafter.core.levels import LevelChange, LevelTable, level_changes, level_of_place
from drafter.core.model import Draft
from drafter.core.objects import DraftObject, Table, counted
from drafter.core.unit import Unit
from drafter.paths import resource
from drafter.reading.people import held_posts
from drafter.reading.places import Gazetteer
from drafter.ui.base.jobs import Latest
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.document.session import Change, ChangeKind
from drafter.ui.filling.blanks_panel import BlanksPanel
from drafter.ui.filling.levels_panel import LevelsPanel
from drafter.ui.sheet.sheet import Sheet


class InsertionOffers(Flow):
    """Holds the panels for blanks and levels, and offers them when an insertion gives reason to."""

    def __init__(self, frame: Frame, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(frame)
        session, services = frame.session, frame.services
        self._sheet = sheet
        self._offering = False
        self._offered = ""
        self.blanks = BlanksPanel(session, services.unit, parent)
        self.levels = LevelsPanel(session, parent)
        self._looking = Latest(services.jobs, self)
        self._looking.answered.connect(self._take_levels)
        self.levels.changes_wanted.connect(self._look_again)
        for panel in (self.blanks, self.levels):
            panel.spot_chosen.connect(self._show_spot)
            panel.left.connect(sheet.setFocus)
        session.changed.connect(self._note)

    def refresh(self) -> None:
        """The unit profile is another now."""
        if self.blanks.isVisible():
            self.blanks.refresh()
        if self.levels.isVisible():
            self._look(offering=False)

    def _note(self, change: Change) -> None:
        """Look at what came in from elsewhere; typing and undoing bring nothing."""
        if change.kind is not ChangeKind.EDIT:
            return
        brought = brought_in(change.before, change.after)
        if not brought:
            return
        objects = [p.object for p in brought if p.object]
        if objects:
            self.say(_told_objects(objects))
        if not self.blanks.isVisible() and any(True for p in brought for _ in find_blanks(p.text)):
            text = "刚放进来的段落里有待填的地方。"
            self.say(text, "info", [("填空（Ctrl+B）", self.blanks.open)], self._has_blanks)
        if not self.levels.isVisible() and any(p.source and p.source.level for p in brought):
            self._look(offering=True)

    def _look_again(self) -> None:
        """The panel that was offered stands open."""
        self.withdraw(self._offered)
        self._look(offering=False)

    def _look(self, offering: bool) -> None:
        """Look in the background for what another level says differently."""
        self._offering = offering
        draft, services = self._session.draft, self._services
        self._looking.ask(lambda: _changes_in(draft, services.unit()))

    def _take_levels(self, changes: tuple[LevelChange, ...] | None) -> None:
        if self.levels.isVisible():
            self.levels.show_changes(changes or (), level_known=changes is not None)
        elif self._offering and changes:
            first = changes[0]
            text = "刚放进来的材料是别的层级的，“{old}”等说法可以换成“{new}”这样的本级说法。"
            action = ("看一看", self.levels.open)
            self._offered = text.format(old=first.old, new=first.new)
            self.say(self._offered, "info", [action], lambda: self._still_says(first))

    def _has_blanks(self) -> bool:
        """Whether anything is left to be filled in."""
        return any(True for p in self._session.draft.paragraphs for _ in find_blanks(p.text))

    def _still_says(self, change: LevelChange) -> bool:
        """Whether the draft still says it as another level does, where it was found."""
        ids = {spot.paragraph_id for spot in change.spots}
        return any(p.id in ids and change.old in p.text for p in self._session.draft.paragraphs)

    def _show_spot(self, spot: Spot) -> None:
        self._sheet.go_to(spot.paragraph_id, spot.start, spot.end)


def _told_objects(objects: Sequence[DraftObject]) -> str:
    """Which tables and pictures came along, and which could not."""
    whole = [one for one in objects if isinstance(one, Table) or one.data]
    lost = len(objects) - len(whole)
    came = f"一并放进来 {counted(whole)}。" if whole else ""
    return came + (
        f"有 {lost} 张图片在语料库里找不到，没有带过来，请从原文件里插入；同事的大图片不随共享传来。"
        if lost
        else ""
    )


def _changes_in(draft: Draft, unit: Unit) -> tuple[LevelChange, ...] | None:
    """What the unit would say otherwise; a draft for another place goes by the name of that place.

    None where neither tells the level.
    """
    table = LevelTable.load(resource("terms", "levels.toml"))
    place = draft.facts.place or unit.place
    level = unit.level if unit.level and place == unit.place else level_of_place(place)
    if not level:
        return None

    def named(text: str) -> list[tuple[int, int]]:
        places = [(mention.start, mention.end) for mention in Gazetteer.load().find(text)]
        return places + held_posts(text)

    def in_phrase(text: str, start: int, end: int) -> bool:
        from drafter.checks.names.phrases import (
            names_no_place,
        )  # not at start-up: it brings the dictionary along

        return names_no_place(text, start, end)

    return level_changes(draft, level, place, table, named, in_phrase)

"""`python -m tests.e2e.standard_job`: a speech out of three old ones with real keys, or pointer, and what it costs.

The job is a speech of three parts with twelve paragraphs, each part chosen from another of three old speeches, the names in it
adapted, numbered by the program and exported as a laid-out Word document: in the county whose speeches they are, which has
another secretary now, and in a township that takes a city's. Cards are chosen by what they are: the first one that comes from
the speech that the writer wants for the place. Every key, click and typed character is counted, and the seconds are those of
the keystroke-level model (Card, Moran and Newell 1980), reading and waiting left out.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF

from drafter.core.fills import blank_groups
from drafter.core.model import Move, Paragraph, Role
from drafter.core.numbering import labels
from drafter.core.unit import Unit
from tests.e2e.display import virtual_display
from tests.e2e.driver import Driver
from tests.e2e.old_speeches import COUNTY, TOWN, furnish
from tests.e2e.stage import cards_stand, draft_of, focused, name_file, play, window

COUNTY_TITLE = "在全县防汛抗旱工作会议上的讲话"
TOWN_TITLE = "在全镇防汛抗旱工作会议上的讲话"
#: The city's secretary of today, whom a township's speech may name.
SUPERIOR = "高立新"
#: Seconds: a key or a stroke of the button, pointing at something, a press of the button, a decision, a character by input
#: method.
K, P, B, M, IME = 0.28, 1.1, 0.2, 1.35, 0.6
_MOST_ACTIONS, _MOST_SECONDS = 45, 100.0
#: Which speech the writer wants: for the moves outside the parts, and for the parts in their order.
_WANTED = {Move.OPENING: 2025, Move.REVIEW: 2024, Move.PROBLEMS: 2025, Move.CLOSING: 2024}
_WANTED_PARTS = (2024, 2023, 2025)


@dataclass
class Costs:
    """What a hand has done: actions (a key with what is held, a click, a typed text) and seconds of the model."""

    actions: int = 0
    seconds: float = 0.0
    steps: list[str] = field(default_factory=list)

    def add(self, step: str, seconds: float) -> None:
        """Count one action."""
        self.actions += 1
        self.seconds += seconds
        self.steps.append(step)


class CountingHand:
    """Does things by the driver and counts them; `decides` marks an action before which a person thinks."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.costs = Costs()

    def key(self, name: str, *, decides: bool = False) -> None:
        """Press a key with what is held down with it."""
        self.costs.add(name, K * len(name.split("+")) + (M if decides else 0))
        self._driver.key(name)

    def key_until(self, name: str, question: Callable[[], object], what: str) -> None:
        """Press a key and see what it does; counted once, also where the first press reached nobody."""
        self.costs.add(name, K * len(name.split("+")))
        self._driver.key_until(name, question, what)

    def type(self, text: str) -> None:
        """Type a text by an input method."""
        self.costs.add(f"“{text}”", IME * len(text) + M)
        self._driver.type(text)

    def click(self, point: QPoint, what: str, *, decides: bool = False, times: int = 1) -> None:
        """Point at something and click on it."""
        self.costs.add(f"点{what}", P + B * times + (M if decides else 0))
        self._driver.click(point, times)


#: Takes what stands on the card of a row, of headings the whole section.
Take = Callable[[int, bool], None]


def by_keyboard(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """The county's job without the pointer."""
    _play(driver, folder, seen, COUNTY_TITLE, pointing=False)


def by_pointer(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """The county's job with the pointer wherever there is something to click on."""
    _play(driver, folder, seen, COUNTY_TITLE, pointing=True)


def for_township(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """The township's job without the pointer."""
    _play(driver, folder, seen, TOWN_TITLE, pointing=False, levels=True)


def _play(
    driver: Driver, folder: Path, seen: dict[str, Any], title: str, *, pointing: bool, levels: bool = False
) -> None:
    hand = _begin(driver, title)
    take = _pointing(driver, hand) if pointing else _typing(driver, hand)
    _fill_all(driver, take, in_sight=pointing)
    if levels:
        _adapt_levels(driver, hand)
    _adapt_names(driver, hand)
    _fill_blanks(driver, hand)
    driver.photograph(folder / "adapted.png")
    _export(driver, hand, folder, seen)


def _begin(driver: Driver, title: str) -> CountingHand:
    """A new draft of the first outline, with the keyboard on the cards."""
    hand = CountingHand(driver)
    driver.widget("mainWindow")
    hand.key("ctrl+n")
    dialog = driver.widget("newDraftDialog")
    driver.wait(dialog.isActiveWindow, "the dialog in front")
    driver.wait(lambda: focused() == "outlinePicker", "the outlines to choose from")
    hand.key_until("Tab", lambda: focused() == "draftTitle", "the field for the title")
    hand.type(title)
    hand.key("Return")
    driver.wait(lambda: draft_of().facts.title == title, "the new draft")
    driver.wait(lambda: window().isActiveWindow(), "the window in front")
    driver.wait(lambda: window().has_workspace and cards_stand(), "the first cards")
    hand.key_until("alt+3", lambda: focused() == "libraryResults", "the cards")
    return hand


def _typing(driver: Driver, hand: CountingHand) -> Take:
    def take(row: int, whole: bool) -> None:
        for _ in range(row - driver.see(_current_row)):
            hand.key("Down")
        driver.wait(lambda: _current_row() == row, "the card")
        hand.key("ctrl+Return" if whole else "Return", decides=True)

    return take


def _pointing(driver: Driver, hand: CountingHand) -> Take:
    def take(row: int, whole: bool) -> None:
        if whole:
            hand.click(driver.place("libraryResults", lambda r: _button(r, row)), "连同正文", decides=True)
        elif row:
            hand.click(
                driver.place("libraryResults", lambda r: _card(r, row)), "卡片两下", decides=True, times=2
            )
        else:
            hand.key("Return", decides=True)

    return take


def _fill_all(driver: Driver, take: Take, *, in_sight: bool) -> None:
    """Take a card for each open place, of headings the whole section, until none is open."""
    for _ in range(40):
        paragraph = driver.wait(lambda: cards_stand() and window().desk.sheet.paragraph, "a place")
        if not paragraph.is_empty_slot:
            return
        take(
            driver.see(lambda here=paragraph: _wanted_row(here, in_sight=in_sight)),
            paragraph.role is Role.HEADING,
        )
        driver.wait(lambda id=paragraph.id: _moved_from(id), "the next place")


def _wanted_row(place: Paragraph, *, in_sight: bool) -> int:
    """The card that the writer takes: the first from the speech that is wanted here, else the first; maybe only of those that
    can be seen.
    """
    if place.role is Role.HEADING:
        headings = [p for p in draft_of().paragraphs if p.role is Role.HEADING and p.level == 1]
        year = _WANTED_PARTS[[p.id for p in headings].index(place.id)]
    else:
        year = _WANTED.get(place.move, 0) if place.move else 0
    hits = _results().cards.hits
    rows = [row for row, hit in enumerate(hits) if hit.source.date and hit.source.date.year == year]
    if in_sight:
        rows = [row for row in rows if _is_in_sight(row)]
    return rows[0] if rows else 0


def _is_in_sight(row: int) -> bool:
    results = _results()
    return results.viewport().rect().contains(results.visualRect(results.cards.index(row)))


def _adapt_levels(driver: Driver, hand: CountingHand) -> None:
    """我市 → 我镇: the list of changes, all of them taken."""
    hand.key("ctrl+shift+b", decides=True)
    rows = driver.widget("levelsList")
    driver.wait(lambda: rows.topLevelItemCount() > 0, "the changes")
    hand.key("Return", decides=True)
    driver.wait(lambda: not rows.isVisible(), "the end of the list")


def _adapt_names(driver: Driver, hand: CountingHand) -> None:
    """Check, walk to the leaders and names of others, kind by kind, and mend all of each at once."""
    hand.key("F7", decides=True)
    driver.wait(lambda: window().checks.panel.isVisible() and _checked(), "the findings")
    for kind in ("leaders", "names"):
        if driver.see(lambda kind=kind: _mendable(kind)):
            _mend_kind(driver, hand, kind)


def _fill_blanks(driver: Driver, hand: CountingHand) -> None:
    """Write who is meant where a name was taken out: a superior is on no list of the unit."""
    if not driver.see(lambda: blank_groups(draft_of())):
        return
    hand.key("ctrl+b", decides=True)
    driver.widget("blanksList")
    for _ in range(driver.see(lambda: len(blank_groups(draft_of())))):
        hand.type(SUPERIOR)
        hand.key("Return")
    driver.wait(lambda: not blank_groups(draft_of()), "the end of the blanks")


def _mend_kind(driver: Driver, hand: CountingHand, kind: str) -> None:
    for _ in range(8):
        if driver.see(lambda: _is_open(kind)):
            break
        hand.key("F8")
        driver.catch_up()
    hand.key("ctrl+shift+period", decides=True)
    driver.wait(lambda: focused() == "tickList", "the list of what is mended")
    hand.key("Return", decides=True)
    driver.wait(lambda: focused() != "tickList", "the end of the list")
    driver.wait(lambda: _checked() and not _mendable(kind), "what is left")


def _checked() -> bool:
    room = window()
    return not room.checks.flow._timer.isActive() and not room._services.jobs.is_busy


def _mendable(check: str) -> bool:
    return any(finding.check == check and finding.fixes for finding in window().checks.flow.findings)


def _is_open(check: str) -> bool:
    kind = window().checks.panel._model.kind
    return kind is not None and all(finding.check == check for finding in kind.findings)


def _moved_from(paragraph_id: str) -> bool:
    here = window().desk.sheet.paragraph
    return here is None or here.id != paragraph_id or not here.is_empty_slot


def _results() -> Any:
    return window().desk.library._results


def _current_row() -> int:
    return max(0, _results().currentIndex().row())


def _button(results: Any, row: int) -> QPoint:
    """The button of a card that takes the whole section."""
    rect = results.visualRect(results.cards.index(row))
    layout = results.itemDelegate()._layout(results.cards.hits[row], rect.width())
    stands = results.hasFocus() and results.currentIndex().row() == row
    buttons = layout.keyed_buttons if stands else layout.buttons
    at = QPointF(rect.topLeft()) + buttons[1].box.center()
    return results.viewport().mapTo(results, at.toPoint())


def _card(results: Any, row: int) -> QPoint:
    """A place near the top of a card."""
    rect = results.visualRect(results.cards.index(row))
    return results.viewport().mapTo(results, QPoint(rect.center().x(), rect.top() + 24))


def _export(driver: Driver, hand: CountingHand, folder: Path, seen: dict[str, Any]) -> None:
    """Export, with what is still open told and accepted."""
    seen["paragraphs"] = driver.see(_lines)
    seen["open"] = driver.see(lambda: sum(p.is_empty_slot for p in draft_of().paragraphs))
    seen["sources"] = driver.see(lambda: len({p.source.id for p in draft_of().paragraphs if p.source}))
    hand.key("ctrl+e")
    if driver.see(lambda: bool(window().checks.flow.findings)):
        driver.widget("openPlacesBox")
        hand.key("Return")
    hand.costs.add("文件名", K)  # the proposed name is taken by Enter; the test types its own
    name_file(driver, folder / "讲话.docx")
    driver.wait(lambda: (folder / "讲话.docx").exists(), "the document")
    seen["actions"], seen["seconds"] = hand.costs.actions, round(hand.costs.seconds, 1)
    seen["steps"] = hand.costs.steps
    driver.see(lambda: window().session.load(draft_of(), None))
    driver.key("ctrl+q")


def _lines() -> list[str]:
    paragraphs = draft_of().paragraphs
    numbered = zip(labels(paragraphs), paragraphs, strict=True)
    return [f"{label}{p.text}" for label, p in numbered if p.text]


@dataclass(frozen=True, slots=True)
class Job:
    """A story of this module: who writes, the level of the old speeches, and what may not be left of others in the text."""

    name: str
    story: str
    unit: Unit
    level: str
    foreign: tuple[str, ...]


JOBS = (
    Job("键盘", "by_keyboard", COUNTY, "county", ("陈国平", "【")),
    Job("鼠标和键盘", "by_pointer", COUNTY, "county", ("陈国平", "【")),
    Job("乡镇用市里的讲话，键盘", "for_township", TOWN, "city", ("郑海生", "【", "我市", "各县区", "临江市")),
)


def play_job(job: Job, keep: Path | None = None) -> tuple[list[str], str]:
    """What is wrong with a job as it is played now, and what it cost, in words; its files go into `keep`."""
    stories = import_module("tests.e2e.standard_job")  # by the name that the stage knows it under
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        virtual_display(COUNTY_TITLE + TOWN_TITLE + SUPERIOR, 1366, 768) as display,
    ):
        furnish(Path(folder) / "home", job.unit, job.level)
        seen = play(getattr(stories, job.story), Path(folder), display)
        if keep:
            for file in Path(folder).glob("*.*"):
                (keep / f"{job.story}-{file.name}").write_bytes(file.read_bytes())
    if seen.get("failure"):
        return [seen["failure"]], ""
    text = "\n".join(seen["paragraphs"])
    if keep:
        (keep / f"{job.story}.txt").write_text(text, encoding="utf-8")
    wrong = [f"留下{one}" for one in job.foreign if one in text]
    wrong += ["动作太多"] * (seen["actions"] > _MOST_ACTIONS) + ["太慢"] * (seen["seconds"] > _MOST_SECONDS)
    wrong += ["有空着的地方"] * (seen["open"] > 0)
    told = (
        f"{seen['actions']} 个动作，{seen['seconds']} 秒，{len(seen['paragraphs'])} 段，来自 {seen['sources']} 篇\n"
        f"  {' '.join(seen['steps'])}"
    )
    return wrong, told


def main() -> int:
    """Play all jobs; status 1 where one of them failed, left a name of others or a gap, or took too many actions or seconds."""
    keep = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    good = True
    for job in JOBS:
        wrong, told = play_job(job, keep)
        print(f"{job.name}: {'；'.join(wrong) or '做成'}，{told}")
        good &= not wrong
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tests.e2e.standard_job`: a first draft out of the library with real keys, or pointer, and what it costs.

The job is a speech of three parts from old speeches (here the starter library), numbered by the program and exported as
a laid-out Word document. Every key, click and typed character is counted, and the seconds are those of the keystroke-level
model (Card, Moran and Newell 1980), reading and waiting left out. Blanks are left open; nothing is reworded.
"""

import sys
import tempfile
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF

from drafter.core.model import Role
from tests.e2e.display import virtual_display
from tests.e2e.driver import Driver
from tests.e2e.stage import draft_of, focused, name_file, play, window

TITLE = "在全县防汛抗旱工作会议上的讲话"
#: Seconds: a key or a stroke of the button, pointing at something, a press of the button, a decision, a character by input
#: method.
K, P, B, M, IME = 0.28, 1.1, 0.2, 1.35, 0.6


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

    def type(self, text: str) -> None:
        """Type a text by an input method."""
        self.costs.add(f"“{text}”", IME * len(text) + M)
        self._driver.type(text)

    def click(self, point: QPoint, what: str, *, decides: bool = False) -> None:
        """Point at something and click on it."""
        self.costs.add(f"点{what}", P + B + (M if decides else 0))
        self._driver.click(point)


def by_keyboard(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """The job without the pointer."""
    hand = _begin(driver)
    hand.key("alt+3")
    driver.wait(lambda: focused() == "libraryResults", "the cards")

    def take(whole: bool) -> None:
        hand.key("ctrl+Return" if whole else "Return", decides=True)

    _fill_all(driver, take)
    _export(driver, hand, folder, seen)


def by_pointer(driver: Driver, folder: Path, seen: dict[str, Any]) -> None:
    """The job with the pointer wherever there is something to click on: sections by their button, else by Enter."""
    hand = _begin(driver)
    hand.key("alt+3")
    driver.wait(lambda: focused() == "libraryResults", "the cards")

    def take(whole: bool) -> None:
        if whole:
            hand.click(driver.place("libraryResults", _whole_button), "连同正文", decides=True)
        else:
            hand.key("Return", decides=True)

    _fill_all(driver, take)
    _export(driver, hand, folder, seen)


def _begin(driver: Driver) -> CountingHand:
    """A new draft of the first outline."""
    hand = CountingHand(driver)
    driver.widget("mainWindow")
    hand.key("ctrl+n")
    driver.widget("newDraftDialog")
    driver.wait(lambda: focused() == "outlinePicker", "the outlines to choose from")
    hand.key("Tab")
    driver.wait(lambda: focused() == "draftTitle", "the field for the title")
    hand.type(TITLE)
    hand.key("Return")
    driver.wait(lambda: draft_of().facts.title == TITLE, "the new draft")
    driver.wait(lambda: window().isActiveWindow(), "the window in front")
    driver.wait(lambda: window().has_workspace and _is_settled(), "the first cards")
    return hand


def _fill_all(driver: Driver, take: Any) -> None:
    """Take the first card for each open place, of headings the whole section, until none is open."""
    for _ in range(40):
        paragraph = driver.wait(lambda: _is_settled() and window().desk.sheet.paragraph, "a place")
        if not paragraph.is_empty_slot:
            return
        take(paragraph.role is Role.HEADING)
        driver.wait(lambda id=paragraph.id: _moved_from(id), "the next place")


def _moved_from(paragraph_id: str) -> bool:
    here = window().desk.sheet.paragraph
    return here is None or here.id != paragraph_id or not here.is_empty_slot


def _is_settled() -> bool:
    """Whether the cards are those of the place and nothing is being looked for."""
    room = window()
    panel = room.desk.library
    return not room._services.jobs.is_busy and not panel._settle.isActive() and not panel._taken


def _whole_button(results: Any) -> QPoint:
    """The button of the first card that takes the whole section."""
    rect = results.visualRect(results.cards.index(0))
    layout = results.itemDelegate()._layout(results.cards.hits[0], rect.width())
    stands = results.hasFocus() and results.currentIndex().row() == 0
    buttons = layout.keyed_buttons if stands else layout.buttons
    at = QPointF(rect.topLeft()) + buttons[1].box.center()
    return results.viewport().mapTo(results, at.toPoint())


def _export(driver: Driver, hand: CountingHand, folder: Path, seen: dict[str, Any]) -> None:
    """Export, with the places that are left open told and accepted."""
    seen["paragraphs"] = driver.see(lambda: [p.text for p in draft_of().paragraphs if p.text])
    seen["open"] = driver.see(lambda: sum(p.is_empty_slot for p in draft_of().paragraphs))
    hand.key("ctrl+e")
    driver.widget("openPlacesBox")
    hand.key("Return")
    hand.costs.add("文件名", K)  # the proposed name is taken by Enter; the test types its own
    name_file(driver, folder / "讲话.docx")
    driver.wait(lambda: (folder / "讲话.docx").exists(), "the document")
    seen["actions"], seen["seconds"] = hand.costs.actions, round(hand.costs.seconds, 1)
    seen["steps"] = hand.costs.steps
    driver.see(lambda: window().session.load(draft_of(), None))
    driver.key("ctrl+q")


def main() -> int:
    """Play both ways; status 1 where one of them failed or took more than 45 actions."""
    worst = 0
    stories = import_module("tests.e2e.standard_job")  # by the name that the stage knows it under
    for name, story in (("键盘", stories.by_keyboard), ("鼠标和键盘", stories.by_pointer)):
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            virtual_display(TITLE + "讲话", 1366, 768) as display,
        ):
            seen = play(story, Path(folder), display)
        if seen.get("failure"):
            print(f"{name}: {seen['failure']}")
            return 1
        paragraphs = len(seen["paragraphs"])
        print(
            f"{name}: {seen['actions']} 个动作，{seen['seconds']} 秒，{paragraphs} 段，空着 {seen['open']} 处"
        )
        print("  " + " ".join(seen["steps"]))
        worst = max(worst, seen["actions"])
    return int(worst > 45)


if __name__ == "__main__":
    sys.exit(main())

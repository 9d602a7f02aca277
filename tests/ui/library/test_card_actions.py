"""What the menu of chosen cards offers, and what it does."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from drafter.core.clip import Clip
from drafter.core.model import Paragraph, Role, Source
from drafter.library.api import Hit, Query
from drafter.ui.library.card_actions import CardActions

SOURCE = Source("s", "在全县会议上的讲话")
PLAIN = Hit("a", Clip((Paragraph("a", text="落实。", source=SOURCE),)), 1.0, sources=(SOURCE,))
HEADING = Paragraph("h", Role.HEADING, 1, "抓落实", "一、", source=SOURCE)
SECTION = replace(PLAIN, id="b", clip=Clip((HEADING,)), follows=PLAIN.clip.paragraphs)
ALONE = ["insert", "copy", "favourite", "similar", "source", "only", "outline"]


@pytest.fixture
def actions(qtbot, library, jobs):
    window = QWidget()
    qtbot.addWidget(window)
    made = CardActions(library, jobs, window)
    made.setProperty("window", window)
    yield made


def names(menu: QMenu) -> list[str]:
    return [
        action.objectName().removeprefix("card_")
        for action in menu.actions()
        if action.objectName().startswith("card_")
    ]


@pytest.mark.parametrize(
    "hits, offered",
    [
        ([PLAIN], ALONE),
        ([SECTION], ["insert", "whole", *ALONE[1:]]),
        ([replace(PLAIN, remarks=("过时了",))], [*ALONE[:3], "remarks", *ALONE[3:]]),
        ([replace(PLAIN, versions=2)], [*ALONE[:4], "versions", *ALONE[4:]]),
        ([PLAIN, SECTION], ["insert", "whole", "copy", "favourite"]),
    ],
)
def test_a_menu_offers_only_what_makes_sense(actions, hits, offered):
    assert names(actions.menu(hits)) == offered


def test_starter_material_can_be_put_away_and_several_speeches_are_offered(actions):
    starter = replace(SOURCE, id="t", starter=True)
    clip = Clip((Paragraph("a", text="落实。", source=starter),))
    hit = replace(PLAIN, clip=clip, sources=(starter, SOURCE))
    menu = actions.menu([hit])
    assert names(menu)[-1] == "starter"
    sources = menu.findChild(QMenu, "card_sources")
    assert isinstance(sources, QMenu)
    assert len(sources.actions()) == 2
    assert actions.menu([PLAIN]).findChild(QMenu, "card_sources") is None
    assert names(actions.menu([PLAIN, hit]))[-1] == "starter"


def test_what_is_asked_for_is_told(actions):
    wanted, alike, only, outlines = [], [], [], []
    actions.insert_requested.connect(lambda hits, whole: wanted.append((hits, whole)))
    actions.similar_requested.connect(alike.append)
    actions.source_requested.connect(only.append)
    actions.outline_from_source_requested.connect(outlines.append)
    chosen = {action.objectName(): action for action in actions.menu([SECTION]).actions()}
    for name in ("insert", "whole", "similar", "only", "outline", "copy"):
        chosen[f"card_{name}"].trigger()
    assert wanted == [([SECTION], False), ([SECTION], True)]
    assert (alike, only, outlines) == ([SECTION], [SOURCE], ["s"])
    assert "抓落实" in QGuiApplication.clipboard().text()


def test_all_become_favourites_or_none(actions, library, qtbot):
    hits = library.search(Query("督查")).hits[:2]
    assert len(hits) == 2
    assert (
        next(a.text() for a in actions.menu(hits).actions() if a.objectName() == "card_favourite") == "收藏"
    )
    with qtbot.waitSignal(actions.favourites_changed) as told:
        actions.toggle_favourites([replace(hits[0], favourite=True), hits[1]])
    assert told.args[1] is True
    marked = [replace(hit, favourite=True) for hit in hits]
    assert all(hit.favourite for hit in library.search(Query("督查")).hits[:2])
    assert "取消收藏" in [action.text() for action in actions.menu(marked).actions()]
    with qtbot.waitSignal(actions.favourites_changed) as told:
        actions.toggle_favourites(marked)
    assert told.args[1] is False
    assert not any(hit.favourite for hit in library.search(Query("督查")).hits)


def test_only_starter_material_that_is_still_there_goes_into_the_bin(actions, library, qtbot):
    with qtbot.waitSignal(actions.starter_removed) as told:
        actions.remove_starter()
    assert told.args == [0]
    assert not any(record.removed for record in library.sources())

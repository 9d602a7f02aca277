"""Whatever is done to the sheet, sheet and draft say the same, and undoing all of it leaves no trace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.core import edits
from drafter.core.alternatives import with_content
from drafter.core.clip import Clip
from drafter.core.fills import blank_groups, fill_blanks
from drafter.core.find import find_all, replace_found
from drafter.core.levels import LevelTable, change_levels, level_changes
from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.core.outline import draft_from_outline
from drafter.core.refit import refit
from drafter.core.text_edits import move_text
from drafter.files.gao import draft_bytes
from drafter.files.outlines import find_outline, load_outlines
from drafter.paths import resource
from drafter.ui.base.theme import LIGHT
from drafter.ui.document.session import Session
from drafter.ui.dragging.clip_mime import clip_to_mime
from drafter.ui.outline.branches import BranchKind, walk
from drafter.ui.outline.model import OutlineModel
from drafter.ui.sheet.actions import SheetActions
from drafter.ui.sheet.paste import span_of
from drafter.ui.sheet.sheet import Sheet
from drafter.word.compare import accept, accept_all, compare_drafts
from tests.ui.conftest import type_text
from tests.ui.sheet.test_sheet import blocks, drop, in_step

OLD = Source("s1", "在全市防汛工作会议上的讲话", level="city")
WORDS = (
    "安全",
    "要压实责任，",
    "【时间】",
    "。",
    "a b",
    "𠮷",
    "我讲三点意见",
    "一、",
    "\u3000",
    "XX县",
    "e\u0301",
)
LINES = (
    "一、提高认识",
    "一要看清形势，守住底线。",
    "同志们：",
    "各级各部门要守土有责、守土尽责。",
    "",
    "（一）抓排查",
)
KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_End,
)
CARDS = {
    "paragraph": Clip((Paragraph("x0", text="我市各级各部门要按照市委要求守土有责。", source=OLD),)),
    "several": Clip(tuple(Paragraph(f"x{n}", text=text, source=OLD) for n, text in enumerate("甲乙丙"))),
    "heading": Clip((Paragraph("x0", Role.HEADING, 1, "抓住重点", "一、", source=OLD),)),
    "section": Clip(
        (
            Paragraph("x0", Role.HEADING, 1, "抓住重点", "一、", source=OLD),
            Paragraph("x1", Role.BODY, 0, "重点就是难点。", source=OLD),
            Paragraph("x2", Role.POINT, 1, "抓排查。", "一是", source=OLD),
        )
    ),
}
COMMANDS = (
    *("roleHeading1", "roleHeading2", "roleHeading3", "rolePoint", "roleBody", "roleSalutation"),
    *("roleTitle", "roleDate", "roleSignature", "levelDown", "levelUp", "moveUp", "moveDown"),
    *(
        "toggleNumbers",
        "toggleLock",
        "clearSlot",
        "removeParagraph",
        "actionCut",
        "actionCopy",
        "actionPaste",
    ),
)


@dataclass
class Hand:
    """One hand on one sheet: `place` and `other` are any numbers, taken as places by their remainders."""

    sheet: Sheet
    model: OutlineModel
    first: Draft

    def go(self, place: int, other: int) -> None:
        """Put the cursor somewhere."""
        cursor = self.sheet.textCursor()
        cursor.setPosition(self._between_characters(place))
        self.sheet.setTextCursor(cursor)

    def _between_characters(self, place: int) -> int:
        """A position in the document; never inside a character of two units, where no key and no click can get."""
        document = self.sheet.document()
        position = place % document.characterCount()
        return position - ("\udc00" <= document.characterAt(position) <= "\udfff")

    def select(self, place: int, other: int) -> None:
        """Select from somewhere to somewhere."""
        cursor = self.sheet.textCursor()
        cursor.setPosition(self._between_characters(place))
        cursor.setPosition(self._between_characters(other), QTextCursor.MoveMode.KeepAnchor)
        self.sheet.setTextCursor(cursor)

    def type(self, place: int, other: int) -> None:
        """Type some words with an input method."""
        type_text(self.sheet, WORDS[place % len(WORDS)])

    def compose(self, place: int, other: int) -> None:
        """Compose a text over what is selected, then commit it or give it up."""
        for letters in ("a", "an", "anquan"):
            QApplication.sendEvent(self.sheet, QInputMethodEvent(letters, []))
        event = QInputMethodEvent()
        event.setCommitString(WORDS[place % len(WORDS)] if other % 2 else "")
        QApplication.sendEvent(self.sheet, event)

    def press(self, place: int, other: int) -> None:
        """Press a key, sometimes with Shift."""
        key = KEYS[place % len(KEYS)]
        shift = other % 3 == 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Down)
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.sheet, key, held)

    def paste(self, place: int, other: int) -> None:
        """Paste lines of plain text, or a clip."""
        if other % 3 == 0:
            QGuiApplication.clipboard().setMimeData(clip_to_mime(_card(place)))
        else:
            lines = [LINES[(place + n) % len(LINES)] for n in range(1 + other % 4)]
            QGuiApplication.clipboard().setText("\n".join(lines))
        self.sheet.paste()

    def drop(self, place: int, other: int) -> None:
        """Drop a card anywhere in the viewport."""
        view = self.sheet.viewport()
        drop(self.sheet, clip_to_mime(_card(other)), QPointF(view.width() / 2, place % view.height()))

    def drop_text(self, place: int, other: int) -> None:
        """Drop text from another program."""
        mime = QMimeData()
        mime.setText("\n".join(LINES[other % len(LINES) :]))
        drop(self.sheet, mime, QPointF(300, place % self.sheet.viewport().height()))

    def drag_words(self, place: int, other: int) -> None:
        """Take the selected words to another place, as a drag of the selection does."""
        span, draft = span_of(self.sheet.textCursor()), self.sheet.session.draft
        if draft.paragraphs:
            at = place % len(draft.paragraphs)
            offset = other % (len(draft.paragraphs[at].text) + 1)
            self.sheet.session.apply(lambda now: move_text(now, span, at, offset), "移动文字")

    def insert(self, place: int, other: int) -> None:
        """Put a card at the cursor, as Enter in the library does."""
        self.sheet.insert_clip(_card(place), "插入段落")

    def command(self, place: int, other: int) -> None:
        """A command of the menu 段落 or 编辑."""
        SheetActions(self.sheet, self.sheet.session).handlers()[COMMANDS[place % len(COMMANDS)]]()

    def move_section(self, place: int, other: int) -> None:
        """Move a part to anywhere, as a drag in the outline does."""
        draft = self.sheet.session.draft
        if draft.paragraphs:
            chosen = draft.paragraphs[place % len(draft.paragraphs)].id
            gap = other % (len(draft.paragraphs) + 1)
            self.sheet.session.apply(lambda now: edits.move_section(now, chosen, gap), "移动部分")

    def fill(self, place: int, other: int) -> None:
        """Fill a blank in the whole draft."""
        groups = blank_groups(self.sheet.session.draft)
        self.sheet.session.apply(lambda now: fill_blanks(now, dict.fromkeys(groups, "今年")), "填空")

    def outline(self, place: int, other: int) -> None:
        """Work in the outline: step a branch, take it out, or drop a card or another branch onto it."""
        model = self.model
        branches = list(walk(model.branches))
        if not branches:
            return
        target, onto = branches[place % len(branches)], branches[other % len(branches)]
        if target.kind is BranchKind.FRONT:
            return
        if other % 5 == 0:
            model.remove(target)
        elif other % 5 < 3:
            model.step(target, down=other % 2 == 0)
        else:
            index = model.index_of(target.id)
            mime = clip_to_mime(_card(other)) if other % 5 == 3 else model.mimeData([index])
            model.dropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, model.index_of(onto.id))

    def replace_all(self, place: int, other: int) -> None:
        """Replace words in the whole draft."""
        words = ("安全", "要", "。", "一")[place % 4]
        draft = self.sheet.session.draft
        spots = find_all(draft, words)
        self.sheet.session.apply(
            lambda now: replace_found(now, spots, words, ("稳定", "")[other % 2]), "替换"
        )

    def change_levels(self, place: int, other: int) -> None:
        """Take the words of another level for one's own."""
        table = LevelTable.load(resource("terms", "levels.toml"))
        changes = level_changes(self.sheet.session.draft, "county", "清源县", table, lambda text: [])
        self.sheet.session.apply(lambda now: change_levels(now, changes), "换成本级说法")

    def refit(self, place: int, other: int) -> None:
        """Choose another outline for what is written."""
        outlines = load_outlines(None)
        self.sheet.session.apply(lambda now: refit(now, outlines[place % len(outlines)]), "换提纲")

    def alternative(self, place: int, other: int) -> None:
        """Put another text in the place of the paragraph at the cursor."""
        if paragraph := self.sheet.paragraph:
            content = _card(other).paragraphs[0]
            if any(p.id == paragraph.id for p in self.sheet.session.draft.paragraphs):
                self.sheet.session.apply(lambda now: with_content(now, paragraph.id, content), "换一段")

    def take_back(self, place: int, other: int) -> None:
        """Take one difference, or all, back from the draft as it was at first."""
        comparison = compare_drafts(self.sheet.session.draft, self.first)
        if comparison.changes and other % 2:
            index = comparison.changes[place % len(comparison.changes)]
            self.sheet.session.apply(lambda now: accept(now, comparison, index), "取回")
        else:
            self.sheet.session.apply(lambda now: accept_all(now, comparison), "取回历史版本")

    def undo(self, place: int, other: int) -> None:
        """Undo some steps, and sometimes redo one."""
        for _ in range(1 + place % 3):
            self.sheet.session.undo()
        if other % 2:
            self.sheet.session.redo()


Gesture = Callable[[Hand, int, int], None]
Steps = Sequence[tuple[Gesture, int, int]]

GESTURES: tuple[Gesture, ...] = (
    *(
        Hand.go,
        Hand.select,
        Hand.type,
        Hand.type,
        Hand.compose,
        Hand.press,
        Hand.press,
        Hand.paste,
        Hand.drop,
    ),
    *(Hand.drop_text, Hand.insert, Hand.command, Hand.command, Hand.move_section, Hand.fill, Hand.undo),
    *(Hand.compose, Hand.drag_words, Hand.outline, Hand.replace_all, Hand.change_levels, Hand.refit),
    *(Hand.alternative, Hand.take_back),
)
NUMBERS = st.integers(0, 4000)
STEPS = st.lists(st.tuples(st.sampled_from(GESTURES), NUMBERS, NUMBERS), min_size=1, max_size=25)


def _card(number: int) -> Clip:
    return list(CARDS.values())[number % len(CARDS)]


def agrees(sheet: Sheet) -> bool:
    """Whether sheet and draft are in step; a draft without a paragraph shows as one empty line."""
    return in_step(sheet) or (not sheet.session.draft.paragraphs and blocks(sheet) == [""])


def play(draft: Draft, steps: Steps) -> None:
    """Make the gestures on a sheet of its own, look after each, and take all of them back."""
    before = draft_bytes(draft)
    sheet = Sheet(Session(draft), LIGHT)
    sheet.resize(800, 700)
    try:
        model = OutlineModel(sheet.session, sheet)
        sheet.session.changed.connect(lambda _change: model.follow())
        hand = Hand(sheet, model, draft)
        for gesture, place, other in steps:
            gesture(hand, place, other)
            assert agrees(sheet), gesture.__name__
        while sheet.session.undo_label:
            sheet.session.undo()
            assert agrees(sheet)
        assert sheet.session.draft == draft
        assert draft_bytes(sheet.session.draft) == before
    finally:
        sheet.close()
        sheet.deleteLater()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_any_gestures_on_an_outline_leave_no_trace_when_undone(steps: Steps) -> None:
    outline = find_outline(load_outlines(None), "three-part")
    play(draft_from_outline(outline, Facts("在全县安全生产工作会议上的讲话", minutes=12)), steps)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=100, deadline=None)
@given(steps=STEPS)
def test_any_gestures_on_an_empty_draft_leave_no_trace_when_undone(steps: Steps) -> None:
    play(Draft(), steps)

"""Tab goes through every form as the eye does: row by row, from left to right."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from drafter.core.model import Facts
from drafter.ui.drafts.new_draft import NewDraftDialog
from drafter.ui.filling.unit_page import UnitPage
from drafter.ui.shell.preferences_dialog import PreferencesDialog
from tests.ui.desk_material import draft_of, open_window


def new_draft(window) -> QWidget:
    dialog = NewDraftDialog(window._services.outlines(), Facts(), window.theme, window)
    dialog.show()
    return dialog.form


def unit_page(window) -> QWidget:
    window.actions_by_name["actionUnit"].trigger()
    return window.findChild(UnitPage)


def preferences(window) -> QWidget:
    window.actions_by_name["actionPreferences"].trigger()
    return window.findChild(PreferencesDialog)


def by_tab(form: QWidget) -> list[QWidget]:
    """The controls that Tab stops at, from the topmost one on."""
    found, widget = [], form.nextInFocusChain()
    while widget is not form:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(form) and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    found = [w for w in found if w.focusProxy() is None and form.isAncestorOf(w)]
    first = min(found, key=lambda w: place(form, w))
    at = found.index(first)
    return found[at:] + found[:at]


def place(form: QWidget, widget: QWidget) -> tuple[int, int]:
    """The row, in steps of half a field's height, and the left edge."""
    corner = widget.mapTo(form, QPoint(0, 0))
    return round(corner.y() / 20), corner.x()


@pytest.mark.parametrize("open_form", [new_draft, unit_page, preferences])
def test_tab_goes_down_the_form(qtbot, tmp_path, open_form):
    window = open_window(qtbot, tmp_path)
    window.files.start(draft_of("一段。"))
    form = open_form(window)
    order = by_tab(form)
    assert len(order) > 4
    names = [w.objectName() or w.accessibleName() or type(w).__name__ for w in order]
    by_eye = sorted(range(len(order)), key=lambda n: place(form, order[n]))
    assert names == [names[n] for n in by_eye]
    form.window().close()

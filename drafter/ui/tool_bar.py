"""The bar at the top: words instead of icons, one red for what asks for action."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from drafter.ui.commands import TOOL_BAR
from drafter.ui.theme import set_style
from drafter.ui.widgets.plain import plain_tip


def make_tool_bar(window: QWidget, actions: Mapping[str, QAction]) -> QToolBar:
    """A tool bar with the commands of TOOL_BAR, and at its right end the way to the library's search."""
    bar = QToolBar("工具栏", window)
    bar.setObjectName("toolBar")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in TOOL_BAR:
        if name is None:
            bar.addSeparator()
        else:
            bar.addAction(actions[name])
    export = bar.widgetForAction(actions["actionExport"])
    if isinstance(export, QToolButton):
        set_style(export, primary=True)
    spacer = QWidget(bar)
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    bar.addWidget(_search_button(bar, actions["actionSearch"]))
    return bar


def _search_button(bar: QToolBar, action: QAction) -> QPushButton:
    """A button that looks like the search box that it leads to."""
    button = QPushButton("搜索语料" + "　　　　　　　　　Ctrl+K", bar)
    button.setObjectName("quickSearch")
    button.setAccessibleName("搜索语料")
    button.setToolTip(plain_tip(action.toolTip()))
    button.clicked.connect(action.trigger)
    return button

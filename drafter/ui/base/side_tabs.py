"""The column at the right of the sheet: several pages, one of them shown, chosen by tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from drafter.ui.base.theme import set_style


class SideTabs(QWidget):
    """Shows one page at a time; only the user, or a command of the user's, changes which one.

    `page_shown` carries the page that is shown from now on.
    """

    page_shown = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideTabs")
        self._titles: list[str] = []
        self._bar = QTabBar(self)
        self._bar.setObjectName("sideTabBar")
        self._bar.setAccessibleName("右侧栏")
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(False)
        self._pages = QStackedWidget(self)
        line = QWidget(self)
        line.setFixedHeight(1)
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_style(line, rule=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(line)
        layout.addWidget(self._pages, 1)
        self._bar.currentChanged.connect(self._pages.setCurrentIndex)
        self._pages.currentChanged.connect(lambda row: self.page_shown.emit(self._pages.widget(row)))

    def add(self, title: str, page: QWidget) -> None:
        """Put a page behind the others, under a tab of its own."""
        self._titles.append(title)
        self._pages.addWidget(page)
        self._bar.addTab(title)

    def say(self, page: QWidget, figure: str) -> None:
        """Let a figure stand behind the title of a page; "" for none."""
        row = self._pages.indexOf(page)
        self._bar.setTabText(row, f"{self._titles[row]} {figure}".rstrip())

    def title_of(self, page: QWidget) -> str:
        """What stands on the tab of a page, its figure included."""
        return self._bar.tabText(self._pages.indexOf(page))

    def open(self, page: QWidget) -> None:
        """Show a page, and the column where it is hidden."""
        self.show()
        self._bar.setCurrentIndex(self._pages.indexOf(page))

    def shows(self, page: QWidget) -> bool:
        """Whether this page is the one that is shown."""
        return not self.isHidden() and self._pages.currentWidget() is page

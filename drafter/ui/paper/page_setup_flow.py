"""Setting up the page: the form, and the layout file that it writes."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.core.errors import UserError
from drafter.core.toml import open_toml
from drafter.files.settings import FONT_SCHEME
from drafter.files.toml import write_toml
from drafter.files.whole import write_whole
from drafter.ui.document.flow import Flow, Frame
from drafter.ui.paper.layout_flow import LayoutFlow
from drafter.ui.widgets.fitting import resize_on_screen

if TYPE_CHECKING:
    from drafter.word.layout import Layout

_HEADING = "页面设置写下的版式；也可以用记事本改，各项的意思见程序自带的 gbt9704.toml。"


class PageSetupFlow(Flow):
    """Opens the form over the draft's layout. A layout of the program's is not changed: the unit gets its own."""

    def __init__(self, frame: Frame, layouts: LayoutFlow) -> None:
        super().__init__(frame)
        self._layouts = layouts
        self.theme = frame.theme

    def ask(self) -> None:
        """Ask for the page set-up, write the layout and set the draft in it."""
        from drafter.ui.paper.page_setup import PageSetupDialog

        own = self._services.home.layouts
        try:
            layout = self._layout()
            dialog = PageSetupDialog(
                layout,
                self._table(layout),
                self._session.draft,
                self._services.jobs,
                own,
                self.theme,
                self._window,
            )
            resize_on_screen(dialog, 920, 680)
            if dialog.exec():
                self.keep(layout, dialog.table)
            dialog.deleteLater()
        except UserError as error:
            self.say(str(error), "error")

    def keep(self, layout: "Layout", table: dict[str, Any]) -> None:
        """Write a layout file and set the draft in it; UserError where that is not possible.

        What an edited file of the unit's own said before is kept beside it, with its comments.
        """
        path = self._own_file(layout)
        if path.is_file():
            write_whole(path.with_suffix(".toml.bak"), path.read_bytes())
        else:
            path = self._layouts.free_path(str(table["title"]))
        write_toml(path, table, _HEADING)
        self._session.apply(lambda draft: replace(draft, layout=path.stem), "页面设置")
        self._layouts.note_change()
        self.say(f"已存为版式“{table['title']}”，这篇稿子已经用上。", "info")

    def _layout(self) -> "Layout":
        from drafter.ui.pages.page_maker import Look, layout_of

        look = Look(self._session.draft.layout, self._services.preferences.get(FONT_SCHEME))
        return layout_of(look, self._services.home.layouts)

    def _own_file(self, layout: "Layout") -> Path:
        return self._services.home.layouts / f"{layout.name}.toml"

    def _table(self, layout: "Layout") -> dict[str, Any]:
        """What the layout's own file says, or a new one that follows it."""
        path = self._own_file(layout)
        return (
            open_toml(path, "版式文件").data
            if path.is_file()
            else {"based_on": layout.name, "title": "本单位版式"}
        )

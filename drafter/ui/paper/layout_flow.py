"""The unit's own layouts: copying one, opening it in the system's editor, noticing that it was edited."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog

from drafter.core.errors import UserError
from drafter.files.toml import make_folder
from drafter.files.whole import write_whole
from drafter.paths import resource
from drafter.ui.document.flow import Flow, Frame

_COPY = """# {title}。只写与 {base}.toml 不同的项，没写的都照它；各项的意思和可用的值见文末的原文。
based_on = "{base}"
title = "{title}"

# 例如（去掉行首的 # 就生效）：
# [page]
# top = 37.0
# left = 28.0
#
# [styles.heading2]
# bold = true
#
# [page_number]
# position = "居中"
#
# [text]
# date_order = "姓名前"

# ———— 以下是 {base}.toml 的原文，供对照 ————
{original}
"""


class LayoutFlow(Flow):
    """Makes copies of layouts; `changed` says that a file of the unit's own is another now."""

    changed = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._folder = frame.services.home.layouts
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.note_change)
        self._watcher.fileChanged.connect(self.note_change)
        self._watch()

    def ask_copy(self) -> None:
        """Ask which layout is to be copied and what the copy is called, and open it."""
        from drafter.word.layout import list_layouts

        layouts = list_layouts(self._folder)
        titles = [title for _, title in layouts]
        title, asked = QInputDialog.getItem(
            self._window, "复制一份版式", "照哪个版式改：", titles, 0, editable=False
        )
        if not asked:
            return
        own, asked = QInputDialog.getText(self._window, "复制一份版式", "新版式的名字：", text="本单位版式")
        if asked and own.strip():
            self.copy(layouts[titles.index(title)][0], own.strip())

    def copy(self, base: str, title: str) -> Path | None:
        """Write a layout of the unit's own that follows `base` in all it does not say, and open it in the editor.

        None where it cannot be written; the message bar says why.
        """
        path = self.free_path(title)
        source = self._folder / f"{base}.toml"
        source = source if source.is_file() else resource("layouts", f"{base}.toml")
        try:
            make_folder(self._folder)
            original = source.read_text(encoding="utf-8-sig")
            quoted = title.replace("\\", "").replace('"', "")
            commented = "\n".join(f"# {line}".rstrip() for line in original.splitlines())
            text = _COPY.format(title=quoted, base=base, original=commented)
            write_whole(path, text.encode())
        except UserError as error:
            self.say(str(error), "error")
            return None
        self._watch()
        self.changed.emit()
        said = f"已复制为“{path.name}”，改完保存，预览里就能选用。"
        self.say(said, "info", [("打开来改", lambda: self._edit(path))])
        self._edit(path)
        return path

    def _edit(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def free_path(self, title: str) -> Path:
        """A file name made of the title that no other layout has, the program's own included."""
        stem = "".join(character for character in title if character.isalnum())[:40] or "layout"
        taken = {
            path.stem for folder in (self._folder, resource("layouts")) for path in folder.glob("*.toml")
        }
        names = (stem, *(f"{stem}{number}" for number in range(2, len(taken) + 3)))
        return self._folder / f"{next(name for name in names if name not in taken)}.toml"

    def note_change(self) -> None:
        """Say that the layouts are others now, and watch those that are new."""
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        """Watch the folder and its files; editors that replace a file end the watch on the old one."""
        if not self._folder.is_dir():
            return
        wanted = [str(self._folder), *(str(path) for path in self._folder.glob("*.toml"))]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if new := [path for path in wanted if path not in watched]:
            self._watcher.addPaths(new)

"""What can be done with chosen cards, as a menu that teaches the keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from drafter.library.api import Hit

#: What the panel does for each entry; the key is the entry's name in `entries`.
Deeds = dict[str, Callable[[], None]]


def card_menu(parent: QWidget, hits: Sequence[Hit], deeds: Deeds) -> QMenu:
    """The menu for the chosen hits; entries that make no sense for them are left out."""
    menu = QMenu(parent)
    for name, text, key in _entries(hits):
        if not name:
            menu.addSeparator()
            continue
        action = menu.addAction(text, deeds[name])
        action.setObjectName(f"card_{name}")
        if key:
            action.setShortcut(QKeySequence(key))
    return menu


def _entries(hits: Sequence[Hit]) -> list[tuple[str, str, str]]:
    entries = [("insert", _tr("插入到光标处"), "Ctrl+Return"), ("copy", _tr("复制"), "Ctrl+C"), ("", "", "")]
    if len(hits) == 1:
        favourite = _tr("取消收藏") if hits[0].favourite else _tr("收藏")
        entries += [
            ("similar", _tr("找相似"), ""),
            ("favourite", favourite, ""),
            ("", "", ""),
            ("source", _tr("查看全文"), ""),
            ("outline", _tr("以此文为提纲"), ""),
        ]
    else:
        entries.append(("favourite", _tr("收藏"), ""))
    if any(hit.source.starter for hit in hits):
        entries += [("", "", ""), ("drop_starter", _tr("移除全部入门语料"), "")]
    return entries


def _tr(text: str) -> str:
    return QCoreApplication.translate("card menu", text)

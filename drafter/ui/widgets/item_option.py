"""The fields of QStyleOptionViewItem, which PySide6's stubs leave out."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget


class ItemOption(Protocol):
    """What a delegate is told of the item that it paints."""

    rect: QRect
    font: QFont
    state: QStyle.StateFlag
    widget: QWidget | None


def item_option(option: QStyleOptionViewItem) -> ItemOption:
    """The option with its fields."""
    return cast(ItemOption, option)


def is_chosen(option: ItemOption) -> bool:
    """Whether the item is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def is_hovered(option: ItemOption) -> bool:
    """Whether the pointer is over the item."""
    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def has_focus(option: ItemOption) -> bool:
    """Whether the keyboard stands on the item."""
    return bool(option.state & QStyle.StateFlag.State_HasFocus)

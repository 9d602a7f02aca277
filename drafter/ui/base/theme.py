"""The colours, font and style sheet of the whole window, light and dark.

Colours are "#rrggbb" strings, so that they serve QColor, palette and style sheet alike.
"""

import zlib
from dataclasses import asdict, dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from drafter.paths import resource

if TYPE_CHECKING:
    from drafter.core.origin import Origin

#: Families with every simplified Chinese character, in the order in which systems bring them along.
CHINESE_FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "SimSun")

#: Families that only name a kind of font; a Chinese family goes before them.
_GENERIC_FAMILIES = frozenset({"Sans Serif", "Sans", "sans-serif", "Helvetica", "MS Shell Dlg 2"})

#: Widgets to which Windows gives fonts of their own. A list that keeps its own would measure its items with one font
#: and paint them with another.
_KINDS_WITH_OWN_FONTS = ("QAbstractItemView", "QMenu", "QMenuBar", "QStatusBar", "QMessageBox", "QTipLabel")

#: The least size of interface text, in points: 13 pixels at 96 dots per inch.
SMALLEST_POINTS = 9.75
#: The style of every theme, and what an application says that began in it.
_STYLE, _STYLED = "Fusion", "styled"


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours.

    `desk` lies behind the sheet, `accent` is the one red for what asks for action, `accent_fill` the same red
    as a surface with `on_accent` written upon it, `accent_soft` a breath of it; `blank` and `blank_soft` are
    the box around a 【】. `caution` is the colour of `warning` as words. `origin_colours` stand for the origins in their order. `ink`, `ink_soft`, `ink_line` and `ink_mark` draw the little pages of outlines.
    """

    dark: bool
    window: str
    panel: str
    card: str
    paper: str
    paper_shadow: str
    desk: str
    text: str
    muted: str
    faint: str
    line: str
    hover: str
    selection: str
    accent: str
    accent_fill: str
    accent_soft: str
    on_accent: str
    link: str
    highlight: str
    blank: str
    blank_soft: str
    warning: str
    caution: str
    warning_soft: str
    hint: str
    chip: str
    on_chip: str
    ink: str
    ink_soft: str
    ink_line: str
    ink_mark: str
    source_colours: tuple[str, ...]
    origin_colours: tuple[str, ...]

    def origin_colour(self, origin: "Origin") -> str:
        """The colour that stands for what characters come from."""
        return self.origin_colours[list(type(origin)).index(origin)]

    def source_colour(self, source_id: str) -> str:
        """The colour that stands for a source everywhere in the window, the same in every session."""
        return self.source_colours[
            zlib.crc32(source_id.encode("utf-8", "surrogatepass")) % len(self.source_colours)
        ]


LIGHT = Theme(
    dark=False,
    window="#f8f7f5",
    panel="#f5f4f1",
    card="#ffffff",
    paper="#ffffff",
    paper_shadow="#c9c4bb",
    desk="#e4e1db",
    text="#1f2328",
    muted="#5d6268",
    faint="#6a6e74",
    line="#dcd9d2",
    hover="#edeae4",
    selection="#e6e2da",
    accent="#a8352c",
    accent_fill="#a8352c",
    accent_soft="#fbf1ef",
    on_accent="#ffffff",
    link="#2f4ea0",
    highlight="#fbe6a3",
    blank="#3b5bb5",
    blank_soft="#e9effb",
    warning="#b98a26",
    caution="#85600f",
    warning_soft="#f8f1dc",
    hint="#5b7fae",
    chip="#3d4658",
    on_chip="#ffffff",
    ink="#5c6168",
    ink_soft="#b7b1a7",
    ink_line="#c9c4bb",
    ink_mark="#9fb0cf",
    source_colours=(
        "#3f8f7f",
        "#c08a2e",
        "#5b72c0",
        "#a2577f",
        "#6f8f3a",
        "#3d8cab",
        "#b5683f",
        "#7b68a8",
    ),
    origin_colours=("#5b72c0", "#7b68a8", "#3f8f7f", "#c08a2e", "#9fb0cf", "#3d4658"),
)

DARK = Theme(
    dark=True,
    window="#212225",
    panel="#1e1f22",
    card="#2a2b2f",
    paper="#2b2c30",
    paper_shadow="#0e0e10",
    desk="#161719",
    text="#e7e5e0",
    muted="#b2b0ab",
    faint="#9a9893",
    line="#3c3d42",
    hover="#33343a",
    selection="#3d3e46",
    accent="#e58076",
    accent_fill="#b8453b",
    accent_soft="#3a2827",
    on_accent="#ffffff",
    link="#93b0f0",
    highlight="#6a5617",
    blank="#93b0f0",
    blank_soft="#2b344c",
    warning="#dcb05a",
    caution="#dcb05a",
    warning_soft="#3b3424",
    hint="#86aadb",
    chip="#c9ced9",
    on_chip="#1e1f22",
    ink="#b4b8bf",
    ink_soft="#6f6c66",
    ink_line="#56544f",
    ink_mark="#5f7399",
    source_colours=(
        "#62b7a5",
        "#d9a857",
        "#8499e2",
        "#cd86aa",
        "#9aba66",
        "#68b3d0",
        "#d9926c",
        "#a795d3",
    ),
    origin_colours=("#8499e2", "#a795d3", "#62b7a5", "#d9a857", "#5f7399", "#c9ced9"),
)


def current_theme(dark: bool) -> Theme:
    """The dark or the light theme."""
    return DARK if dark else LIGHT


def system_is_dark(app: QApplication) -> bool:
    """Whether the user's desktop asks for dark windows."""
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def styled_application(program: str) -> QApplication:
    """The application, in the style that every theme has.

    PySide loads all classes of styles when a style is set later and handed back: 20 ms of a start.
    """
    app = QApplication([program, "-style", _STYLE])
    app.setProperty(_STYLED, True)
    return app


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application the theme's style, palette, font and style sheet.

    Where it wears them already nothing happens: of several windows, the first dresses all.
    """
    font = interface_font(app.font())
    sheet = style_sheet(theme, font.pointSizeF())
    if app.styleSheet() == sheet:
        return
    if not app.styleSheet():  # for the first time: style and fonts are the same in every theme
        if not app.property(_STYLED):
            app.setStyle(_STYLE)
        app.setFont(font)
        for kind in _KINDS_WITH_OWN_FONTS:
            app.setFont(font, kind)  # pyright: ignore[reportArgumentType]  (it takes a str; the stub asks for bytes)
    app.setPalette(palette_of(theme))
    app.setStyleSheet(sheet)


def interface_font(system: QFont) -> QFont:
    """The system's font, large enough for Chinese characters and followed by a family that has them all."""
    chinese = [family for family in CHINESE_FAMILIES if QFontDatabase.hasFamily(family)]
    own = [family for family in system.families() if family not in chinese]
    first = [family for family in own if family not in _GENERIC_FAMILIES]
    font = QFont(system)
    font.setFamilies([*first, *chinese, *(family for family in own if family not in first)])
    font.setPointSizeF(max(system.pointSizeF(), SMALLEST_POINTS))
    return font


def scaled_font(font: QFont, factor: float, bold: bool = False) -> QFont:
    """The font at another size, as a factor of its own."""
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * factor)
    scaled.setWeight(QFont.Weight.DemiBold if bold else font.weight())
    return scaled


def palette_of(theme: Theme) -> QPalette:
    """The theme as a Qt palette, for all that the style sheet does not reach."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, theme.window),
        (roles.WindowText, theme.text),
        (roles.Base, theme.card),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.text),
        (roles.PlaceholderText, theme.faint),
        (roles.Button, theme.card),
        (roles.ButtonText, theme.text),
        (roles.ToolTipBase, theme.card),
        (roles.ToolTipText, theme.text),
        (roles.BrightText, theme.accent),
        (roles.Light, theme.card),
        (roles.Midlight, theme.hover),
        (roles.Mid, theme.line),
        (roles.Dark, theme.faint),
        (roles.Shadow, theme.paper_shadow),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.text),
        (roles.Accent, theme.accent_fill),
        (roles.Link, theme.link),
        (roles.LinkVisited, theme.link),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return palette


def style_sheet(theme: Theme, points: float) -> str:
    """The style sheet of `resources/style/window.qss` in the theme's colours; text sizes follow `points`."""
    colours = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    template = Template(resource("style", "window.qss").read_text(encoding="utf-8"))
    return template.substitute(
        colours,
        small=f"{points * 0.88:.2f}pt",
        heading=f"{points * 1.3:.2f}pt",
        shade="dark" if theme.dark else "light",
        icons=resource("icons").as_posix(),
    )


def set_style(widget: QWidget, **properties: bool) -> None:
    """Set the properties by which the style sheet tells widgets apart, and dress the widget anew.

    Buttons know `primary`, `quiet`, `link`, `chip` and `idle`; labels `muted`, `faint`, `small`, `heading`, `section`, `caution`
    and `error`; frames `line` and `offer`; line edits `error`.
    """
    for name, value in properties.items():
        widget.setProperty(name, value)
    # One that was never shown is dressed when it is; and to ask for its style loads all classes of styles at a start.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)

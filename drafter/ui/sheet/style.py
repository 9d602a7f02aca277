"""How each kind of paragraph looks on the sheet: fonts and block formats, for one zoom."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextFormat

from drafter.core.model import Paragraph, Role

ID_PROPERTY: Final = QTextFormat.Property.UserProperty + 1
ROLE_PROPERTY: Final = QTextFormat.Property.UserProperty + 2
LEVEL_PROPERTY: Final = QTextFormat.Property.UserProperty + 3
OBJECT_PROPERTY: Final = QTextFormat.Property.UserProperty + 4
#: The height of the picture that is painted above the text of its block, in pixels.
ABOVE_PROPERTY: Final = QTextFormat.Property.UserProperty + 5

#: Characters in a line and lines on a page of the printed sheet (GB/T 9704-2012, 5.2.2).
CHARACTERS = 28

_SONG = ("方正小标宋简体", "方正小标宋_GBK", "华文中宋", "STZhongsong", "Noto Serif CJK SC", "宋体", "SimSun")
_FANGSONG = ("仿宋_GB2312", "仿宋", "FangSong", "华文仿宋", "Noto Serif CJK SC", "宋体", "SimSun")
_KAI = ("楷体_GB2312", "楷体", "KaiTi", "华文楷体", "Noto Serif CJK SC", "宋体", "SimSun")
_BLACK = ("黑体", "SimHei")
_HEI = (*_BLACK, "Noto Sans CJK SC", "微软雅黑", "Microsoft YaHei")


@dataclass(frozen=True, slots=True)
class Face:
    """The look of one kind of paragraph; sizes are multiples of the body's character."""

    families: tuple[str, ...] = _FANGSONG
    size: float = 1.0
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    indent: float = 2.0
    line: float = 1.81


_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight

_FACES: Final[dict[tuple[Role, int], Face]] = {
    (Role.TITLE, 0): Face(_SONG, 1.375, True, _CENTRE, 0, 2.19),
    (Role.TITLE, 1): Face(_KAI, align=_CENTRE, indent=0),
    (Role.DATE, 0): Face(_KAI, align=_CENTRE, indent=0),
    (Role.SPEAKER, 0): Face(_KAI, align=_CENTRE, indent=0),
    (Role.ADDRESSEE, 0): Face(align=_LEFT, indent=0),
    (Role.SALUTATION, 0): Face(align=_LEFT, indent=0),
    (Role.HEADING, 1): Face(_HEI),
    (Role.HEADING, 2): Face(_KAI),
    (Role.HEADING, 3): Face(bold=True),
    (Role.SIGNATURE, 0): Face(align=_RIGHT, indent=0),
    (Role.ATTACHMENT, 0): Face(_HEI, align=_LEFT, indent=0),
    (Role.ATTACHMENT, 1): Face(_SONG, 1.375, True, _CENTRE, 0, 2.19),
    (Role.OBJECT, 0): Face(_HEI, 0.875, align=_CENTRE, indent=0),
}
_BODY = Face()


def face_of(role: Role, level: int) -> Face:
    """The look of a paragraph of this role and level."""
    return _FACES.get((role, level)) or _FACES.get((role, 0)) or _BODY


class SheetStyle:
    """The formats of the sheet at one size; `unit` is the width of a body character in pixels."""

    def __init__(self, unit: float) -> None:
        self.unit = unit
        self._fonts: dict[Face, QFont] = {}

    @property
    def text_width(self) -> float:
        """The width of a line in pixels; half a pixel more than its characters, against rounding."""
        return CHARACTERS * self.unit + 0.5

    def font(self, face: Face) -> QFont:
        """The font of a look."""
        if face not in self._fonts:
            font = QFont()
            font.setFamilies(list(face.families))
            font.setPixelSize(max(1, round(face.size * self.unit)))
            font.setBold(face.bold)
            if face.families is _HEI and not any(map(QFontDatabase.hasFamily, _BLACK)):
                font.setWeight(QFont.Weight.DemiBold)  # what stands in is thinner than 黑体
            font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[face] = font
        return self._fonts[face]

    def label_width(self, face: Face, label: str, bold: bool) -> float:
        """The pixels that a label takes before its text."""
        return QFontMetricsF(self.label_font(face, bold)).horizontalAdvance(label) if label else 0.0

    def label_font(self, face: Face, bold: bool) -> QFont:
        """The font of a label: that of its text, bold before the lead of a point."""
        font = QFont(self.font(face))
        if bold:
            font.setBold(True)
        return font

    def block_format(self, paragraph: Paragraph, label: str) -> QTextBlockFormat:
        """The block format of a paragraph whose number is `label`."""
        face = face_of(paragraph.role, paragraph.level)
        bold = paragraph.role is Role.POINT
        form = QTextBlockFormat()
        form.setProperty(ID_PROPERTY, paragraph.id)
        form.setProperty(ROLE_PROPERTY, paragraph.role.value)
        form.setProperty(LEVEL_PROPERTY, paragraph.level)
        form.setAlignment(face.align)
        form.setTextIndent(face.indent * self.unit + self.label_width(face, label, bold))
        form.setLineHeight(face.line * self.unit, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if paragraph.role in (Role.ADDRESSEE, Role.SALUTATION):
            form.setTopMargin(self.unit)
        if paragraph.object:
            form.setProperty(OBJECT_PROPERTY, 1)
        if paragraph.role is Role.SIGNATURE:
            form.setRightMargin(2 * self.unit)
        return form

    def char_format(self, paragraph: Paragraph) -> QTextCharFormat:
        """The character format that an empty block gives the cursor and the first character typed."""
        form = QTextCharFormat()
        form.setFont(self.font(face_of(paragraph.role, paragraph.level)))
        return form

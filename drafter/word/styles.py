"""styles.xml from a layout."""

from drafter.word.layout_data import LATIN, TIGHTENED, Layout, Style
from drafter.word.object_blocks import PICTURE_FREE
from drafter.word.ooxml import Element, paragraph_properties, part, root, run_properties, w

#: The name and the ASCII id of the Word style for each role of a block. Built-in styles keep Word's English
#: names: a style *named* 标题 1 would be a second, unrelated one.
STYLE_IDS = {
    "body": ("GwBody", "公文正文"),
    "point": ("GwPoint", "公文要点"),
    "run_in1": ("GwRunIn1", "公文段首一级"),
    "run_in2": ("GwRunIn2", "公文段首二级"),
    "run_in3": ("GwRunIn3", "公文段首三级"),
    "run_in4": ("GwRunIn4", "公文段首四级"),
    "title": ("Title", "Title"),
    "subtitle": ("Subtitle", "Subtitle"),
    "date": ("GwDate", "讲话日期"),
    "speaker": ("GwSpeaker", "讲话人"),
    "addressee": ("GwAddressee", "主送机关"),
    "salutation": ("GwSalutation", "称谓"),
    "heading1": ("Heading1", "heading 1"),
    "heading2": ("Heading2", "heading 2"),
    "heading3": ("Heading3", "heading 3"),
    "heading4": ("Heading4", "heading 4"),
    "signature": ("GwSignature", "落款"),
    "attachment": ("GwAttachment", "附件说明"),
    "attachment_first": ("GwAttachmentFirst", "附件说明首项"),
    "attachment_item": ("GwAttachmentItem", "附件说明各项"),
    "attachment_mark": ("GwAttachmentMark", "附件序号"),
    "attachment_title": ("GwAttachmentTitle", "附件标题"),
    "caption": ("Caption", "caption"),
    "cell": ("GwCell", "公文表格"),
    "page_number": ("Footer", "footer"),
}
#: A paragraph that holds a picture: exact line spacing would show but one line of it.
PICTURE = ("GwPicture", "公文图片")
#: What the text of a block of each role is set in where that is not a style of the layout of its own name.
_BODY_ROLES = ("point", "run_in1", "run_in2", "run_in3", "run_in4")
#: The character style of each lead of a layout.
LEAD_IDS = {
    "heading1": ("GwLead1", "段首一级"),
    "heading2": ("GwLead2", "段首二级"),
    "heading3": ("GwLead3", "段首三级"),
    "point": ("GwLeadPoint", "段首要点"),
}
NOTE = ("GwTime", "用时")
PAUSE = ("GwPause", "停顿")
TIGHT = "Tight"


def style_id(role: str, tight: bool = False) -> str:
    """The id of the paragraph style for a role; `tight` for paragraphs whose last line is pulled back."""
    return STYLE_IDS[role][0] + (TIGHT if tight else "")


def styles_part(layout: Layout) -> bytes:
    """styles.xml."""
    body = layout.styles["body"]
    styles = [
        _normal(layout, body),
        *_builtin_defaults(),
        *(_paragraph_style(role, layout) for role in STYLE_IDS),
        _picture_style(),
        *(_tight_style(role, layout) for role in (*TIGHTENED, *_BODY_ROLES) if _tightening(role, layout)),
        *(_lead_style(name, layout) for name in LEAD_IDS),
        *_lectern_styles(layout),
    ]
    return part(root("styles", _defaults(layout), *styles))


def _defaults(layout: Layout) -> Element:
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    run = w("rPr", _fonts(layout, "仿宋"), language)
    return w("docDefaults", w("rPrDefault", run))


def _fonts(layout: Layout, use: str, *, all_four: bool = False) -> Element:
    """The fonts of a use; `all_four` sets digits and letters in the Chinese font too."""
    chinese, latin = layout.fonts[use], layout.fonts[use if all_four else LATIN]
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)


def _normal(layout: Layout, body: Style) -> Element:
    properties = paragraph_properties(
        w("widowControl", val=False),
        w("autoSpaceDE", val=False),
        w("autoSpaceDN", val=False),
        w("snapToGrid", val=False),
        _line(body),
        w("jc", val="both"),
    )
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        properties,
        _characters(layout, body),
        type="paragraph",
        default=True,
        styleId="Normal",
    )


def _line(style: Style, *, at_least: bool = False) -> Element:
    return w("spacing", before=0, after=0, line=style.line * 20, lineRule="atLeast" if at_least else "exact")


def _characters(layout: Layout, style: Style) -> Element:
    return run_properties(
        _fonts(layout, style.font),
        *_weight(style.bold),
        w("spacing", val=style.spacing * 20),
        w("kern", val=2),
        *_size(style.size),
        w("lang", val="en-US", eastAsia="zh-CN"),
    )


def _weight(bold: bool) -> tuple[Element, Element]:
    return w("b", val=bold), w("bCs", val=bold)


def _size(points: float) -> tuple[Element, Element]:
    return w("sz", val=points * 2), w("szCs", val=points * 2)


def _builtin_defaults() -> list[Element]:
    """The defaults that every file has for characters, tables and lists."""
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in _CELL_MARGINS))
    table = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return [
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
          type="character", default=True, styleId="DefaultParagraphFont"),
        w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), table,
          type="table", default=True, styleId="TableNormal"),
        w("style", w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"),
          type="numbering", default=True, styleId="NoList"),
    ]  # fmt: skip


# What Word itself writes for a table without a style, in twips.
_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))


def _paragraph_style(role: str, layout: Layout) -> Element:
    """The style of a role: what it has other than Normal, which is set as the body without its indent."""
    identifier, name = STYLE_IDS[role]
    style = layout.styles["body" if role in _BODY_ROLES else role]
    body = layout.styles["body"]
    heading = role.startswith("heading")
    properties = paragraph_properties(
        w("keepNext") if style.keep_next else None,
        _line(style, at_least=role == "cell") if style.line != body.line or role == "cell" else None,
        _indent_if_any(style),
        w("jc", val=style.align) if style.align != "justify" else None,
        w("outlineLvl", val=int(role[-1]) - 1 if heading else 0) if heading or role == "title" else None,
    )
    follows = (
        STYLE_IDS["body"][0]
        if heading or role in ("title", "date", "speaker", "addressee", "salutation")
        else None
    )
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("next", val=follows) if follows else None,
        w("uiPriority", val=9) if heading else None,
        w("qFormat"),
        properties,
        _other_characters(role, style, body, layout),
        type="paragraph",
        customStyle=None if identifier in _BUILT_IN else True,
        styleId=identifier,
    )


def _picture_style() -> Element:
    free = PICTURE_FREE * 20
    properties = paragraph_properties(
        w("spacing", before=free, after=free, line=240, lineRule="auto"), _no_indent(), w("jc", val="center")
    )
    return w(
        "style",
        w("name", val=PICTURE[1]),
        w("basedOn", val="Normal"),
        properties,
        type="paragraph",
        customStyle=True,
        styleId=PICTURE[0],
    )


def _other_characters(role: str, style: Style, body: Style, layout: Layout) -> Element:
    """The characters of a style as far as they are not those of Normal; headings always say that they are not
    bold, because programs set headings bold of their own accord."""
    page_number = role == "page_number"
    return run_properties(
        _fonts(layout, style.font, all_four=page_number) if page_number or style.font != body.font else None,
        *(_weight(style.bold) if style.bold != body.bold or role.startswith("heading") else ()),
        w("spacing", val=style.spacing * 20) if style.spacing != body.spacing else None,
        *(_size(style.size) if style.size != body.size else ()),
    )


def _indent_if_any(style: Style) -> Element | None:
    return indent(style) if style.indent or style.left or style.right or style.hanging else None


_BUILT_IN = {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "Caption", "Footer"}


def indent(style: Style, right: float | None = None) -> Element:
    """The indents in characters, for Word, and in twips, for everyone else. All are written, also the zeros."""
    twips = style.size * 20
    right = style.right if right is None else right
    first = {"hangingChars": style.hanging * 100, "hanging": style.hanging * twips}
    if not style.hanging:
        first = {"firstLineChars": style.indent * 100, "firstLine": style.indent * twips}
    return w(
        "ind",
        leftChars=style.left * 100,
        left=style.left * twips,
        rightChars=right * 100,
        right=right * twips,
        **first,
    )


def _tightening(role: str, layout: Layout) -> float:
    return layout.tightening("body" if role in _BODY_ROLES else role)


def _tight_style(role: str, layout: Layout) -> Element:
    """A style with narrower spacing, which pulls back a last line of one character."""
    identifier, name = STYLE_IDS[role]
    spacing = layout.styles["body" if role in _BODY_ROLES else role].spacing - _tightening(role, layout)
    return w(
        "style",
        w("name", val=f"{name}紧缩"),
        w("basedOn", val=identifier),
        w("rPr", w("spacing", val=spacing * 20)),
        type="paragraph",
        customStyle=True,
        styleId=identifier + TIGHT,
    )


def _lead_style(name: str, layout: Layout) -> Element:
    identifier, title = LEAD_IDS[name]
    lead = layout.leads[name]
    return w(
        "style",
        w("name", val=title),
        w("qFormat"),
        run_properties(_fonts(layout, lead.font), *_weight(lead.bold)),
        type="character",
        customStyle=True,
        styleId=identifier,
    )


def _lectern_styles(layout: Layout) -> list[Element]:
    """The styles that only a copy for the lectern has."""
    reading = layout.lectern
    if reading is None:
        return []
    note = paragraph_properties(
        w("spacing", before=0, after=0, line=240, lineRule="auto"), _no_indent(), w("jc", val="left")
    )
    size = reading.note_size * 2
    return [
        w("style", w("name", val=NOTE[1]), w("basedOn", val="Normal"), note,
          run_properties(w("spacing", val=0), w("sz", val=size), w("szCs", val=size)),
          type="paragraph", customStyle=True, styleId=NOTE[0]),
        w("style", w("name", val=PAUSE[1]), run_properties(w("b", val=True), w("color", val="808080")),
          type="character", customStyle=True, styleId=PAUSE[0]),
    ]  # fmt: skip


def _no_indent() -> Element:
    return w("ind", firstLineChars=0, firstLine=0)

"""The control words of RTF that matter for text (Microsoft, Rich Text Format Specification 1.9.1)."""

#: Groups whose content is no part of the text. What begins with \\* is skipped as well.
#: Destinations that are on every page.
MARGINS = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])

SKIPPED = frozenset(
    [
        "colortbl",
        "info",
        "nonshppict",
        "objdata",
        "ftnsep",
        "ftnsepc",
        "aftnsep",
        "aftnsepc",
        "listtable",
        "listoverridetable",
        "listpicture",
        "revtbl",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "filetbl",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnref",
        "atntime",
        "private",
        "template",
        "nonesttables",
        "shprslt",
        "sp",
        "tc",
        "tcn",
        "xe",
        "do",
    ]
)

#: Control words and symbols that stand for characters.
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": " ",
    "_": "-",
}

#: Control words that end a paragraph; those that end a row or a section do so only where one is open.
ENDS = frozenset({"par", "page", "cell", "nestcell"})
LOOSE_ENDS = frozenset({"sect", "row", "nestrow"})

#: Character sets of fonts.
CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 204: "cp1251", 238: "cp1250"}

#: Code pages by their Windows number, where Python calls them otherwise.
CODE_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10008: "gb18030"}

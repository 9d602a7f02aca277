"""The names of OpenDocument."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def office(name: str) -> str:
    """An element of the document as a whole."""
    return f"{{{_ODF}office:1.0}}{name}"


def text(name: str) -> str:
    """An element or attribute of a text."""
    return f"{{{_ODF}text:1.0}}{name}"


def table(name: str) -> str:
    """An element or attribute of a table."""
    return f"{{{_ODF}table:1.0}}{name}"


def style(name: str) -> str:
    """An element or attribute of a style."""
    return f"{{{_ODF}style:1.0}}{name}"


def draw(name: str) -> str:
    """An element or attribute of a drawing."""
    return f"{{{_ODF}drawing:1.0}}{name}"


def fo(name: str) -> str:
    """An attribute of the look of characters and paragraphs."""
    return f"{{{_ODF}xsl-fo-compatible:1.0}}{name}"


def svg(name: str) -> str:
    """A size or a description of a drawing."""
    return f"{{{_ODF}svg-compatible:1.0}}{name}"


HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
EQUATION = "{http://www.w3.org/1998/Math/MathML}math"
EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

"""What is embedded in a document, by the name of the program that it belongs to (Excel.Sheet.12)."""

#: By how the name begins.
_PROGRAMS = {
    "Excel": "Excel 表格",
    "Word": "Word 文档",
    "PowerPoint": "演示文稿",
    "AcroExch": "PDF",
    "Visio": "Visio 图",
}


def program_of(name: str) -> str:
    """What is embedded, "" where the name does not tell."""
    return next((told for start, told in _PROGRAMS.items() if name.startswith(start)), "")


def is_equation(name: str) -> bool:
    """Whether an equation is embedded; its picture shows all of it."""
    return "quation" in name

"""The draft of 50,000 characters that the rows about the window are measured in."""

from drafter.core.model import Draft, Facts, Paragraph, Role, Source
from drafter.ui.shell.main_window import MainWindow

_SENTENCE = "各级各部门要守土有责、守土负责、守土尽责，把安全生产抓在手上、扛在肩上、落实到行动上。"
#: The characters of a paragraph, and how many paragraphs a part has.
_PARAGRAPH, _PART = 250, 12


def long_draft(characters: int) -> Draft:
    """A draft of so many characters in paragraphs of 250, every twelfth below a heading, from three sources."""
    rows: list[Paragraph] = []
    for number in range(characters // _PARAGRAPH):
        if number % _PART == 0:
            rows.append(Paragraph(f"h{number}", Role.HEADING, 1, "压实责任，抓好落实", "一、"))
        source = Source(f"s{number % 3}", f"第{number % 3}篇旧讲话", place="临河市", level="city")
        text = (f"第{number}项工作。" + _SENTENCE * 7)[:_PARAGRAPH]
        rows.append(Paragraph(f"b{number}", text=text, source=source))
    return Draft(Facts(title="在全县安全生产工作会议上的讲话", place="清源县", minutes=250), tuple(rows))


def open_long_draft(window: MainWindow, characters: int) -> None:
    """Show the draft at the desk, with its findings listed and the cursor in its middle."""
    draft = long_draft(characters)
    window.resize(1440, 900)
    window.show()
    window.files.start(draft)
    window.checks.check()
    middle = draft.paragraphs[len(draft.paragraphs) // 2]
    window.desk.sheet.go_to(middle.id, 40)

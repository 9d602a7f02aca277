"""The golden files: exported parts, one element a line, so that a reviewer sees what a change does to them.

`python -m tests.word.golden` writes them anew.
"""

from dataclasses import replace
from pathlib import Path

from lxml import etree

from drafter.word.compare import compare_drafts
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.marked import to_marked_docx
from tests.word.drafts import whole_speech
from tests.word.package_parts import parts

FOLDER = Path(__file__).parent / "golden"


def exported() -> dict[str, str]:
    """The text of each golden file, by its name."""
    draft = whole_speech()
    changed = replace(draft.paragraphs[5], text="今天的会议很重要。")
    after = draft.with_paragraphs((*draft.paragraphs[:5], changed, *draft.paragraphs[7:]))
    gbt9704 = load_layout("gbt9704")
    files = {
        "gbt9704": to_docx(draft, gbt9704),
        "reading": to_docx(draft, load_layout("reading")),
        "marked": to_marked_docx(compare_drafts(draft, after), gbt9704),
    }
    found = {
        f"{name}-{Path(part).name}": _readable(content)
        for name, docx in files.items()
        for part, content in parts(docx).items()
        if name == "gbt9704" or part == "word/document.xml"
    }
    return {name.replace(".rels", "-rels.xml"): text for name, text in found.items()}


def _readable(content: bytes) -> str:
    return etree.tostring(etree.fromstring(content), pretty_print=True, encoding="unicode")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in exported().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")

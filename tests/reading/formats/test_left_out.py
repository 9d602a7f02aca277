"""What the readers of the formats leave out can be had back, in its place."""

from pathlib import Path

import pytest

from drafter.core.document import Document
from drafter.reading.formats.markdown import MARKS_OUT
from drafter.reading.read import read_document
from tests.reading.formats.wordfile import para, parts, run, write

FIRST, SECOND = "会议强调，安全生产这根弦任何时候都不能松。", "会议要求，各级各部门要把责任压到每一个岗位。"
HIDDEN, NOTE = "这一句藏起来不给人看。", "数据来源于县统计局年报。"

_RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_NOTE = f'<w:footnote w:id="2"><w:p>{_RAISED}<w:footnoteRef/></w:r>{{}}</w:p></w:footnote>'
_SMALL = '<w:sz w:val="14"/>'
_REFERENCE = f'{_RAISED}<w:footnoteReference w:id="2"/></w:r>'


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def word(folder: Path) -> Path:
    body = para(run(FIRST) + run(HIDDEN, "<w:vanish/>")) + para(run(SECOND) + _REFERENCE)
    return write(folder / "a.docx", parts(body, footnotes=_NOTE.format(run(NOTE, _SMALL))))


def written(name: str, content: str):
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_text(content, encoding="utf-8")
        return path

    return make


def in_rtf(text: str) -> str:
    return "".join(f"\\u{ord(character)}?" for character in text)


RTF = rf"{{\rtf1 {in_rtf(FIRST)}{{\v {in_rtf(HIDDEN)}}}\par {in_rtf(SECOND)}\par}}"
HTML = (
    f"<body><p>{FIRST}</p><p style='display:none'>{HIDDEN}</p>"
    f"<p>{SECOND}</p><p><a href='a'>上一篇</a> <a href='b'>下一篇</a></p></body>"
)
MARKDOWN = f"# 讲话\n\n## 一\n\n{FIRST}\n\n[^1]: {NOTE}\n\n{SECOND}\n"


@pytest.mark.parametrize(
    ("make", "back"),
    [
        (word, [FIRST, HIDDEN, SECOND, NOTE]),
        (written("a.rtf", RTF), [FIRST, HIDDEN, SECOND]),
        (written("a.html", HTML), [FIRST, HIDDEN, SECOND]),
        (written("a.md", MARKDOWN), [FIRST, NOTE, SECOND]),
    ],
    ids=["docx", "rtf", "html", "md"],
)
def test_it_comes_back_where_it_stood(make, back: list[str], tmp_path: Path):
    path = make(tmp_path)
    document = read_document(path)
    assert document.removed and not {HIDDEN, NOTE} & set(texts(document))
    again = read_document(path, document.removed)
    assert [text for text in texts(again) if text in back] == back
    assert {one.reason for one in again.removed} <= {MARKS_OUT}


@pytest.mark.render
@pytest.mark.parametrize("kind", ["doc:MS Word 97", "pdf"])
def test_it_comes_back_from_converted_files(kind: str, tmp_path: Path, converted):
    path = converted(kind, word(tmp_path))
    removed = read_document(path).removed
    assert NOTE in "".join(one.text for one in removed)
    again = read_document(path, removed)
    assert NOTE in "".join(texts(again))
    assert again.removed == ()

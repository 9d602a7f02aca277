"""Files that stand whole inside a .docx, as programs that put documents together leave them."""

from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.reading.extracted import Extracted
from drafter.reading.formats.opening import extract
from tests.reading.formats.wordfile import para, parts, word_file, write

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHUNK = f'<w:altChunk xmlns:r="{_KIND}" r:id="c1"/>'
_PAGE = "<html><head><meta charset='utf-8'></head><body><p>一、提高认识</p><p>要学在前面。</p></body></html>"
_RTF = rb"{\rtf1\ansi\ansicpg936\uc1 \u19968?\u12289?\u25552?\u39640?\u35748?\u35782?\par \u35201?\u23398?\u22312?\u21069?\u38754?\u12290?\par}"
_ARCHIVE = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    + _PAGE.replace("=", "=3D").encode()
    + b"\r\n--x--\r\n"
)
_TEXTS = ["一、提高认识", "要学在前面。"]


def with_chunk(folder: Path, content: str | bytes | None, body: str = _CHUNK) -> Extracted:
    """What is read in a Word file whose relation c1 refers to a file of this content, None where there is none."""
    made: dict[str, str | bytes] = {**parts(para("同志们：") + body + para("谢谢大家！"))}
    if content is not None:
        made["word/chunk.bin"] = content
        relations = str(made["word/_rels/document.xml.rels"])
        relation = f'<Relationship Id="c1" Type="{_KIND}/aFChunk" Target="chunk.bin"/>'
        made["word/_rels/document.xml.rels"] = relations.replace(
            "</Relationships>", f"{relation}</Relationships>"
        )
    return extract(write(folder / "speech.docx", made))


def inner(folder: Path, body: str) -> bytes:
    return word_file(folder, body).read_bytes()


@pytest.mark.parametrize(
    "content",
    [_PAGE, _RTF, _ARCHIVE, "\n".join(_TEXTS), "<p>一、提高认识</p><p>要学在前面。</p>"],
    ids=["web page", "rtf", "web archive", "text", "piece of a web page"],
)
def test_a_file_inside_is_read_where_it_stands(tmp_path, content):
    found = with_chunk(tmp_path, content)
    assert [line.text for line in found.lines] == ["同志们：", *_TEXTS, "谢谢大家！"]
    assert found.removed == ()


def test_a_word_file_inside_is_read_with_what_it_hides(tmp_path):
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>明</w:t></w:r></w:p>"
    found = with_chunk(tmp_path, inner(tmp_path, para(_TEXTS[0]) + hidden))
    assert [line.text for line in found.lines] == ["同志们：", _TEXTS[0], "明", "谢谢大家！"]
    assert [(item.text, item.reason) for item in found.removed] == [("暗", "隐藏文字")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "没有它"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"%PDF-1.7", "不是网页"),
        (b"PK\x03\x04broken", "已损坏"),
    ],
)
def test_a_file_inside_that_cannot_be_read_is_listed(tmp_path, content, why):
    found = with_chunk(tmp_path, content)
    assert [line.text for line in found.lines] == ["同志们：", "谢谢大家！"]
    assert [item.text for item in found.removed] == ["嵌入的文件"]
    assert why in found.removed[0].reason


def test_files_inside_files_are_read_to_a_depth_and_no_further(tmp_path):
    content: bytes = _PAGE.encode()
    for depth in range(8):
        folder = tmp_path / str(depth)
        folder.mkdir()
        with_chunk(folder, content)
        content = (folder / "speech.docx").read_bytes()
    found = with_chunk(tmp_path, content)
    assert len(found.lines) == 10
    assert ["庞大" in item.reason for item in found.removed] == [True]


def test_one_file_shown_again_and_again_is_read_only_so_far(tmp_path):
    content = "<html><p>" + "要学在前面。" * 50_000 + f"</p><!--{'x' * 900_000}-->"
    found = with_chunk(tmp_path, content, _CHUNK * 40)
    assert 5 < len(found.lines) < 15
    assert all("庞大" in item.reason for item in found.removed)


def test_a_document_of_nothing_but_an_empty_file_is_refused(tmp_path):
    made = parts(_CHUNK)
    with pytest.raises(UserError, match="没有文字"):
        extract(write(tmp_path / "speech.docx", made))

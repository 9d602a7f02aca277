"""Word documents in one XML file, under any name."""

import io
import zipfile

import pytest
from docx import Document

from drafter.core.errors import UserError
from drafter.reading.formats.opening import extract

TEXTS = ["在全县防汛工作会议上的讲话", "同志们：", "各乡镇要把沙袋备足，夜里要有人值班。"]
_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"


def flat_package() -> str:
    """A document of python-docx, each part in its element of one XML file."""
    document = Document()
    for text in TEXTS:
        document.add_paragraph(text)
    packed = io.BytesIO()
    document.save(packed)
    parts = ""
    with zipfile.ZipFile(packed) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
                xml = archive.read(name).decode("utf-8").partition("?>")[2]
                parts += f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>'
    return f'<?xml version="1.0" encoding="UTF-8"?><pkg:package xmlns:pkg="{_FLAT}">{parts}</pkg:package>'


def word_2003() -> str:
    """A document as Word 2003 writes it, with a number that Word itself counts."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in TEXTS)
    listed = (
        '<w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>看清汛情</w:t></w:r></w:p>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="{_2003}"'
        ' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">'
        f"<w:body><wx:sect><wx:sub-section>{body}</wx:sub-section>{listed}</wx:sect></w:body></w:wordDocument>"
    )


@pytest.mark.parametrize("name", ["a.xml", "a.doc"])
def test_a_package_that_is_not_packed_is_read_like_the_file_it_makes(tmp_path, name):
    (tmp_path / name).write_text(flat_package(), encoding="utf-8")
    assert [line.text for line in extract(tmp_path / name).lines] == TEXTS


@pytest.mark.parametrize("name", ["a.xml", "a.doc"])
def test_a_file_of_word_2003_is_read_with_its_numbers(tmp_path, name):
    (tmp_path / name).write_text(word_2003(), encoding="utf-8")
    assert [line.text for line in extract(tmp_path / name).lines] == [*TEXTS, "一、看清汛情"]


def test_entities_in_such_a_file_are_refused(tmp_path):
    text = word_2003().replace("<w:wordDocument", '<!DOCTYPE x [<!ENTITY a "b">]><w:wordDocument')
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="实体"):
        extract(tmp_path / "a.xml")

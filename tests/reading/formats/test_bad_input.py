"""Whatever is wrong with a file: one clear sentence, within five seconds and 300 MB."""

import io
import os
import struct
import sys
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from drafter.core.errors import UserError
from drafter.reading.formats.opening import extract
from drafter.reading.formats.pdf import MAX_PAGES
from tests.reading.formats.compound import compound_file
from tests.reading.formats.cost import refusal
from tests.reading.formats.wordfile import a_list, level, num, numbered, para, parts, word_file, write


def saying(path: Path) -> str:
    """The sentence with which a harmless file is refused."""
    with pytest.raises(UserError) as refused:
        extract(path)
    sentence = str(refused.value)
    assert sentence.endswith("。")
    return sentence


def content(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def sparse(path: Path, size: int, head: bytes = b"") -> Path:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path


def test_an_empty_file(tmp_path):
    assert "空的" in saying(content(tmp_path / "a.docx", b""))


def test_a_picture_that_is_called_docx(tmp_path):
    assert "图片" in saying(content(tmp_path / "a.docx", b"\x89PNG\r\n\x1a\n" + bytes(500)))


def test_a_truncated_docx(tmp_path):
    whole = word_file(tmp_path, para("同志们：")).read_bytes()
    assert "损坏" in saying(content(tmp_path / "a.docx", whole[: len(whole) * 2 // 3]))


def test_a_docx_with_broken_content(tmp_path):
    whole = bytearray(word_file(tmp_path, para("同志们：" * 200)).read_bytes())
    at = whole.index(b"word/document.xml") + 60
    whole[at : at + 20] = bytes(20)
    assert "损坏" in saying(content(tmp_path / "a.docx", bytes(whole)))


def test_a_docx_with_broken_xml(tmp_path):
    made = parts(para("同志们：")) | {"word/document.xml": "<w:document><w:body>"}
    assert "损坏" in saying(write(tmp_path / "a.docx", made))


def test_a_docx_without_its_main_part(tmp_path):
    made = parts(para("同志们："))
    del made["word/document.xml"]
    assert "document.xml" in saying(write(tmp_path / "a.docx", made))


@pytest.mark.parametrize("change", [str.upper, lambda name: name.replace("/", "\\"), "/{}".format])
def test_names_of_parts_may_be_written_otherwise(tmp_path, change):
    made = parts(numbered("同志们"), numbering=a_list(level(0, "chineseCounting", "%1、")) + num())
    found = extract(write(tmp_path / "a.docx", {change(name): text for name, text in made.items()}))
    assert [(line.number, line.text) for line in found.lines] == [("一、", "同志们")]


@pytest.mark.parametrize(
    ("member", "named"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PPT"),
        ("content.xml", "OpenDocument"),
        ("OFD.xml", "OFD"),
        ("稿子.txt", "压缩包"),
    ],
)
def test_archives_of_other_programs_are_named(tmp_path, member, named):
    assert named in saying(write(tmp_path / "a.docx", {member: "<x/>"}))


def test_a_member_that_is_protected(tmp_path):
    data = bytearray(word_file(tmp_path, para("同志们：")).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    assert "密码" in saying(content(tmp_path / "a.docx", bytes(data)))


def test_a_docx_with_a_password(tmp_path):
    data = compound_file("EncryptionInfo", "EncryptedPackage")
    assert "密码" in saying(content(tmp_path / "a.docx", data))


@pytest.mark.render
def test_a_doc_with_a_password(converted, tmp_path):
    data = bytearray(converted("doc").read_bytes())
    flags = data.index(b"\xec\xa5") + 0x0A
    data[flags + 1] |= 0x01
    assert "密码" in saying(content(tmp_path / "a.doc", bytes(data)))


@pytest.mark.render
def test_a_truncated_doc(converted, tmp_path):
    data = converted("doc").read_bytes()
    for part in (3, 2):
        assert "损坏" in saying(content(tmp_path / "a.doc", data[: len(data) // part]))


@pytest.mark.render
@pytest.mark.parametrize("kind", ["docx", "doc", "rtf", "pdf", "html"])
def test_a_file_with_any_byte_broken_is_read_or_refused(kind, speech, converted, tmp_path):
    data = (speech if kind == "docx" else converted(kind)).read_bytes()
    outcomes = set()
    for at in range(0, len(data), len(data) // 150):
        broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        try:
            outcomes.add(extract(content(tmp_path / f"a.{kind}", broken)).format)
        except UserError as error:
            outcomes.add(str(error)[-1])
    assert outcomes <= {kind, "txt", "。"}
    assert kind in outcomes


@pytest.mark.parametrize(
    ("stream", "named"),
    [("Workbook", "Excel"), ("PowerPoint Document", "PPT"), ("Contents", "不是 Word 文档")],
)
def test_compound_files_of_other_programs_are_named(tmp_path, stream, named):
    assert named in saying(content(tmp_path / "a.doc", compound_file(stream)))


def test_a_word_file_older_than_word_97(tmp_path):
    data = bytearray(compound_file("WordDocument", "0Table"))
    at = len(data) - 16 * 512
    data[at : at + 4] = struct.pack("<HH", 0xA5DC, 101)
    assert "Word 95" in saying(content(tmp_path / "a.doc", bytes(data)))


def test_a_zip_bomb_by_its_size(tmp_path):
    made = parts(para("同志们：")) | {"word/document.xml": b"<" + bytes(200_000_000)}
    assert "压缩" in refusal(write(tmp_path / "a.docx", made))


def test_a_zip_bomb_that_lies_about_its_size(tmp_path):
    made = parts(para("同志们：")) | {"word/document.xml": b"<" + b" " * 200_000_000}
    data = bytearray(write(tmp_path / "a.docx", made).read_bytes())
    data = data.replace(struct.pack("<I", 200_000_001), struct.pack("<I", 2_000))
    assert "损坏" in refusal(content(tmp_path / "a.docx", bytes(data)))


def test_an_archive_with_far_too_many_members(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for index in range(40_000):
            file.writestr(f"{index}", b"")
    assert "压缩" in refusal(content(tmp_path / "a.docx", held.getvalue()))


def test_nesting_100000_deep(tmp_path):
    assert refusal(word_file(tmp_path, "<w:p>" * 100_000 + "</w:p>" * 100_000))


def test_millions_of_tags(tmp_path):
    assert "庞大" in refusal(word_file(tmp_path, "<w:p/>" * 2_000_000))
    assert "庞大" in refusal(word_file(tmp_path, "<w:p a='' b='' c='' d='' e=''/>" * 400_000))


def test_as_many_tags_as_are_read(tmp_path):
    assert "行" in refusal(word_file(tmp_path, "<w:p/>" * 1_000_000))


def test_entities_that_expand_without_end(tmp_path):
    bomb = "<!DOCTYPE x [<!ENTITY a '同志们'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
    )
    body = parts(para("&m;".replace("&", "&amp;")))["word/document.xml"].replace("&amp;m;", "&m;")
    made = parts("") | {"word/document.xml": body.replace("?><w:", f"?>{bomb}]><w:", 1)}
    assert "实体" in refusal(write(tmp_path / "a.docx", made))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_from_outside(tmp_path, encoding):
    secret = content(tmp_path / "secret.txt", "机密".encode())
    head = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY s SYSTEM 'file://{secret}'>]>"
    text = head + parts(para("x"))["word/document.xml"].partition("?>")[2].replace(">x<", ">&s;<")
    made = parts("") | {"word/document.xml": text.encode(encoding)}
    told = saying(write(tmp_path / "a.docx", made))
    assert "实体" in told or "损坏" in told  # a path of Windows is no address in XML


def test_parts_outside_the_file_are_never_looked_for(tmp_path):
    made = parts(para("同志们："), styles="")
    made["word/_rels/document.xml.rels"] = made["word/_rels/document.xml.rels"].replace(
        'Target="styles.xml"', f'Target="file://{tmp_path}/styles.xml" TargetMode="External"'
    )
    del made["word/styles.xml"]
    content(tmp_path / "styles.xml", b"not xml at all")
    assert [line.text for line in extract(write(tmp_path / "a.docx", made)).lines] == ["同志们："]


def test_a_text_of_200_megabytes_is_refused_unread(tmp_path):
    assert "200 MB" in refusal(sparse(tmp_path / "a.txt", 200 * 1024 * 1024, "同志们：".encode()))


@pytest.mark.parametrize(
    "head", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1"]
)
def test_a_sparse_file_of_two_gigabytes_is_refused_unread(tmp_path, head):
    assert "2,048 MB" in refusal(sparse(tmp_path / "a.docx", 2 * 1024**3, head))


def test_a_pdf_of_3000_pages(tmp_path):
    document = pdfium.PdfDocument.new()
    for _ in range(3_000):
        document.new_page(595, 842).close()
    document.save(tmp_path / "a.pdf")
    document.close()
    assert f"{MAX_PAGES} 页的上限" in refusal(tmp_path / "a.pdf")


def test_a_scanned_pdf_says_so(tmp_path):
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    picture = pdfium.PdfImage.new(document)
    picture.set_bitmap(pdfium.PdfBitmap.new_native(8, 8, pdfium.raw.FPDFBitmap_BGR))
    page.insert_obj(picture)
    page.gen_content()
    document.save(tmp_path / "a.pdf")
    document.close()
    assert "扫描" in saying(tmp_path / "a.pdf")


def test_a_pdf_of_blank_pages(tmp_path):
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    document.save(tmp_path / "a.pdf")
    document.close()
    assert "没有文字" in saying(tmp_path / "a.pdf")


@pytest.mark.render
def test_a_pdf_with_a_password(converted):
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    assert "密码" in saying(converted(f"pdf:writer_pdf_Export:{options}"))


def test_a_broken_pdf(tmp_path):
    assert "损坏" in saying(content(tmp_path / "a.pdf", b"%PDF-1.7\n" + b"nothing else " * 100))


def test_an_rtf_nested_100000_deep(tmp_path):
    assert "损坏" in refusal(content(tmp_path / "a.rtf", b"{\\rtf1 " + b"{" * 100_000 + b"x"))


def test_a_web_page_nested_100000_deep(tmp_path):
    page = "<html><body>" + "<div>" * 100_000 + "同志们" + "</div>" * 100_000
    assert "庞大" in refusal(content(tmp_path / "a.html", page.encode()))


def test_data_that_is_no_text(tmp_path):
    assert "文字" in saying(content(tmp_path / "a.txt", bytes(range(256)) * 40))


def test_a_file_that_is_gone(tmp_path):
    assert "找不到" in saying(tmp_path / "gone.docx")


def test_a_folder(tmp_path):
    assert "文件夹" in saying(tmp_path)


def test_what_word_leaves_beside_an_open_document(tmp_path):
    assert "临时文件" in saying(content(tmp_path / "~$讲话.docx", b"\x03abc" + bytes(158)))


def test_a_device_is_no_file():
    assert "不是普通文件" in saying(Path(os.devnull))


def test_a_name_too_long_for_the_system(tmp_path):
    told = saying(tmp_path / ("长" * 300 + ".docx"))
    assert "太长" in told or (sys.platform == "win32" and "找不到" in told)


def test_a_path_of_300_characters_is_read(tmp_path):
    folder = tmp_path
    while len(str(folder)) < 300:
        folder = folder / "很深的文件夹"
    folder.mkdir(parents=True)
    assert extract(word_file(folder, para("同志们："))).lines[0].text == "同志们："


def test_a_path_that_no_system_knows(tmp_path):
    assert "文件名" in saying(tmp_path / "a\0b.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are otherwise there")
def test_a_file_without_read_permission(tmp_path):
    path = content(tmp_path / "a.txt", "同志们：".encode())
    path.chmod(0)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65534)
    try:
        assert "权限" in saying(path)
    finally:
        if was_root:
            os.seteuid(0)


@pytest.mark.skipif(not Path("/proc/cpuinfo").is_file(), reason="needs a file that is longer than it says")
def test_a_file_that_changes_while_it_is_read():
    assert "改动" in saying(Path("/proc/cpuinfo"))

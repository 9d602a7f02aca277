"""Characters that Word draws by a field: "带圈字符" a number in a circle, "拼音指南" a character below its reading."""

import pytest

from drafter.reading.formats.number_formats import enclosed
from drafter.reading.formats.opening import extract
from tests.reading.formats.wordfile import para, run, word_file

_BEGIN, _END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def drawn(*codes: str) -> str:
    return _BEGIN + "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes) + _END


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" eq \o\ac(○,1)", "①"),
        (r"EQ \o\ac(○,25)", "㉕"),
        (r" EQ \o\ac(〇，急)", "急"),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(ān),安)', "安"),
        (r"EQ \f(1,2)", ""),
        (r"PAGE \* MERGEFORMAT", ""),
    ],
)
def test_the_code_says_what_is_seen(code, shown):
    assert enclosed(code) == shown


def test_a_docx_has_the_code_in_several_runs(tmp_path):
    body = para(drawn(r" eq \o\ac(○,", "2", ")") + run("要抓好落实。"))
    assert [line.text for line in extract(word_file(tmp_path, body)).lines] == ["②要抓好落实。"]


def test_rtf_has_the_code_in_a_group_inside_the_field(tmp_path):
    path = tmp_path / "a.rtf"
    code = r"{\field{\*\fldinst { eq \\o\\ac(\u9675 ?,}{\b 3)}}{\fldrslt }}"
    path.write_text(rf"{{\rtf1\ansi {code}\u35201 ?\par}}", encoding="ascii")
    assert [line.text for line in extract(path).lines] == ["③要"]


@pytest.mark.render
def test_a_doc_has_the_code_in_the_text(converted, tmp_path):
    code, held = "\x13eq \\o\\ac(○,4)\x15", "占" * 15
    assert len(code) == len(held)
    source = word_file(tmp_path, para(f"{held}要抓好落实。"))
    data = converted("doc", source).read_bytes().replace(held.encode("utf-16-le"), code.encode("utf-16-le"))
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    assert [line.text for line in extract(path).lines] == ["④要抓好落实。"]

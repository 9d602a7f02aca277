"""Plain text in every encoding that an office has used."""

import random

import pytest

from drafter.core.errors import UserError
from drafter.reading.formats.opening import extract
from tests.conftest import speech_files

SIMPLIFIED = "在全县会议上的讲话\n（2024年3月5日）\n\n同志们：\n　　安全生产是民生大事，要抓紧抓实。\n"
TRADITIONAL = "在全縣會議上的講話\n（2024年3月5日）\n\n同志們：\n　　安全生產是民生大事，要抓緊抓實。\n"


def read(tmp_path, data: bytes):
    path = tmp_path / "speech.txt"
    path.write_bytes(data)
    return extract(path)


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL], ids=["simplified", "traditional"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_an_encoding_is_told_by_its_bytes(tmp_path, text, encoding):
    found = read(tmp_path, text.encode(encoding))
    assert [line.text for line in found.lines] == text.splitlines()
    assert (found.format, found.hard_wrapped) == ("txt", True)


def test_big5_is_told_from_gb18030(tmp_path):
    found = read(tmp_path, TRADITIONAL.encode("big5"))
    assert [line.text for line in found.lines] == TRADITIONAL.splitlines()


def test_utf16_with_a_mark_of_the_other_byte_order_is_read(tmp_path):
    found = read(tmp_path, b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"))
    assert found.lines[0].text == "在全县会议上的讲话"


@pytest.mark.parametrize("text", ["同志们：", "一、", "好的", "第1条 总则", "要抓好GDP", "①要抓"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_a_few_characters_suffice(tmp_path, text, encoding):
    assert [line.text for line in read(tmp_path, text.encode(encoding)).lines] == [text]


def test_rare_characters_of_gb18030_are_read(tmp_path):
    text = "同志们，㙍村和𠮷村要抓紧，其余各村也要抓紧。"
    assert read(tmp_path, text.encode("gb18030")).lines[0].text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c"])
def test_every_line_end_ends_a_line(tmp_path, end):
    found = read(tmp_path, end.join(["同志们：", "今天开会。"]).encode())
    assert [line.text for line in found.lines] == ["同志们：", "今天开会。"]


def test_white_space_at_the_start_is_kept_and_told(tmp_path):
    found = read(tmp_path, "　　同志们\n\t今天\n开会  \n \n".encode())
    assert [(line.text, line.indented) for line in found.lines] == [
        ("　　同志们", True), ("\t今天", True), ("开会", False), ("", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"\x81\x20\xff" * 40,
        bytes(range(128, 256)) * 20,
        "café résumé naïve".encode("latin-1"),
    ],
    ids=["noise", "high", "latin"],
)
def test_what_is_no_such_text_is_refused(tmp_path, data):
    with pytest.raises(UserError, match="编码"):
        read(tmp_path, data)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", random.Random(1).randbytes(5_000)], ids=["cut", "chance"])
def test_what_is_no_text_is_called_so_and_nobody_is_sent_to_the_notepad(tmp_path, data):
    with pytest.raises(UserError, match=r"不是文字|没有文字") as refused:
        read(tmp_path, data)
    assert "记事本" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_in_a_long_text_is_shown_where_it_stands(tmp_path, encoding):
    text = "安全生产是民生大事，要抓紧抓实。" * 10
    found = read(tmp_path, text.encode(encoding) + b"\xff" + "同志们。".encode(encoding))
    assert found.lines[0].text == text + "\ufffd同志们。"


def test_a_text_full_of_control_characters_is_refused(tmp_path):
    with pytest.raises(UserError, match="不是文字"):
        read(tmp_path, b"abc\x01\x02\x03" * 50)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("rest", ["\x1a", "\0" * 300])
def test_what_a_program_leaves_behind_the_end_is_no_text(tmp_path, encoding, rest):
    found = read(tmp_path, f"同志们：\n今天召开会议。\n{rest}".encode(encoding))
    assert [line.text for line in found.lines] == ["同志们：", "今天召开会议。"]


def test_a_text_of_which_most_is_gone_is_refused(tmp_path):
    with pytest.raises(UserError, match="不是文字"):
        read(tmp_path, "同志们：".encode() + bytes(100_000))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_control_character_is_left_out(tmp_path, encoding):
    text = "要抓好落实。" * 200
    assert read(tmp_path, f"{text}\0{text}".encode(encoding)).lines[0].text == text * 2


def test_a_text_in_utf16_may_lack_its_last_byte(tmp_path):
    assert read(tmp_path, "同志们：".encode("utf-16")[:-1]).lines[0].text == "同志们"


def test_a_text_in_utf32_is_read(tmp_path):
    assert read(tmp_path, "同志们：".encode("utf-32")).lines[0].text == "同志们："


def test_a_text_of_blanks_is_refused(tmp_path):
    with pytest.raises(UserError, match="没有文字"):
        read(tmp_path, "\n　\n \n".encode())


def test_speeches_are_read_alike_in_every_encoding(tmp_path):
    for path in speech_files():
        lines = extract(path).lines
        for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
            assert read(tmp_path, path.read_text(encoding="utf-8").encode(encoding)).lines == lines

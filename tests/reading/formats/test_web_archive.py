"""Web pages in a single file, and pages that a script shows."""

import base64
import quopri

import pytest

from drafter.core.errors import UserError
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document

PAGE = "<html><body><p>在全县防汛工作会议上的讲话</p><p>同志们：</p><p>今天召开会议，安排下一步工作。</p></body></html>"
TEXTS = ["在全县防汛工作会议上的讲话", "同志们：", "今天召开会议，安排下一步工作。"]


def archive(encoding: str, body: bytes, head: str = "MIME-Version: 1.0\n") -> bytes:
    return (
        (
            f'{head}Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\n'
            f"Content-Transfer-Encoding: {encoding}\n\n"
        ).encode()
        + body
        + b"\n\n--x--\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        archive("base64", base64.encodebytes(PAGE.encode())),
        archive("quoted-printable", quopri.encodestring(PAGE.encode())),
        archive(
            "8bit",
            PAGE.encode(),
            "From: <Saved by a browser>\nSubject: =?utf-8?B?6K6y6K+d?=\nMIME-Version: 1.0\n",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.mht", "a.doc"])
def test_a_web_archive_is_read_like_the_page_in_it(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    assert [line.text for line in extract(tmp_path / name).lines] == TEXTS


def test_an_archive_without_a_page_is_refused_in_words(tmp_path):
    (tmp_path / "a.mht").write_bytes(
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x--\n'
    )
    with pytest.raises(UserError, match="没有网页正文"):
        extract(tmp_path / "a.mht")


@pytest.mark.parametrize("hide", ['style="visibility: hidden; opacity: 0"', 'style="display:none"', "hidden"])
def test_what_is_nearly_all_of_a_page_is_read_though_it_is_hidden(tmp_path, hide):
    body = PAGE.replace("<html><body>", "").replace("</body></html>", "")
    (tmp_path / "a.html").write_text(
        f"<html><body><div {hide}>{body}</div><p>分享</p></body></html>", encoding="utf-8"
    )
    assert [p.text for p in read_document(tmp_path / "a.html").paragraphs][:3] == TEXTS


def test_a_hidden_note_stays_hidden(tmp_path):
    (tmp_path / "a.html").write_text(
        PAGE.replace("</body>", '<p style="display:none">内部备注</p></body>'), encoding="utf-8"
    )
    found = extract(tmp_path / "a.html")
    assert [line.text for line in found.lines] == TEXTS
    assert [one.reason for one in found.left_out] == ["隐藏文字"]

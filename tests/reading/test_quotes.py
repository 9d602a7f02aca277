"""Straight quotation marks are curled in every case in which they come in pairs."""

import pytest

from drafter.reading.quotes import curled
from tests.reading.helpers import read

TITLE = "在全县工作会议上的讲话"


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('建好"2+4+X"体系', "建好“2+4+X”体系"),
        ("坚持'产业为王',抓项目", "坚持‘产业为王’,抓项目"),
        ("他说:\"'三个务必'记牢\"", "他说:“‘三个务必’记牢”"),
        ('引进"AI"、"5G"两样', "引进“AI”、“5G”两样"),
        ('一头“弯、一头直"', "一头“弯、一头直”"),
        ('用"don\'t"作例', "用“don't”作例"),
    ],
)
def test_pairs_are_curled(straight: str, curly: str):
    assert curled(straight) == curly


@pytest.mark.parametrize("text", ["管径5'30\"的钢管", '只有一个"引号', '"English only"', '屏幕27" 一块'])
def test_what_is_no_pair_stays(text: str):
    assert curled(text) == text


def test_a_comma_behind_a_curled_mark_becomes_full_width():
    found = read(TITLE, "同志们：", "要坚持'产业为王',做到\"四个到位\",抓出成效,抓出水平。")
    assert found.paragraphs[-1].text == "要坚持‘产业为王’，做到“四个到位”，抓出成效，抓出水平。"
    assert [one.reason for one in found.removed] == ["半角逗号、引号改为全角"]


def test_minutes_and_inches_beside_quotations():
    text = '用时5\'30"，直径12"。他说："要坚持\'1+3\'工作法。"'
    assert curled(text) == '用时5\'30"，直径12"。他说：“要坚持‘1+3’工作法。”'

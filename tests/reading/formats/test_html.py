"""Web pages, as people save them."""

import base64

import pytest

from drafter.core.errors import UserError
from drafter.core.objects import Picture, Table
from drafter.reading.formats.opening import extract
from tests.word.test_objects import png


def read(tmp_path, page: str | bytes, name: str = "page.html"):
    path = tmp_path / name
    path.write_bytes(page if isinstance(page, bytes) else f"<html><body>{page}</body></html>".encode())
    return extract(path)


def texts(found):
    return [line.text for line in found.lines]


def test_blocks_and_breaks_make_lines(tmp_path):
    found = read(tmp_path, "<div>同志们：<br>今天开会。<p>一、<b>提高</b>认识</p>散落的字</div>")
    assert texts(found) == ["同志们：", "今天开会。", "一、提高认识", "散落的字"]
    assert (found.format, found.hard_wrapped) == ("html", False)


def test_navigation_scripts_and_comments_are_left_out(tmp_path):
    page = "<nav>首页</nav><script>var a;</script><style>p{}</style><!-- 注 --><p>正文。</p><footer>版权</footer>"
    assert texts(read(tmp_path, page)) == ["正文。"]


def test_what_a_page_hides_is_listed_as_removed(tmp_path):
    found = read(tmp_path, '<p>看得见<span style="display: none">看不见</span>了</p>')
    assert texts(found) == ["看得见了"]
    assert [(item.text, item.reason) for item in found.removed] == [("看不见", "隐藏文字")]


def test_white_space_of_the_source_is_not_white_space_of_the_text(tmp_path):
    assert texts(read(tmp_path, "<p>\n  要抓\n  落实   GDP  增长\n</p>")) == ["要抓落实 GDP 增长"]


def test_full_width_and_fixed_spaces_indent(tmp_path):
    found = read(
        tmp_path,
        '<p>　　甲</p><p>&nbsp;&nbsp;乙</p><p style="text-indent:2em">丙</p><p style="text-indent:0">丁</p>',
    )
    assert [line.indented for line in found.lines] == [True, True, True, False]


def test_a_single_highest_heading_is_the_title_and_the_rest_move_up(tmp_path):
    found = read(tmp_path, "<h1>讲话</h1><h2>甲</h2><h3>乙</h3><h2>丙</h2>")
    assert [(line.title, line.heading) for line in found.lines] == [
        (True, 0),
        (False, 1),
        (False, 2),
        (False, 1),
    ]


def test_headings_without_a_title_keep_their_order(tmp_path):
    found = read(tmp_path, "<h2>甲</h2><h3>乙</h3><h2>丙</h2>")
    assert [(line.title, line.heading) for line in found.lines] == [(False, 1), (False, 2), (False, 1)]


def test_ordered_lists_get_their_numbers(tmp_path):
    found = read(
        tmp_path,
        "<ol><li>甲</li><li>乙<ol start='3'><li>丙</li></ol></li><li>丁</li></ol><ul><li>戊</li></ul>",
    )
    assert [line.number + line.text for line in found.lines] == ["1.甲", "2.乙", "3.丙", "3.丁", "戊"]


def test_lists_are_numbered_in_their_own_way(tmp_path):
    page = (
        "<ol type='A'><li>甲</li></ol><ol type='i' start='4'><li>乙</li></ol>"
        "<ol style='list-style-type: simp-chinese-informal'><li>丙</li><li>丁</li></ol>"
    )
    assert [line.number for line in read(tmp_path, page).lines] == ["A.", "iv.", "一、", "二、"]


def test_centred_and_bold_lines_and_leads_are_told(tmp_path):
    page = (
        '<p align="center">甲</p><p style="text-align: center"><strong>乙</strong></p><center>丙</center>'
        "<p><b>要学习。</b>学无止境。</p><p>学<b>无</b>止境。</p>"
    )
    lines = read(tmp_path, page).lines
    assert [line.centred for line in lines] == [True, True, True, False, False]
    assert [line.bold for line in lines] == [False, True, False, False, False]
    assert [line.lead_bold for line in lines] == [0, 0, 0, 4, 0]


def test_a_table_is_an_object_where_it_stands(tmp_path):
    row = "<tr><th colspan=2>甲</th><th>乙</th></tr><tr><td rowspan=2>子</td><td>丑</td><td>寅</td></tr><tr><td>卯</td><td/></tr>"
    found = read(tmp_path, f"<p>丙</p><table>{row}</table><p>丁</p>")
    (one,) = found.objects
    assert isinstance(one.found, Table)
    assert one.before == 1
    assert [[(c.text, c.across, c.down) for c in cells] for cells in one.found.rows] == [
        [("甲", 2, 1), ("乙", 1, 1)], [("子", 1, 2), ("丑", 1, 1), ("寅", 1, 1)], [("卯", 1, 1), ("", 1, 1)],
    ]  # fmt: skip
    assert [line.text for line in found.lines] == ["丙", "丁"]


def test_a_picture_in_the_page_goes_along_and_others_are_told(tmp_path):
    data = base64.b64encode(png()).decode()
    signs = '<img src="dot.gif" width=1><a href="x"><img src="logo.png"></a>'
    found = read(
        tmp_path, f'<p>丙<img src="data:image/png;base64,{data}"></p>{signs}<img src="a.jpg" alt="水库">'
    )
    first, second = found.objects
    assert isinstance(first.found, Picture)
    assert first.found.data == png()
    assert (second.kind, second.text, second.found) == ("picture", "水库", None)


@pytest.mark.parametrize(("named", "encoding"), [("gb2312", "gb18030"), ("big5", "big5"), ("utf-8", "utf-8")])
def test_the_encoding_that_a_page_names_is_used(tmp_path, named, encoding):
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={named}"></head><p>同志，要抓好工作</p>'
    assert texts(read(tmp_path, page.encode(encoding))) == ["同志，要抓好工作"]


def test_a_page_that_names_the_wrong_encoding_is_still_read(tmp_path):
    page = '<html><meta charset="gb2312"><p>同志们，要抓好工作。</p></html>'
    assert texts(read(tmp_path, page.encode("utf-8")))[0] == "同志们，要抓好工作。"


def test_a_page_is_known_by_its_content(tmp_path):
    assert read(tmp_path, "<p>同志们：</p>", name="speech.doc").format == "html"


def test_a_piece_of_a_page_is_read(tmp_path):
    assert texts(read(tmp_path, "<p>同志们：</p><p>今天开会。</p>".encode())) == ["同志们：", "今天开会。"]


def test_a_page_without_text_is_refused(tmp_path):
    with pytest.raises(UserError, match="没有文字"):
        read(tmp_path, "<script>var a;</script>")


def removed(found):
    return [(item.text, item.reason) for item in found.removed]


def test_what_leads_to_other_pages_is_listed_as_removed(tmp_path):
    page = (
        "<div><a href='/'>网站首页</a> | <a href='/zw'>政务公开</a></div><ul><li><a href='/a'>要闻</a></li></ul>"
        "<p>按<a href='/f'>县委文件</a>的要求，抓好落实。</p><h2><a href='#1'>一、提高认识</a></h2>"
        "<nav>站内<script>var a;</script>导航</nav><footer>底部</footer>"
    )
    found = read(tmp_path, page)
    assert texts(found) == ["按县委文件的要求，抓好落实。", "一、提高认识"]
    assert removed(found) == [
        (text, "网页导航") for text in ("网站首页 | 政务公开", "要闻", "站内导航", "底部")
    ]


def test_a_link_that_lost_its_end_takes_no_text_along(tmp_path):
    found = read(tmp_path, "<a href='/x'><p>同志们：</p>" + "<p>要抓好各项工作的落实，不能松懈。</p>" * 5)
    assert len(found.lines) == 6


def test_the_head_of_a_site_goes_and_that_of_an_article_stays(tmp_path):
    page = (
        "<header>某某县人民政府</header><article><header>在全县会议上的讲话</header><p>同志们：</p></article>"
    )
    found = read(tmp_path, page)
    assert texts(found) == ["在全县会议上的讲话", "同志们："]
    assert removed(found) == [("某某县人民政府", "网页导航")]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<p>明<span style='visibility: hidden'>暗</span></p>", "隐藏文字"),
        ("<p>明<del>暗</del></p>", "已删除的文字"),
        ("<p>明</p><div title='header'>暗</div>", "页眉页脚"),
        ("<p>明</p><div id='sdfootnote1'>暗</div>", "脚注"),
    ],
)
def test_what_is_beside_the_text_is_listed_with_its_reason(tmp_path, page, reason):
    found = read(tmp_path, page)
    assert texts(found) == ["明"]
    assert removed(found) == [("暗", reason)]


def test_the_reading_above_a_character_is_left_out(tmp_path):
    assert texts(read(tmp_path, "<p><ruby>邮<rp>(</rp><rt>yóu</rt><rp>)</rp></ruby>政</p>")) == ["邮政"]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>左</td><td><table><tr><td>同志们：今天开会。</td></tr></table></td></tr></table>",
        "<table><tr><td>左</td><td>{}</td></tr></table>".format("要抓好各项工作的落实。" * 20),
    ],
    ids=["tables in a table", "a whole text in a cell"],
)
def test_a_table_that_sets_the_page_is_no_table(tmp_path, page):
    assert not any(line.in_table for line in read(tmp_path, page).lines)


@pytest.mark.parametrize("page", ["<p>同志们：</p><p>今天开会。</p>", "同志们：<br>今天开会。<br/>"])
def test_a_piece_of_a_page_is_known_by_its_tags_whatever_its_name(tmp_path, page):
    found = read(tmp_path, page.encode(), name="speech.txt")
    assert (found.format, texts(found)) == ("html", ["同志们：", "今天开会。"])


def test_a_plain_text_that_is_called_a_page_keeps_its_lines(tmp_path):
    found = read(tmp_path, "同志们：\n今天开会，人数<30人。\n".encode())
    assert (found.format, texts(found)) == ("txt", ["同志们：", "今天开会，人数<30人。"])

"""Half-width marks in Chinese text become full width where that is how the text was typed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.helpers import OPENING, read

TITLE = "在全县工作会议上的讲话"


def test_marks_of_a_text_typed_half_width_are_mended_and_listed():
    before = "要抓好落实,落实(执行)是关键;大家说:行不行?一定行!"
    document = read(TITLE, before)
    assert document.paragraphs[-1].text == "要抓好落实，落实（执行）是关键；大家说：行不行？一定行！"
    assert [(r.text, r.reason) for r in document.removed] == [
        (before, "半角逗号、分号、冒号、问号、感叹号、括号改为全角")
    ]


def test_straight_quotation_marks_are_paired():
    document = read(TITLE, '要增强"四个意识"，做到"两个维护"。')
    assert document.paragraphs[-1].text == "要增强“四个意识”，做到“两个维护”。"


def test_a_lone_slip_in_a_long_careful_text_stays_for_the_proof_reader():
    text = "要抓好落实，抓好督查，抓好考核,一级抓一级，层层抓落实。"
    careful = ["要提高认识，抓好落实，强化督查，严格考核，不打折扣，不搞变通，确保实效。" * 9]
    document = read(TITLE, *careful, text)
    assert document.paragraphs[-1].text == text
    assert document.removed == ()
    assert read(TITLE, text).paragraphs[-1].text == text.replace(",", "，")


def test_marks_of_figures_and_foreign_words_stay():
    text = "完成投资1,200万元、增长3.5%、9:30集合、推广Office 2.0、访问a.b"
    assert read(TITLE, text + "。").paragraphs[-1].text == text + "。"


def test_a_mark_straight_behind_a_chinese_character_is_mended_whatever_follows():
    document = read(TITLE, "要抓紧,18号前完成;联系人:Li同志,电话:12345,分3:2两队,共1,200人。")
    assert (
        document.paragraphs[-1].text
        == "要抓紧，18号前完成；联系人：Li同志，电话：12345，分3:2两队，共1,200人。"
    )


@given(
    st.lists(
        st.sampled_from(
            ["1,200", "3.5%", "10:30", "http://a.cn/b;c", "a,b.doc", "v2.0", "Word", "2:1", "x@y.cn"]
        ),
        min_size=1,
    )
)
def test_marks_within_figures_addresses_and_names_never_change(names: list[str]):
    text = "我们用" + "和".join(names) + "来说,就是这样:对。"
    assert all(name in read(TITLE, text).paragraphs[-1].text for name in names)


def test_a_comma_between_a_per_cent_sign_and_a_figure_is_mended():
    document = read(TITLE, "时限压缩了63%,12345热线办结1,200件,大家满意。")
    assert document.paragraphs[-1].text == "时限压缩了63%，12345热线办结1,200件，大家满意。"


def test_a_number_in_half_width_brackets_stays_as_the_label():
    document = read(TITLE, "今天召开会议，部署工作任务。", "(一)提高认识", "要提高认识，抓好落实，不折不扣。")
    assert document.labels[2] == "(一)"


def test_the_dot_behind_a_number_of_a_part_stays():
    found = read(
        "在全县工作会议上的讲话",
        OPENING,
        "一.提高认识",
        "要学在前面.要用在实处.",
        "十一.抓好落实",
        "要干在实处.",
    )
    assert [label for label in found.labels if label] == ["一.", "十一."]
    assert found.paragraphs[3].text == "要学在前面。要用在实处。"

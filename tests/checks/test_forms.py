"""Names of bodies, meetings and documents."""

import pytest

from drafter.checks.finding import Severity
from drafter.checks.forms.terms import Form, _is_right_already
from drafter.core.model import Paragraph, Role


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("落实三会一课制度。", "“三会一课”"),
        ("传达《全国组织工作会议》精神。", "全国组织工作会议"),
        ("学习中国共产党章程。", "《中国共产党章程》"),
        ("牢记“四个自信”、“四个意识”。", "“四个意识”、“四个自信”"),
        ("坚定“四个意识”。", "增强“四个意识”"),
        ("发展与改革局牵头。", "发展和改革局"),
        ("坚持绿色、创新、共享。", "创新、绿色、共享"),
        ("用习近平新时代中国特色主义思想武装头脑。", "习近平新时代中国特色社会主义思想"),
        ("持续纠治“四风问题”。", "“四风”问题"),
        ("学习习近平法治思想学习纲要。", "《习近平法治思想学习纲要》"),
        ("庆祝中国人民共和国成立。", "中华人民共和国"),
        ("坚定“四个意识”、增强“四个自信”、做到“两个维护”。", "增强“四个意识”"),
    ],
)
def test_the_fixed_wording_is_given(check, text, right):
    assert right in [finding.suggestion for finding in check("forms", text)]


@pytest.mark.parametrize(
    "text",
    [
        "落实“三会一课”制度。",
        "印发《关于召开全县工作会议的通知》。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "学习《中国共产党章程》和《中国共产党纪律处分条例》。",
        "坚持绿色、创新发展。",
        "贯彻习近平新时代中国特色社会主义思想和习近平关于新时代党的统一战线工作的重要思想。",
        "落实中央八项规定精神，遵守中国共产党第二十次全国代表大会的决定。",
    ],
)
def test_the_right_wording_is_no_finding(check, text):
    assert check("forms", text) == []


def test_what_is_put_in_order_is_worded_as_it_is_fixed(check):
    (finding,) = check("forms", "增强“四个自信”、坚定“四个意识”、做到“两个维护”。")
    assert finding.suggestion == "增强“四个意识”、坚定“四个自信”、做到“两个维护”"


def test_of_two_lists_out_of_order_the_longer_is_found(check):
    (finding,) = check("leaders", "县委、县政协、县政府、县人大领导出席。")
    assert finding.suggestion == "县委、县人大、县政府、县政协"


def test_the_marks_of_a_document_take_the_place_of_quotation_marks(check):
    (finding,) = check("forms", "学习“中国共产党章程”。")
    assert (finding.text, finding.suggestion) == ("“中国共产党章程”", "《中国共产党章程》")


def _opened(check, title: str, opening: str):
    paragraphs = (
        Paragraph("", Role.TITLE, text=title),
        Paragraph("", Role.SALUTATION, text="同志们："),
        Paragraph("", Role.BODY, text=opening),
        Paragraph("", Role.HEADING, 1, "提高认识", "一、"),
    )
    return [finding for finding in check("forms", *paragraphs) if "标题说的是" in finding.message]


@pytest.mark.parametrize(
    "opening",
    [
        "今天召开全县安全生产工作会议，主要任务是总结上半年工作。",
        "今天，我们在这里召开全县安全生产工作会议。",
        "这次县委召开的安全生产专题会议，是经过研究决定的。",
        "这次安全生产推进会是县委研究决定召开的。",
    ],
)
def test_another_meeting_in_the_opening_than_in_the_title_is_found(check, opening):
    (finding,) = _opened(check, "在全县防汛工作会议上的讲话", opening)
    assert (finding.severity, finding.suggestion) == (Severity.WARNING, "全县防汛工作会议")
    assert "安全生产" in finding.text


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("在全县防汛抗旱工作会议上的讲话", "今天召开全县防汛工作会议，很重要。"),
        ("在全县防汛工作会议上的讲话", "今天召开这次会议，贯彻全市安全生产会议精神。"),
        ("在全县防汛工作会议上的讲话", "前不久，县里召开了安全生产会议，今天又召开防汛会议。"),
        ("在全县防汛工作会议上的讲话", "刚才，市里召开了安全生产视频会议。今天，我们接着召开全县会议。"),
        ("在县乡村三级干部大会上的讲话", "今天召开全县三干会，意义重大。"),
        ("在全县经济工作会议暨安全生产会议上的讲话", "今天召开全县安全生产会议。"),
        ("在青山镇调研时的讲话", "今天召开全县安全生产工作会议。"),
    ],
)
def test_the_same_meeting_by_another_name_and_other_meetings_are_right(check, title, opening):
    assert _opened(check, title, opening) == []


@pytest.mark.parametrize(
    "text, start, is_right",
    [
        ("共同富裕的路", 0, True),
        ("走共同富裕的路", 1, True),
        ("走共同富的路", 1, False),
        ("同富裕", 0, False),
    ],
)
def test_what_begins_the_right_wording_is_right_where_that_stands_there(
    text: str, start: int, is_right: bool
):
    assert _is_right_already(text, start, Form("共同富", "共同富裕", (), (), "")) is is_right


def test_what_stands_within_the_right_wording_is_right_where_that_stands_around_it():
    form = Form("富裕", "共同富裕", (), (), "")
    assert _is_right_already("共同富裕", 2, form) is True
    assert _is_right_already("富裕", 0, form) is False
    assert _is_right_already("都富裕", 1, form) is False
    assert _is_right_already("同富裕共同富裕", 1, form) is False
    assert _is_right_already("说富裕", 1, Form("富裕", "富足", (), (), "")) is False

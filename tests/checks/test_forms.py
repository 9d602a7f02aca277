"""Names of bodies, meetings and documents."""

import pytest


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

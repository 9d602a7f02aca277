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
        "落实中央八项规定精神，遵守中国共产党第二十次全国代表大会的决定。",
    ],
)
def test_the_right_wording_is_no_finding(check, text):
    assert check("forms", text) == []

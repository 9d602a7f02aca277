"""For the ear."""

from drafter.checks.finding import Severity
from drafter.core.model import Paragraph, Role, Slot


def test_a_breath_has_sixty_characters(check):
    assert check("ear", "抓" * 60 + "，好。") == []
    assert len(check("ear", "抓" * 61 + "，好。")) == 1


def test_three_de_in_a_clause_are_too_many(check):
    assert [f.text for f in check("ear", "这是我们的工作的最大的短板，要补上。")] == [
        "这是我们的工作的最大的短板"
    ]
    assert check("ear", "目的明确的单位，有的走在前面的。") == []


def test_rare_characters_come_with_their_reading(check):
    finding, _ = check("ear", "不能蹉跎岁月，也不能蹉跎机会。")
    assert (finding.text, finding.severity) == ("蹉", Severity.HINT)
    assert "cuō" in finding.message


def test_the_speakers_time_is_kept(check):
    assert check("ear", "话。" * 300, minutes=10) == []
    (finding,) = check("ear", "话。" * 300, minutes=2, speed=200)
    assert "2 分钟" in finding.message


def test_parts_keep_their_planned_share(check):
    def part(name, share, text):
        heading = Paragraph("", Role.HEADING, 1, name, "一、", slot=Slot(Role.HEADING, 1, share=0))
        return heading, Paragraph("", Role.BODY, text=text, slot=Slot(Role.BODY, share=share))

    found = check("ear", *part("甲", 0.5, "话，" * 50), *part("乙", 0.5, "话，" * 300))
    assert [("偏短" in f.message, "偏长" in f.message) for f in found] == [(True, False), (False, True)]


def test_headings_side_by_side_are_built_alike(check):
    headings = [
        Paragraph("", Role.HEADING, 1, text, "一、")
        for text in (
            "扛牢责任，守住底线",
            "补齐短板，夯实基础",
            "狠抓落实，务求取得实效",
            "转变作风，服务群众",
        )
    ]
    (finding,) = check("ear", *headings)
    assert finding.paragraph == 2

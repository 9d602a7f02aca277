"""For the ear."""

import pytest

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


def test_rare_characters_come_with_their_readings_once_for_the_whole_draft(check):
    (finding,) = check(
        "ear", "不能蹉跎岁月，也不能蹉跎机会。", "要砥砺前行，别再蹉跎。", "他叫蹇（jiǎn）三。"
    )
    assert (finding.paragraph, finding.text, finding.severity) == (0, "蹉", Severity.HINT)
    assert "“蹉”读cuō，“跎”读tuó" in finding.message
    assert "蹇" not in finding.message


def test_of_many_rare_characters_it_is_said_how_many(check):
    (finding,) = check("ear", "，".join("蹉跎龀孀畚叟踟蹰魑魅魍魉饕餮") + "。")
    assert finding.message.count("”读") == 12
    assert "等 13 个" in finding.message


def test_a_rare_character_that_is_called_right_hides_no_other(check):
    (finding,) = check("ear", "不能蹉跎岁月。", ignored=frozenset({"ear:蹉"}))
    assert (finding.text, "“蹉”" in finding.message) == ("跎", False)


def test_the_speakers_time_is_kept(check):
    assert check("ear", "话。" * 600, minutes=10) == []
    (finding,) = check("ear", "话。" * 300, minutes=2, speed=200)
    assert "2 分钟" in finding.message


def test_a_speech_of_less_than_half_its_time_is_told_once_nothing_is_open(check):
    (finding,) = check("ear", "话。" * 300, minutes=10)
    assert (finding.severity, "约少 1400 字" in finding.message) == (Severity.HINT, True)
    still_open = Paragraph("", Role.BODY, slot=Slot(Role.BODY, share=0.5))
    assert check("ear", Paragraph("", Role.BODY, text="话。" * 300), still_open, minutes=10) == []


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


@pytest.mark.parametrize(
    "remark", ["（此处停顿三秒）", "（等待掌声）", "（翻页）", "（接下页，还有一段）", "【放慢语速】"]
)
def test_directions_to_the_speaker_do_not_stay_in_the_text(check, remark):
    (finding,) = check("ear", f"各乡镇要抓紧。{remark}")
    assert (finding.text, finding.severity, finding.fixes[0].label) == (remark, Severity.WARNING, "删去")


def test_other_remarks_may_stay(check):
    assert check("ear", "各乡镇（街道）要抓紧，落实（试行）办法。") == []


def test_a_character_whose_reading_stands_beside_it_is_not_told(check):
    assert check("ear", "不能蹉（cuō）跎（tuó）岁月。") == []
    assert "hú" in check("ear", "要有鹄的志向。")[0].message

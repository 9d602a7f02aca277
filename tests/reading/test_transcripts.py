"""Transcripts of recordings: what a program wrote between the sentences is told and no part of the speech."""

import pytest

from drafter.reading.read import recognise_text
from drafter.reading.transcripts import MARKS

SENTENCES = ("同志们，今天召开全县防汛工作会议，安排下一步工作。", "各乡镇要把沙袋备足，夜里要有人值班。")


@pytest.mark.parametrize(
    "form",
    [
        "说话人1 {time}\n{text}\n",
        "发言人 2  00:{time}\n{text}\n",
        "【王五】00:{time}\n{text}\n",
        "Speaker 1 ({time})\n{text}\n",
        "[00:{time}] {text}\n",
        "[00:{time}] 发言人 1：{text}\n",
        "7\n00:{time},000 --> 00:{time},900\n{text}\n\n",
        "{time}\n{text}\n",
        "说话人3：{text}\n",
    ],
)
def test_who_spoke_when_is_taken_out_and_told(form):
    times = ("00:03", "01:44")
    text = "".join(form.format(time=time, text=said) for time, said in zip(times, SENTENCES, strict=True))
    found = recognise_text(text)
    assert tuple(p.text for p in found.paragraphs) == SENTENCES
    assert len([removed for removed in found.removed if removed.reason == MARKS]) >= 2


def test_a_timetable_is_no_transcript():
    text = "会议安排如下：\n09:00 签到\n09:30 开幕式\n会议时间 10:00\n散会时间 11:30"
    assert not [removed for removed in recognise_text(text).removed if removed.reason == MARKS]


def test_the_clock_of_a_recording_is_no_part_of_its_date():
    text = (
        "全县防汛工作会议录音\n2026-07-02 08:30:11\n说话人1 00:00\n"
        + SENTENCES[0]
        + "\n说话人2 00:41\n"
        + SENTENCES[1]
    )
    found = recognise_text(text)
    assert found.facts.title == "全县防汛工作会议录音"
    assert str(found.facts.date) == "2026-07-02"

"""Several speeches in one file: each is recognised by itself, the facts are those of the first."""

from tests.reading.helpers import OPENING, TEXT, moves, read, roles

HOST = ("全县消防工作会议主持词", "2023年11月2日", "同志们：", OPENING, "会后，请各单位认真贯彻落实。散会！")
SPEECH = (
    "在全县消防工作会议上的讲话",
    "副县长　唐丽",
    "同志们：",
    OPENING,
    "希望大家绷紧弦、守好岗，确保全县平安！",
)


def test_a_speech_below_the_hosts_script_has_its_own_front_and_closing():
    document = read(*HOST, *SPEECH)
    assert roles(document) == [
        *("title", "date", "salutation", "body", "body"),
        *("title", "speaker", "salutation", "body", "body"),
    ]
    assert (moves(document)[4], moves(document)[9]) == ("closing", "closing")


def test_the_facts_are_those_of_the_first_speech():
    facts = read(*HOST, *SPEECH).facts
    assert (facts.title, facts.speaker) == (HOST[0], "")


def test_a_title_that_is_only_spoken_of_begins_no_speech():
    document = read(*SPEECH, "在全县消防工作会议上的讲话", TEXT)
    assert roles(document).count("title") == 1

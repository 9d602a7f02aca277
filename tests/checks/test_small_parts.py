"""Parts of checks by themselves: leaders by their posts, holders of posts, shares by origin, headings built alike."""

from datetime import date

import pytest

from drafter.checks.copied.check import Share
from drafter.checks.copied.sheet import _few
from drafter.checks.listed import find_misnamed, posts_of
from drafter.core.model import Paragraph, Role, Slot
from drafter.core.origin import SHOWN, Origin
from drafter.core.origin_parts import OriginPart
from drafter.core.unit import Leader
from drafter.library.stale.holders import Holder, Holders

LEADERS = (Leader("张建明", "县委副书记、县长"), Leader("李春梅", "县委副书记"), Leader("王强", "县政协主席"))


def test_the_posts_of_a_leader_are_read_one_by_one():
    assert posts_of(LEADERS[0]) == ["县委副书记", "县长"]
    assert posts_of(Leader("王强", "县委常委，副县长 局长")) == ["县委常委", "副县长", "局长"]
    assert posts_of(Leader("王强")) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("县长张建民同志作了讲话。", "张建明"),
        ("县长赵国庆同志作了讲话。", "张建明"),
        ("县委副书记赵国庆同志作了讲话。", None),
        ("县长张建明同志作了讲话。", None),
        ("县政协主席王刚同志作了讲话。", "王强"),
        ("王刚同志作了讲话。", None),
        ("李春英同志作了讲话。", "李春梅"),
        ("李夏英同志作了讲话。", None),
    ],
)
def test_a_name_one_character_off_or_with_the_post_of_another_is_told(text, meant):
    found = [one.meant.name for one in find_misnamed(text, LEADERS)]
    assert found == ([meant] if meant else [])


HOLDERS = Holders.of(
    [
        Holder("赵前进", ("省长",), date(2020, 1, 1), date(2024, 5, 31)),
        Holder("赵前进", ("省委书记",), date(2024, 6, 1), None),
        Holder("钱立功", ("省长",), date(2024, 6, 1), None),
    ]
)


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("省长赵前进强调", date(2020, 1, 1), None),
        ("省长赵前进强调", date(2024, 5, 31), None),
        ("省长赵前进强调", date(2024, 6, 1), "赵前进同志任“省长”到2024年5月31日，这次讲话时已经不是。"),
        ("时任省长赵前进强调", date(2024, 6, 1), None),
        ("省委书记赵前进强调", date(2024, 6, 1), None),
        ("赵前进省长强调", date(2024, 7, 1), "赵前进同志任“省长”到2024年5月31日，这次讲话时已经不是。"),
        ("省委书记钱立功强调", date(2024, 7, 1), "钱立功同志的职务是省长，不是“省委书记”。"),
        ("省委书记钱立功强调", date(2019, 7, 1), "钱立功同志没有担任过“省委书记”。"),
        ("省委书记强调", date(2024, 7, 1), None),
    ],
)
def test_a_post_is_right_from_its_first_to_its_last_day(text, day, said):
    assert [words for _, _, words in HOLDERS.wrong_posts(text, day)] == ([said] if said else [])
    assert list(Holders.of([]).wrong_posts(text, day)) == []


def test_shares_are_added_and_shown_in_their_order():
    counts = tuple(range(1, len(Origin) + 1))
    share = Share(30, 10, counts) + Share(12, 11, counts)
    assert (share.total, share.copied, share.percent) == (42, 21, 50)
    shown = dict(share.shown())
    assert list(shown) == list(SHOWN)
    for origin, count in zip(Origin, counts, strict=True):
        assert shown[origin] == pytest.approx(2 * count / 42)
    assert Share(0, 0).percent == 0
    assert {part for _, part in Share(0, 0).shown()} == {0.0}


@pytest.mark.parametrize("count", [1, 7, 8, 9, 20])
def test_a_sheet_has_room_for_so_many_parts_and_loses_no_character(count):
    counts = dict.fromkeys(Origin, 2)
    parts = [OriginPart(str(n), f"第{n}部分", counts) for n in range(count)]
    few = _few(parts)
    assert sum(part.length for part in few) == sum(part.length for part in parts)
    assert len(few) == count or (len(few) < count and len(_few(parts[: len(few)])) == len(few))
    assert [part.title for part in few[:-1]] == [part.title for part in parts[: len(few) - 1]]


def test_a_speech_that_is_too_long_or_too_short_says_by_how_many_characters(check):
    (long,) = [f for f in check("ear", "要抓早。" * 500, minutes=5) if "安排" in f.message]
    assert "安排的是 5 分钟，约多 " in long.message
    over = int(long.message.split("约多 ")[1].split(" ")[0])
    assert 0 < over < 1500
    (short,) = [f for f in check("ear", "要抓早。" * 20, minutes=20) if "安排" in f.message]
    under = int(short.message.split("约少 ")[1].split(" ")[0])
    assert under > 3000
    open_slot = Paragraph("s", Role.BODY, slot=Slot(Role.BODY, prompt="讲清为什么"))
    assert [f for f in check("ear", "要抓早。" * 20, open_slot, minutes=20) if "安排" in f.message] == []


def headings(*texts):
    return [Paragraph(f"h{n}", Role.HEADING, 1, text, "一、") for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "odd"),
    [
        (("提高思想认识", "压实工作责任", "狠抓任务落实"), []),
        (("提高思想认识", "压实工作责任", "狠抓落实"), ["狠抓落实"]),
        (("提高认识", "压实工作责任", "狠抓到位见成效"), []),
        (("提高思想认识", "抓落实"), []),
        (("提高思想认识", "压实工作责任", "抓落实", "强督查"), []),
        (("提高思想认识", "压实工作责任", "狠抓任务落实", "强督查"), ["强督查"]),
    ],
)
def test_one_heading_among_others_built_alike_is_odd(check, texts, odd):
    rows = [row for one in headings(*texts) for row in (one, "要抓好。")]
    assert [f.text for f in check("ear", *rows) if "不对仗" in f.message] == odd

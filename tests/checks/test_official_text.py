"""What official documents write, and slips found because they never write so."""

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.characters.check import find_wrong_characters
from drafter.checks.official_text import (
    EDGE,
    Hashed,
    OfficialText,
    load_official_text,
    moved,
    official_places,
    strange_places,
)
from drafter.core.model import Paragraph
from tests.checks.texts import context


def found_in(text):
    return [(one.text, one.suggestion) for one in find_wrong_characters(Paragraph("p", text=text), context())]


def test_common_runs_are_held_and_others_are_not():
    official = load_official_text()
    assert all(map(official.holds, ("乡村振兴", "营商环境", "安全生", "群众")))
    assert not any(map(official.holds, ("乡村振心", "营商还境", "罚款人物", "鲸豚")))


def test_support_counts_the_runs_that_hold_the_place():
    official = load_official_text()
    assert official.support("推进乡村振兴", 4, 6)[0] == official.support("推进乡村振兴", 4, 6)[1] == 1
    assert official.support("推进乡村阵兴", 4, 6) == (0, 1)


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="official runs"):
        OfficialText(b"something else entirely")


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("要切实优化营商环竟，激发经营主体活力。", ("竟", "境")),
        ("要把农村人居环境政治提升摆在突出位置。", ("政治", "整治")),
        ("今年以来，全县上下解放思想、攻坚克难，各项失业都有了新进步。", ("失业", "事业")),
        ("要加快补齐基础设使短板。", ("使", "施")),
    ],
)
def test_what_officials_write_otherwise_is_a_slip(text, slip):
    assert any(slip[0] in wrong and slip[1] in right for wrong, right in found_in(text)), found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "整治“两违”建筑，清理涉气企业，抓好轻烃综合利用项目。",
        "启动投贷联动试点，推进精文减会。",
        "禄溪片区和叙康高速建设顺利。",
    ],
)
def test_names_and_words_of_the_trade_are_no_slips(text):
    assert not found_in(text)


def test_a_run_goes_on_with_the_characters_that_make_an_official_one():
    official = load_official_text()
    head, others = "经济社", "会区团学民" * 20
    going_on = official.going_on(head, Hashed.of(others))
    assert going_on == [one for one in others if official.holds(head + one)]


@given(st.lists(st.text("推进乡村振兴全面经济社会发展|", min_size=2, max_size=4), max_size=40))
def test_many_runs_are_looked_up_as_one_is(runs):
    official = load_official_text()
    assert official.which(runs) == [n for n, run in enumerate(runs) if official.holds(run)]


def test_the_hash_of_a_longer_text_follows_from_those_of_its_parts():
    first, second = "推进".encode(), "乡村".encode()
    assert zlib.crc32(first + second) == moved(zlib.crc32(first), len(second)) ^ zlib.crc32(second)


@given(st.text("推进乡村振兴全面经济社会发展，。a", max_size=60))
def test_places_are_those_of_the_runs_between_marks(text):
    official, places = load_official_text(), official_places(text)
    expected = bytearray(len(places.bare))
    for match in re.finditer("[\u4e00-\u9fff]{2,}", text):
        run = f"{EDGE}{match.group()}{EDGE}"
        for at in range(len(run) - 3):
            expected[match.start() + at] = official.holds(run[at : at + 4])
    assert places.four == bytes(expected)
    assert len(strange_places(text)) == len(text)

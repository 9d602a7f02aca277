"""The unit profile comes back as it was saved, and a slip of the pen in it is named."""

import pytest

from drafter.core.errors import UserError
from drafter.core.unit import Leader, Unit
from drafter.files.unit import load_unit, save_unit

UNIT = Unit(
    "清源县人民政府",
    "县政府",
    "county",
    "清源县",
    ("临江市", "江东省"),
    (Leader("张明", "县委副书记、县长"), Leader("李“强”", "副县长")),
    ("全县安全生产工作会议",),
    "县长 张明",
    180,
)


def test_a_unit_comes_back_equal(tmp_path):
    save_unit(UNIT, tmp_path / "new" / "unit.toml")
    assert load_unit(tmp_path / "new" / "unit.toml") == UNIT


def test_without_a_file_the_unit_is_empty(tmp_path):
    assert load_unit(tmp_path / "unit.toml") == Unit()


def test_a_thousand_leaders_keep_their_order(tmp_path):
    leaders = tuple(Leader(f"领导{number}", "副县长") for number in range(1000))
    save_unit(Unit(leaders=leaders), tmp_path / "unit.toml")
    assert load_unit(tmp_path / "unit.toml").leaders == leaders


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name = 清源县", "第 1 行"),
        ('nam = "清源县"', "不认识“nam”，可以写的有：name"),
        ('level = "县"', 'level 应当是 "province"、"city"、"county"、"township" 之一'),
        ("name = 5", "第 1 行：name 应当是 引号里的文字"),
        ('superiors = "临江市"', "superiors 应当是 方括号里"),
        ('leaders = ["张明"]', "以 [[leaders]] 开头"),
        ('[[leaders]]\nnamme = "张明"', "第 2 行：不认识“namme”"),
        ("speed = -5", "speed 应当是 0 到 1000 之间的整数"),
    ],
)
def test_a_mistake_names_the_file_and_what_is_allowed(tmp_path, content, words):
    (tmp_path / "unit.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_unit(tmp_path / "unit.toml")
    assert "unit.toml" in str(caught.value)
    assert words in str(caught.value)

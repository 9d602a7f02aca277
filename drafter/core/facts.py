"""Facts as a person states them: name=value."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from drafter.core.dates import find_date
from drafter.core.errors import UserError
from drafter.core.folding import fold
from drafter.core.model import Facts

#: The facts that can be stated, with what each means.
FACT_NAMES = {
    "title": "标题",
    "date": "日期",
    "speaker": "讲话人",
    "occasion": "会议",
    "unit": "单位",
    "place": "地方",
    "minutes": "时长（分钟）",
}


def with_stated(facts: Facts, stated: Iterable[str]) -> Facts:
    """The facts with those stated as `name=value` in place of their own.

    Raises UserError for an unknown name, a date that is none, or minutes that are no number.
    """
    for statement in stated:
        statement = fold(statement)
        name, equals, value = (part.strip() for part in statement.partition("="))
        if not equals or name not in FACT_NAMES:
            known = "、".join(f"{key}（{text}）" for key, text in FACT_NAMES.items())
            raise UserError(f"看不懂“{statement}”，请写成“名称=内容”，名称可以是：{known}。")
        facts = _with_one(facts, name, value)
    return facts


def _with_one(facts: Facts, name: str, value: str) -> Facts:
    if name == "date":
        return replace(facts, date=_day(value))
    if name == "minutes":
        if not (value.isascii() and value.isdigit() and 0 < int(value[:5]) <= 999):
            raise UserError(f"时长“{value}”不对，请写分钟数，如 minutes=12。")
        return replace(facts, minutes=int(value))
    return replace(facts, **{name: value})


def _day(value: str) -> date | None:
    day = find_date(value)
    if value and day is None:
        raise UserError(f"日期“{value}”看不懂，请写成 2026-11-20 或 2026年11月20日。")
    return day

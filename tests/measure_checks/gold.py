"""Material written by somebody who has not seen the program, in the form of four JSON files of one folder, or fewer.

`planted-errors.json`: `kind, text, wrong, right`, one mistake each, at `start` or where it first stands. `traps-quiet.json`:
`text`, nothing wrong in it, and perhaps the `unit` and `date` that it is spoken for. `names-left.json`: `unit` (`place`,
`superior`, `towns` or `own`, `leaders`, and the `name` of one that is no place), `text`, and what is `left` of others in it, as names or as tables with a `name`.
`odw.json`: `text` and its `errors` (`wrong, right`), or `wrong` and `right` of one length.
"""

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.checks.context import Context, context_of
from drafter.checks.terms import Terms
from drafter.core.levels import level_of_place
from drafter.core.model import Facts
from drafter.core.unit import Leader, Unit
from drafter.library.words import word_pieces
from drafter.ui.filling.unit_proposal import unit_of_draft
from tests.measure_checks.material import DAY, PLACE, Case, draft_of, placed

#: Who says 我校, and of which level the places are.
_BODIES = {"院": "清源市人民医院", "校": "清源大学", "公司": "清源建设集团有限公司"}
_LEVELS = {"县": "county", "市": "city", "区": "county", "镇": "township"}
#: How a post ends.
_POST = re.compile("(?:书记|长|主任|主席|常委|政委|经理|委员)$")
_POST_AND_NAME = re.compile(
    r"(?P<post>.*(?:书记|[省市县区州旗镇乡]长|主任|主席|院长|检察长|部长|常委|局长|秘书长))[ 　：:]*(?P<name>[\u4e00-\u9fff·]{2,4})"
)


def planted_gold(folder: Path, terms: Terms) -> Iterator[Case]:
    """One case for each planted mistake."""
    for entry in _entries(folder / "planted-errors.json"):
        start = entry.get("start", entry["text"].index(entry["wrong"]))
        end = start + max(1, len(entry["wrong"]))
        yield _case(entry, [(start, end)], _plain(terms, entry["text"]), entry["kind"])


def quiet_gold(folder: Path, terms: Terms) -> Iterator[Case]:
    """One case for each text in which nothing is wrong."""
    for entry in _entries(folder / "traps-quiet.json"):
        day = datetime.date.fromisoformat(entry.get("date", DAY.isoformat()))
        yield _case(
            entry,
            [],
            _of_unit(entry["unit"], terms, day) if "unit" in entry else _plain(terms, entry["text"]),
        )


def names_gold(folder: Path, terms: Terms) -> Iterator[Case]:
    """One case for each text of a unit, with what others have left in it."""
    for entry in _entries(folder / "names-left.json"):
        names = {left if isinstance(left, str) else left["name"] for left in entry["left"]}
        places = [match.span() for left in names for match in re.finditer(re.escape(left), entry["text"])]
        yield _case(entry, sorted(places), _of_unit(entry["unit"], terms))


def pairs_gold(folder: Path, terms: Terms) -> Iterator[Case]:
    """One case for each official sentence, with its spelling mistakes."""
    for entry in _entries(folder / "odw.json"):
        text, places = entry.get("text", entry.get("wrong", "")), []
        if "right" in entry:
            pairs = enumerate(zip(text, entry["right"], strict=True))
            places = [(n, n + 1) for n, (a, b) in pairs if a != b]
        for error in entry.get("errors", ()):
            start = text.index(error["wrong"])
            places.append((start, start + max(1, len(error["wrong"]))))
        yield _case({**entry, "text": text}, places, _plain(terms))


def _entries(path: Path) -> Sequence[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else ()


def _case(entry: dict[str, Any], places: Sequence[tuple[int, int]], context: Context, kind: str = "") -> Case:
    draft = draft_of(entry["text"])
    expected = tuple(placed(entry["text"], draft, start, end) for start, end in places)
    return Case(str(entry.get("id", "")), draft, context, expected, kind)


def _plain(terms: Terms, text: str = "") -> Context:
    """Whose text it is where nobody says so: of the rank that it calls its own (全区, 我市), of the body that it speaks for (我院)."""
    rank = max("县市区镇", key=lambda one: text.count(f"全{one}") + text.count(f"我{one}"))
    body = next((name for we, name in _BODIES.items() if f"我{we}" in text or f"本{we}" in text), "")
    place = PLACE[:-1] + rank
    unit = Unit(name=body, level=_LEVELS[rank])
    return context_of(Facts(place=place, date=DAY), unit, terms, DAY, cut=word_pieces)


def _of_unit(given: dict[str, Any], terms: Terms, day: datetime.date = DAY) -> Context:
    """What the unit page would hold: the place with those above it, its towns and its leaders."""
    place = given.get("place", "")
    above = unit_of_draft(Facts(place=place)).superiors if place else ()
    above = above or tuple(filter(None, [given.get("superior", "")]))
    own = [*given.get("towns", ()), *given.get("own", ())]
    held = [one for one in own if _POST_AND_NAME.fullmatch(one)]
    leaders = tuple(leader for one in (*given.get("leaders", ()), *held) if (leader := _leader(one)))
    unit = Unit(
        name=given.get("name", ""),
        place=place,
        level=level_of_place(place) if place else "",
        superiors=above,
        leaders=leaders,
        own=tuple(one for one in own if one not in held),
    )
    return context_of(Facts(place=place, date=day), unit, terms, day, cut=word_pieces)


def _leader(given: Any) -> Leader | None:
    """A leader as a pair, as a table, or as the post with the name behind it."""
    if isinstance(given, dict):
        return Leader(given.get("name", ""), given.get("post", ""))
    if isinstance(given, list):
        post, name = sorted(given, key=lambda one: _POST.search(one) is None)
        return Leader(name, post)
    match = _POST_AND_NAME.fullmatch(given)
    return Leader(match["name"], match["post"]) if match else Leader(given)

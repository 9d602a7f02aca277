"""The names of all provinces, cities and counties: found in a text in one pass, looked up, put in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from drafter.core.toml import own_toml
from drafter.paths import resource

_ETHNIC_SUFFIXES = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


#: The only prefecture that prefectures lie in: 伊犁哈萨克自治州, with 塔城地区 and 阿勒泰地区.
_ILI, _OF_ILI = "654000", ("6542", "6543")


@dataclass(frozen=True, slots=True)
class Place:
    """A division: its GB/T 2260 code, full name, level (province, city or county) and short form.

    `use` says when the short form counts as the place: always, evidence or never; `former` marks a name that
    the place no longer has.
    """

    code: str
    name: str
    level: str
    short: str = ""
    use: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text from `start` to `end` (characters).

    `name` is the full name, `code` the division meant; where several bear the name and nothing tells which,
    it is the first of `codes`.
    """

    start: int
    end: int
    text: str
    code: str
    name: str
    level: str
    codes: tuple[str, ...]


class Gazetteer:
    """All divisions of the country; safe to share between threads."""

    def __init__(self, places: Sequence[Place], readings: Mapping[str, object]) -> None:
        self._by_code: dict[str, Place] = {p.code: p for p in places if not p.former}
        self._by_form: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        for place in places:
            for form, use in _forms(place):
                self._by_form[form].append((place, use))
        self._ambiguous = frozenset(_words(readings.get("ambiguous")))
        self._not_after = _table(readings.get("not_after"))
        self._not_before = _table(readings.get("not_before"))
        self._districts_not_before = str(readings.get("districts_not_before", ""))
        self._patterns = tuple(self._by_form)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    @staticmethod
    def load() -> "Gazetteer":
        """The gazetteer of `resources/places/`, read once."""
        return _load()

    def find(self, text: str) -> list[PlaceMention]:
        """The places that a text names, in order, none overlapping.

        A short form that is also an ordinary word counts only with evidence: straight after a place that it
        lies in, or with its full name or such a place elsewhere in the text.
        """
        matches = [
            (start, end, self._patterns[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if not self._is_other_word(text, start, end)
        ]
        named = self._named_for_certain(matches)
        return list(self._mentions(text, matches, named))

    def lookup(self, name: str) -> list[Place]:
        """The places that a full or short name may mean, highest level first; empty where it is none."""
        found = {p.code: p for p, _ in self._by_form.get(name, ())}
        return sorted((self._by_code.get(code, p) for code, p in found.items()), key=lambda p: p.code)

    def is_ambiguous(self, form: str) -> bool:
        """Whether a name is also an ordinary word, whole and kind and all: 老城区, 会同县."""
        return form in self._ambiguous

    def place(self, code: str) -> Place | None:
        """The place with a GB/T 2260 code."""
        return self._by_code.get(code)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one named place lies in another, or is it; both may be full or short names."""
        return any(
            self.lies_in(within.code, place.code)
            for place in self.lookup(outer)
            for within in self.lookup(inner)
        )

    def parent(self, code: str) -> Place | None:
        """The place that a place lies in, None for a province."""
        for above in (code[:4] + "00", code[:2] + "0000"):
            if above != code and above in self._by_code:
                return self._by_code[above]
        return None

    @staticmethod
    def lies_in(inner: str, outer: str) -> bool:
        """Whether the place with one code lies in, or is, the place with another."""
        if outer == _ILI and inner[:4] in _OF_ILI:
            return True
        return inner.startswith(outer[:2] if outer.endswith("0000") else outer.removesuffix("00"))

    def _is_other_word(self, text: str, start: int, end: int) -> bool:
        form = text[start:end]
        before, after = text[start - 1 : start], text[end : end + 1]
        blocked_before = self._not_after.get(form, "")
        blocked_after = self._not_before.get(form, "")
        if form.endswith("区"):
            blocked_after += self._districts_not_before
        return bool(before and before in blocked_before) or bool(after and after in blocked_after)

    def _named_for_certain(self, matches: Iterable[tuple[int, int, str]]) -> frozenset[str]:
        """The codes of the places whose name needs no evidence."""
        return frozenset(
            place.code
            for _, _, form in matches
            if form not in self._ambiguous
            for place, use in self._by_form[form]
            if use == "always" and len(self._by_form[form]) == 1
        )

    def _mentions(
        self, text: str, matches: Iterable[tuple[int, int, str]], named: frozenset[str]
    ) -> Iterator[PlaceMention]:
        previous: PlaceMention | None = None
        for start, end, form in matches:
            beside = previous.codes if previous and previous.end == start else ()
            candidates = [p for p, use in self._by_form[form] if self._counts(p, use, form, beside, named)]
            if not candidates:
                continue
            place, codes = _likeliest(candidates, beside, named)
            current = self._by_code.get(place.code, place)
            previous = PlaceMention(start, end, text[start:end], place.code, place.name, current.level, codes)
            yield previous

    def _counts(
        self, place: Place, use: str, form: str, beside: Sequence[str], named: frozenset[str]
    ) -> bool:
        if any(place.code != code and self.lies_in(place.code, code) for code in beside):
            return True
        if form in self._ambiguous or use == "never":
            return False
        return use == "always" or place.code in named


def _likeliest(
    candidates: Sequence[Place], beside: Sequence[str], named: frozenset[str]
) -> tuple[Place, tuple[str, ...]]:
    """The candidate in the place just named, else in one named elsewhere in the text, and what remains possible."""
    for known in (beside, named):
        within = [p for p in candidates if any(p.code == k or Gazetteer.lies_in(p.code, k) for k in known)]
        if within:
            return within[0], tuple(p.code for p in within)
    return candidates[0], tuple(p.code for p in candidates)


def _forms(place: Place) -> Iterator[tuple[str, str]]:
    """Every form in which a place is written, with its use. Names of two characters (和县) need evidence."""
    yield place.name, "always" if len(place.name) > 2 else "evidence"
    if not place.short or place.short == place.name:
        return
    yield place.short, place.use
    for suffix, short_suffix in _ETHNIC_SUFFIXES.items():
        if place.name.endswith(suffix):
            yield place.short + short_suffix, "always"


def _words(value: object) -> Iterable[str]:
    return (str(word) for word in value) if isinstance(value, list) else ()


def _table(value: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


@cache
def _load() -> Gazetteer:
    places: list[Place] = []
    lines = resource("places", "divisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    for code, name, level, short, use, status in rows[1:]:
        places.append(Place(code, name, level, short, use, status == "former"))
    readings = own_toml("places", "readings.toml")
    return Gazetteer(places, readings)

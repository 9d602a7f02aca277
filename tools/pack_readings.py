"""Makes the lists that say which characters of a lectern copy get pinyin, and which.

`python -m tools.pack_readings SOURCES` writes three files from what SOURCES holds: `chaizi-jt.txt` of
https://github.com/kfcd/chaizi (parts of characters), `kTGHZ2013.txt` and `kMandarin_8105.txt` of
https://github.com/mozillazg/pinyin-data (the readings of the national set), `zdic_cybs.txt` of
https://github.com/mozillazg/phrase-pinyin-data (idioms), and `reports`, a checkout of
https://github.com/lawtext/gov (government work reports). Words and their frequency are those of jieba, readings of
words those of pypinyin.

- `resources/word/common-characters.txt`: what every speaker reads. That is the first level of GB/T 2312, save what is
  rare in books and reports and sounds otherwise than each of its parts (谆, 掣) or is very rare (螟), and of the second level what reports
  use in many places and a part tells (祉).
- `resources/terms/standard-readings.txt`: the reading of a rare character where pypinyin's first one is not that of the
  national set, or where it has none.
- `resources/terms/rare-readings.txt`: a character in a reading that is seldom met counts as a rare character. So these
  are the words in which a common character has such a reading (一曝十寒, 乐亭), in idioms also one that is met now and
  then (审时度势); or a rare one another than its
  usual; and with "-" the places that hold the name of another one in `pinyin.txt` (西华县 holds 华县).
"""

import argparse
import json
import lzma
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from drafter.package_data import package_data
from drafter.paths import resource
from drafter.reading.pinyin import NOT_THERE, pinyin_rows
from drafter.reading.pinyin_table import PinyinTable, load_pinyin

#: A character that its parts do not tell is rare from this rank in books on; each place whose reports use it moves
#: that so many ranks on.
_RARE_RANK, _RANKS_A_PLACE = 3300, 7
#: How much rarer than that a character of the first level is that gets pinyin though a part of it tells its sound.
_TOLD_RANKS = 900
#: From how many places on the reports make a character of the second level known: where a part tells it, and where
#: books know it well, too.
_TOLD, _READ, _READ_RANK = 100, 50, 3400
#: A character in a reading is rare where all its words together stand so often in jieba's counts.
_RARE_READING = 200
#: The same for an idiom that official documents do not use so often.
_IN_IDIOMS, _OFTEN = 1600, 20
#: Words in which a rare reading stands are not listed where they are longer than an idiom.
_LONGEST = 6
_READING = re.compile(r"U\+([0-9A-F]+): (\S+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_YEAR = "2012"
#: What everyone knows from names, from the table and from outside the window.
_EVERYDAY = "婷琪瑜璐玮炜妍媛昊琦麒麟鑫莞璀璨峥嵘馨霾荔蒜韭芹葵笋馅袜靴袄兢疙瘩"
#: What may be read either way.
_EITHER_WAY = "谁"
_OFFICIAL = Path(__file__).parents[1] / "packaging" / "official_words.tsv.xz"
_TONES = "\u0304\u0301\u030c\u0300"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the lists are made from: parts and readings of characters, and in the reports of how many places each
    stands; and the idioms that are not on everyone's lips."""

    parts: Mapping[str, frozenset[str]]
    standard: Mapping[str, tuple[str, ...]]
    usual: Mapping[str, tuple[str, ...]]
    places: Mapping[str, int]
    idioms: frozenset[str]


def read_sources(folder: Path) -> Sources:
    """Read what a folder holds, see above."""
    parts = {
        row[0]: frozenset(part for way in row[1:] for part in way.split(" "))
        for line in (folder / "chaizi-jt.txt").read_text(encoding="utf-8").splitlines()
        if (row := line.split("\t"))
    }
    return Sources(
        parts,
        _readings(folder / "kTGHZ2013.txt"),
        _readings(folder / "kMandarin_8105.txt"),
        _places(folder / "reports"),
        _idioms(folder / "zdic_cybs.txt"),
    )


def _idioms(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    idioms = {line.partition(":")[0] for line in lines if not line.startswith("#")}
    with lzma.open(_OFFICIAL, "rt", encoding="utf-8") as rows:
        official = (row.rstrip("\n").split("\t") for row in rows)
        return frozenset(idioms - {row[0] for row in official if int(row[-1]) >= _OFTEN})


def _readings(path: Path) -> Mapping[str, tuple[str, ...]]:
    found = map(_READING.match, path.read_text(encoding="utf-8").splitlines())
    return {chr(int(one[1], 16)): tuple(one[2].split(",")) for one in found if one}


def _places(folder: Path) -> Mapping[str, int]:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for path in folder.glob("政府工作报告-*/*/*.md"):
        year = _YEAR.search(path.name)
        if year and year[0] >= _FIRST_YEAR:
            seen[path.parent.name].update(path.read_text(encoding="utf-8", errors="replace"))
    return Counter(character for characters in seen.values() for character in characters)


def word_counts() -> Mapping[str, int]:
    """jieba's words with how often it has seen each."""
    rows = (
        line.split(" ") for line in package_data("jieba", "dict.txt").read_text(encoding="utf-8").splitlines()
    )
    return {row[0]: int(row[1]) for row in rows}


def common_characters(sources: Sources, words: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """The common characters of the first level and of the second, each in the order of the standard."""
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts.update(dict.fromkeys(word, count))
    rank = {character: place for place, (character, _) in enumerate(counts.most_common(), 1)}

    def rare(character: str) -> bool:
        known = _RARE_RANK + _RANKS_A_PLACE * sources.places.get(character, 0)
        place = rank.get(character, len(rank))
        return place > known and (place > known + _TOLD_RANKS or not told_by_a_part(character, sources))

    def known(character: str) -> bool:
        places = sources.places.get(character, 0)
        read = places >= _READ and rank.get(character, len(rank)) <= _READ_RANK
        return read or (places >= _TOLD and told_by_a_part(character, sources))

    first = [c for c in _level(0xB0, 0xD7) if c in _EVERYDAY or not rare(c)]
    second = [c for c in _level(0xD8, 0xF7) if c in _EVERYDAY or known(c)]
    return first, second


def _level(first: int, last: int) -> Iterator[str]:
    """The characters of GB/T 2312 in these rows."""
    for row in range(first, last + 1):
        for column in range(0xA1, 0xFF):
            character = bytes((row, column)).decode("gb2312", errors="ignore")
            if character:
                yield character


def told_by_a_part(character: str, sources: Sources) -> bool:
    """Whether some part of a character sounds as the character does, the tone aside (炼, but not 谆)."""
    own = set(map(_without_tone, sources.standard.get(character, ())))
    return any(
        _without_tone(reading) in own
        for part in sources.parts.get(character, ())
        for reading in sources.standard.get(part, ())
    )


def _without_tone(reading: str) -> str:
    return unicodedata.normalize("NFD", reading).translate(dict.fromkeys(map(ord, _TONES)))


def standard_readings(sources: Sources, common: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The rare characters whose usual reading our tables do not have."""
    ours, known = load_pinyin(), set(common)
    for character, standard in sources.standard.items():
        first = next(iter(ours.of(character)), "")
        if character not in known and first not in standard:
            usual = next((r for r in sources.usual.get(character, ()) if r in standard), standard[0])
            if _without_tone(usual) != usual:
                yield character, usual


def rare_readings(
    sources: Sources, words: Mapping[str, int], common: Iterable[str], usual: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """The words in which a common character has a reading that is seldom met, or a rare one another than its `usual`
    one: word, character, reading."""
    phrases = dict(_phrases())
    met = _met(phrases, words, load_pinyin())
    known = set(common)
    for phrase, readings in phrases.items():
        for character, reading in zip(phrase, readings, strict=True):
            ways = met[character]
            most = max(ways, key=lambda way: ways[way], default=reading)
            seldom = _IN_IDIOMS if phrase in sources.idioms else _RARE_READING
            rare = ways[reading] <= seldom and reading != most
            other = rare if character in known else reading != usual.get(character)
            other = other and _without_tone(reading) != reading
            if other and character not in _EITHER_WAY and reading in sources.standard.get(character, ()):
                yield phrase, character, reading


def other_places(listed: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The divisions that hold the name of another one, which is listed, behind their beginning (西华县 holds 华县)."""
    divisions = set(_divisions())
    words = tuple(divisions.intersection(listed))
    finder = AhoCorasick(words, matchkind=MatchKind.Standard)
    for longer in sorted(divisions):
        found = finder.find_matches_as_indexes(longer, overlapping=True)
        if any(start > 0 for _, start, _ in found):
            yield longer, longer[0], NOT_THERE


def _divisions() -> Iterator[str]:
    """The names of counties, cities and provinces, with and without what they are."""
    for line in resource("places", "divisions.tsv").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if not line.startswith("#") and len(row) > 3:
            yield from filter(None, (row[1], row[3]))


def _phrases() -> Iterator[tuple[str, tuple[str, ...]]]:
    """pypinyin's words with a reading for each character."""
    rows = json.loads(package_data("pypinyin", "phrases_dict.json").read_text(encoding="utf-8"))
    for phrase, ways in rows.items():
        if len(phrase) == len(ways) and 1 < len(phrase) <= _LONGEST:
            yield phrase, tuple(way[0] for way in ways)


def _met(
    phrases: Mapping[str, tuple[str, ...]], words: Mapping[str, int], single: PinyinTable
) -> Mapping[str, Counter[str]]:
    """How often each character is met in each of its readings."""
    met: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in words.items():
        usual = [next(iter(single.of(character)), "") for character in word]
        for character, reading in zip(word, phrases.get(word, usual), strict=True):
            met[character][reading] += count
    return met


_COMMON = """\
# 常用字：不在这里的字，讲稿里注拼音。是《信息交换用汉字编码字符集 基本集》（GB/T 2312—1980）第一级汉字里除去少见而
# 照偏旁会念错的（谆、掣），加上第二级汉字里公文常见、照偏旁念得对的。可以增删；以 # 开头的行是说明。
# python -m tools.pack_readings 生成。
"""
_STANDARD = """\
# 少见字最常用的音，照《通用规范汉字字典》：字、读音，中间空一格。只列 pypinyin 的字表没有或不同的。
# python -m tools.pack_readings 由 Unihan 的 kTGHZ2013 生成。
"""
_RARE = """\
# 常用字在这些词里的读音很少碰到：词、字、读音，中间空一格。读音写“-”的，是词里含着别的词，读音却不是那个词的。
# python -m tools.pack_readings 由 pypinyin 的词表（MIT 许可）和 jieba 的词频算出；人工增删写在 pinyin.txt。
"""


def main() -> None:
    """Read the folder that is named and write the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path)
    sources, words = read_sources(parser.parse_args().sources), word_counts()
    first, second = common_characters(sources, words)
    rows = [first[start : start + 60] for start in range(0, len(first), 60)]
    text = "\n".join("".join(row) for row in (*rows, second))
    _write("word", "common-characters.txt", _COMMON + text)
    common = (*first, *second)
    standard = sorted(standard_readings(sources, common))
    _write("terms", "standard-readings.txt", _STANDARD + _lines(standard))
    by_hand = {(word, said) for word, _, said in pinyin_rows("pinyin.txt")}
    ours = {c: next(iter(load_pinyin().of(c)), "") for c in sources.standard}
    usual = ours | dict(standard) | {word: said for word, said in by_hand if len(word) == 1}
    rare = sorted(rare_readings(sources, words, common, usual))
    places = other_places(word for word, _ in by_hand)
    _write("terms", "rare-readings.txt", _RARE + _lines([*rare, *places]))


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(" ".join(row) for row in rows)


def _write(folder: str, name: str, text: str) -> None:
    resource(folder, name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

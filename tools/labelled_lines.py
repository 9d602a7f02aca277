"""Labelled texts as physical lines, each with its zone: our own sets, folders of others, and both with furniture around."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.folding import fold
from drafter.reading.extracted import Extracted, Line
from drafter.reading.front import is_date
from drafter.reading.pages import without_page_marks
from drafter.reading.segments import segmented
from drafter.reading.signs import stripped
from drafter.reading.traditional import as_recognised, in_plain_characters
from drafter.reading.wrapping import Wrap, measured
from drafter.reading.zones import ZONES
from tools.headlines import headed
from tools.page_lists import entries, menu, talk
from tools.portals import Portal

FURNITURE_FILE = Path(__file__).with_name("furniture.txt")
SPEECH_FILE = Path(__file__).with_name("speech_lines.txt")
_FRONT = ("date", "speaker", "salutation", "addressee")
#: Behind these something else may begin without white space.
_PARTED = ("title", "subtitle", "date", "salutation")
_NO_TEXT = ("title", "subtitle", "x", "signature", *_FRONT)
#: So often a text gets a headline for a title.
_HEADLINES = 0.35
_WHITE = re.compile(r"[\s\u3000]+")
_ALIKE = str.maketrans("“”‘’—―–－。、×〔〕【】，：；！？（）", "\"\"''----.,X()[],:;!?()")


@dataclass(frozen=True)
class Labelled:
    """The lines of one text as the reader cuts them, how they are broken, and the zone of each filled one."""

    name: str
    lines: list[Line]
    wrap: Wrap | None
    zones: list[int]


def zones_of(kinds: Sequence[str], glued: Sequence[bool]) -> list[int]:
    """The zones of lines of these kinds (roles, "x" for furniture, + where a paragraph goes on), in order."""
    bare = [kind.rstrip("+") for kind in kinds]
    titles = [i for i, kind in enumerate(bare) if kind == "title"]
    texts = [i for i, kind in enumerate(bare) if kind not in _NO_TEXT]
    fronts = [i for i, kind in enumerate(bare) if kind in _FRONT]
    title = titles[0] if titles else min([*texts[:1], *fronts[:1]], default=0)
    first, last = (texts[0], texts[-1]) if texts else (len(kinds), len(kinds))
    zones = []
    for i, kind in enumerate(bare):
        if kind == "x":
            zone = "above" if i < title else "between" if i < first else "midst" if i < last else "below"
        elif i < first and kind in ("title", "subtitle"):
            zone = "title" if i == title else "title+" if kinds[i].endswith("+") else "subtitle"
        elif i < first and kind in _FRONT:
            zone = "front0" if i < title and titles else "salutation" if kind == "addressee" else kind
            if zone != "front0" and glued[i] and kinds[i].endswith("+"):
                zone = "front+"
        elif kind == "signature" and i > last:
            zone = "signature"
        else:
            zone = "text+" if glued[i] and kinds[i].endswith("+") else "text"
        zones.append(ZONES.index(zone))
    return zones


def labelled(name: str, pairs: Sequence[tuple[str, str]]) -> Labelled:
    """A labelled text from its lines (text and kind), after what the reader takes out of pages first.

    A kind that begins with & stands in one line with the one above.
    """
    texts: list[str] = []
    runs: list[list[tuple[int, int, str]]] = []
    for text, kind in pairs:
        if kind.startswith("&") and texts:
            start = len(texts[-1])
            texts[-1] += text
        else:
            start = 0
            texts.append(text)
            runs.append([])
        runs[-1].append((start, len(texts[-1]), kind.lstrip("&")))
    kept, _ = without_page_marks([Line(text, place=i) for i, text in enumerate(texts)], lambda _: False)
    wrap = measured(kept)
    lines = segmented(kept, wrap)
    filled = [line for line in lines if stripped(line.text)]
    kinds = []
    at, cursor = -1, 0
    for line in filled:
        if line.place != at:
            at, cursor = line.place, 0
        start = max(texts[at].find(stripped(line.text), cursor), cursor)
        stop = cursor = start + len(stripped(line.text))
        kinds.append(_kind_of(texts[at], runs[at], start, stop))
    return Labelled(name, lines, wrap, zones_of(kinds, [line.glued is not None for line in filled]))


def _kind_of(text: str, runs: Sequence[tuple[int, int, str]], start: int, stop: int) -> str:
    """The kind of most of a part of a line, with a plus where it does not begin what it belongs to."""
    first, _, kind = max(runs, key=lambda run: min(run[1], stop) - max(run[0], start))
    if kind.endswith("+") or not text[first:start].strip():
        return kind
    return kind + "+"


def from_folder(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The texts of a folder of NAME.txt with NAME.gold.json, as pairs of a line and its kind."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = fold((folder / gold["file"]).read_text(encoding="utf-8"))
        if as_recognised(Extracted("txt", tuple(map(Line, text.split("\n"))), hard_wrapped=True))[1]:
            text = in_plain_characters(text)
            for paragraph in gold["paragraphs"]:
                paragraph["text"] = in_plain_characters(paragraph["text"])
        yield path.name.removesuffix(".gold.json"), aligned(text, gold)


def aligned(text: str, gold: dict) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    """Each line of a text with its kind: the role of the paragraph whose characters stand there, else furniture.

    The last place where a paragraph stands above the next one is its own. Parts of one line are pairs of their own,
    all but the first with an & before the kind; a kind ends with a plus where the paragraph began before.
    """
    lines = text.split("\n")
    signs = [(sign, i, j) for i, line in enumerate(lines) for j, c in enumerate(line) for sign in _plain(c)]
    flat = "".join(sign for sign, _, _ in signs)
    owners = [[-1] * len(line) for line in lines]
    starts = set()
    end = len(flat)
    for number in range(len(gold["paragraphs"]) - 1, -1, -1):
        plain = _plain(gold["paragraphs"][number]["text"])
        found = flat.rfind(plain, 0, end)
        if found < 0 or not plain:
            continue
        for _, i, j in signs[found : found + len(plain)]:
            owners[i][j] = number
        starts.add(signs[found][1:])
        end = found
    kinds = [_kind_in(one) for one in gold["paragraphs"]]
    return [pair for i, line in enumerate(lines) for pair in _pairs(line, i, owners[i], starts, kinds)]


def _kind_in(paragraph: dict) -> str:  # type: ignore[type-arg]
    return "subtitle" if paragraph["role"] == "title" and paragraph.get("level") else paragraph["role"]


def _pairs(
    line: str, number: int, owners: list[int], starts: set[tuple[int, int]], kinds: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The parts of a line that belong to different paragraphs, or to none."""
    if not line.strip():
        yield line, ""
        return
    for j, sign in enumerate(line):
        lost = owners[j] < 0 and j > 0 and not sign.isalnum() and owners[j - 1] in owners[j:]
        if sign.isspace() or lost:
            owners[j] = (
                owners[j - 1] if j else next(o for s, o in zip(line, owners, strict=True) if not s.isspace())
            )
    start = 0
    for j in range(1, len(line) + 1):
        if j < len(line) and owners[j] == owners[start]:
            continue
        begun = any((number, k) in starts for k in range(start, j))
        kind = "x" if owners[start] < 0 else kinds[owners[start]] + ("" if begun else "+")
        yield line[start:j], ("&" if start else "") + kind
        start = j


def _plain(text: str) -> str:
    """A text without its white space, and without the difference of full and half width."""
    return _WHITE.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE)


def _is_title(pair: tuple[str, str]) -> bool:
    return pair[1].rstrip("+") in ("title", "subtitle")


def _apart(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with each part in a line of its own."""
    return [(text.strip() if kind.startswith("&") else text, kind.lstrip("&")) for text, kind in pairs]


def _of_front(text: str) -> tuple[str, str]:
    """A short line of a front with its kind."""
    if is_date(text):
        return text, "date"
    return text, "subtitle" if text.startswith(("—", "（")) else "speaker"


class Dresser:
    """Puts furniture around a text at random, as pages do."""

    def __init__(
        self, seed: int, pools: dict[str, list[str]] | None = None, speech: dict[str, list[str]] | None = None
    ) -> None:
        self._random = random.Random(seed)
        self._pools = pools or load_pools(FURNITURE_FILE)
        self._speech = speech or load_pools(SPEECH_FILE)

    def dress(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The same lines with furniture above, between, in the midst and below; some texts are cut off first."""
        chance = self._random
        body = self._with_short_lines([(text, k) for text, k in _apart(pairs) if k != "x"])
        if chance.random() < 0.35:
            body = self._wrapped(body)
        title = next((text for text, kind in body if kind == "title"), "在全县工作会议上的讲话")
        texts = [
            i
            for i, (_, kind) in enumerate(body)
            if kind.rstrip("+") not in ("title", "subtitle", "", *_FRONT)
        ]
        cut = bool(texts) and chance.random() < 0.3
        if cut:
            body = body[: chance.choice(texts) + 1]
            if chance.random() < 0.5 and body[-1][1] == "body":
                body[-1] = (body[-1][0][: chance.randint(8, 60)], "body")
        if chance.random() < 0.2:
            body = [pair for pair in body if not _is_title(pair)]
        first = next(
            (
                i
                for i, (_, kind) in enumerate(body)
                if kind.rstrip("+") not in ("title", "subtitle", "", *_FRONT)
            ),
            len(body),
        )
        front = next((i for i, pair in enumerate(body) if not _is_title(pair)), len(body))
        above = self._some(
            "above", title, 0 if chance.random() < 0.25 else chance.choice((1, 1, 2, 3, 4, 6, 9))
        )
        if chance.random() < 0.12 and len(texts) > 4:
            above += self._contents(pairs)
        below = self._some(
            "below", title, 0 if chance.random() < 0.25 else chance.choice((1, 1, 2, 3, 5, 8, 14))
        )
        above, below = self._with_rows(above, below, title)
        between = self._some("between", title, chance.choice((0, 0, 1, 1, 2, 3)))
        at = chance.choice((front, front, first))
        while 0 < at < len(body) and _is_title(body[at]):
            at += 1
        head = body[:at] + between + body[at:first]
        rest = body[first:]
        if rest and chance.random() < 0.15:
            where = chance.randint(1, len(rest))
            if where < len(rest):
                rest = rest[:where] + self._some("midst", title, 1) + rest[where:]
        return self._glued([*above, *self._blank(), *head, *rest, *self._blank(), *below])

    def dress_as_page(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The same lines in the midst of a whole page of an office, a school or a firm."""
        chance = self._random
        body = self._with_short_lines([(text, k) for text, k in _apart(pairs) if k != "x"])
        title = next((text for text, kind in body if kind == "title"), "")
        page = Portal(chance, self._pools, lambda text: self._filled(text, title))
        fronts = ("title", "subtitle", "", *_FRONT)
        kinds = [kind.rstrip("+") for _, kind in body]
        first = next((i for i, kind in enumerate(kinds) if kind not in fronts), len(body))
        titles = [i for i in range(first) if kinds[i] in ("title", "subtitle")]
        behind = titles[-1] + 1 if titles else 0
        whole = title + "".join(text for text, kind in body[:behind] if kind in ("title+", "subtitle"))
        greets = next((i for i in range(behind, first) if kinds[i] in ("salutation", "addressee")), first)
        at = chance.choice((behind, behind, greets))
        head = [*body[:at], *page.between(at == greets), *body[at:first]]
        return [
            *page.above(chance.choice((whole, title))),
            *self._blank(),
            *head,
            *body[first:],
            *self._blank(),
            *page.below(),
        ]

    def _with_rows(
        self, above: list[tuple[str, str]], below: list[tuple[str, str]], title: str
    ) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The same with long rows, as pages have them that were taken whole: a menu, lists of other texts, comments."""
        chance = self._random
        rows = (chance, self._pools, lambda text: self._filled(text, title))
        if chance.random() < 0.25:
            above = [*menu(*rows), *above]
        if chance.random() < 0.3:
            below = [*below, *(pair for _ in range(chance.choice((1, 1, 2))) for pair in entries(*rows))]
        if chance.random() < 0.1:
            below = [*below, *talk(*rows)]
        return above, below

    def plain(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The same lines with short lines of a speech among them, sometimes broken at a width, without furniture."""
        body = self._with_short_lines(_apart(pairs))
        return self._wrapped(body) if self._random.random() < 0.5 else self._glued(body)

    def _glued(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The same with lines of the front in one line, or all lines, as flattened pages have them."""
        chance = self._random
        if chance.random() < 0.65:
            return list(pairs)
        filled = [pair for pair in pairs if pair[1]]
        texts = [i for i, (_, kind) in enumerate(filled) if kind.rstrip("+") in ("body", "heading", "point")]
        first = texts[0] if texts else len(filled)
        everything = chance.random() < 0.3
        start = 0 if everything else chance.randint(0, max(first - 1, 0))
        stop = len(filled) if everything else chance.randint(start + 1, max(first, start + 1))
        if not everything and chance.random() < 0.2:
            start, stop = max(len(filled) - chance.randint(1, 3), 1) - 1, len(filled)
        gap = chance.choice((" ", " ", " ", "\u3000", "\u3000\u3000", "  ", ""))
        result = list(filled)
        for i in range(start + 1, min(stop + 1, len(result))):
            between = gap if gap or result[i - 1][1].strip("&+") in _PARTED else " "
            text, kind = result[i]
            result[i] = (between + text.strip(), "&" + kind)
        return result

    def _with_short_lines(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The lines with some that are short and belong to the speech all the same."""
        chance = self._random
        body = list(pairs)
        texts = [i for i, (_, kind) in enumerate(body) if kind.rstrip("+") not in ("", *_NO_TEXT)]
        if not texts:
            return body
        if body[-1][1] != "signature" and chance.random() < 0.3:
            count = chance.choice((1, 1, 2, 2, 3))
            body += [(self._short("signature"), "signature") for _ in range(count)]
        if chance.random() < 0.35:
            body[texts[-1] + 1 : texts[-1] + 1] = [
                (self._short("last"), "body") for _ in range(chance.choice((1, 1, 2)))
            ]
        if len(texts) > 3 and chance.random() < 0.2:
            at = chance.choice(texts[1:])
            body[at:at] = [(self._short("inside"), "body") for _ in range(chance.choice((1, 2, 3)))]
        if chance.random() < 0.25:
            body[texts[0] : texts[0]] = [
                (self._short("first"), "body") for _ in range(chance.choice((1, 1, 2, 3)))
            ]
        titles = [i for i, pair in enumerate(body[: texts[0]]) if _is_title(pair)]
        if titles and chance.random() < _HEADLINES:
            named = [text for text in self._pools["links"] if "{" not in text]
            body[titles[0] : titles[-1] + 1] = headed(chance, body, self._short, named)
            texts = [i for i, (_, kind) in enumerate(body) if kind.rstrip("+") not in ("", *_NO_TEXT)]
            titles = [i for i, pair in enumerate(body[: texts[0]]) if _is_title(pair)]
        elif len(titles) == 1 and chance.random() < 0.06:
            body[titles[0] + 1 : texts[0]] = [(self._short("headline"), "heading")]
            return body
        elif len(titles) == 1 and chance.random() < 0.3:
            body[titles[0] : titles[0] + 1] = self._halves(body[titles[0]][0])
            texts = [i + 1 for i in texts]
            titles.append(titles[0] + 1)
        if titles and chance.random() < 0.4:
            body[titles[-1] + 1 : texts[0]] = [
                *(_of_front(self._short("front")) for _ in range(chance.choice((0, 1, 1, 2)))),
                *([("同志们：", "salutation")] if chance.random() < 0.7 else []),
            ]
        return body

    def _halves(self, title: str) -> list[tuple[str, str]]:
        """A title in two lines: a slogan above it, or the title broken somewhere."""
        chance = self._random
        if chance.random() < 0.5:
            said = chance.choice(("——", "—", "")) + title
            return [(self._short("headline"), "title"), (said, "subtitle")]
        at = chance.randint(2, max(3, len(title) - 3))
        return [(title[:at], "title"), (title[at:], "title+")]

    def _short(self, where: str) -> str:
        chance = self._random
        name = chance.choice(_SURNAMES) + chance.choice(_GIVEN)
        values = {
            "m": name if len(name) > 2 or chance.random() < 0.5 else f"{name[0]}　{name[1]}",
            "p": chance.choice(_POSTS), "u": chance.choice(_BODIES), "y": str(chance.randint(2004, 2026)),
        }  # fmt: skip
        text = re.sub(r"\{([mpuy])\}", lambda m: values[m[1]], chance.choice(self._speech[where]))
        return re.sub(
            r"\{d\}",
            f"{chance.randint(2004, 2026)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
            text,
        )

    def _wrapped(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The lines broken at a width, as mail and old pages do."""
        width = self._random.randint(18, 44)
        indent = "\u3000" * self._random.choice((0, 2, 2))
        result: list[tuple[str, str]] = []
        for text, kind in pairs:
            if kind.rstrip("+") in ("", *_NO_TEXT):
                result.append((text, kind))
            else:
                text = indent + text
                result += [(text[i : i + width], kind) for i in range(0, len(text), width)]
        return result

    def _blank(self) -> list[tuple[str, str]]:
        return [("", "")] * self._random.choice((0, 0, 0, 1))

    def _contents(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """A list of the parts of a speech above its title."""
        parts = [text for text, kind in pairs if kind == "heading" and len(text) < 40]
        if len(parts) < 2:
            return []
        mark = self._random.choice(("目录/提纲：……", "提纲：", "目录预览：", "内容目录", "全文提纲", ""))
        dots = self._random.choice((["……"], [], ["..."]))
        return [(text, "x") for text in [*([mark] if mark else []), *parts, *dots]]

    def _some(self, where: str, title: str, count: int) -> list[tuple[str, str]]:
        chance = self._random
        chosen = [self._filled(chance.choice(self._pools[where]), title) for _ in range(count)]
        result: list[tuple[str, str]] = []
        for text in chosen:
            result.append((text, "x"))
            if chance.random() < 0.15:
                result.append(("", ""))
        return result

    def _filled(self, text: str, title: str) -> str:
        chance = self._random
        year, month, day = chance.randint(2004, 2026), chance.randint(1, 12), chance.randint(1, 28)
        days = (
            f"{year}-{month:02}-{day:02}",
            f"{year}年{month}月{day}日",
            f"{year}/{month}/{day}",
            f"{month:02}-{day:02}",
        )
        number = chance.choice((chance.randint(1, 30), chance.randint(100, 9999), chance.randint(100, 9999)))
        values = {
            "t": title, "d": chance.choice(days), "c": f"{chance.randint(0, 23)}:{chance.randint(10, 59)}", "n": str(number),
            "s": chance.choice(_SITES), "u": chance.choice((*_UNITS, *_BODIES)),
            "m": chance.choice(_SURNAMES) + chance.choice(_GIVEN),
        }  # fmt: skip
        return re.sub(r"\{([tdcnsum])\}", lambda m: values[m[1]], text)


_SITES = (
    "笔友文秘网", "公文宝库", "好写作网", "文稿之家", "三秦范文网", "秘书园地", "千字文库", "机关写作网", "小笔杆素材网", "文档在线",
    "讲稿大全", "蓝天资料库", "党建资料网", "青石文库", "政研公文", "老周写作", "墨香文秘", "范本网", "某某县政府网", "青石新闻网",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_GIVEN = (
    "明",
    "国强",
    "建国",
    "晓东",
    "立新",
    "志远",
    "敏",
    "丽华",
    "海峰",
    "永刚",
    "文",
    "秀英",
    "卫东",
    "春生",
    "定国",
    "卓然",
)
_POSTS = (
    "县委书记", "县长", "副县长", "镇长", "镇党委书记", "乡长", "市委常委、组织部部长", "区委书记", "局长", "党组书记、局长", "校长", "总经理",
    "董事长、党委书记", "主任", "村党支部书记", "副市长", "政法委书记", "人大主席", "院长", "教育局局长",
)  # fmt: skip
_BODIES = (
    "青石县",
    "云岭市",
    "柳林镇",
    "县教育局",
    "市档案局",
    "县应急管理局",
    "城关中学",
    "云岭建设集团",
    "县人民政府",
    "县总工会",
)
_UNITS = (
    "县委办公室",
    "县政府办",
    "本站",
    "镇党政办",
    "青石日报",
    "县融媒体中心",
    "市委宣传部",
    "区教育局",
    "网络",
    "通讯员",
)


def load_pools(path: Path) -> dict[str, list[str]]:
    """The lines of a file by the name in brackets above them."""
    pools: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[[a-z]+\]", line):
            pools[line[1:-1]] = []
        elif line and not line.startswith("# "):
            pools[list(pools)[-1]].append(line)
    return pools


def with_furniture_of(
    pools: dict[str, list[str]], texts: Sequence[Sequence[tuple[str, str]]]
) -> dict[str, list[str]]:
    """The pools with the furniture of these texts: each line of it in the pool of the zone in which it stands there."""
    result = {name: list(lines) for name, lines in pools.items()}
    for pairs in texts:
        filled = [(stripped(text), kind) for text, kind in pairs if stripped(text)]
        for (text, kind), zone in zip(
            filled, zones_of([kind.lstrip("&") for _, kind in filled], [False] * len(filled)), strict=True
        ):
            if kind == "x" and ZONES[zone] in result and "{" not in text:
                result[ZONES[zone]].append(text)
    return result

"""Labelled texts as physical lines, each with its zone: our own sets, folders of others, and both with furniture around."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.reading.extracted import Line
from drafter.reading.pages import without_page_marks
from drafter.reading.signs import stripped
from drafter.reading.zones import ZONES

FURNITURE_FILE = Path(__file__).with_name("furniture.txt")
SPEECH_FILE = Path(__file__).with_name("speech_lines.txt")
_FRONT = ("date", "speaker", "salutation", "addressee")
_WHITE = re.compile(r"[\s\u3000]+")
_ALIKE = str.maketrans("“”‘’—―–－。、×〔〕【】，：；！？（）", "\"\"''----.,X()[],:;!?()")


@dataclass(frozen=True)
class Labelled:
    """The lines of one text as the reader sees them, and the zone of each filled one."""

    name: str
    lines: list[Line]
    zones: list[int]


def zones_of(kinds: Sequence[str]) -> list[int]:
    """The zones of lines of these kinds (roles, "x" for furniture), in order."""
    titles = [i for i, kind in enumerate(kinds) if kind == "title"]
    texts = [i for i, kind in enumerate(kinds) if kind not in ("title", "x", "signature", *_FRONT)]
    fronts = [i for i, kind in enumerate(kinds) if kind in _FRONT]
    title = titles[0] if titles else min([*texts[:1], *fronts[:1]], default=0)
    first, last = (texts[0], texts[-1]) if texts else (len(kinds), len(kinds))
    zones = []
    for i, kind in enumerate(kinds):
        if kind == "x":
            zone = "above" if i < title else "between" if i < first else "midst" if i < last else "below"
        elif kind == "title":
            zone = "title" if i < first else "text"
        elif kind in _FRONT:
            zone = ("front0" if i < title and titles else "front") if i < first else "text"
        else:
            zone = "signature" if kind == "signature" and i > last else "text"
        zones.append(ZONES.index(zone))
    return zones


def labelled(name: str, pairs: Sequence[tuple[str, str]]) -> Labelled:
    """A labelled text from its lines (text and kind), after what the reader takes out of pages first."""
    kept, _ = without_page_marks([Line(text) for text, _ in pairs], lambda _: False)
    filled = [(stripped(text), kind) for text, kind in pairs if stripped(text)]
    kinds: list[str] = []
    at = 0
    for line in kept:
        if text := stripped(line.text):
            while filled[at][0] != text and at + 1 < len(filled) and not filled[at][0].startswith(text[:4]):
                at += 1
            kinds.append(filled[at][1])
            at = min(at + 1, len(filled) - 1)
    return Labelled(name, kept, zones_of(kinds))


def from_folder(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The texts of a folder of NAME.txt with NAME.gold.json, as pairs of a line and its kind."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / gold["file"]).read_text(encoding="utf-8")
        yield path.name.removesuffix(".gold.json"), with_last_title(aligned(text, gold))


def with_last_title(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same, with the last of several titles alike as the title: which of them was labelled so is chance."""
    title = next((stripped(text) for text, kind in pairs if kind == "title"), "")
    alike = [i for i, (text, kind) in enumerate(pairs) if kind in ("title", "x") and stripped(text) == title]
    if title and len(alike) > 1:
        pairs = [(text, "x" if i in alike else kind) for i, (text, kind) in enumerate(pairs)]
        pairs[alike[-1]] = (pairs[alike[-1]][0], "title")
    return pairs


def aligned(text: str, gold: dict) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    """Each line of a text with its kind: the role of the paragraph whose characters come next, else furniture."""
    paragraphs = [(_plain(p["text"]), p["role"]) for p in gold["paragraphs"]]
    removed = [_plain(one) for one in gold["removed"]]
    at = done = 0
    pairs: list[tuple[str, str]] = []
    for line in text.splitlines():
        plain = _plain(line)
        rest = paragraphs[at][0][done:] if at < len(paragraphs) else ""
        ours = bool(plain) and bool(rest) and (rest.startswith(plain) or plain.startswith(rest))
        if plain in removed and not (ours and removed.count(plain) < 1):
            removed.remove(plain)
            pairs.append((line, "x"))
            continue
        if not ours:
            pairs.append((line, "x" if plain else ""))
            continue
        pairs.append((line, paragraphs[at][1]))
        done += len(plain)
        if done >= len(paragraphs[at][0]):
            at, done = at + 1, 0
    return pairs


def _plain(text: str) -> str:
    """A text without its white space, and without the difference of full and half width."""
    return unicodedata.normalize("NFKC", _WHITE.sub("", text)).translate(_ALIKE).replace("......", "…")


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
        body = self._with_short_lines([pair for pair in pairs if pair[1] != "x"])
        if chance.random() < 0.35:
            body = self._wrapped(body)
        title = next((text for text, kind in body if kind == "title"), "在全县工作会议上的讲话")
        texts = [i for i, (_, kind) in enumerate(body) if kind not in ("title", "", *_FRONT)]
        cut = bool(texts) and chance.random() < 0.3
        if cut:
            body = body[: chance.choice(texts) + 1]
            if chance.random() < 0.5 and body[-1][1] == "body":
                body[-1] = (body[-1][0][: chance.randint(8, 60)], "body")
        if chance.random() < 0.2:
            body = [pair for pair in body if pair[1] != "title"]
        first = next((i for i, (_, kind) in enumerate(body) if kind not in ("title", "", *_FRONT)), len(body))
        front = next((i for i, (_, kind) in enumerate(body) if kind != "title"), len(body))
        above = self._some(
            "above", title, 0 if chance.random() < 0.25 else chance.choice((1, 1, 2, 3, 4, 6, 9))
        )
        if chance.random() < 0.12 and len(texts) > 4:
            above += self._contents(pairs)
        below = self._some(
            "below", title, 0 if chance.random() < 0.25 else chance.choice((1, 1, 2, 3, 5, 8, 14))
        )
        between = self._some("between", title, chance.choice((0, 0, 1, 1, 2, 3)))
        at = chance.choice((front, front, first))
        while 0 < at < len(body) and body[at][1] == "title":
            at += 1
        head = body[:at] + between + body[at:first]
        rest = body[first:]
        if rest and chance.random() < 0.15:
            where = chance.randint(1, len(rest))
            if where < len(rest):
                rest = rest[:where] + self._some("midst", title, 1) + rest[where:]
        return [*above, *self._blank(), *head, *rest, *self._blank(), *below]

    def plain(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The same lines with short lines of a speech among them, sometimes broken at a width, without furniture."""
        body = self._with_short_lines(pairs)
        return self._wrapped(body) if self._random.random() < 0.5 else body

    def _with_short_lines(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The lines with some that are short and belong to the speech all the same."""
        chance = self._random
        body = list(pairs)
        texts = [
            i for i, (_, kind) in enumerate(body) if kind not in ("title", "", "x", "signature", *_FRONT)
        ]
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
        titles = [i for i, (_, kind) in enumerate(body[: texts[0]]) if kind == "title"]
        if len(titles) == 1 and chance.random() < 0.3:
            body[titles[0] : titles[0] + 1] = [(half, "title") for half in self._halves(body[titles[0]][0])]
            texts = [i + 1 for i in texts]
            titles.append(titles[0] + 1)
        if titles and chance.random() < 0.4:
            body[titles[-1] + 1 : texts[0]] = [
                *((self._short("front"), "speaker") for _ in range(chance.choice((0, 1, 1, 2)))),
                *([("同志们：", "salutation")] if chance.random() < 0.7 else []),
            ]
        return body

    def _halves(self, title: str) -> tuple[str, str]:
        """A title in two lines: a slogan above it, or the title broken somewhere."""
        chance = self._random
        if chance.random() < 0.5:
            return chance.choice(_SLOGANS), chance.choice(("——", "—", "")) + title
        at = chance.randint(2, max(3, len(title) - 3))
        return title[:at], title[at:]

    def _short(self, where: str) -> str:
        chance = self._random
        name = chance.choice(_SURNAMES) + chance.choice(_GIVEN)
        values = {
            "m": name if len(name) > 2 or chance.random() < 0.5 else f"{name[0]}　{name[1]}",
            "p": chance.choice(_POSTS), "u": chance.choice(_BODIES),
        }  # fmt: skip
        text = re.sub(r"\{([mpu])\}", lambda m: values[m[1]], chance.choice(self._speech[where]))
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
            if kind in ("x", "", "title", "salutation", "date", "speaker", "signature"):
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
            "s": chance.choice(_SITES), "u": chance.choice(_UNITS),
        }  # fmt: skip
        return re.sub(r"\{(\w)\}", lambda m: values[m[1]], text)


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
_SLOGANS = (
    "凝心聚力谋发展　真抓实干开新局", "坚定信心 乘势而上 奋力谱写高质量发展新篇章", "以实干实绩迎接新的一年", "牢记使命，勇毅前行", "大干一百天，全面完成任务",
    "守住底线 保一方平安", "做人民满意的好干部", "聚焦主业 提质增效", "深化改革创新 推动教育优质均衡发展", "抢抓机遇 加快转型", "学深悟透 知行合一",
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
        for (text, kind), zone in zip(filled, zones_of([kind for _, kind in filled]), strict=True):
            if kind == "x" and ZONES[zone] in result and "{" not in text:
                result[ZONES[zone]].append(text)
    return result

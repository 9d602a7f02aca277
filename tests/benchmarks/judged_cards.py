"""`python -m tests.benchmarks.judged_cards dump FILE`: sixty places of ten drafts with their five first cards, to be judged.

The drafts are of ten outlines, four of them the skeletons of speeches. They stand over four libraries as users have them:
that of a new user, with the starter speeches alone, and three of our own, the labelled speeches of the tests of reading
by what their titles say, each with the starter speeches beside them, which every library holds until its owner removes them.
Until 30 November 2026 the three were measured without the starter speeches and held 19, 29 and 42 of our own; `sizes` prints
what they hold now: 35, 35 and 53 of our own. The cards of a place are shuffled, and the file does not say which stood first; a
second one beside it does, for `score FILE JUDGED…`; `dump FILE fresh` takes ten other drafts, `fresh2`, `fresh3` and `fresh4` ten more each.
A judged file maps the key of each place to the letters of the cards that a secretary would take there, names and
figures adapted. `own` prints how often the paragraph that stood under a taken heading comes first below it.
"""

import datetime
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.core.length import count_characters, length_of, planned_length
from drafter.core.model import MOVE_NAMES, Draft, Facts, Outline, Paragraph, Role
from drafter.core.outline import draft_from_outline, outline_from_paragraphs
from drafter.core.progress import run_job
from drafter.core.structure import heading_above
from drafter.files.outlines import find_outline, load_outlines
from drafter.library.api import Hit
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.reading.read import read_document
from drafter.ui.filling.proposing import proposal_for
from tests.benchmarks.built import judge_all
from tests.benchmarks.first_cards import own_next
from tests.reading.labelled.authored import all_authored

_LETTERS = "甲乙丙丁戊"
_DAY = datetime.date(2026, 11, 20)
_SHOWN = 400


#: What the speeches of our own libraries are about: an emergency and city office's, a rural office's, those of a county's office.
_KEPT = (
    re.compile(
        "防汛|抗洪|防火|防灭火|安全|消防|抗震|台风|强降雨|事故|隐患|秸秆|危桥|供热|食品|城市|小区|卫生|医|养老|诈骗|轨道|征兵"
    ),
    re.compile("农|乡|村|粮|耕地|脱贫|返贫|河|植树|秋|镇|护林|搬迁|信访|治理|退役|文旅|梨花|民族"),
    re.compile(
        "招商|营商|干部|人才|教育|作风|廉|警示|政务|项目|经济|财税|青年|党|企业|数字|执法|园区|工业|考"
        "|审计|文旅|常务|全体（|开发区|信访|养老|劳模|劳动模范|交通运输"
    ),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A draft to be begun: over which library (0 the starter's), by which outline, and what it is called.

    `outline` is the name of a built-in outline or the title of a speech whose skeleton it is. With `filled`,
    what stands above a place is what 先摆一稿 puts there; else the draft is empty.
    """

    library: int
    outline: str
    title: str
    filled: bool
    minutes: int = 12


TASKS = (
    Task(0, "three-part", "在全县防汛抗旱工作会议上的讲话", False),
    Task(0, "four-part", "在全县基层党建工作推进会上的讲话", True),
    Task(0, "six-part", "在全县作风建设大会上的讲话", False),
    Task(0, "在全市安全生产大排查大整治动员部署会上的讲话", "在全县安全生产工作会议上的讲话", False),
    Task(1, "host", "全县安全生产工作会议主持词", True, 5),
    Task(1, "在全县森林防灭火工作电视电话会议上的讲话", "在全镇森林防火工作会议上的讲话", False),
    Task(2, "agenda", "在高标准农田建设领导小组全体会议上的讲话", True),
    Task(2, "在县委农村工作会议上的讲话", "在全县乡村振兴工作推进会上的讲话", True),
    Task(3, "pledge", "在全县优化营商环境工作会议上的表态发言", False, 3),
    Task(3, "在全县重点项目建设调度会上的讲话", "在全县招商引资工作推进会上的讲话", True),
)

#: Further drafts, whose cards nobody looked at while the ranking was made: `dump FILE fresh`.
FRESH = (
    Task(0, "three-part", "在全县生态环境保护工作推进会上的讲话", True),
    Task(0, "agenda", "在县委人才工作领导小组会议上的讲话", False),
    Task(0, "host", "全县乡村振兴现场观摩会主持词", False, 5),
    Task(0, "pledge", "在全县安全生产工作会议上的表态发言", False, 3),
    Task(1, "three-part", "在全县消防安全工作会议上的讲话", False),
    Task(1, "four-part", "在全县防汛工作会议上的讲话", True),
    Task(2, "three-part", "在全县耕地保护工作会议上的讲话", True),
    Task(2, "six-part", "在全镇干部作风整顿大会上的讲话", False),
    Task(3, "three-part", "在全县警示教育大会上的讲话", False),
    Task(3, "agenda", "在全县教育工作领导小组会议上的讲话", True),
)


#: Ten more, written before any of their cards was seen, then judged and mended by: `dump FILE fresh2`.
FRESH2 = (
    Task(0, "three-part", "在全县信访工作会议上的讲话", True),
    Task(0, "four-part", "在全县医疗卫生工作会议上的讲话", False),
    Task(0, "agenda", "在县城市管理委员会全体会议上的讲话", True),
    Task(1, "six-part", "在全县应急管理系统干部作风建设会议上的讲话", False),
    Task(1, "three-part", "在全市燃气安全专项整治部署会上的讲话", True),
    Task(2, "three-part", "在全镇人居环境整治推进会上的讲话", False),
    Task(2, "host", "全县春耕备耕现场会主持词", True, 5),
    Task(3, "three-part", "在全县文化旅游产业发展大会上的讲话", False),
    Task(3, "four-part", "在全县数字政府建设工作推进会上的讲话", True),
    Task(3, "pledge", "在全县招商引资工作会议上的表态发言", False, 3),
)

#: Ten that nobody looked at while the ranking was made: `dump FILE fresh3`.
FRESH3 = (
    Task(0, "three-part", "在全县优化营商环境大会上的讲话", False),
    Task(0, "agenda", "在县防汛抗旱指挥部全体会议上的讲话", True),
    Task(0, "six-part", "在全县机关干部大会上的讲话", False),
    Task(1, "three-part", "在全县道路交通安全工作会议上的讲话", True),
    Task(1, "host", "全县城市管理工作会议主持词", False, 5),
    Task(2, "three-part", "在全县巩固拓展脱贫攻坚成果工作会议上的讲话", True),
    Task(2, "pledge", "在全县乡村振兴工作会议上的表态发言", False, 3),
    Task(2, "four-part", "在全县河湖长制工作推进会上的讲话", False),
    Task(3, "three-part", "在全县教育工作会议上的讲话", True),
    Task(3, "four-part", "在全县民生实事项目推进会上的讲话", False),
)

#: Ten more, written before any of their cards was seen, judged and mended by like `fresh2`: `dump FILE fresh4`.
FRESH4 = (
    Task(0, "three-part", "在全县项目建设推进会上的讲话", False),
    Task(0, "host", "全县优化营商环境大会主持词", False, 5),
    Task(0, "pledge", "在全县信访工作会议上的表态发言", False, 3),
    Task(1, "three-part", "在全县大气污染防治工作会议上的讲话", True),
    Task(1, "agenda", "在县安全生产委员会全体会议上的讲话", False),
    Task(2, "three-part", "在全县秋季农业生产工作会议上的讲话", False),
    Task(2, "four-part", "在全镇村级组织建设工作会议上的讲话", True),
    Task(3, "three-part", "在全县养老服务工作推进会上的讲话", True),
    Task(3, "six-part", "在全县教育系统作风建设大会上的讲话", False),
    Task(3, "four-part", "在全县财政工作会议上的讲话", False),
)

#: Which drafts go by which name at the command line.
_TASKS = {"": TASKS, "fresh": FRESH, "fresh2": FRESH2, "fresh3": FRESH3, "fresh4": FRESH4}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place with the cards that are shown for it, the best first, and its letters in the order in which they are dumped."""

    key: str
    draft: Draft
    place: Paragraph
    hits: Sequence[Hit]

    @property
    def order(self) -> list[int]:
        """The positions of the cards as they are dumped: by chance, the same for the same place."""
        order = list(range(len(self.hits)))
        random.Random(self.key).shuffle(order)
        return order


@contextmanager
def libraries() -> Iterator[list[EmbeddedLibrary]]:
    """The starter library and the three of our own, with the starter speeches in each."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        opened = [open_library(Path(name) / str(number)) for number in range(4)]
        speeches = [one for folder in all_authored().values() for one in folder]
        files = [Path(name) / f"{number}.txt" for number in range(len(speeches))]
        for file, speech in zip(files, speeches, strict=True):
            file.write_text(speech.text, encoding="utf-8")
        read = [(read_document(file), file.name) for file in files]
        for library, kept in zip(opened[1:], _KEPT, strict=True):
            run_job(library.add_many([one for one in read if kept.search(one[0].facts.title)]))
        for library in opened:
            add_starter(library)
            judge_all(library)
        yield opened
        for library in opened:
            library.close()


def asked(opened: Sequence[EmbeddedLibrary], tasks: Sequence[Task] = TASKS) -> Iterator[Asked]:
    """The places of all drafts, six of each, with their cards."""
    for number, task in enumerate(tasks):
        library = opened[task.library]
        empty = draft_from_outline(
            _outline(opened, task.outline), Facts(task.title, _DAY, minutes=task.minutes)
        )
        filled = proposal_for(library, empty).draft if task.filled else empty
        for at in _chosen(empty):
            place = empty.paragraphs[at]
            draft = filled.with_paragraphs(filled.paragraphs[:at] + empty.paragraphs[at:])
            assert place.slot is not None  # only empty slots are chosen
            yield Asked(f"{number}-{at}", draft, place, library.recommend(place.slot, draft, 5))


def _outline(opened: Sequence[EmbeddedLibrary], name: str) -> Outline:
    """The built-in outline, or the skeleton of the speech with this title."""
    for library in opened:
        for record in library.sources():
            if record.source.title == name:
                return outline_from_paragraphs(library.document(record.source.id).paragraphs, name, name)
    return find_outline(load_outlines(None), name)


def _chosen(draft: Draft) -> list[int]:
    """Six of the open places of a draft, spread evenly, the first and the last among them."""
    written = (Role.HEADING, Role.POINT, Role.BODY)
    places = [at for at, p in enumerate(draft.paragraphs) if p.is_empty_slot and p.role in written]
    return [places[round(step * (len(places) - 1) / 5)] for step in range(6)]


def _told(one: Asked) -> dict[str, Any]:
    """What a judge is told of a place and its cards."""
    paragraphs, place = one.draft.paragraphs, one.place
    at = one.draft.index_of(place.id)
    above = None if place.role is Role.HEADING else heading_above(paragraphs, at)
    return {
        "key": one.key,
        "title": one.draft.facts.title,
        "heading_above": ""
        if above is None
        else paragraphs[above].text or f"（空：{_prompt(paragraphs[above])}）",
        "place": MOVE_NAMES[place.move]
        if place.move
        else {"heading": "小标题", "point": "要点"}.get(place.role, "正文"),
        "asks_for": _prompt(place),
        "planned_characters": planned_length(one.draft, at, at + 1),
        "already_written": [p.text[:60] for p in paragraphs[:at] if p.text][-6:],
        "cards": {_LETTERS[letter]: _card(one.hits[position]) for letter, position in enumerate(one.order)},
    }


def _prompt(paragraph: Paragraph) -> str:
    return paragraph.slot.prompt if paragraph.slot else ""


def _card(hit: Hit) -> dict[str, Any]:
    first = hit.clip.paragraphs[0]
    return {
        "text": first.text[:_SHOWN],
        "characters": count_characters(first.text),
        "source": f"{hit.source.title} {hit.source.month_shown}",
        "section_below": [p.text[:40] for p in hit.follows[:4]] if first.role is Role.HEADING else [],
        "section_characters": length_of(hit.whole.paragraphs) if first.role is Role.HEADING else 0,
    }


def dump(file: Path, tasks: Sequence[Task] = TASKS) -> None:
    """Write the places with their cards, and beside them which letters stood first, second, … at each, for `score`."""
    with libraries() as opened:
        places = list(asked(opened, tasks))
    told = [_told(one) for one in places]
    random.Random(19).shuffle(told)
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    ranks = {one.key: "".join(_LETTERS[one.order.index(at)] for at in range(len(one.hits))) for one in places}
    _ranks_of(file).write_text(json.dumps(ranks, ensure_ascii=False), encoding="utf-8")
    print(f"{len(told)} places, {sum(len(one['cards']) for one in told)} cards: {file}")


def _ranks_of(file: Path) -> Path:
    return file.with_suffix(".ranks")


def score(file: Path, judged: Sequence[Path]) -> None:
    """Print what each judge, and all of them, would take of what was dumped into a file."""
    ranks = json.loads(_ranks_of(file).read_text(encoding="utf-8"))
    verdicts = [json.loads(path.read_text(encoding="utf-8")) for path in judged]
    for name, said in zip(judged, verdicts, strict=True):
        print(f"{name.name}: {_shares(ranks, [said])}")
    print(f"all agree: {_shares(ranks, verdicts)}")


def _shares(ranks: Mapping[str, str], verdicts: Sequence[Mapping[str, Sequence[str]]]) -> str:
    """The shares of places whose first card, and one of whose five, all of these judges would take."""
    usable = {
        key: [all(letter in said.get(key, ()) for said in verdicts) for letter in letters]
        for key, letters in ranks.items()
    }
    first = sum(any(cards[:1]) for cards in usable.values()) / len(usable)
    some = sum(any(cards) for cards in usable.values()) / len(usable)
    return f"first card usable {first:.2f}, one of five {some:.2f}, of {len(usable)} places"


def own() -> None:
    """Print how often the paragraph under a taken heading comes first below it, for each library."""
    with libraries() as opened:
        for number, library in enumerate(opened):
            found = list(own_next(library))
            print(
                f"library {number}: own paragraph first {sum(found) / len(found):.3f} of {len(found)} sections"
            )


def sizes() -> None:
    """Print how many speeches each library holds, and how many of them are starter speeches."""
    with libraries() as opened:
        for number, library in enumerate(opened):
            starters = [record.source.starter for record in library.sources()]
            print(f"library {number}: {len(starters)} speeches, {sum(starters)} of them starter speeches")


def main(arguments: Sequence[str]) -> None:
    """Do what the module tells."""
    match arguments:
        case ["dump", file, *names] if not set(names) - set(_TASKS):
            dump(Path(file), _TASKS["".join(names)])
        case ["sizes"]:
            sizes()
        case ["score", file, *judged]:
            score(Path(file), [Path(name) for name in judged])
        case ["own"]:
            own()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])

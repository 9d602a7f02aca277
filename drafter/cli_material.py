"""What `drafter import` and `drafter search` answer, as JSON and as text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.core.dates import format_date
from drafter.core.errors import UserError
from drafter.core.model import WHOSE_NAMES, Source
from drafter.files.unit import load_unit
from drafter.library.api import Hit, ImportReport
from drafter.reading.ownership import Here, mostly
from drafter.terminal import say, say_table

#: So many files are named in a line.
_MOST_NAMED = 5


def report_json(report: ImportReport) -> dict[str, Any]:
    """The report of an import as `import --json` shows it."""
    return {
        "imported": report.imported,
        "duplicates": len(report.duplicates),
        "refused": [{"file": item.file, "reason": item.reason} for item in report.refused],
        "paragraphs": report.paragraphs,
    }


def show_report(report: ImportReport, unit: Path) -> None:
    """Print how an import went: imported, already there, each refused file with the reason, and what it asks.

    `unit` is the file of the unit profile, from which it is told whose speeches seem to be.
    """
    rows = [
        ["已导入", f"{report.imported} 篇，{report.paragraphs} 段"],
        ["早已在库", f"{len(report.duplicates)} 篇"],
        ["没能导入", f"{len(report.refused)} 个文件"],
    ]
    say_table("导入结果", [], rows)
    if report.brought:
        rows = [[Path(file).name, who] for file, who in report.brought.items()]
        say_table("同事已导入这篇", ["文件", "同事"], rows)
    if report.refused:
        say_table("没能导入的文件", ["文件", "原因"], [[item.file, item.reason] for item in report.refused])
    for question in questions(report, here_of(unit)):
        say(question)


def here_of(unit: Path) -> Here:
    """The unit of a profile file, an empty one where it cannot be read."""
    try:
        profile = load_unit(unit)
    except UserError:
        return Here()
    return Here(profile.name, profile.place, profile.superiors)


def questions(report: ImportReport, here: Here) -> Iterator[str]:
    """What an import asks: whose the speeches of a folder are, and the dates that were guessed."""
    unsaid: dict[Path, list[Source]] = {}
    for one in report.sources:
        if not one.source.whose:
            unsaid.setdefault(one.file.parent, []).append(one.source)
    for folder, sources in unsaid.items():
        whose, count = mostly(sources, here)
        seems = f"，读到的 {count} 篇像是{WHOSE_NAMES[whose]}的" if whose else ""
        yield (
            f"“{folder}”里 {len(sources)} 篇还没有说明是谁的{seems}。"
            "请再运行一次，加上 --whose own（本单位）、superior（上级）或 foreign（外单位）。"
        )
    guessed = [one for one in report.sources if one.source.date_guessed]
    if guessed:
        names = "、".join(f"{one.file.name}（{one.source.day_shown}）" for one in guessed[:_MOST_NAMED])
        more = f"等 {len(guessed)} 篇" if len(guessed) > _MOST_NAMED else ""
        yield f"文中没有写明日期，按文字推测的：{names}{more}。请在语料库里核对。"


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as `search --json` shows it."""
    first = hit.clip.paragraphs[0]
    source = hit.source
    return {
        "id": hit.id,
        "text": first.text if len(hit.clip.paragraphs) == 1 else hit.clip.plain_text,
        "role": first.role.value,
        "move": first.move.value if first.move else None,
        "source": {
            "title": source.title,
            "date": source.date.isoformat() if source.date else None,
            "file": source.file,
        },
        "score": hit.score,
    }


def show_hit(number: int, hit: Hit) -> None:
    """Print a hit under its number, with its source."""
    source = hit.source
    date = format_date(source.date) if source.date else ""
    line = " · ".join(filter(None, (source.called, date, source.file)))
    say(f"\n{number}. {hit.clip.plain_text}\n   —— {line}")

"""What `drafter import` and `drafter search` answer, as JSON and as text."""

from typing import Any

from drafter.core.dates import format_date
from drafter.library.api import Hit, IntakeReport
from drafter.terminal import say, say_table


def report_json(report: IntakeReport) -> dict[str, Any]:
    """The report of an import as `import --json` shows it."""
    return {
        "imported": report.imported,
        "duplicates": len(report.duplicates),
        "refused": [{"file": item.file, "reason": item.reason} for item in report.refused],
        "paragraphs": report.paragraphs,
    }


def show_report(report: IntakeReport) -> None:
    """Print how an import went: imported, already there, and each refused file with the reason."""
    rows = [
        ["已导入", f"{report.imported} 篇，{report.paragraphs} 段"],
        ["早已在库", f"{len(report.duplicates)} 篇"],
        ["没能导入", f"{len(report.refused)} 个文件"],
    ]
    say_table("导入结果", [], rows)
    if report.refused:
        say_table("没能导入的文件", ["文件", "原因"], [[item.file, item.reason] for item in report.refused])


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
    line = " · ".join(filter(None, (source.title, date, source.file)))
    say(f"\n{number}. {hit.clip.plain_text}\n   —— {line}")

"""How an import ended, as text that can be read, selected and copied."""

from dataclasses import replace
from pathlib import Path

from drafter.library.api import ImportReport


def merged(first: ImportReport, second: ImportReport) -> ImportReport:
    """Two imports as one: what was taken in at once, and what had to be confirmed."""
    return replace(
        second,
        imported=first.imported + second.imported,
        duplicates=first.duplicates + second.duplicates,
        brought={**first.brought, **second.brought},
        refused=first.refused + second.refused,
        paragraphs=first.paragraphs + second.paragraphs,
        files=first.files + second.files,
        sources=first.sources + second.sources,
        cancelled=first.cancelled or second.cancelled,
    )


def headline(report: ImportReport, left_out: int = 0) -> str:
    """The end of an import in one sentence; `left_out` is how many files the user did not confirm."""
    text = "导入 {} 篇，共 {} 段".format(f"{report.imported:,}", f"{report.paragraphs:,}")
    if report.duplicates:
        text += "；{} 个文件语料库里已有".format(f"{len(report.duplicates):,}")
        if report.brought:
            text += "（其中 {} 个同事已导入）".format(f"{len(report.brought):,}")
    if report.refused:
        text += "；{} 个文件没有导入".format(f"{len(report.refused):,}")
    if left_out:
        text += "；{} 个文件未确认，没有导入".format(f"{left_out:,}")
    return ("已取消。" if report.cancelled else "") + text + "。"


def details(report: ImportReport, left_out: tuple[Path, ...] = ()) -> str:
    """What stands below the headline: what asks for attention first, a file a line.

    `left_out` are files that the user did not confirm.
    """
    parts = []
    if report.refused:
        lines = [f"{Path(one.file).name}：{one.reason}" for one in report.refused]
        parts.append(_block("没有导入", lines))
    if left_out:
        parts.append(_block("未确认，没有导入", [path.name for path in left_out]))
    guessed = [one for one in report.sources if one.source.date_guessed]
    if guessed:
        lines = [f"{one.file.name}：{one.source.day_shown}" for one in guessed]
        parts.append(_block("文中没有写明日期，是推测的，请在“管理语料库”里核对", lines))
    if report.duplicates:
        parts.append(_block("语料库里已有", [_known(file, report) for file in report.duplicates]))
    if report.files:
        parts.append(_block("已导入", [Path(file).name for file in report.files]))
    return "\n\n".join(parts)


def _known(file: str, report: ImportReport) -> str:
    """A file that was here already, and which colleague brought it."""
    who = report.brought.get(file)
    return Path(file).name + (f"：同事已导入这篇（{who}）" if who else "")


def _block(title: str, lines: list[str]) -> str:
    return "\n".join(["{}（{} 个）".format(title, f"{len(lines):,}"), *(f"　{line}" for line in lines)])

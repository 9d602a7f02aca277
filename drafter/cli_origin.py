"""What `drafter origin` does: where every passage of a draft comes from."""

import datetime
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.checks.copied.sheet import SheetFile, provenance_sheet
from drafter.checks.forms.fixed import load_fixed
from drafter.cli_library import opened_library
from drafter.cli_pdf import pdf_of_sheet
from drafter.cli_reading import read_speech
from drafter.core.document import Document, draft_from_document
from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.model import Draft, Source
from drafter.core.origin import Home, Stretch, by_source, owner_of, shares, verbatim_of
from drafter.core.unit import Unit
from drafter.files.draft_names import is_draft
from drafter.files.gao import load_draft
from drafter.files.unit import load_unit
from drafter.files.whole import write_whole
from drafter.library.candidates import Candidates
from drafter.library.origin.files import Both, FilePassages
from drafter.library.origin.tracing import Traced, Tracer
from drafter.paths import default_home
from drafter.terminal import note, run_with_bar, say, say_table
from drafter.word.provenance import provenance_docx

if TYPE_CHECKING:
    from drafter.library.embedded import EmbeddedLibrary

_MOST_SOURCES, _MOST_PASSAGES, _SHOWN = 8, 5, 40


@dataclass(frozen=True, slots=True)
class OriginReport:
    """A draft, for whom it is written, and the stretches of each of its paragraphs."""

    draft: Draft
    home: Home
    stretches: tuple[tuple[Stretch, ...], ...]

    @property
    def every(self) -> list[Stretch]:
        """All stretches, in order."""
        return [one for paragraph in self.stretches for one in paragraph]


def trace_file(file: Path, against: Sequence[Path], folder: Path | None) -> OriginReport:
    """Where every passage of a file comes from: the library, and the files that it is compared with beside it."""
    draft = load_draft(file) if is_draft(file) else draft_from_document(read_speech(file))
    compared = FilePassages([_read(path) for path in against])
    home = _unit().home_of(draft.facts)
    fixed, problems = load_fixed(default_home().terms)
    for problem in problems:
        note(problem)
    with _library(folder) as library:
        candidates: Candidates = Both(library.candidates(), compared) if library else compared
        tracer = Tracer(candidates, fixed.sources, home)
        traced = Traced(draft.paragraphs, draft.facts.title, draft.facts.date)
        return OriginReport(draft, home, run_with_bar(tracer.trace(traced)))


def _read(path: Path) -> Document:
    """A file to compare with; what is wrong with it is told with its name."""
    try:
        return read_speech(path)
    except UserError as error:
        raise UserError(f"“{path.name}”：{error}") from error


def _library(folder: Path | None) -> "AbstractContextManager[EmbeddedLibrary | None]":
    """The library in `folder`, or the user's own where there is one."""
    if folder is None and not default_home().library.exists():
        return nullcontext()
    return opened_library(folder)


def _unit() -> Unit:
    try:
        return load_unit(default_home().unit)
    except UserError as error:
        note(str(error))
        return Unit()


def origin_json(report: OriginReport) -> dict[str, Any]:
    """The origins as `origin --json` prints them; `paragraph` counts from 0, as in `inspect --json`."""
    counted = shares(report.every)
    total = sum(counted.values()) or 1
    return {
        "classes": {origin.value: round(count / total, 4) for origin, count in counted.items()},
        "passages": [
            {
                "paragraph": number,
                "start": one.start,
                "end": one.end,
                "class": one.name,
                "source": _source_json(one),
                "changed": round(one.changed, 4),
            }
            for number, paragraph in enumerate(report.stretches)
            for one in paragraph
        ],
    }


def _source_json(stretch: Stretch) -> dict[str, Any] | None:
    if stretch.document:
        return {"title": stretch.document, "date": None, "file": ""}
    source = stretch.source
    if source is None:
        return None
    return {"title": source.title, "date": source.date and source.date.isoformat(), "file": source.file}


def write_sheet(report: OriginReport, file: Path, output: Path) -> None:
    """Write the sheet to sign beside the file that was looked at; it bears the digest of that file."""
    kind = output.suffix.lower()
    if kind not in (".docx", ".pdf"):
        raise UserError("核对单存成 Word 或 PDF 文件，请把输出的文件名写成 .docx 或 .pdf。")
    if output.resolve() == file.resolve():
        raise UserError("核对单不能写到稿子自己的文件里，请换一个文件名。")
    known = SheetFile(file.name, sha256(file.read_bytes()).hexdigest())
    speed = _unit().speed
    sheet = provenance_sheet(
        report.draft, report.stretches, report.home, datetime.datetime.now(), known, speed
    )
    write_whole(output, pdf_of_sheet(sheet) if kind == ".pdf" else provenance_docx(sheet))


def show_origin(report: OriginReport) -> None:
    """The shares, the sources and the longest passages, for people."""
    counted = shares(report.every)
    total = sum(counted.values())
    if not total:
        raise UserError("这份稿子里没有正文，没有可查的出处。")
    verbatim = verbatim_of(counted)
    say(
        f"全文 {total} 字，照用 {verbatim * 100 / total:.0f}%，改写和新写 {(total - verbatim) * 100 / total:.0f}%"
    )
    say_table(
        "每个字从哪里来", [], [[o.value, f"{n} 字", f"{n * 100 / total:.0f}%"] for o, n in counted.items()]
    )
    sources = by_source(report.every)[:_MOST_SOURCES]
    if sources:
        rows = [
            [f"《{s.title or s.file}》", _day(s), owner_of(s, report.home).value, f"{n} 字"]
            for s, n in sources
        ]
        say_table("用到的来源", ["会议或文件", "日期", "类别", "用字"], rows)
    longest = sorted((o for o in report.every if o.source and not o.suspected), key=lambda one: -one.length)
    if longest:
        say_table(
            "最长的几处",
            ["类别", "来源", "字数", "原文"],
            [_row(report, one) for one in longest[:_MOST_PASSAGES]],
        )
    say("新写：在语料库和所比的文件里没有找到相近的话。")


def _day(source: Source) -> str:
    return source.date.isoformat() if source.date else ""


def _row(report: OriginReport, stretch: Stretch) -> list[str]:
    at = next(n for n, paragraph in enumerate(report.stretches) if stretch in paragraph)
    text = report.draft.paragraphs[at].text[stretch.start : stretch.end]
    source = stretch.source
    title = f"《{source.called}》" if source else ""
    return [stretch.name, title, str(stretch.length), text[:_SHOWN] + ("……" if len(text) > _SHOWN else "")]

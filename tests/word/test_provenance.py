"""The 出处与借鉴核对单: what stands on it, and that a full one has one page."""

import datetime
import io
from dataclasses import replace

import docx
import pypdfium2

from drafter.checks.copied.sheet import SheetFile, provenance_sheet
from drafter.core.kept import with_kept
from drafter.core.model import Draft, Facts, Paragraph, Role
from drafter.core.origin import Home, Origin
from drafter.library.origin.files import FilePassages
from drafter.library.origin.tracing import Tracer
from drafter.word.provenance import provenance_docx
from tests.library.speeches import speech
from tests.word.rendering import PDF, convert

HOME = Home("清源县", "清源县人民政府", ("临江市",))
NOW = datetime.datetime(2026, 4, 15, 17, 20)
DAY = datetime.date(2026, 4, 16)
OWN = "水库巡查不能只看坝面，要下到坝脚摸一摸渗水，听一听涵管，看一看启闭机转不转得动"
WEB = "有的组没有叫醒老人，教训就在眼前，再不能靠一个电话了事，河湾县各村都配了铜锣和喇叭"
LAST = "会议开完了，雨不会等我们，今天布置的事三天之内要见人、见车、见物资"
FIXED = {"以人民为中心的发展思想": "党的二十大报告"}


def sheet_of(kept: str = "", parts: int = 2):
    """The sheet of a draft that takes from its own county, from another, and from last year's meeting."""
    documents = []
    for number in range(parts + 5):
        place, text = (("清源县", OWN), ("河湾县", WEB), ("清源县", LAST))[number % 3]
        title = "在清源县防汛会议上的讲话" if text == LAST else f"在{place}第{number}次会议上的讲话"
        made = speech(
            title,
            ("argument", f"{text}。第{number}句别的话也说在这里，各不相同。"),
            day=datetime.date(2025, 4, 10),
        )
        documents.append(replace(made, facts=replace(made.facts, place=place)))
    rows = [Paragraph("o", text="坚持以人民为中心的发展思想。今年雨来得早，清源县上下不要心存侥幸。")]
    for number in range(parts):
        rows.append(Paragraph(f"h{number}", Role.HEADING, 1, f"第{number}部分，要把话说清楚", "一、"))
        said = f"{(OWN, WEB, LAST)[number % 3]}。第{number}句别的话也说在这里，各不相同。"
        rows.append(Paragraph(f"p{number}", Role.POINT, 1, said, "一要"))
    facts = Facts("在全县防汛会议上的讲话", DAY, "张 明", "清源县防汛会议", "清源县人民政府", "清源县")
    draft = Draft(facts, tuple(rows))
    if kept:
        draft = with_kept(draft, kept)
    origins = Tracer(FilePassages(documents), FIXED, HOME).origins(draft)
    return provenance_sheet(draft, origins, HOME, NOW, SheetFile("防汛讲话.docx", "7c3e91a45f08d26b" * 4))


def test_parts_sources_and_the_whole_add_up():
    sheet = sheet_of(parts=3)
    assert sheet.total == sum(part.length for part in sheet.parts)
    taken = sum(count for origin, count in sheet.counts.items() if origin is not Origin.NEW)
    assert taken == sum(row.length for row in sheet.sources)
    assert [row.letter for row in sheet.sources] == list("ABCDEFGH"[: len(sheet.sources)])
    assert {row.origin for row in sheet.sources} == {Origin.OWN, Origin.FOREIGN, Origin.FIXED}


def test_what_waits_is_told_until_somebody_wants_it_as_it_is():
    sheet = sheet_of(parts=3)
    assert any("二、一要：外单位原句" in line for line in sheet.open)
    assert any("还写着来源的地名“河湾县”" in line for line in sheet.open)
    assert any("三、一要：与上一次会议相同" in line for line in sheet.open)
    noted = {row.note for row in sheet.runs if row.is_open}
    assert noted == {"外单位，还要改写", "与上一次会议相同，换种说法"}
    row = next(row for row in sheet.runs if row.note.startswith("与上一次"))
    after = sheet_of(kept=row.words, parts=3)
    assert not any("与上一次会议相同" in line for line in after.open)
    assert any(row.note == "本单位旧稿，已看过，照用" for row in after.runs)


def test_the_page_names_the_file_by_its_digest_and_is_the_same_every_time():
    sheet = sheet_of()
    data = provenance_docx(sheet)
    assert data == provenance_docx(sheet)
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "篇幅　" in "".join(cells)
    assert any(cell.startswith("拟稿人") for cell in cells)
    foot = document.sections[0].footer.paragraphs[0].text
    assert foot.startswith("对应文件：防汛讲话.docx　校验码 7C3E 91A4 5F08 D26B")


def test_a_full_sheet_has_one_page(soffice, tmp_path):
    (pdf,) = convert(soffice, {"sheet": provenance_docx(sheet_of(parts=12))}, tmp_path, PDF).values()
    assert len(pypdfium2.PdfDocument(pdf)) == 1

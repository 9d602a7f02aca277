"""A Word file as a colleague sends it: two tables, two pictures, a footnote, comments and tracked changes."""

import io
import struct
import zlib
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

TITLE = "在全县防汛工作会议上的讲话"
TASKS = [
    ["责任单位", "任务", "时限"],
    ["县水利局", "检查小型水库37座", "5月底前"],
    ["各乡镇", "落实巡查人员", "长期"],
]
STOCKS = [["物资", "数量"], ["编织袋", "3万条"], ["冲锋舟", "6艘"]]
COMMENTS = ["数字请再核一遍", "结尾再有力一些"]
NOTE = "数据来源：县水利局上月统计。"
PUT_IN, TAKEN_OUT = "段段都要有人守。", "大家看着办。"


def bars(heights: tuple[int, ...], width: int = 320, height: int = 150) -> bytes:
    """A picture of bars of these heights, in per cent, as a PNG."""
    each = width // len(heights)
    rows = b"".join(
        b"\0"
        + bytes(
            70
            if 12 < x % each < each - 12
            and 100 * (height - y) < heights[min(x // each, len(heights) - 1)] * height
            else 245
            for x in range(width)
        )
        for y in range(height)
    )
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


PICTURES = [bars((35, 60, 80, 55)), bars((90, 40, 20))]


def write_colleague_file(path: Path) -> Path:
    """Write the file."""
    made = docx.Document()
    for text in (
        TITLE,
        "（2026年5月20日）",
        "同志们：",
        "今天召开会议，安排部署今年的防汛工作。下面，我讲两点意见。",
    ):
        made.add_paragraph(text)
    made.add_paragraph("一、把责任扛起来")
    counted = made.add_paragraph("全县共有小型水库37座，座座都要有人管，")
    change = f'{nsdecls("w")} w:id="{{}}" w:author="王县长" w:date="2026-05-18T09:00:00Z"'
    run = "<w:r><w:{0} xml:space='preserve'>{1}</w:{0}></w:r>"
    counted._p.append(parse_xml(f"<w:ins {change.format(7)}>{run.format('t', PUT_IN)}</w:ins>"))
    counted._p.append(parse_xml(f"<w:del {change.format(8)}>{run.format('delText', TAKEN_OUT)}</w:del>"))
    made.add_comment(counted.runs, text=COMMENTS[0], author="王县长", initials="王")
    _table(made, "表1　任务分解表", TASKS)
    _picture(made, PICTURES[0], "图1　近年汛期雨量")
    made.add_paragraph("二、把物资备足")
    made.add_paragraph("要把物资清点一遍，缺的马上补齐，存放地点、责任人员登记造册。")
    _table(made, "表2　防汛物资表", STOCKS)
    _picture(made, PICTURES[1], "图2　各库点存放情况")
    last = made.add_paragraph("同志们，汛期不等人，大家抓紧行动起来。")
    made.add_comment(last.runs, text=COMMENTS[1], author="王县长", initials="王")
    made.save(str(path))
    _add_note(path)
    return path


def _table(made: "docx.document.Document", caption: str, rows: list[list[str]]) -> None:
    made.add_paragraph(caption).alignment = 1
    table = made.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _picture(made: "docx.document.Document", data: bytes, caption: str) -> None:
    made.add_picture(io.BytesIO(data), Mm(90), Mm(42))
    made.paragraphs[-1].alignment = 1
    made.add_paragraph(caption).alignment = 1


def _add_note(path: Path) -> None:
    """Put a footnote to the paragraph that counts; python-docx writes none."""
    made = docx.Document(str(path))
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        (
            f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r>'
            f"<w:t>{NOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        ).encode(),
        made.part.package,
    )
    made.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    (counted,) = (p for p in made.paragraphs if p.text.startswith("全县共有"))
    reference = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
    counted._p.find(qn("w:r")).addnext(reference)
    made.save(str(path))

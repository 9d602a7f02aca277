"""What leaves the house: an exported .docx or PDF holds the speech and nothing of where it came from."""

import datetime
import re
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest

from drafter.cli import run
from drafter.core.model import Draft, Facts, Move, Paragraph, Role, Slot, Source
from drafter.files.gao import save_draft

_HIDDEN = [
    "旧稿甲",
    "旧稿乙.docx",
    "C:\\Users\\liming",
    "liming",
    "写清时间地点",
    "备用段落",
    "三段式",
    "SOURCEID",
]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft with sources, paths, prompts, an open slot and fields of a later version, of a user with a name."""
    for name in ("USER", "USERNAME", "LOGNAME"):
        monkeypatch.setenv(name, "liming")
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "liming"))
    source = Source(
        "SOURCEID", "旧稿甲", "C:\\Users\\liming\\旧稿乙.docx", datetime.date(2023, 5, 4), unit="旧稿甲单位"
    )
    prompt = Slot(Role.BODY, 0, Move.CLOSING, "写清时间地点", ("备用段落",))
    paragraphs = (
        Paragraph("p1", Role.TITLE, 0, "在全县防汛工作会议上的讲话"),
        Paragraph("p2", Role.SALUTATION, 0, "同志们："),
        Paragraph("p3", Role.HEADING, 1, "盯住重点部位", "一、", source=source, locked=True),
        Paragraph(
            "p4",
            Role.BODY,
            0,
            "水库、塘坝要有人盯、有人巡。",
            source=source,
            slot=prompt,
            extra={"note": "备用段落"},
        ),
        Paragraph("p5", Role.BODY, slot=prompt),
    )
    file = tmp_path / "liming" / "稿.gao"
    file.parent.mkdir()
    facts = Facts("在全县防汛工作会议上的讲话", extra={"note": "备用段落"})
    save_draft(Draft(facts, paragraphs, outline="三段式", extra={"note": "备用段落"}), file)
    return file


def texts_of_docx(file: Path) -> list[str]:
    """Every part and every name in the package."""
    with zipfile.ZipFile(file) as archive:
        assert archive.comment == b""
        return [
            text
            for name in archive.namelist()
            for text in (name, archive.read(name).decode("utf-8", "replace"))
        ]


def texts_of_pdf(file: Path) -> list[str]:
    """The bytes, every stream unpacked, every text in UTF-16, the words on the pages and what the file says of itself."""
    data = file.read_bytes()
    found = [data.decode("latin-1")]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream).decode("utf-8", "replace"))
        except zlib.error:
            continue
    found += [data.decode("utf-16-be", "ignore"), data[1:].decode("utf-16-be", "ignore")]
    document = pypdfium2.PdfDocument(data)
    found += [page.get_textpage().get_text_range() for page in document]
    found += [*document.get_metadata_dict().values(), *(mark.get_title() for mark in document.get_toc())]
    document.close()
    return found


@pytest.mark.parametrize("layout", ["gbt9704", "reading"])
def test_a_docx_holds_nothing_of_where_it_came_from(draft: Path, tmp_path: Path, layout: str):
    target = tmp_path / "讲话.docx"
    assert run(["typeset", str(draft), "-o", str(target), "--layout", layout]) == 0
    whole = "\n".join(texts_of_docx(target))
    assert "盯住重点部位" in whole
    assert [word for word in [*_HIDDEN, str(tmp_path)] if word in whole] == []
    assert "<w:vanish/>" not in re.sub(r"<w:style .*?</w:style>", "", whole, flags=re.DOTALL)


def test_a_pdf_holds_nothing_of_where_it_came_from(draft: Path, tmp_path: Path):
    target = tmp_path / "讲话.pdf"
    assert run(["typeset", str(draft), "-o", str(target), "--pdf"]) == 0
    whole = "\n".join(texts_of_pdf(target))
    assert "盯住重点部位" in whole
    assert [word for word in [*_HIDDEN, str(tmp_path)] if word in whole] == []

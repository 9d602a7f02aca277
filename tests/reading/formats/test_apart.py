"""PDFs that would fill the memory, run for ever or end the program, at every door."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli import run
from drafter.core.errors import UserError
from drafter.reading.formats.apart import PdfProcess
from drafter.reading.read import read_document
from tests.reading.formats.handmade_pdf import pdf_file


def _written(path: Path, *objects: bytes) -> Path:
    """A PDF of these objects, the first of which is its catalogue."""
    data = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        data.index(b"%d 0 obj" % len(objects)),
    )
    path.write_bytes(data)
    return path


def _stream(head: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def _page(resources: bytes) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>" % resources


def doubling(path: Path) -> Path:
    """A form that draws itself three times."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 5 5]/Resources<</XObject<</Q 5 0 R>>>>"
    return _written(
        path,
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _page(b"/XObject<</Q 5 0 R>>"),
        _stream(b"", b"/Q Do"),
        _stream(form, b"/Q Do /Q Do /Q Do"),
    )


def swollen(path: Path) -> Path:
    """A page of twenty million characters, packed into a few thousand bytes."""
    text = b"BT /F 9 Tf " + b"1 0 0 1 20 20 Tm (some words) Tj " * 2_000_000 + b"ET"
    return _written(
        path,
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _page(b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>"),
        _stream(b"/Filter/FlateDecode", zlib.compress(text, 9)),
    )


@pytest.mark.parametrize("make", [doubling, swollen])
def test_a_pdf_that_would_fill_the_memory_is_refused_at_every_door(
    make: Callable[[Path], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    file = make(tmp_path / "讲话.pdf")
    for command in ("inspect", "check", "typeset", "import"):
        assert run([command, str(file)]) == 1
        assert "另存为 .docx" in capsys.readouterr().err


def test_the_file_behind_a_bad_one_is_read(tmp_path: Path):
    bad, good = doubling(tmp_path / "坏.pdf"), pdf_file(tmp_path / "好.pdf", [(100, 700, "Drafter")])
    process = PdfProcess()
    try:
        with pytest.raises(UserError, match="另存为"):
            process.read(bad.read_bytes())
        assert [line.text for line in process.read(good.read_bytes()).lines] == ["Drafter"]
        with pytest.raises(UserError, match="损坏"):
            process.read(b"%PDF-1.4 nothing")
        assert [line.text for line in process.read(good.read_bytes()).lines] == ["Drafter"]
    finally:
        process.close()


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path: Path):
    file = pdf_file(tmp_path / "讲话.pdf", [(100, 700, "Drafter")])
    process = PdfProcess(patience=0)
    with pytest.raises(UserError, match="太长"):
        process.read(file.read_bytes())
    assert read_document(file).paragraphs

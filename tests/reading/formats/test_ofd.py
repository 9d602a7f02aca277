"""OFD documents: lines by their place, running heads, watermarks, pictures that stay behind."""

import zipfile

import pytest

from drafter.core.errors import UserError
from drafter.reading.formats.opening import extract
from drafter.reading.read import read_document

OFD = "http://www.ofdspec.org/2016"
#: Size of a character, distance of two lines, in millimetres.
SIZE, STEP = 5.6, 10.0


def line(text: str, place: int, left: float = 28.0, extra: str = "") -> str:
    return (
        f'<ofd:TextObject ID="{place}" Font="1" Size="{SIZE}" Boundary="{left} {30 + STEP * place} 156 7"{extra}>'
        f'<ofd:TextCode X="0" Y="{SIZE}" DeltaX="g {len(text) - 1} {SIZE}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd(folder, *pages: str):
    path = folder / "讲话.ofd"
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    document = (
        f'<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>'
        f"</ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        root = f'<ofd:OFD xmlns:ofd="{OFD}"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
        archive.writestr("OFD.xml", root)
        archive.writestr("Doc_0/Document.xml", document)
        for n, page in enumerate(pages):
            content = f'<ofd:Page xmlns:ofd="{OFD}"><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>'
            archive.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", content)
    return path


def test_lines_become_paragraphs_and_a_slanting_watermark_is_told(tmp_path):
    first = "今天召开这次会议，主要任务是安排部署全县的护林工"
    page = (
        line("在全县护林工作会议上的讲话", 0, 68)
        + line("同志们：", 2)
        + line(first, 3, 39.2)
        + line("作，把山守好。", 4)
        + line("一、提高认识", 5, 39.2)
        + line("要早动员、早部署。", 6, 39.2)
        + line("内部资料", 7, extra=' CTM="0.7 0.7 -0.7 0.7 0 0"')
        + '<ofd:ImageObject ID="9" Boundary="0 0 40 30" ResourceID="1"/>'
    )
    found = read_document(ofd(tmp_path, page))
    assert found.facts.title == "在全县护林工作会议上的讲话"
    assert [p.text for p in found.paragraphs][2:] == [
        first + "作，把山守好。",
        "提高认识",
        "要早动员、早部署。",
    ]
    assert [one.text for one in found.removed] == ["内部资料"]
    assert [(one.kind, one.kept) for one in found.objects] == [("picture", False)]


def test_pieces_of_one_line_stand_from_left_to_right(tmp_path):
    page = line("会议", 0, 28 + 2 * SIZE) + line("全县", 0) + line("要开好。", 0, 28 + 4 * SIZE)
    assert [one.text for one in extract(ofd(tmp_path, page)).lines] == ["全县会议要开好。"]


@pytest.mark.parametrize("page", ["", '<ofd:ImageObject ID="9" Boundary="0 0 10 10"/>', "<ofd:TextObject/>"])
def test_pages_without_text_are_refused(tmp_path, page):
    with pytest.raises(UserError, match="OFD 里没有文字"):
        extract(ofd(tmp_path, page))


def test_a_page_that_is_not_there_is_told(tmp_path):
    path = ofd(tmp_path, line("同志们：", 0))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "Pages" not in name}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(UserError, match="已损坏"):
        extract(path)

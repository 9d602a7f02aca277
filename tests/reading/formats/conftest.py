"""One speech of our own with all that a format can carry, in every format that LibreOffice can write."""

import subprocess
from pathlib import Path

import pytest

from tests.reading.formats.wordfile import (
    a_list,
    box,
    field,
    level,
    num,
    numbered,
    para,
    run,
    style,
    word_file,
)

_CENTRED = '<w:jc w:val="center"/>'
_INDENTED = '<w:ind w:firstLine="640"/>'
_LISTS = (
    a_list(
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
    )
    + num()
)
_STYLES = (
    style("Normal", "Normal", '<w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="32"/></w:rPr>')
    + style(
        "T",
        "Title",
        f'<w:basedOn w:val="Normal"/><w:pPr>{_CENTRED}</w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>',
    )
    + style(
        "H1",
        "heading 1",
        '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>',
    )
)
BODY = (
    "安全生产是民生大事，一丝一毫不能放松。各乡镇、各部门要把责任扛在肩上，把措施落到实处，确保全县形势平稳。"
)


def speech_body() -> str:
    """The body of the speech as WordprocessingML."""
    return (
        para("在全县安全生产工作会议上的讲话", '<w:pStyle w:val="T"/>')
        + para("（2024年3月5日）", _CENTRED)
        + para("同志们：")
        + para(BODY, _INDENTED)
        + para("提高认识", '<w:pStyle w:val="H1"/>')
        + para(run("要学在前面。", "<w:b/>") + run(BODY), _INDENTED)
        + numbered("压实责任", 1)
        + numbered("落实到人", 2)
        + numbered("落实到岗", 2)
        + para("抓好落实", '<w:pStyle w:val="H1"/>')
        + numbered("排查隐患", 1)
        + para(
            run("要坚决") + f'<w:ins w:id="1" w:author="甲">{run("彻底")}</w:ins>' + run("整改。"), _INDENTED
        )
        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{para(cell)}</w:tc>" for cell in ("责任单位", "县应急局"))
        + "</w:tr></w:tbl>"
        + para("谢谢大家！", _INDENTED)
    )


@pytest.fixture(scope="session")
def speech(tmp_path_factory) -> Path:
    """The speech as a .docx."""
    return word_file(tmp_path_factory.mktemp("speech"), speech_body(), styles=_STYLES, numbering=_LISTS)


_AUTHOR = 'w:author="甲" w:date="2024-01-01T00:00:00Z"'


def rich_body() -> str:
    """A body with everything that is not plain text."""
    return (
        para(
            run("正文")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run("结束。")
            + '<w:r><w:endnoteReference w:id="2"/></w:r>'
        )
        + para(run("公开") + run("隐藏", "<w:vanish/>") + run("。"))
        + para(
            run("要")
            + f'<w:ins w:id="1" {_AUTHOR}>{run("坚决")}</w:ins>'
            + f'<w:del w:id="2" {_AUTHOR}><w:r><w:delText>适当</w:delText></w:r></w:del>'
            + run("整改。")
        )
        + para(run("日期") + field("AUTHOR", "三月") + run("。"))
        + para(run("软") + "<w:r><w:br/></w:r>" + run("换行"))
        + para("甲𠮷乙㙍 Section A: café “引号”")
        + para(box("框中文字") + run("框后。"))
        + para("末段。")
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )


@pytest.fixture(scope="session")
def rich(tmp_path_factory) -> Path:
    """A .docx with notes, hidden text, tracked changes, a field, soft breaks, rare characters, a text box."""
    note = f'<w:footnote w:id="2">{para("脚注一")}</w:footnote>'
    end = f'<w:endnote w:id="2">{para("尾注一")}</w:endnote>'
    return word_file(tmp_path_factory.mktemp("rich"), rich_body(), footnotes=note, endnotes=end)


@pytest.fixture(scope="session")
def converted(speech, soffice, tmp_path_factory):
    """A function that gives the speech, or another .docx, in a format that LibreOffice writes."""
    made: dict[tuple[Path, str], Path] = {}

    def convert(kind: str, source: Path = speech) -> Path:
        if (source, kind) not in made:
            profile = speech.parent / "profile"
            command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
            folder = tmp_path_factory.mktemp("converted")
            subprocess.run(
                [*command, "--outdir", folder, source], check=True, capture_output=True, timeout=120
            )
            made[source, kind] = folder / f"{source.stem}.{kind.partition(':')[0]}"
        return made[source, kind]

    return convert

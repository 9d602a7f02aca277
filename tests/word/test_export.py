"""The exported file: valid, through styles, with nothing that has to be repaired."""

import io
import time

import docx
import pytest

from drafter.core.model import Draft, Facts, Paragraph, Role, Slot
from drafter.word.aids import Aids
from drafter.word.circulation import Circulation
from drafter.word.clean import unwritable
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.pinyin import Pinyin
from tests.word.drafts import body, long_speech, plain, whole_speech
from tests.word.package_parts import W, invalid, parts, root, texts

LONG_TITLE = "在全县" + "安全生产" * 29 + "会上"


def _drafts() -> dict[str, Draft]:
    return {
        "whole": whole_speech(),
        "plain": plain(3000),
        "long": long_speech(6),
        "nothing": Draft(),
        "empty paragraphs": body("", "  ", "\n"),
        "long title": Draft(paragraphs=(Paragraph("t", Role.TITLE, text=LONG_TITLE),)),
        "control": body("上\x00下\x0b左\x1b右\ud800前\udfff后\ufffe中\x7f"),
        "astral": body("𠮷野家𪚥龘😀"),
    }


@pytest.mark.parametrize("name", list(_drafts()))
@pytest.mark.parametrize("layout", ["gbt9704", "reading"])
def test_every_part_is_valid_against_the_schemas(schemas, name, layout):
    assert invalid(to_docx(_drafts()[name], load_layout(layout)), schemas) == []


def test_a_reading_copy_with_every_aid_is_valid_against_the_schemas(schemas, reading):
    aids = Aids(pauses=True, spoken=Pinyin(added={"张赟": "", "落实": ""}))
    for size in reading.sizes:
        assert invalid(to_docx(whole_speech(), reading.with_size(size), aids=aids), schemas) == []


def test_the_same_draft_gives_the_same_bytes_whatever_the_clock(gbt9704, monkeypatch):
    first = to_docx(whole_speech(), gbt9704)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert to_docx(whole_speech(), load_layout("gbt9704")) == first


def test_without_ids_the_bytes_depend_on_the_texts_alone(gbt9704):
    one = Draft(paragraphs=(Paragraph("one", text="同样的话。"),))
    other = Draft(paragraphs=(Paragraph("other", text="同样的话。"),))
    assert to_docx(one, gbt9704, ids=False) == to_docx(other, gbt9704, ids=False)
    assert to_docx(one, gbt9704) != to_docx(other, gbt9704)


def test_a_speech_of_8000_characters_stays_below_20_kilobytes(gbt9704):
    from tests.benchmarks.texts import speech

    paragraphs = [p for number in range(9) for p in speech(1, number).paragraphs]
    while sum(len(p.text) for p in paragraphs) > 8200:
        paragraphs.pop()
    draft = Draft(paragraphs=tuple(paragraphs))
    assert sum(len(p.text) for p in paragraphs) > 7000
    assert len(to_docx(draft, gbt9704)) < 20_000


def test_nothing_of_a_theme_is_left_anywhere(gbt9704):
    for name, content in parts(to_docx(whole_speech(), gbt9704)).items():
        assert b"Theme=" not in content, name
        assert "theme" not in name


def test_every_run_with_text_asks_for_the_chinese_font(gbt9704, reading):
    for layout in (gbt9704, reading):
        exported = to_docx(whole_speech(), layout)
        for name in parts(exported):
            if (name.startswith("word/") and name.endswith("1.xml")) or name == "word/document.xml":
                for run in root(exported, name).iter(f"{W}r"):
                    pinyin = run.getparent().tag == f"{W}rt"  # é has a wide form in Chinese fonts
                    if run.find(f"{W}t") is not None and not pinyin:
                        assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


def test_the_page_is_that_of_the_standard(gbt9704):
    section = root(to_docx(plain(10), gbt9704), "word/document.xml").find(f".//{W}sectPr")
    size, margins, grid = (section.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "docGrid"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    wanted = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588, "header": 851, "footer": 1430}
    assert {name: int(margins.get(f"{W}{name}")) for name in wanted} == wanted
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")


def test_odd_and_even_pages_have_their_own_number(gbt9704):
    exported = to_docx(plain(10), gbt9704)
    assert root(exported, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    kinds = [e.get(f"{W}type") for e in root(exported, "word/document.xml").iter(f"{W}footerReference")]
    assert kinds == ["default", "even"]
    for part in ("word/footer1.xml", "word/footer2.xml"):
        fields = [
            [child.tag for child in run if child.tag != f"{W}rPr"]
            for run in root(exported, part).iter(f"{W}r")
            if run.find(f"{W}fldChar") is not None
        ]
        assert fields == [[f"{W}fldChar"]] * 3


def test_the_reading_copy_counts_its_pages_in_the_middle(reading):
    footer = parts(to_docx(plain(10), reading))["word/footer1.xml"].decode()
    assert " NUMPAGES " in footer
    assert 'w:jc w:val="center"' in footer


def test_word_does_not_open_the_file_in_compatibility_mode(gbt9704):
    settings = parts(to_docx(plain(10), gbt9704))["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings
    assert 'w:percent="100"' in settings


def test_python_docx_reopens_the_file_and_finds_styles_by_name(gbt9704):
    document = docx.Document(io.BytesIO(to_docx(whole_speech(), gbt9704)))
    names = [p.style.name for p in document.paragraphs if p.text]
    assert names[:5] == ["Title", "Subtitle", "讲话日期", "讲话人", "称谓"]
    assert {f"Heading {level}" for level in range(1, 5)} <= set(names)
    assert {"公文正文", "公文要点", "落款", "附件说明首项", "附件序号", "附件标题"} <= set(names)
    heading = document.styles["Heading 2"]
    assert heading.element.find(f".//{W}outlineLvl").get(f"{W}val") == "1"
    assert heading.element.find(f".//{W}rFonts").get(f"{W}eastAsia") == "楷体_GB2312"


def test_python_docx_saves_the_file_again_without_loss(gbt9704):
    exported = to_docx(whole_speech(), gbt9704)
    document = docx.Document(io.BytesIO(exported))
    buffer = io.BytesIO()
    document.save(buffer)
    assert texts(buffer.getvalue()) == texts(exported)


def test_the_properties_say_what_the_speech_is(gbt9704):
    properties = docx.Document(io.BytesIO(to_docx(whole_speech(), gbt9704))).core_properties
    assert properties.title.startswith("在全县安全生产")
    assert (properties.author, properties.subject, properties.language) == ("张赟", "讲话稿", "zh-CN")
    assert properties.created == properties.modified
    assert properties.created.date().isoformat() == "2026-11-20"


def test_headings_are_paragraphs_of_their_own_or_run_into_the_text(gbt9704):
    document = docx.Document(io.BytesIO(to_docx(whole_speech(), gbt9704)))
    found = {p.text[:6]: p for p in document.paragraphs}
    run_in = found["（二）问题不"]
    assert run_in.style.name == "公文段首二级"
    assert run_in.runs[0].text == "（二）问题不容忽视。"
    assert run_in.runs[0].style.name == "段首二级"
    point = found["一要压实责任"]
    assert (point.runs[0].text, point.runs[0].style.name) == ("一要压实责任。", "段首要点")


def test_the_lead_of_a_point_that_is_too_long_is_its_label(gbt9704):
    text = "把" + "责任" * 30 + "压实。然后检查。"
    draft = Draft(paragraphs=(Paragraph("p", Role.POINT, 1, text, "一要"),))
    document = docx.Document(io.BytesIO(to_docx(draft, gbt9704)))
    assert document.paragraphs[0].runs[0].text == "一要"


def test_fonts_have_their_stand_ins_in_the_font_table(gbt9704):
    table = root(to_docx(plain(10), gbt9704), "word/fontTable.xml")
    stand_ins = {
        font.get(f"{W}name"): font.find(f"{W}altName").get(f"{W}val") for font in table.iter(f"{W}font")
    }
    assert stand_ins["仿宋_GB2312"] == "仿宋,FangSong,华文仿宋"
    assert set(stand_ins) == {
        "方正小标宋简体",
        "仿宋_GB2312",
        "楷体_GB2312",
        "黑体",
        "宋体",
        "Times New Roman",
    }


def test_empty_slots_are_left_out_and_every_number_is_the_one_on_the_sheet(gbt9704):
    draft = Draft(
        paragraphs=(
            Paragraph("a", Role.HEADING, 1, "第一件", "一、"),
            Paragraph("b", Role.HEADING, 1, "", "一、", slot=Slot(Role.HEADING, 1, prompt="第二部分")),
            Paragraph("c", text="   "),
            Paragraph("d", Role.HEADING, 1, "第三件", "一、"),
        )
    )
    assert texts(to_docx(draft, gbt9704)) == ["一、第一件", "三、第三件"]


def test_what_no_word_file_can_hold_is_left_out_and_reported(gbt9704):
    draft = _drafts()["control"]
    assert texts(to_docx(draft, gbt9704)) == ["上下左右前后中\x7f"]
    (lost,) = unwritable(draft)
    assert lost.paragraph_id == "p0"
    assert (lost.count, lost.characters[0]) == (6, "U+0000")


def test_facts_with_control_characters_do_not_stop_the_export(gbt9704):
    facts = Facts(title="标题\x00", speaker="张\ud800三", unit="\x01")
    assert texts(to_docx(Draft(facts, (Paragraph("p", text="正文"),)), gbt9704)) == ["正文"]


def test_characters_beyond_the_basic_plane_stay(gbt9704):
    assert texts(to_docx(body("𠮷野家𪚥龘😀"), gbt9704)) == ["𠮷野家𪚥龘😀"]


def test_a_title_of_120_characters_keeps_every_one(gbt9704):
    (title,) = texts(to_docx(_drafts()["long title"], gbt9704))
    assert title.replace("\n", "") == LONG_TITLE


def test_a_paragraph_of_50000_characters_is_exported_whole(gbt9704, reading):
    text = plain(50_000).paragraphs[0].text
    assert texts(to_docx(body(text), gbt9704)) == [text]
    assert "".join(texts(to_docx(body(text), reading))).replace("\n", "") == text


def test_strange_ids_give_bookmarks_that_word_accepts(gbt9704):
    draft = Draft(paragraphs=tuple(Paragraph(i, text="字") for i in ("a b", "汉字", "x" * 60, "ok_1")))
    marks = root(to_docx(draft, gbt9704), "word/document.xml").iter(f"{W}bookmarkStart")
    names = [mark.get(f"{W}name") for mark in marks]
    assert len(set(names)) == 4
    assert all(name.isascii() and " " not in name and len(name) <= 40 for name in names)


@pytest.mark.parametrize(
    ("order", "wanted"), [("姓名前", ["日", "人"]), ("姓名后", ["人", "日"]), ("照原稿", ["人", "日"])]
)
def test_the_layout_says_where_the_date_stands(tmp_path, order, wanted):
    own = f'based_on = "gbt9704"\n[text]\ndate_order = "{order}"\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    draft = Draft(paragraphs=(Paragraph("s", Role.SPEAKER, text="人"), Paragraph("d", Role.DATE, text="日")))
    assert texts(to_docx(draft, load_layout("own", tmp_path))) == wanted


def test_what_a_unit_changes_in_its_own_layout_reaches_the_file(tmp_path, schemas):
    own = (
        'based_on = "gbt9704"\n[page]\nleft = 30\n[fonts]\nscheme = "Windows 自带"\n'
        '[page_number]\nformat = "第1页"\nposition = "居中"\nfirst_page = false\n'
        "[styles.heading2]\nbold = true\n[text]\nblank_after_front = 2\nseal = true\n"
    )
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    exported = to_docx(whole_speech(), load_layout("own", tmp_path))
    assert invalid(exported, schemas) == []
    document = docx.Document(io.BytesIO(exported))
    section = document.sections[0]
    assert round(section.left_margin.mm) == 30
    assert section.different_first_page_header_footer
    assert not document.settings.odd_and_even_pages_header_footer
    assert section.footer.paragraphs[0].text.startswith("第")
    assert document.styles["Heading 2"].font.bold
    assert document.styles["Normal"].element.find(f".//{W}rFonts").get(f"{W}eastAsia") == "仿宋"
    assert [p.text for p in document.paragraphs[4:7]] == ["", "", "同志们："]


def test_a_layout_without_page_numbers_has_no_footers(tmp_path):
    own = 'based_on = "gbt9704"\n[page_number]\nposition = "无"\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    exported = to_docx(whole_speech(), load_layout("own", tmp_path))
    assert not [name for name in parts(exported) if "footer" in name]
    assert docx.Document(io.BytesIO(exported)).paragraphs


def test_a_draft_that_goes_round_says_so_below_its_title(gbt9704):
    exported = to_docx(whole_speech(), gbt9704, circulation=Circulation("送审稿"))
    styles = [
        p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in root(exported, "word/document.xml").iter(f"{W}p")
    ]
    place = texts(exported).index("（送审稿）")
    assert styles[place - 1] == "Subtitle"
    assert styles[place] == "GwDate"


def test_a_cover_is_a_section_of_its_own_without_a_page_number(gbt9704, schemas):
    exported = to_docx(whole_speech(), gbt9704, circulation=Circulation("讨论稿", cover=True))
    assert invalid(exported, schemas) == []
    document = root(exported, "word/document.xml")
    first, second = document.iter(f"{W}sectPr")
    assert first.find(f"{W}footerReference") is None
    assert second.find(f"{W}pgNumType").get(f"{W}start") == "1"
    told = texts(exported)
    assert [text.split("：")[0] for text in told if "＿" in text] == ["拟稿", "核稿", "签发"]
    assert told.count("（讨论稿）") == 2


@pytest.mark.parametrize("lines", [1, 3, 6, 10])
def test_a_cover_keeps_to_its_page_however_long_the_title(lines, gbt9704):
    title = Paragraph("t", Role.TITLE, text="\n".join(["在全县会议上的讲话"] * lines))
    draft = Draft(paragraphs=(title, *body("天").paragraphs))
    exported = to_docx(draft, gbt9704, circulation=Circulation("送审稿", cover=True))
    height = 0.0
    for paragraph in root(exported, "word/document.xml").iter(f"{W}p"):
        style = "title" if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Title" else "body"
        height += gbt9704.styles[style].line * (1 + len(list(paragraph.iter(f"{W}br"))))
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            break
    assert gbt9704.page.text_height * 0.6 < height <= gbt9704.page.text_height

"""The pages as LibreOffice prints them: 22 lines of 28 characters, page numbers, bookmarks, nothing lost."""

import io
import re
from itertools import pairwise

import docx
import pytest

from drafter.reading.read import read_document
from drafter.word.arrange import Setter
from drafter.word.compare import compare_revised
from drafter.word.compose import compose
from drafter.word.export import to_docx
from drafter.word.layout import load_layout
from drafter.word.revised import read_revised
from tests.word.drafts import body, long_speech, paginate, plain, whole_speech
from tests.word.package_parts import texts
from tests.word.rendering import PDF, bookmarks, convert, ink_below, pages

pytestmark = pytest.mark.render

SIZES = {"小二": (18, 24), "二号": (16, 20), "一号": (14, 17)}
WHOLE = ("2026年11月20日", "98.6%", "1.35亿", "2027年", "12月31日")


def _dates():
    """Paragraphs whose number stands at every place around the end of a line."""
    return body(*("天" * before + whole + "地" * 12 for before in range(19, 27) for whole in WHOLE))


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    gbt9704, reading = load_layout("gbt9704"), load_layout("reading")
    made = {
        "plain": to_docx(plain(2400), gbt9704),
        "whole": to_docx(whole_speech(), gbt9704),
        "dates": to_docx(_dates(), gbt9704),
        "turns": to_docx(long_speech(6), reading),
        "hanging": to_docx(body("天" * 54 + "。", "后一段。"), gbt9704),
        "pulled": to_docx(body("天" * (26 + 28 * 3 + 1)), gbt9704),
    }
    return made | {size: to_docx(plain(1600), reading.with_size(size)) for size in SIZES}


@pytest.fixture(scope="session")
def pdfs(soffice, files, tmp_path_factory):
    return convert(soffice, files, tmp_path_factory.mktemp("pdf"), PDF)


def test_a_full_page_has_22_lines_of_28_characters_and_a_first_line_of_26(pdfs):
    first, second, *_ = pages(pdfs["plain"])
    assert [len(line.text) for line in first[:-1]] == [26] + [28] * 21
    assert [len(line.text) for line in second[:-1]] == [28] * 22


def test_lines_fill_the_text_box_at_an_even_pitch(pdfs):
    lines = pages(pdfs["plain"])[1][:-1]
    pitches = [b.top - a.top for a, b in pairwise(lines)]
    assert sum(pitches) / len(pitches) == pytest.approx(28.95, abs=0.1)
    assert min(line.left for line in lines) == pytest.approx(79.5, abs=1.5)
    assert max(line.right for line in lines) <= 522


@pytest.mark.parametrize("size", SIZES)
def test_the_reading_sizes_have_their_lines_and_characters(pdfs, size):
    lines, characters = SIZES[size]
    second = pages(pdfs[size])[1]
    assert [len(line.text) for line in second[:-1]] == [characters] * lines
    assert re.fullmatch(r"2/\d+", second[-1].text)


def test_the_page_number_stands_7_millimetres_below_the_text(pdfs):
    edge = 297 - 35
    for number in (0, 1):
        dash, _, _ = ink_below(pdfs["plain"], number, edge + 1)
        assert dash - edge == pytest.approx(7.0, abs=0.3)


def test_the_page_number_stands_right_on_odd_and_left_on_even_pages(pdfs):
    _, _, right = ink_below(pdfs["plain"], 0, 263)
    _, left, _ = ink_below(pdfs["plain"], 1, 263)
    character = 14 * 25.4 / 72
    assert 210 - right == pytest.approx(26 + character, abs=1.0)
    assert left == pytest.approx(28 + character, abs=1.0)


def test_the_bookmarks_of_the_pdf_are_the_title_and_the_headings(pdfs):
    assert bookmarks(pdfs["whole"]) == [
        (1, "在全县安全生产和防汛抗旱暨 秋冬季森林草原防灭火工作会议上的讲话"),
        (1, "一、认清形势，绷紧安全生产这根弦"),
        (2, "（一）成绩来之不易"),
        (3, "1.健全机制"),
        (4, "（1）备足物资"),
        (1, "二、突出重点，把措施落到实处"),
    ]


def test_a_line_ends_before_a_number_that_would_be_parted(pdfs, gbt9704):
    wanted = Setter(gbt9704).set(compose(_dates(), gbt9704))
    shown = [line.text for page in pages(pdfs["dates"]) for line in page]
    early = [block.text[: lines[0].end] for block, lines in wanted if lines[0].early]
    assert len(early) == 10
    assert set(early) <= set(shown)


def test_a_last_line_of_one_character_is_pulled_back(pdfs):
    assert [len(line.text) for line in pages(pdfs["pulled"])[0][:-1]] == [27, 29, 29, 26]


def test_no_line_is_left_blank_behind_a_full_stop_that_hangs(pdfs):
    *lines, _ = pages(pdfs["hanging"])[0]
    assert [len(line.text) for line in lines] == [26, 29, 4]
    assert lines[2].top - lines[1].top == pytest.approx(28.95, abs=1)


def test_pages_of_a_reading_copy_turn_where_the_preview_says(pdfs, reading):
    wanted = paginate(compose(long_speech(6), reading), reading)
    shown = pages(pdfs["turns"])
    assert [page[-2].text for page in shown] == [page.lines[-1].text for page in wanted]
    assert all(page[-2].text.endswith("。") for page in shown)


def test_the_preview_breaks_lines_where_libreoffice_does(pdfs, gbt9704):
    wanted = paginate(compose(whole_speech(), gbt9704), gbt9704)
    shown = pages(pdfs["whole"])
    assert len(shown) == len(wanted)
    assert [line.text for line in shown[2][:-1]] == [line.text for line in wanted[2].lines]


@pytest.mark.parametrize("target", ["docx:MS Word 2007 XML", "doc:MS Word 97"])
def test_libreoffice_saves_the_file_again_without_loss(soffice, files, tmp_path, target):
    (saved,) = convert(soffice, {"whole": files["whole"]}, tmp_path, target).values()
    before = [text.replace("\n", "") for text in texts(files["whole"])]
    found = read_document(saved)
    after = [label + p.text for label, p in zip(found.labels, found.paragraphs, strict=True)]
    assert [text.replace("\n", "") for text in after] == before
    if saved.suffix == ".docx":
        assert compare_revised(whole_speech(), read_revised(saved)).changes == ()
        headings = [
            p.text for p in docx.Document(str(saved)).paragraphs if p.style.name.startswith("Heading")
        ]
        original = docx.Document(io.BytesIO(files["whole"])).paragraphs
        assert headings == [p.text for p in original if p.style.name.startswith("Heading")]

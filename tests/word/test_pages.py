"""Pages from the layout's numbers: what the preview shows and what decides where pages turn."""

import re

import pytest

from drafter.core.model import Draft, Paragraph, Role
from drafter.word.compose import compose
from drafter.word.pages import Paginator
from tests.word.drafts import body, long_speech, paginate, plain, whole_speech


def test_a_page_has_22_lines_of_28_characters(gbt9704):
    pages = paginate(compose(plain(3000), gbt9704), gbt9704)
    assert [len(line.text) for line in pages[1].lines] == [28] * 22
    assert [len(line.text) for line in pages[0].lines] == [26] + [28] * 21


@pytest.mark.parametrize(
    ("size", "lines", "characters"), [("小二", 18, 24), ("二号", 16, 20), ("一号", 14, 17)]
)
def test_the_reading_sizes_have_their_lines_and_characters(reading, size, lines, characters):
    layout = reading.with_size(size)
    pages = paginate(compose(plain(3000), layout), layout)
    assert [len(line.text) for line in pages[1].lines] == [characters] * lines


def test_lines_tell_where_their_first_character_stands_in_the_draft(gbt9704):
    text = "抓好落实。" * 30
    draft = Draft(paragraphs=(Paragraph("p", Role.POINT, 1, text, "一要"),))
    lines = paginate(compose(draft, gbt9704), gbt9704)[0].lines
    assert lines[0].start == 0
    assert lines[0].text.startswith("一要抓好")
    assert all(text[line.start :].startswith(line.text) for line in lines[1:])


def test_pieces_cover_their_line_in_order(gbt9704):
    for page in paginate(compose(whole_speech(), gbt9704), gbt9704):
        for line in page.lines:
            assert "".join(piece.text for piece in line.pieces) == line.text
            assert [piece.x for piece in line.pieces] == sorted(piece.x for piece in line.pieces)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(gbt9704):
    one, two = paginate(compose(plain(900), gbt9704), gbt9704)
    assert (one.footer.text, two.footer.text) == ("— 1 —", "— 2 —")
    assert one.footer.x > 400
    assert 79 < two.footer.x < 110


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(gbt9704):
    for lines in range(18, 23):
        filler = body(*["天" * 26] * lines).paragraphs
        tail = (Paragraph("h", Role.HEADING, 1, "标题", "一、"), Paragraph("b", text="正文"))
        pages = paginate(compose(Draft(paragraphs=(*filler, *tail)), gbt9704), gbt9704)
        assert all(page.lines[-1].style != "heading1" for page in pages)


def test_a_last_line_of_one_character_is_pulled_back(gbt9704):
    text = "天" * (26 + 28 * 3 + 1)
    (page,) = paginate(compose(body(text), gbt9704), gbt9704)
    assert [len(line.text) for line in page.lines][-1] > 1
    assert len(page.lines) == 4


def test_a_page_of_a_reading_copy_ends_with_a_sentence(reading):
    pages = paginate(compose(long_speech(8), reading), reading)
    assert len(pages) > 10
    assert all(page.lines[-1].text[-1] == "。" for page in pages)


def test_a_page_without_a_sentence_end_turns_at_a_clause_and_without_one_is_filled(reading):
    clauses = body(("天地山川" * 4 + "，") * 80)
    pages = paginate(compose(clauses, reading), reading)
    assert all(page.lines[-1].text.endswith("，") for page in pages)
    assert len(paginate(compose(plain(2000), reading), reading)[0].lines) == 18


def test_turning_pages_loses_no_character(reading):
    draft = long_speech(5)
    pages = paginate(compose(draft, reading), reading)
    shown = "".join(line.text for page in pages for line in page.lines)
    assert re.sub(r"[一二三四五]、", "", shown) == "".join(p.text for p in draft.paragraphs)


def test_a_long_paragraph_loses_nothing_over_many_pages(reading):
    text = "".join(p.text for p in long_speech(60).paragraphs) + "\n" + "天地，" * 3000
    pages = paginate(compose(body(text), reading), reading)
    assert "".join(line.text for page in pages for line in page.lines) == text.replace("\n", "")
    assert all(len(page.lines) <= 18 for page in pages)


def test_a_paragraph_that_did_not_change_is_not_broken_again(gbt9704):
    paginator = Paginator(gbt9704)
    first = paginator.place(compose(long_speech(10), gbt9704))
    draft = long_speech(10)
    changed = draft.with_paragraphs((*draft.paragraphs[:-1], Paragraph("new", text="改过的话。")))
    second = paginator.place(compose(changed, gbt9704))
    assert first[0][-1].lines[0] is second[0][-1].lines[0]


def test_the_same_draft_has_the_same_pages(gbt9704):
    blocks = compose(long_speech(4), gbt9704)
    assert list(paginate(blocks, gbt9704)) == list(paginate(blocks, gbt9704))


def test_a_name_of_two_characters_is_spaced_but_keeps_its_text(gbt9704):
    draft = Draft(paragraphs=(Paragraph("s", Role.SPEAKER, text="张赟"),))
    (line,) = paginate(compose(draft, gbt9704), gbt9704)[0].lines
    assert line.text == "张赟"
    assert [piece.spacing for piece in line.pieces] == [16, pytest.approx(-0.25)]


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("县委副书记、县长　张赟", "张"),
        ("县教育局局长 张赟同志", "张"),
        ("县委书记　张云帆", ""),
        ("县长致辞", ""),
    ],
)
def test_a_short_name_behind_posts_is_spaced_too(text, spaced, gbt9704):
    (block,) = compose(Draft(paragraphs=(Paragraph("s", Role.SPEAKER, text=text),)), gbt9704)
    assert block.text == text
    assert "".join(piece.text for piece in block.runs if piece.spacing) == spaced


def test_a_last_line_of_one_character_of_a_heading_is_pulled_back(gbt9704):
    draft = Draft(paragraphs=(Paragraph("h", Role.HEADING, 1, "天" * 25, "一、"),))
    assert [len(line.text) for line in paginate(compose(draft, gbt9704), gbt9704)[0].lines] == [27]


@pytest.mark.parametrize("size", ["", "小二", "二号", "一号"])
@pytest.mark.parametrize("end", ["", "”", "3亿"])
def test_no_heading_of_any_size_ends_with_a_line_of_one_character(size, end, gbt9704, reading):
    layout = reading.with_size(size) if size else gbt9704
    headings = tuple(Paragraph(f"h{n}", Role.HEADING, 1, "天" * n + end, "一、") for n in range(10, 60))
    pages = paginate(compose(Draft(paragraphs=headings), layout), layout)
    lines = [line for page in pages for line in page.lines]
    lasts = {line.paragraph_id: line.text for line in lines}
    assert len(lasts) == len(headings)
    assert all(len(text.removesuffix("”")) > 1 for text in lasts.values())


@pytest.mark.parametrize("above", [1, 2, 4, 9])
@pytest.mark.parametrize("size", ["", "一号"])
def test_a_signature_stands_with_text_on_its_page(above, size, gbt9704, reading):
    layout = reading.with_size(size) if size else gbt9704
    signed = (
        Paragraph("s", Role.SIGNATURE, text="某县人民政府"),
        Paragraph("d", Role.DATE, text="2026年3月5日"),
    )
    for others in range(8, 24):
        text = body(*["天"] * others, "地" * 15 * above).paragraphs
        pages = paginate(compose(Draft(paragraphs=(*text, *signed)), layout), layout)
        assert [line.style for line in pages[-1].lines][-2:] == ["signature", "signature"]
        assert pages[-1].lines[0].style == "body"


def test_a_draft_without_text_has_one_empty_page(gbt9704):
    assert [page.lines for page in paginate(compose(Draft(), gbt9704), gbt9704)] == [()]


def test_the_page_of_a_place_in_the_text_is_found(gbt9704):
    pages = paginate(compose(plain(2000), gbt9704), gbt9704)
    for index, page in enumerate(pages):
        assert pages.page_of("plain", page.lines[0].start) == index
        assert pages.page_of("plain", page.lines[-1].start) == index
    assert pages.page_of("unknown") == 0


def test_pages_are_drawn_one_by_one_or_in_slices(gbt9704):
    pages = paginate(compose(plain(2000), gbt9704), gbt9704)
    assert [page.number for page in pages[1:3]] == [2, 3]
    assert pages[-1].number == len(pages)

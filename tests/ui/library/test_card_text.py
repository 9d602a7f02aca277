"""What a card says of a hit."""

from datetime import date

from drafter.core.clip import Clip
from drafter.core.model import Move, Paragraph, Role, Source
from drafter.library.api import NEXT_IN_SOURCE, Hit
from drafter.ui.library.card_text import BadgeKind, card_text, full_text

SOURCE = Source("s", "在全县作风建设大会上的讲话", date=date(2026, 2, 9))


def hit_of(*paragraphs, **known):
    return Hit("1", Clip(paragraphs), 1.0, **known)


def marked(card):
    return [card.text[start:end] for start, end in card.highlights]


def test_a_body_paragraph_stands_as_it_is_with_its_date_and_move():
    card = card_text(hit_of(Paragraph("a", text="督查不是挑毛病。", move=Move.ARGUMENT, source=SOURCE)), 60)
    assert (card.text, card.soft, card.bold) == ("督查不是挑毛病。", 0, 0)
    assert (card.title, card.when) == ("在全县作风建设大会上的讲话", " · 2026.02 · 8 字 · 论述")


def test_a_point_shows_its_kind_of_label_softly_and_highlights_move_along():
    point = Paragraph("a", Role.POINT, 1, "严格督查考核。", "一要", source=SOURCE)
    card = card_text(hit_of(point, highlights=((2, 4), (4, 6))), 60)
    assert card.text == "一要严格督查考核。"
    assert card.text[: card.soft] == "一要"
    assert marked(card) == ["督查", "考核"]


def test_a_section_shows_its_heading_in_bold_its_points_with_their_lengths_and_what_may_be_taken():
    section = (
        Paragraph("a", Role.HEADING, 1, "转变作风", "一、", source=SOURCE),
        Paragraph("b", Role.POINT, 1, "看实效。", "一要", source=SOURCE),
        Paragraph("c", Role.POINT, 1, "看长远。", "一要", source=SOURCE),
    )
    for hit in (hit_of(*section), hit_of(section[0], follows=section[1:])):
        card = card_text(hit, 60, planned=10)
        assert (card.text, card.text[: card.bold]) == ("一、转变作风", "一、转变作风")
        assert card.rows == (("一要看实效", "4 字"), ("二要看长远", "4 字"))
        assert (card.length, card.characters, card.planned) == ("约 12 字", 12, 10)
        assert [action.text for action in card.actions] == ["只要标题", "连同正文"]
    assert full_text(hit_of(*section)) == "一、转变作风\n一要看实效。\n二要看长远。"


def test_what_is_much_longer_than_planned_says_by_how_much():
    body = Paragraph("a", text="说一句话。" * 60, source=SOURCE)
    follower = Paragraph("b", Role.POINT, 1, "看实效。", "一要", source=SOURCE)
    assert [badge.text for badge in card_text(hit_of(body), 60, planned=200).badges] == ["比计划长 100 字"]
    assert card_text(hit_of(body), 60, planned=280).badges == ()
    told = card_text(hit_of(body, follows=(follower,) * 5, reason=NEXT_IN_SOURCE), 60)
    assert [action.text for action in told.actions] == ["放入", "连同后面 5 段"]
    assert told.rows[-1] == ("还有 2 段", "8 字")
    assert (told.length, told.when, told.badges[0].kind) == ("", " · 2026.02 · 300 字", BadgeKind.NEXT)


def test_a_long_text_begins_with_the_sentence_that_holds_the_word():
    text = "先说认识。" * 30 + "最后说谷雨的春播。"
    start = text.index("谷雨")
    body = Paragraph("a", text=text, source=SOURCE)
    card = card_text(hit_of(body, highlights=((start, start + 2),)), 60)
    assert card.text == "……最后说谷雨的春播。"
    assert marked(card) == ["谷雨"]


def test_a_long_sentence_begins_after_a_pause_near_the_word():
    text = "抓紧抓好，" * 40 + "赶在谷雨之前"
    start = text.index("谷雨")
    card = card_text(hit_of(Paragraph("a", text=text, source=SOURCE), highlights=((start, start + 2),)), 60)
    assert card.text.startswith("……抓紧抓好，")
    assert card.text.index("谷雨") < 60


def test_badges_tell_the_reason_first_then_what_else_is_known():
    starter = Source("s", "入门", starter=True)
    hit = hit_of(
        Paragraph("a", text="正文。", source=starter),
        versions=2,
        sources=(SOURCE, starter),
        favourite=True,
        uses=3,
        reason="同为“论述”，主题相符",
    )
    badges = card_text(hit, 60).badges
    assert [badge.text for badge in badges] == [
        "同为“论述”，主题相符",
        "另有 2 个版本",
        "见于 2 篇",
        "用过 3 次",
        "入门语料",
        "★ 收藏",
    ]
    assert badges[0].kind is BadgeKind.REASON
    assert badges[4].kind is BadgeKind.STARTER


def test_a_source_without_title_and_date_still_has_a_footer():
    card = card_text(hit_of(Paragraph("a", text="正文。", source=Source("s", ""))), 60)
    assert (card.title, card.when) == ("（无标题）", " · 3 字")

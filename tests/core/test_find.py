"""Find and replace over the whole draft."""

from drafter.core.find import find_all, replace_found
from tests.core.test_fills import draft_of, texts


def test_finds_every_place_in_order_and_latin_letters_in_either_case():
    found = find_all(draft_of("安全第一，安全为天。", "", "讲安全。"), "安全")
    assert [(spot.paragraph_id, spot.start, spot.end) for spot in found] == [
        ("0", 0, 2),
        ("0", 5, 7),
        ("2", 1, 3),
    ]
    assert len(find_all(draft_of("App和app"), "APP")) == 2
    assert find_all(draft_of("安全"), "") == ()


def test_signs_of_a_pattern_are_plain_characters():
    assert len(find_all(draft_of("（一）.*（一）"), ".*")) == 1


def test_replaces_only_the_chosen_places_and_nothing_that_changed_meanwhile():
    draft = draft_of("安全第一，安全为天。", "讲安全。")
    first, _, third = find_all(draft, "安全")
    assert texts(replace_found(draft, [first, third], "安全", "质量")) == ["质量第一，安全为天。", "讲质量。"]
    assert texts(replace_found(draft_of("发展第一。"), [first], "安全", "质量")) == ["发展第一。"]


def test_a_replacement_that_holds_the_words_is_made_once():
    draft = draft_of("安全安全")
    assert texts(replace_found(draft, find_all(draft, "安全"), "安全", "安全生产")) == ["安全生产安全生产"]

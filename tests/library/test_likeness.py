from drafter.library.finding.highlight import highlighter
from drafter.library.likeness import band_keys, estimate, find_first_version, likeness, pairs, signature
from drafter.library.words import load_words
from drafter.paths import resource


def words_of(name: str) -> list[str]:
    return load_words().stream(resource("library", name).read_text(encoding="utf-8"))


def test_a_text_is_like_itself_and_unlike_another():
    safety, farming = words_of("safety.txt"), words_of("farming.txt")
    assert likeness(pairs(safety), pairs(safety)) == 1.0
    assert likeness(pairs(safety), pairs(farming)) < 0.1
    assert likeness(set(), pairs(safety)) == 0.0


def test_signatures_estimate_the_likeness_of_the_texts():
    words = words_of("safety.txt")
    for kept in (1.0, 0.9, 0.7):
        part = words[: int(len(words) * kept)]
        exact = likeness(pairs(words), pairs(part))
        assert abs(estimate(signature(words), signature(part)) - exact) < 0.2


def test_versions_share_a_band_and_strangers_do_not():
    safety, farming = words_of("safety.txt"), words_of("farming.txt")
    version = safety[: int(len(safety) * 0.8)]
    assert set(band_keys(signature(safety))) & set(band_keys(signature(version)))
    assert not set(band_keys(signature(safety))) & set(band_keys(signature(farming)))


def test_the_kin_of_a_paragraph_is_the_one_most_like_it():
    words = load_words()
    known = {
        1: pairs(words.stream("隐患要查清楚、改到位。")),
        2: pairs(words.stream("农资要天天掌握、提前调运。")),
    }
    assert find_first_version(words.stream("农资要天天掌握，提前调运好。"), known) == 2
    assert find_first_version(words.stream("档案要收集齐全。"), known) is None


def test_highlights_that_touch_are_one():
    assert highlighter(["安全", "生产", "泰山"])("安全生产责任重于泰山") == ((0, 4), (8, 10))
    assert highlighter(["Ai"])("AI与ai") == ((0, 2), (3, 5))
    assert highlighter(["", "别的"])("没有") == ()

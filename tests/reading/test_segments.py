"""Lines that hold several lines of a speech are parted."""

from tests.reading.helpers import OPENING, TEXT, lines_of, read, roles


def test_a_front_in_one_line_with_the_text_is_parted():
    front = "在全县水库安全度汛会上的讲话（2022年5月6日）冯国栋 同志们：" + OPENING
    document = read(front, TEXT)
    assert roles(document) == ["title", "date", "speaker", "salutation", "body", "body"]
    assert (document.facts.title, document.facts.speaker) == ("在全县水库安全度汛会上的讲话", "冯国栋")


def test_a_speech_in_one_line_is_parted_where_white_space_follows_its_sentences():
    document = read(
        f"在全县水库安全度汛会上的讲话 同志们： {OPENING} 一、认清水情变化 {TEXT} 二、守住每座水库 {TEXT} 谢谢大家！"
    )
    assert roles(document) == ["title", "salutation", "body", "heading1", "body", "heading1", "body", "body"]
    assert lines_of(document)[3] == "一、认清水情变化"


def test_a_salutation_in_the_midst_of_a_sentence_parts_nothing():
    said = "会议开始时，书记说了一句话，让人难忘，他说同志们：水库安全是天大的事，谁也不能马虎。" + TEXT
    assert said in lines_of(read("在全县水库安全度汛会上的讲话", "同志们：", said, TEXT))


def test_what_a_page_shows_in_one_line_with_the_speech_goes():
    title = "在全县水库安全度汛会上的讲话"
    line = f"首页 > 领导讲话 > {title} 2022-05-06 来源：本站 同志们： {OPENING}"
    document = read(line, TEXT)
    assert lines_of(document) == [title, "同志们：", OPENING, TEXT]
    assert document.facts.title == title and document.day == ""


def test_what_stands_in_one_line_of_a_page_goes_as_one():
    line = "来源：本站　　作者：佚名　　发布时间：2022-05-06　　点击：326"
    document = read("在全县水库安全度汛会上的讲话", line, "同志们：", OPENING, TEXT)
    assert [one.text for one in document.removed] == [line]


def test_a_sentence_that_speaks_of_a_day_or_a_speech_stays_whole():
    said = "2022年5月6日，书记在全市水库安全度汛会上的讲话，各单位学了没有？各位同志：要学深一层，落到库上。"
    assert said in lines_of(read("在全县水库安全度汛会上的讲话", "同志们：", OPENING, said, TEXT))


def test_a_front_without_any_white_space_is_parted():
    line = "在全县水库安全度汛会上的讲话（2022年5月6日）冯国栋同志们：" + OPENING
    assert roles(read(line, TEXT)) == ["title", "date", "speaker", "salutation", "body", "body"]


def test_a_speaker_between_title_and_day_is_parted_without_white_space():
    line = "在全县水库安全度汛会上的讲话水利局局长冯国栋（2022年5月6日）同志们：" + OPENING
    document = read(line, TEXT)
    assert roles(document)[:4] == ["title", "speaker", "date", "salutation"]
    assert document.facts.title == "在全县水库安全度汛会上的讲话"


def test_the_items_of_a_flattened_list_are_parted_at_single_gaps():
    line = f"{OPENING} 今天有三项议程： 1、通报水情； 2、签订责任书； 3、请县长讲话。 {TEXT}"
    document = read("在全县水库安全度汛会上的讲话", "同志们：", line)
    assert lines_of(document)[4:7] == ["1、通报水情；", "2、签订责任书；", "3、请县长讲话。"]


def test_a_day_without_its_last_sign_before_a_word_is_part_of_the_title():
    document = read("2012年5.12护士节院长讲话稿", "同志们：", OPENING, TEXT)
    assert document.facts.title == "2012年5.12护士节院长讲话稿"

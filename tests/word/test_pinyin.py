"""Pinyin, pauses and speaking times in the copy for the lectern."""

import pytest

from drafter.core.model import Draft, Paragraph, Role
from drafter.word.aids import Aids, speaking_times
from drafter.word.export import to_docx
from drafter.word.pinyin import Pinyin, common_characters
from tests.word.drafts import body, whole_speech
from tests.word.package_parts import W, root, texts


def test_rare_characters_are_read_and_common_ones_are_not():
    assert Pinyin().of("张赟、王翀同志") == {1: "yūn", 4: "chōng"}


def test_a_word_is_read_as_a_word():
    added = dict.fromkeys(("重庆", "银行", "行长"), "")
    readings = Pinyin(added=added).of("重庆的银行")
    assert readings == {0: "chóng", 1: "qìng", 3: "yín", 4: "háng"}


def test_the_user_says_how_a_name_is_read():
    assert Pinyin(added={"单雄": "shàn xióng"}).of("请单雄同志") == {1: "shàn", 2: "xióng"}


def test_the_user_can_drop_any():
    assert Pinyin(dropped=frozenset({"赟"})).of("张赟、王翀") == {4: "chōng"}
    assert Pinyin(added={"张三": ""}, dropped=frozenset({"张三"})).of("张三") == {}


def test_other_signs_and_unknown_characters_have_no_reading():
    assert Pinyin().of("ABC 12，。😀") == {}


def test_common_are_the_characters_of_the_first_level_save_those_that_their_parts_do_not_tell():
    common = common_characters()
    assert len(common) > 3300
    assert {"的", "县", "镇", "祉", "霾"} <= common
    assert not {"赟", "翀", "彧", "谆", "掣", "踔"} & common


def test_a_rare_reading_is_as_rare_as_a_rare_character():
    assert Pinyin().of("不能暴殄天物，也不能引吭高歌。") == {3: "tiǎn", 11: "háng"}


def test_a_place_that_holds_the_name_of_another_is_not_read_like_it():
    assert Pinyin().of("到西华县，再到华县。") == {7: "huà"}


def test_the_readings_are_those_of_the_national_set():
    assert Pinyin().of("诘问、酬酢、𬱟") == {0: "jié", 4: "zuò", 6: "wěi"}


def test_readings_stand_above_their_characters_and_never_in_brackets(reading):
    exported = to_docx(body("请张赟同志发言。"), reading)
    rubies = list(root(exported, "word/document.xml").iter(f"{W}ruby"))
    (ruby,) = rubies
    assert "".join(ruby.find(f"{W}rubyBase").itertext()) == "赟"
    assert "".join(ruby.find(f"{W}rt").itertext()) == "yūn"
    assert "（yūn）" not in "".join(texts(exported))


def test_the_copy_for_print_has_no_readings(gbt9704):
    assert texts(to_docx(body("请张赟同志发言。"), gbt9704)) == ["请张赟同志发言。"]


def test_pauses_are_marked_only_where_they_are_wanted(reading):
    draft = body("发展是硬道理；稳定是硬任务。抓落实！")
    assert texts(to_docx(draft, reading)) == ["发展是硬道理；稳定是硬任务。抓落实！"]
    marked = texts(to_docx(draft, reading, aids=Aids(pauses=True)))
    assert marked == ["发展是硬道理；｜稳定是硬任务。‖抓落实！"]


def test_each_part_has_its_speaking_time_at_the_speakers_speed(reading):
    draft = Draft(
        paragraphs=(
            Paragraph("t", Role.TITLE, text="讲话"),
            Paragraph("h", Role.HEADING, 1, "第一部分", "一、"),
            Paragraph("b", text="字" * 596),
            Paragraph("g", Role.HEADING, 1, "第二部分", "一、"),
        )
    )
    assert [(part.paragraph_id, part.minutes) for part in speaking_times(draft, 200)] == [
        ("h", 3.0),
        ("g", pytest.approx(0.02)),
    ]
    shown = texts(to_docx(draft, reading, aids=Aids(speed=300)))
    assert "约2分钟" in shown
    assert "不到1分钟" in shown


def test_without_aids_a_reading_copy_holds_the_text_alone(reading, gbt9704):
    none = Aids(pinyin=False, times=False)
    bare = [text.replace("\n", "") for text in texts(to_docx(whole_speech(), reading, aids=none))]
    assert bare == [text.replace("\n", "") for text in texts(to_docx(whole_speech(), gbt9704))]


def said(*texts: str) -> dict[str, str]:
    """What gets pinyin in a draft of these paragraphs."""
    draft = Draft(paragraphs=tuple(Paragraph(str(n), text=text) for n, text in enumerate(texts)))
    return Pinyin().with_names_of(draft).words_of(draft)


@pytest.mark.parametrize(
    ("text", "word", "pinyin"),
    [
        ("要有鸿鹄一样的志向。", "鹄", "hú"),
        ("要未雨绸缪。", "未雨绸缪", "缪 móu"),
        ("他得了矽肺。", "矽", "xī"),
        ("上下游戗堤同时进占。", "戗堤", "戗 qiàng"),
        ("产品不能参差不齐。", "参差不齐", "参 cēn 差 cī"),
        ("老家在蔚县，长在外地。", "蔚县", "蔚 yù"),
        ("到涡阳考察。", "涡阳", "涡 guō"),
        ("到番禺考察。", "番禺", "番 pān 禺 yú"),
        ("在珲春设厂。", "珲春", "珲 hún"),
        ("请缪新同志讲话。", "缪新", "缪 miào"),
        ("副县长仇志明主持。", "仇志明", "仇 qiú"),
        ("刚才，单永新副书记传达了文件。", "单永新", "单 shàn"),
        ("请县长仇和平讲话。", "仇和平", "仇 qiú"),
        ("组　长：李强、盖宏伟　副县长", "盖宏伟", "盖 gě"),
        ("县委书记单明带头包村。", "单明", "单 shàn"),
    ],
)
def test_polyphones_are_read_as_in_their_word_place_or_name(text, word, pinyin):
    assert said(text).get(word) == pinyin


def test_a_name_told_once_is_read_so_everywhere():
    draft = Draft(paragraphs=(Paragraph("a", text="请解志明同志讲。"), Paragraph("b", text="解志明讲完了。")))
    assert Pinyin().with_names_of(draft).of("解志明讲完了。") == {0: "xiè"}


@pytest.mark.parametrize(
    "text",
    [
        "参与、呼吁、处分、给予、悄然。",
        "简单县情介绍",
        "解决问题，任务很重，单位要查找不足。",
        "各县长要解答，主任要应对。",
        "宁夏同志、员工同志",
        "局长解放思想带头干，单位和部门负责，各组长：任务和要求都要清楚。",
    ],
)
def test_common_words_get_none(text):
    assert said(text) == {}


@pytest.mark.parametrize("text", ["魑（chī）魅（mèi）横行", "魑魅（chī mèi）横行", "住垚(yáo)山"])
def test_what_has_pinyin_in_brackets_gets_no_other(text):
    assert said(text) == {}

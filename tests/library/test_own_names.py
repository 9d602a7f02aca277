"""Names that a unit's own speeches say again and again are offered as its own."""

from dataclasses import replace

from drafter.core.unit import Unit
from drafter.library.embedded import EmbeddedLibrary
from drafter.library.own_names import own_names
from tests.library.speeches import speech

UNIT = Unit(place="清源县", own=("石桥镇",))


def add(library: EmbeddedLibrary, text: str, place: str = "清源县", whose: str = "") -> str:
    made = speech("在会上的讲话", ("argument", text))
    source = library.add(replace(made, facts=replace(made.facts, place=place), whose=whose), text + place)
    assert source is not None
    return source.id


def test_what_two_speeches_of_the_unit_say_is_offered_the_most_frequent_first(library):
    add(library, "这次由柳林镇、河湾村、县农业农村局的同志发言，由清源建材公司的同志作汇报。")
    add(library, "今年，柳林镇、河湾村的工作走在前面，由县农业农村局的同志介绍。")
    add(library, "今年，柳林镇、河湾村的渠道已经修通。")
    assert own_names(library, UNIT) == ("柳林镇", "河湾村", "县农业农村局")


def test_works_and_landscapes_are_offered_whatever_they_deal_in(library):
    for year in ("今年", "去年"):
        add(library, f"{year}，鑫源化肥厂、金牛煤矿、青龙水库、各工厂的工作都抓得紧。")
    assert own_names(library, UNIT) == ("鑫源化肥厂", "金牛煤矿", "青龙水库")


def test_names_that_the_unit_has_and_words_that_are_no_names_are_left_out(library):
    for year in ("今年", "去年"):
        add(library, f"{year}，石桥镇、各乡镇、有关单位、重点镇、美丽乡村、三个村的工作都抓得紧。")
    assert own_names(library, UNIT) == ()


def test_speeches_of_others_and_removed_ones_do_not_count_and_what_is_marked_as_own_does(library):
    add(library, "这次由东岭镇、西岭村的同志发言。", place="平山县")
    add(library, "今年，东岭镇、西岭村的工作抓得紧。", place="平山县")
    add(library, "由南坡镇、北坡村的同志发言。", place="", whose="own")
    gone = add(library, "今年，南坡镇、北坡村的渠道修通了。", place="", whose="own")
    assert own_names(library, UNIT) == ("南坡镇", "北坡村")
    library.remove(gone)
    assert own_names(library, UNIT) == ()

"""Persons: by their posts and by 同志, never by the characters."""

import pytest

from drafter.reading.people import find_people


@pytest.mark.parametrize(
    "text, names",
    [
        ("县长张明主持会议", ["张明"]),
        ("县委书记李小刚同志作了讲话", ["李小刚"]),
        ("县委常委、副县长欧阳修文，县人大常委会副主任王强出席", ["欧阳修文", "王强"]),
        ("刚才，张明同志通报了情况", ["张明"]),
        ("请李小刚同志传达精神", ["李小刚"]),
        ("欢迎王建国同志到任", ["王建国"]),
        ("局长 刘芳，", ["刘芳"]),
        ("主任张明说，要加快进度", ["张明"]),
        ("刚才，王丽、刘洋、陈静三位同志作了发言", ["王丽", "刘洋", "陈静"]),
        ("请张书记讲话，周县长作安排", ["张书记", "周县长"]),
        ("县政协主席周文及全体县级领导参加", ["周文"]),
    ],
)
def test_posts_and_comrades_are_named(text: str, names: list[str]):
    assert [mention.text for mention in find_people(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "全面从严治党", "书记高度重视", "主任严格把关", "局长安排部署", "各位同志", "同志们", "负责同志", "任何同志都不能例外", "班子成员同志",
        "以习近平同志为核心的党中央", "向雷锋同志学习", "书记要亲自抓", "各级书记、主任", "县长安全生产责任", "万名同志", "党员同志", "相关单位同志",
        "书记、县长带头", "有的同志认识不到位", "部长会议", "主任全面负责", "镇长文件", "常委同志", "由党委书记负责", "担任书记", "县长郑重要求", "各乡镇长、局长、主任", "书记县长", "总书记",
    ],
)  # fmt: skip
def test_words_are_no_names(text: str):
    assert find_people(text) == []


def test_a_mention_says_where_it_stands():
    found = find_people("刚才，县长张明作了安排。")
    assert [(m.start, m.end) for m in found] == [(5, 7)]

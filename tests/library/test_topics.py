from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.library.topics import load_topics
from drafter.paths import resource


def test_a_text_takes_the_topic_that_most_of_its_words_belong_to():
    topics = load_topics(resource("topics.toml"))
    assert topics.of("消防通道堵塞就是事故隐患，应急预案要练熟。")[0] == "安全生产"
    assert topics.of("撂荒地要种起来，粮食面积要落到田块。") == ["乡村振兴"]
    assert topics.of("同志们：") == []


def test_every_starter_speech_has_the_topic_of_its_title():
    topics = load_topics(resource("topics.toml"))
    titles = [path.read_text(encoding="utf-8").splitlines()[0] for path in resource("library").glob("*.txt")]
    assert [title for title in titles if not topics.of(title)] == []


def test_the_mark_changes_with_the_list(tmp_path: Path):
    path = tmp_path / "topics.toml"
    marks = set()
    for words in ('["甲"]', '["甲", "乙"]'):
        path.write_text(f'[topics]\n"题" = {words}\n', encoding="utf-8")
        marks.add(load_topics(path).mark)
    assert len(marks) == 2


@pytest.mark.parametrize("content", ["[topics", "", "[topics]\n甲 = 3\n", "topics = 1"])
def test_a_list_that_somebody_broke_is_said_so(tmp_path: Path, content: str):
    path = tmp_path / "topics.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match="主题词表"):
        load_topics(path)

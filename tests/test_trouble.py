"""What nobody foresaw: told in a sentence, kept in the log."""

import pytest

from drafter.core.errors import UserError
from drafter.trouble import in_a_sentence, log_file


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize(
    "error", [AssertionError(), ValueError("  "), KeyError("甲"), UserError(""), MemoryError()]
)
def test_a_sentence_names_a_reason_and_what_to_do(error):
    told = str(in_a_sentence(error))
    assert type(error).__name__ in told
    assert "请" in told
    assert told.endswith("。")


def test_what_the_user_can_mend_is_told_as_it_stands_and_not_logged():
    error = UserError("磁盘已满，请清理后再试。")
    assert in_a_sentence(error) is error
    assert not log_file().exists()


def test_the_log_holds_every_traceback():
    for text in ("甲", "乙"):
        try:
            raise ValueError(text)
        except ValueError as error:
            in_a_sentence(error)
    logged = log_file().read_text(encoding="utf-8")
    assert logged.count("Traceback") == 2
    assert "ValueError: 乙" in logged


def test_a_large_log_is_put_aside():
    log_file().parent.mkdir()
    log_file().write_text("旧" * 400_000, encoding="utf-8")
    in_a_sentence(ValueError("新"))
    assert "旧" not in log_file().read_text(encoding="utf-8")
    assert len(list(log_file().parent.iterdir())) == 2


def test_where_nothing_can_be_written_the_sentence_comes_all_the_same(home):
    home.write_text("a file where the folder should be")
    assert "ValueError" in str(in_a_sentence(ValueError("甲")))

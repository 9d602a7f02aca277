"""A setting is declared once; what cannot be read gives way to the default, with a word about it."""

from pathlib import Path

import pytest

from drafter.files import settings as declared
from drafter.files.settings import SETTINGS, Settings, load_settings, save_settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "settings.toml"


def test_without_a_file_the_defaults_hold(path):
    settings, problem = load_settings(path)
    assert problem == ""
    assert all(settings.get(setting) == setting.default for setting in SETTINGS)


def test_what_is_chosen_comes_back(path):
    chosen = Settings().with_value(declared.APPEARANCE, "dark").with_value(declared.SPEED, 180)
    chosen = chosen.with_value(declared.OPEN_AFTER_EXPORT, True).with_recent(Path("甲 “一”.gao"))
    save_settings(chosen, path)
    assert load_settings(path) == (chosen, "")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_declared_whole(setting):
    assert setting.allows(setting.default)
    assert setting.text
    assert [other.name for other in SETTINGS].count(setting.name) == 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [(declared.APPEARANCE, "blue"), (declared.SPEED, 5), (declared.SPEED, True), (declared.SHOW_SOURCES, 1)],
)
def test_a_value_that_is_not_allowed_cannot_be_chosen(setting, value):
    with pytest.raises(ValueError, match=setting.name):
        Settings().with_value(setting, value)


def test_one_wrong_value_gives_way_to_its_default_and_is_named(path):
    path.parent.mkdir()
    path.write_text('appearance = "dark"\nspeaking_speed = "schnell"\n', encoding="utf-8")
    settings, problem = load_settings(path)
    assert settings.get(declared.APPEARANCE) == "dark"
    assert settings.get(declared.SPEED) == declared.SPEED.default
    assert "讲话速度" in problem


@pytest.mark.parametrize("data", [b"appearance = ", b"\xff\xfe\x00", b"[" * 5000])
def test_a_broken_file_is_kept_aside_and_the_program_goes_on(path, data):
    path.parent.mkdir()
    path.write_bytes(data)
    settings, problem = load_settings(path)
    assert settings == Settings()
    assert "已改用默认设置" in problem
    assert path.with_name("settings.toml.broken").read_bytes() == data
    save_settings(settings, path)
    assert load_settings(path)[1] == ""


def test_settings_of_a_later_version_are_kept(path):
    path.parent.mkdir()
    path.write_text('mood = "calm"\n[future]\na = 1\n', encoding="utf-8")
    settings, _ = load_settings(path)
    save_settings(settings.with_value(declared.SPEED, 150), path)
    assert dict(load_settings(path)[0].others) == {"mood": "calm", "future": {"a": 1}}


def test_the_draft_opened_last_stands_first_and_only_once():
    settings = Settings()
    for number in [*range(30), 25]:
        settings = settings.with_recent(Path(f"/d/{number}.gao"))
    assert [recent.stem for recent in settings.recents][:3] == ["25", "29", "28"]
    assert len(settings.recents) == 20
    assert Path("/d/29.gao") not in settings.without_recent(Path("/d/29.gao")).recents

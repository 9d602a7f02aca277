"""Where the user's folders lie."""

from pathlib import Path

from drafter.paths import Home, moved


def test_the_folders_are_moved_once_and_told(tmp_path: Path):
    old, new = tmp_path / "Roaming" / "Drafter", tmp_path / "Local" / "Drafter"
    (old / "library").mkdir(parents=True)
    (old / "library" / "library.db").write_bytes(b"x")
    assert str(new) in moved(old, new)
    assert (Home(new).library / "library.db").read_bytes() == b"x"
    assert not old.exists()
    assert moved(old, new) == ""


def test_folders_in_the_new_place_are_left_alone(tmp_path: Path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, content in ((old, "a"), (new, "b")):
        folder.mkdir()
        (folder / "settings.toml").write_text(content, encoding="utf-8")
    assert moved(old, new) == ""
    assert (new / "settings.toml").read_text(encoding="utf-8") == "b"
    assert (old / "settings.toml").exists()
    assert moved(new, new) == ""

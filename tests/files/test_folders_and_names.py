"""Drafts told by their names, TOML that people edit, and what lies in folders of the system."""

import sys
import tomllib
from pathlib import Path

import pytest

from drafter.core.errors import UserError
from drafter.files.draft_names import holds_drafts, is_draft
from drafter.files.toml import make_folder, write_toml
from drafter.menu_entry import _quoted, data_folder, install_menu_entry, remove_menu_entry
from drafter.office.password import forget_password, keep_password, known_password
from drafter.package_data import package_data


def test_a_draft_is_told_by_its_name(tmp_path: Path):
    assert [is_draft(Path(name)) for name in ("讲话.gao", "讲话.GAO", "讲话.docx", "gao")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert holds_drafts(tmp_path) is False
    assert holds_drafts(tmp_path / "没有") is False
    (tmp_path / "讲话.gao").touch()
    assert holds_drafts(tmp_path) is True


def test_a_table_is_written_with_what_stands_above_it(tmp_path: Path):
    path = tmp_path / "新" / "版式.toml"
    write_toml(path, {"title": "本单位"}, "第一行\n第二行")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 第一行\n# 第二行\n\ntitle")
    assert tomllib.loads(text) == {"title": "本单位"}
    write_toml(path, {"title": "又"})
    assert path.read_text(encoding="utf-8").startswith("title")
    make_folder(path.parent)
    with pytest.raises(UserError):
        make_folder(path / "下面")


@pytest.mark.skipif(sys.platform == "win32", reason="there it lies in the credential store")
def test_a_password_is_kept_for_its_owner_alone(tmp_path: Path):
    folder = tmp_path / "office"
    assert known_password(folder) == ""
    for password in ("一二三", "四"):
        keep_password(password, folder)
        assert known_password(folder) == password
    assert (folder / "password").stat().st_mode & 0o777 == 0o600
    forget_password(folder)
    forget_password(folder)
    assert known_password(folder) == ""
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="密码存不下来"):
        keep_password("五", tmp_path / "file")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a menu of Linux desktops")
def test_the_entry_of_the_menu_comes_and_goes(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("XDG_DATA_HOME")
    assert data_folder() == Path.home() / ".local" / "share"
    written = install_menu_entry(tmp_path)
    assert len(written) == 3
    assert all(path.is_file() for path in written)
    entry = written[0].read_text(encoding="utf-8")
    assert "{command}" not in entry
    assert 'Exec="' in entry
    remove_menu_entry(tmp_path)
    assert not any(path.exists() for path in written)
    remove_menu_entry(tmp_path)


def test_a_command_is_quoted_as_the_desktop_asks():
    assert _quoted("/a b/drafter") == '"/a b/drafter"'
    assert _quoted('/50%/$x"') == '"/50%%/\\\\$x\\\\""'


def test_data_of_a_library_is_found_or_its_lack_told():
    assert package_data("jieba", "dict.txt").is_file()
    for package, name in (("jieba", "没有.txt"), ("no_such_package", "dict.txt")):
        with pytest.raises(UserError, match="程序缺少"):
            package_data(package, name)

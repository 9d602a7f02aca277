"""The menu entry on a Linux desktop."""

import configparser
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from drafter.cli import run
from drafter.core.errors import UserError
from drafter.menu_entry import install_menu_entry, remove_menu_entry

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux desktops only")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def entry_in(folder):
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(folder / "applications" / "drafter.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_one_command_puts_the_program_into_the_menu(folder):
    assert run(["install-menu"]) == 0
    entry = entry_in(folder)
    assert entry["Name"] == "公文起草助手"
    assert entry["Exec"].endswith(" %f")
    assert (folder / "icons" / "hicolor" / "scalable" / "apps" / "drafter.svg").is_file()


def test_the_entry_opens_drafts(folder):
    install_menu_entry(folder)
    kind = ElementTree.parse(folder / "mime" / "packages" / "drafter.xml").getroot()[0]
    assert kind.find("{*}glob").get("pattern") == "*.gao"
    assert entry_in(folder)["MimeType"] == f"{kind.get('type')};"


def test_the_command_is_quoted_where_its_path_has_spaces_and_signs(folder, monkeypatch, tmp_path):
    place = tmp_path / "我的 程序 100%"
    place.mkdir()
    (place / "drafter").touch()
    monkeypatch.setattr(sys, "executable", str(place / "python"))
    install_menu_entry(folder)
    assert entry_in(folder)["Exec"] == f'"{tmp_path}/我的 程序 100%%/drafter" %f'


def test_it_can_be_taken_away_again(folder):
    written = install_menu_entry(folder)
    assert run(["install-menu", "--remove"]) == 0
    assert not any(path.exists() for path in written)
    remove_menu_entry(folder)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="请检查权限"):
        install_menu_entry(tmp_path / "file")

"""The program as a Windows user gets it, under wine: installed, started, upgraded, carried about, removed.

The tests stand in the order of a program's life and share one prefix, because making one takes long; so does the
build before them.
"""

import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from windows.artefacts import filelist, installer

from drafter.core.model import Facts
from drafter.core.outline import draft_from_outline
from drafter.files.gao import save_draft
from drafter.files.outlines import find_outline, load_outlines
from drafter.paths import Home
from drafter.ui.app import create_window
from drafter.ui.support.selftest import Trial, tried
from tests.packaging.wine import Windows, files_below, merge_associations, wait_for
from tests.reading.formats.handmade_pdf import endless_pdf

# The first test waits for the whole build.
pytestmark = pytest.mark.timeout(900)

NAME = "公文起草助手"
CHECKS = (
    *("files", "window", "words", "index", "gao", "docx", "pdf"),
    *("import", "checks", "pages", "recovery", "fonts", "folders"),
)


@pytest.fixture(scope="module")
def windows(tmp_path_factory, wine, compiler, built):
    made = Windows(tmp_path_factory.mktemp("wine"), wine, compiler)
    yield made
    made.settle(end=True)


@pytest.fixture(scope="module")
def setup(windows, built):
    """The installer, on drive C:."""
    return shutil.copy(built.artefact("setup.exe"), windows.drive / "setup.exe")


@pytest.fixture(scope="module")
def installed(windows, setup):
    """The folder of the program, once installed without a question."""
    assert windows.run(setup, "/S") == 0
    return windows.installed


@pytest.fixture
def draft_file(windows):
    """A draft of the user's, with a Chinese name and a space in it."""
    path = windows.drive / "测试 文稿.gao"
    outline = find_outline(load_outlines(None), "three-part")
    save_draft(draft_from_outline(outline, Facts("在全县示范工作会议上的讲话", date=date(2026, 3, 5))), path)
    return path


def without_uninstaller(folder):
    return {name: data for name, data in files_below(folder).items() if name != "uninstall.exe"}


def test_windows_7_is_refused(windows, setup):
    windows.pretend("win7")
    assert windows.run(setup, "/S") == 5
    assert not windows.installed.exists()
    windows.pretend("win10")


def test_what_is_installed_is_what_was_built(installed, built):
    assert without_uninstaller(installed) == files_below(built.tree)


def test_the_start_menu_and_the_desktop_have_an_entry(windows, installed):
    menu = windows.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    assert (menu / f"{NAME}.lnk").is_file()
    assert (windows.user / "Desktop" / f"{NAME}.lnk").is_file()


def test_only_the_user_s_own_registry_knows_the_program(windows, installed):
    uninstall = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Drafter"
    assert windows.registry(f"HKCU\\{uninstall}", "DisplayVersion")
    assert not windows.registry(f"HKLM\\{uninstall}")
    assert windows.registry("HKCU\\Software\\Classes\\Drafter.Draft\\DefaultIcon")


def test_every_part_works_and_word_files_are_the_same_as_here(windows, installed, qapp, tmp_path):
    before = files_below(installed)
    report = windows.self_test(installed / "drafter.exe")
    assert {check["name"]: check["ok"] for check in report["checks"]} == dict.fromkeys(CHECKS, True)
    here = tried(Trial(Home(tmp_path / "home"), tmp_path, create_window))
    assert report["docx_sha256"] == here["docx_sha256"]
    assert files_below(installed) == before


def test_a_file_without_end_is_given_up_by_the_process_that_reads_it(windows, installed):
    """Read in the window's own process, it would never come to an end."""
    folder = windows.drive / "旧讲话"
    folder.mkdir()
    speech = ["在全县会议上的讲话", "同志们：", "各项工作要抓紧抓实，一件一件落到位。"]
    (folder / "讲话.txt").write_text("\n".join(speech), encoding="utf-8")
    endless_pdf(folder / "没完.pdf")
    report = json.loads(windows.output(installed / "drafter-cli.exe", "import", "C:\\旧讲话", "--json"))
    assert report["imported"] == 1
    assert ["太长" in refused["reason"] for refused in report["refused"]] == [True]


def test_a_double_click_opens_the_draft(windows, installed, draft_file):
    merge_associations(windows)
    settings = windows.data / "settings.toml"
    with windows.opening_offscreen(installed):
        windows.start("start", "C:\\测试 文稿.gao")
        assert wait_for(
            lambda: settings.is_file() and "测试 文稿.gao" in settings.read_text(encoding="utf-8")
        )


def test_from_a_terminal_it_opens_and_tells_the_milliseconds_it_took(windows, installed):
    with windows.opening_offscreen(installed):
        assert windows.milliseconds(installed / "drafter-cli.exe", "--smoke-test") > 0


def test_nothing_is_installed_or_removed_while_the_program_runs(windows, installed, setup):
    with windows.opening_offscreen(installed):
        windows.start(installed / "drafter.exe")
        assert wait_for(lambda: windows.run(setup, "/S") == 3)
        assert windows.run(installed / "uninstall.exe", "/S", f"_?={windows_path(windows, installed)}") == 3
    assert (installed / "drafter.exe").is_file()


def windows_path(windows, path):
    """A path on drive C: as Windows writes it."""
    return "C:\\" + str(path.relative_to(windows.drive)).replace("/", "\\")


def test_an_upgrade_leaves_no_old_file_and_keeps_the_user_s(windows, installed, setup, older_setup, built):
    (windows.data / "unit.toml").write_text('name = "某县"\n', encoding="utf-8")
    assert windows.run(older_setup, "/S") == 0
    assert (installed / "lib" / "drafter" / "gone_in_this_version.py").is_file()
    assert windows.run(setup, "/S") == 0
    assert without_uninstaller(installed) == files_below(built.tree)
    assert (windows.data / "unit.toml").read_text(encoding="utf-8") == 'name = "某县"\n'


@pytest.fixture(scope="module")
def older_setup(windows, built):
    """The installer of a version that has a module which the present one lacks, and not much else."""
    older = replace(built, output=built.output / "older")
    (older.tree / "lib" / "drafter").mkdir(parents=True)
    (older.tree / "lib" / "drafter" / "gone_in_this_version.py").write_text("")
    shutil.copy(built.tree / "drafter.exe", older.tree)
    filelist(older)
    installer(older)
    return shutil.copy(older.artefact("setup.exe"), windows.drive / "older.exe")


def test_a_folder_that_cannot_be_written_is_refused(windows, setup):
    assert windows.run(setup, "/S", "/D=Z:\\proc\\drafter") == 2


def test_removal_leaves_the_user_s_files_and_nothing_else(windows, installed, draft_file):
    own = installed / "我的笔记.txt"
    own.write_text("自己放的", encoding="utf-8")
    kept = files_below(windows.data)
    windows.uninstall(installed)
    assert files_below(installed) == {"我的笔记.txt": "自己放的".encode()}
    assert not [path for path in installed.rglob("*") if path.is_dir()]
    assert files_below(windows.data) == kept
    assert draft_file.is_file()
    assert not windows.registry("HKCU\\Software\\Classes\\Drafter.Draft")
    assert not windows.registry("HKCU\\Software\\Drafter")
    assert not list((windows.user / "Desktop").glob("*.lnk"))
    own.unlink()


def test_a_path_with_chinese_and_spaces(windows, setup):
    # NSIS takes everything behind /D= as the folder, unquoted: two arguments make one folder with a space.
    assert windows.run(setup, "/S", "/D=C:\\公文", "工具\\拟稿") == 0
    target = windows.drive / "公文 工具" / "拟稿"
    assert windows.self_test(target / "drafter.exe")["ok"]
    windows.uninstall(target)
    assert not target.exists()


def test_a_portable_copy_writes_nowhere_else(tmp_path, wine, compiler, built):
    windows = Windows(tmp_path, wine, compiler)
    with zipfile.ZipFile(built.artefact("portable.zip")) as archive:
        archive.extractall(windows.drive / "U盘")
    (folder,) = (windows.drive / "U盘").iterdir()
    before = files_below(windows.prefix)
    with windows.opening_offscreen(folder):
        windows.start(folder / "drafter.exe")
        assert wait_for(lambda: (folder / "data" / "library" / "library.db").is_file())
    report = windows.self_test(folder / "drafter.exe")
    assert report["ok"], report["checks"]
    windows.settle()
    after = files_below(windows.prefix)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    data = f"{(folder / 'data').relative_to(windows.prefix).as_posix()}/"
    # The registry's own files hold the times at which wine wrote them.
    assert {name for name in changed if not name.startswith(data) and not name.endswith(".reg")} == set()
    assert any(name.startswith(data) for name in changed)

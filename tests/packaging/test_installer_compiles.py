"""The launcher and the installer compile, carry the project's facts, and come out the same each time."""

import dataclasses

import pefile
import pytest
from windows.artefacts import filelist, installer
from windows.assemble import assemble
from windows.launcher import launcher
from windows.plan import PACKAGING


@pytest.fixture
def real_recipe(small_plan, compiler, makensis):
    """The small program with the real launcher and the real script of the installer."""
    for name in ("launcher", "installer.nsi"):
        (small_plan.packaging / name).symlink_to(PACKAGING / name)
    assemble(small_plan)
    launcher(small_plan)
    filelist(small_plan)
    return small_plan


def version_texts(path):
    with pefile.PE(str(path)) as image:
        tables = [table for info in image.FileInfo[0] for table in getattr(info, "StringTable", ())]
        return {key.decode(): value.decode() for table in tables for key, value in table.entries.items()}


def test_the_launcher_carries_version_name_and_company(real_recipe):
    texts = version_texts(real_recipe.tree / "drafter.exe")
    assert texts["ProductVersion"] == "1.2.3rc1"
    assert texts["ProductName"] == "公文起草助手"
    assert texts["CompanyName"] == "某办公室"


def test_the_window_launcher_has_no_console_and_the_other_has(real_recipe):
    systems = {}
    for name in ("drafter", "drafter-cli"):
        with pefile.PE(str(real_recipe.tree / f"{name}.exe"), fast_load=True) as image:
            systems[name] = image.OPTIONAL_HEADER.Subsystem
    assert systems == {"drafter": 2, "drafter-cli": 3}  # IMAGE_SUBSYSTEM_WINDOWS_GUI, _WINDOWS_CUI


def test_the_launcher_comes_out_the_same_again(real_recipe):
    first = (real_recipe.tree / "drafter.exe").read_bytes()
    launcher(real_recipe)
    assert (real_recipe.tree / "drafter.exe").read_bytes() == first


@pytest.mark.parametrize("stub", ["x86-unicode", "amd64-unicode"])
def test_the_installer_compiles_to_the_same_bytes(real_recipe, stub):
    plan = dataclasses.replace(real_recipe, stub=stub)
    installer(plan)
    first = plan.artefact("setup.exe").read_bytes()
    installer(plan)
    assert plan.artefact("setup.exe").read_bytes() == first
    assert version_texts(plan.artefact("setup.exe"))["ProductVersion"] == "1.2.3rc1"


def test_the_shipped_installer_starts_on_every_windows_and_asks_for_no_administrator(real_recipe):
    installer(real_recipe)
    data = real_recipe.artefact("setup.exe").read_bytes()
    with pefile.PE(data=data, fast_load=True) as image:
        assert image.FILE_HEADER.Machine == 0x14C  # 32-bit: it can say kindly that it needs 64
    assert b'level="asInvoker"' in data

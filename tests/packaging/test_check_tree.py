"""The check of the tree finds what is broken on purpose."""

import subprocess

import pytest
from check_tree import complain_about_licences
from windows.data import complain_about_data
from windows.dlls import complain_about_dlls
from windows.imports import complain_about_imports
from windows.plan import PACKAGING

SYSTEM = PACKAGING / "windows_system.txt"


@pytest.fixture
def modules(tmp_path):
    """A tree whose program imports one library, which imports another."""
    files = {
        "drafter/__init__.py": "",
        "drafter/__main__.py": "from drafter import work\ndef later():\n    import helper\n",
        "drafter/work.py": "",
        "helper/__init__.py": "from . import part\ntry:\n    import luxury\nexcept ImportError:\n    pass\n",
        "helper/part.py": "import base\n",
        "base/__init__.py": "",
    }
    for name, text in files.items():
        path = tmp_path / "lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_a_whole_tree_is_praised_by_silence(modules):
    assert complain_about_imports(modules, set()) == []


def test_a_missing_library_is_found_behind_another(modules):
    (modules / "lib" / "base" / "__init__.py").unlink()
    (modules / "lib" / "base").rmdir()
    assert complain_about_imports(modules, set()) == ["helper.part: imports base, which the tree lacks"]


def test_a_module_that_only_a_function_imports_is_missed(modules):
    (modules / "lib" / "drafter" / "work.py").write_text(
        "def f():\n    from helper import other\n    import gone\n"
    )
    assert complain_about_imports(modules, set()) == ["drafter.work: imports gone, which the tree lacks"]


def test_what_may_be_absent_is_not_missed(modules):
    (modules / "lib" / "drafter" / "work.py").write_text("import fcntl_\n")
    assert complain_about_imports(modules, {"fcntl_"}) == []


def test_a_library_that_nobody_imports_is_found(modules):
    (modules / "lib" / "spare").mkdir()
    (modules / "lib" / "spare" / "__init__.py").write_text("")
    assert complain_about_imports(modules, set()) == ["lib/spare: nobody imports this library"]


def test_a_library_that_the_program_only_reads_is_wanted(modules):
    (modules / "lib" / "spare").mkdir()
    (modules / "lib" / "spare" / "__init__.py").write_text("")
    (modules / "lib" / "drafter" / "reader.py").write_text('package_data("spare", "words.txt")\n')
    assert complain_about_imports(modules, set()) == []


def test_what_is_only_imported_for_types_is_not_missed(modules):
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import gone\n"
    (modules / "lib" / "drafter" / "work.py").write_text(text)
    assert complain_about_imports(modules, {"typing"}) == []


def test_a_data_file_of_a_library_that_the_program_reads_is_missed(modules):
    work = modules / "lib" / "drafter" / "work.py"
    work.write_text('package_data("helper", "words.txt")\n')
    assert complain_about_data(modules) == ["drafter/work.py: reads helper/words.txt, which the tree lacks"]
    (modules / "lib" / "helper" / "words.txt").write_text("word")
    assert complain_about_data(modules) == []


def test_a_data_file_that_cannot_be_told_beforehand_is_refused(modules):
    (modules / "lib" / "drafter" / "work.py").write_text('name = "x"\npackage_data("helper", name)\n')
    (complaint,) = complain_about_data(modules)
    assert "two literals" in complaint


@pytest.fixture
def dlls(tmp_path, compiler):
    """A tree with a DLL of our own and a program that asks for it."""

    def made(name, source, *options):
        (tmp_path / "source.c").write_text(source)
        command = [compiler, "-Os", "-s", str(tmp_path / "source.c"), "-o", str(tmp_path / name), *options]
        subprocess.run(command, check=True, capture_output=True)
        (tmp_path / "source.c").unlink()

    made("inner.dll", "__declspec(dllexport) int inner(void) { return 7; }", "-shared")
    made("program.exe", "int inner(void); int main(void) { return inner(); }", str(tmp_path / "inner.dll"))
    return tmp_path


def test_dlls_of_the_tree_and_of_windows_are_found(dlls):
    assert complain_about_dlls(dlls, SYSTEM) == []


def test_a_removed_dll_is_missed(dlls):
    (dlls / "inner.dll").unlink()
    complaint = "program.exe: asks for inner.dll, which is neither in the tree nor part of Windows"
    assert complain_about_dlls(dlls, SYSTEM) == [complaint]


def test_a_dll_that_nobody_asks_for_is_found(dlls):
    (dlls / "spare.dll").write_bytes((dlls / "inner.dll").read_bytes())
    assert complain_about_dlls(dlls, SYSTEM) == ["spare.dll: nobody asks for this DLL"]


def test_a_file_for_another_machine_is_found(dlls):
    data = bytearray((dlls / "inner.dll").read_bytes())
    header = int.from_bytes(data[0x3C:0x40], "little")
    data[header + 4 : header + 6] = b"\x4c\x01"
    (dlls / "inner.dll").write_bytes(bytes(data))
    assert "inner.dll: not for 64-bit Windows" in complain_about_dlls(dlls, SYSTEM)


def test_what_old_builds_of_windows_lack_does_not_count_as_theirs():
    assert "icuuc.dll" not in SYSTEM.read_text().splitlines()[1:]


def test_a_library_without_a_licence_is_found(tmp_path):
    for name in ("NOTICE.txt", "Python.txt", "LGPL-3.txt", "GPL-3.txt"):
        (tmp_path / "licenses").mkdir(exist_ok=True)
        (tmp_path / "licenses" / name).write_text("text")
    (tmp_path / "lib" / "helper-1.0.dist-info").mkdir(parents=True)
    assert complain_about_licences(tmp_path) == ["licenses: nothing for helper"]
    (tmp_path / "licenses" / "helper").mkdir()
    (tmp_path / "licenses" / "helper" / "LICENSE").write_text("MIT")
    assert complain_about_licences(tmp_path) == []

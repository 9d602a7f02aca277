"""The steps of the build, with a runtime and a wheel of a few bytes: no network, no compiler."""

import dataclasses
import os

import pytest
from windows.artefacts import filelist, portable, sums
from windows.assemble import assemble, keep_rule
from windows.fetch import runtime_zip
from windows.icon import SIZES, ico_of, make_icon
from windows.manifest import MANIFEST, complain_about_files, manifest
from windows.plan import BuildError, read_project
from windows.sizes import check_budget, table

from drafter.ui.support import trials
from tests.conftest import ROOT
from tests.packaging.conftest import run_build


def names(plan):
    return {path.relative_to(plan.tree).as_posix() for path in plan.tree.rglob("*") if path.is_file()}


def test_the_tree_holds_what_is_kept_and_the_program(small_plan):
    assemble(small_plan)
    held = names(small_plan)
    assert {"python312.zip", "python312._pth", "lib/helper/__init__.py", "lib/drafter/__main__.py"} <= held
    assert "lib/drafter/resources/icons/drafter.svg" in held
    assert "python.cat" not in held
    assert "lib/helper/tests/test_helper.py" not in held


def test_the_tree_holds_the_licences(small_plan):
    assemble(small_plan)
    assert (small_plan.tree / "licenses" / "helper" / "LICENSE").read_bytes() == b"MIT"
    assert {"licenses/Python.txt", "licenses/LGPL-3.txt", "licenses/NOTICE.txt"} <= names(small_plan)


def test_version_and_requirements_come_from_pyproject(small_plan):
    assemble(small_plan)
    metadata = (small_plan.tree / "lib" / "drafter-1.2.3rc1.dist-info" / "METADATA").read_text()
    assert "Version: 1.2.3rc1\nRequires-Dist: helper>=1\n" in metadata
    assert small_plan.project.version_numbers == (1, 2, 3, 0)


def test_a_changed_runtime_is_refused(small_plan):
    kept = small_plan.cache / "runtime-ship.zip"
    kept.write_bytes(kept.read_bytes() + b"x")
    with pytest.raises(BuildError, match="is pinned"):
        runtime_zip(small_plan)


def test_a_changed_wheel_is_refused(small_plan):
    wheel = next((small_plan.cache / "wheels").glob("*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"x")
    with pytest.raises(BuildError, match=r"helper==1\.0"):
        assemble(small_plan)


def test_without_a_network_a_missing_runtime_is_told(small_plan):
    (small_plan.cache / "runtime-ship.zip").unlink()
    with pytest.raises(BuildError, match="fetch it once without --offline"):
        runtime_zip(small_plan)


def test_the_same_input_gives_the_same_bytes(small_plan):
    def made():
        assemble(small_plan)
        portable(small_plan)
        return small_plan.artefact("portable.zip").read_bytes()

    first = made()
    os.utime(small_plan.root / "drafter" / "__main__.py")
    assert made() == first


def test_what_is_built_with_the_test_runtime_says_so(small_plan):
    tried = dataclasses.replace(small_plan, runtime="test")
    assert tried.artefact("setup.exe").name == "drafter-1.2.3rc1-testruntime-setup.exe"
    assert small_plan.artefact("setup.exe").name == "drafter-1.2.3rc1-setup.exe"


def test_every_file_that_is_gone_changed_or_new_since_the_build_is_told(small_plan):
    assemble(small_plan)
    manifest(small_plan)
    tree = small_plan.tree
    assert complain_about_files(tree) == []
    (tree / "LICENSE.txt").unlink()
    (tree / "lib" / "helper" / "__init__.py").write_text("import os\n")
    (tree / "new.txt").touch()
    told = ["LICENSE.txt: missing", "lib/helper/__init__.py: changed", "new.txt: not in files.sha256"]
    assert complain_about_files(tree) == told
    (tree / MANIFEST).unlink()
    assert complain_about_files(tree) == ["files.sha256: missing"]


def test_the_program_reads_the_list_that_the_build_writes():
    assert MANIFEST == trials.MANIFEST


def test_the_uninstaller_names_every_file_and_inner_folders_first(small_plan):
    assemble(small_plan)
    filelist(small_plan)
    lines = (small_plan.work / "uninstall-files.nsh").read_text(encoding="utf-8-sig").splitlines()
    deleted = [line for line in lines if line.startswith("Delete")]
    assert len(deleted) == len(names(small_plan))
    assert lines.index('RMDir "$INSTDIR\\lib\\helper"') < lines.index('RMDir "$INSTDIR\\lib"')
    assert not any("/r" in line for line in lines)


def test_the_sums_fit_the_artefacts(small_plan):
    assemble(small_plan)
    portable(small_plan)
    sums(small_plan)
    digest, name = (small_plan.output / "SHA256SUMS").read_text().split()
    assert name == "drafter-1.2.3rc1-portable.zip"
    assert len(digest) == 64


def test_a_tree_over_its_budget_is_refused(small_plan):
    assemble(small_plan)
    check_budget(small_plan)
    (small_plan.tree / "lib" / "large.bin").write_bytes(bytes(1_100_000))
    with pytest.raises(BuildError, match=r"installed_megabytes: 1\.\d of 1 allowed"):
        check_budget(small_plan)


def test_the_size_table_tells_what_grew(small_plan):
    assemble(small_plan)
    table(small_plan)
    (small_plan.tree / "lib" / "helper" / "large.bin").write_bytes(bytes(300_000))
    assert "+0.3" in table(small_plan)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("lib/a/x.py", True),
        ("lib/a/b/c/x.py", True),
        ("lib/a/x.pyi", False),
        ("lib/one/x.dll", True),
        ("lib/one/two/x.dll", False),
        ("lib/oneXx.dll", False),
    ],
)
def test_a_star_stays_within_a_folder_and_two_span_folders(tmp_path, path, kept):
    (tmp_path / "keep.txt").write_text("# rules\nlib/a/**/*.py\nlib/one/*.dll\n")
    assert keep_rule(tmp_path / "keep.txt")(path) is kept


def test_the_icon_holds_every_size(tmp_path):
    icon = tmp_path / "drafter.ico"
    make_icon(ROOT / "resources" / "icons" / "drafter.svg", icon, tmp_path / "pictures")
    data = icon.read_bytes()
    assert data[:6] == bytes([0, 0, 1, 0, len(SIZES), 0])
    assert [data[6 + 16 * number] for number in range(len(SIZES))] == [size % 256 for size in SIZES]
    assert data.count(b"\x89PNG") == len(SIZES)


def test_the_icon_table_points_at_the_pictures():
    data = ico_of({16: b"first", 256: b"second!"})
    second = 6 + 16
    size, offset = (int.from_bytes(data[second + start : second + start + 4], "little") for start in (8, 12))
    assert data[offset : offset + size] == b"second!"


def test_the_windows_name_is_the_one_in_pyproject():
    project = read_project(ROOT)
    assert f'"{project.display_name}"' in (ROOT / "drafter" / "ui" / "app.py").read_text(encoding="utf-8")
    assert f"Name={project.display_name}\n" in (ROOT / "resources" / "linux" / "drafter.desktop").read_text(
        "utf-8"
    )


def test_a_mistake_is_one_sentence_and_no_traceback(tmp_path):
    done = run_build(
        "--offline", "--cache", str(tmp_path / "empty"), "--output", str(tmp_path), "--step", "fetch"
    )
    assert done.returncode == 1
    assert "is missing" in done.stderr
    assert "Traceback" not in done.stderr

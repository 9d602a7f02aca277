"""What the packaging tests share: the build's own modules, a tiny runtime with tiny wheels, and a real build."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, missing

sys.path.insert(0, str(ROOT / "packaging"))

from windows.plan import BuildError, Plan

COMPILER = "x86_64-w64-mingw32-gcc"


@pytest.fixture(scope="session")
def compiler() -> str:
    """The cross compiler for Windows."""
    if not shutil.which(COMPILER):
        missing("gcc-mingw-w64-x86-64")
    return COMPILER


@pytest.fixture(scope="session")
def makensis() -> str:
    """The compiler of installers."""
    if not shutil.which("makensis"):
        missing("nsis")
    return "makensis"


@pytest.fixture(scope="session")
def wine() -> str:
    """The command that runs Windows programs."""
    if not shutil.which("wine"):
        missing("wine64")
    return "wine"


def zipped(path: Path, members: dict[str, bytes]) -> str:
    """Write an archive and return its sha256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def small_plan(tmp_path: Path) -> Plan:
    """A plan for a program of two modules, with a runtime and one wheel of a few bytes, all in the cache."""
    root, recipe, cache = tmp_path / "project", tmp_path / "packaging", tmp_path / "cache"
    _write_project(root)
    standard = tmp_path / "standard.zip"
    zipped(standard, {"json/__init__.pyc": b"", "os.pyc": b""})
    runtime = zipped(
        cache / "runtime-ship.zip",
        {"LICENSE.txt": b"PSF", "python312.zip": standard.read_bytes(), "python.cat": b"not wanted"},
    )
    wheel = zipped(
        cache / "wheels" / "helper-1.0-py3-none-any.whl",
        {
            "helper/__init__.py": b"import json\n",
            "helper/tests/test_helper.py": b"",
            "helper-1.0.dist-info/METADATA": b"Name: helper\nVersion: 1.0\n",
            "helper-1.0.dist-info/licenses/LICENSE": b"MIT",
        },
    )
    recipe.mkdir()
    (recipe / "requirements-win.txt").write_text(f"# pins\nhelper==1.0 --hash=sha256:{wheel}\n")
    (recipe / "keep.txt").write_text(
        "# kept\nLICENSE.txt\npython312.zip\nlib/helper/*.py\nlib/*.dist-info/METADATA\n"
    )
    (root / "NOTICE").write_text("notice")
    pins = f'python = "3.12"\n[build]\nepoch = 1767225600\n[runtime.ship]\nsha256 = "{runtime}"\n'
    budget = "[budget]\ninstaller_megabytes = 1\ninstalled_megabytes = 1\n[absent]\n"
    (recipe / "pins.toml").write_text(pins + budget)
    return Plan(root, cache, tmp_path / "out", offline=True, packaging=recipe)


def _write_project(root: Path) -> None:
    (root / "drafter").mkdir(parents=True)
    (root / "drafter" / "__init__.py").write_text("")
    (root / "drafter" / "__main__.py").write_text("import helper\n")
    (root / "resources" / "icons").mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "drafter.svg", root / "resources" / "icons")
    (root / "pyproject.toml").write_text(
        '[project]\nname = "drafter"\nversion = "1.2.3rc1"\nauthors = [{ name = "某办公室" }]\n'
        'dependencies = ["helper>=1"]\n[tool.drafter]\ndisplay-name = "公文起草助手"\n',
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory, compiler, makensis) -> Plan:
    """The whole program built with the test runtime, as a 64-bit installer that wine runs; skipped where runtime or
    wheels cannot be had. DRAFTER_BUILD_CACHE keeps what was fetched from one run to the next."""
    plan = Plan(
        ROOT, cache_folder(), tmp_path_factory.mktemp("windows"), runtime="test", stub="amd64-unicode"
    )
    from build_windows import STEPS

    try:
        STEPS["fetch"](plan)
    except BuildError as error:
        missing(f"what the Windows build fetches ({error})")
    for step in list(STEPS)[1:]:
        STEPS[step](plan)
    return plan


def cache_folder() -> Path:
    """Where what the build fetches is kept."""
    return Path(os.environ.get("DRAFTER_BUILD_CACHE") or Path.home() / ".cache" / "drafter-build")


def run_build(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The build as a builder starts it."""
    command = [sys.executable, str(ROOT / "packaging" / "build_windows.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)

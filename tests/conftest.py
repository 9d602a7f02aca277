"""What tests share: where outside material lies, and what a machine may lack."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How busy a machine is says nothing of the program. In CI the generated cases are the same each time: a change is
# judged by what it changed, never by luck.
settings.register_profile(
    "drafter",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("DRAFTER_CI")),
)
#: With `-m "not slow"` a test of a property tries so many cases at most; all tests together try what each says.
MOST_FAST = 20
settings.register_profile("fast", settings.get_profile("drafter"), max_examples=MOST_FAST)
settings.load_profile("drafter")


def pytest_configure(config: pytest.Config) -> None:
    """Let the fast tests try fewer cases."""
    if config.option.markexpr == "not slow":
        settings.load_profile("fast")


def cases(most: int) -> int:
    """How many cases a test of a property tries that wants to try so many."""
    return min(most, MOST_FAST) if settings.get_current_profile_name() == "fast" else most


# Before anything imports Qt: tests need no screen, save those that start the program on a display of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
#: Material beside the project, which a plain clone does not have: real speeches, schemas of WordprocessingML.
SHARED = ROOT.parent / "shared"
#: Our own stand-ins for real speeches, each with its gold.
SPEECHES = ROOT / "tests" / "speeches"


#: What takes the most time, by folder or file: `pytest -m "not slow"` leaves these out.
SLOW = (
    "tests/checks/test_cli.py",
    "tests/checks/test_copied_in_library.py",
    "tests/library/test_stale.py",
    "tests/checks/test_proof.py",
    "tests/checks/test_run.py",
    "tests/cli/test_import.py",
    "tests/e2e",
    "tests/files/test_killed.py",
    "tests/library/finding/test_search_at_size.py",
    "tests/library/finding/test_search_phrases.py",
    "tests/library/finding/test_shortlist.py",
    "tests/library/importing/test_digests.py",
    "tests/library/importing/test_hostile.py",
    "tests/library/importing/test_batch.py",
    "tests/library/importing/test_worker.py",
    "tests/library/origin/test_tracing.py",
    "tests/library/test_keeping.py",
    "tests/library/test_words.py",
    "tests/library/test_trouble.py",
    "tests/library/test_impact_tiers.py",
    "tests/office",
    "tests/packaging",
    "tests/test_campaign.py",
    "tests/reading/formats/test_apart.py",
    "tests/reading/formats/test_bad_input.py",
    "tests/reading/formats/test_converted.py",
    "tests/reading/formats/test_enclosed.py",
    "tests/reading/formats/test_endless.py",
    "tests/reading/formats/test_left_out.py",
    "tests/reading/formats/test_odt.py",
    "tests/reading/formats/test_pdf.py",
    "tests/reading/formats/test_struck.py",
    "tests/ui",
    "tests/word/test_foreign.py",
    "tests/word/test_properties.py",
    "tests/word/test_rendered.py",
)
#: Folders whose tests share what is dear to make: a built Windows tree, a display, a database server.
TOGETHER = ("tests/packaging", "tests/e2e", "tests/office")
#: What stays of the window in the fast tests: the whole job once, offscreen.
FAST = ("tests/ui/test_journey.py",)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Where the tests run in several processes, those of a file stay in one of them, and those of some folders."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return next((folder for folder in TOGETHER if file.startswith(folder)), file)

    config.option.loadscopereorder = False  # windows leave much behind: what else there is runs before them
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests."""
    for item in items:
        name = item.path.relative_to(ROOT).as_posix()
        if name.startswith(SLOW) and name not in FAST:
            item.add_marker(pytest.mark.slow)


def _qt_starts() -> bool:
    """Whether Qt finds the system libraries that it is linked with."""
    try:
        import PySide6.QtGui
        import PySide6.QtWidgets  # noqa: F401
    except ImportError:
        return False
    return True


if not _qt_starts() and not os.environ.get("DRAFTER_CI"):
    collect_ignore = ["ui"]


def missing(what: str) -> None:
    """Skip for want of something that a fresh machine may lack; in CI its absence is a failure."""
    if os.environ.get("DRAFTER_CI"):
        pytest.fail(f"{what} must be present in CI")
    pytest.skip(f"{what} is not on this machine")


def speech_files() -> list[Path]:
    """The speeches with gold: our own stand-ins, and the real ones where they lie beside the project."""
    return sorted(SPEECHES.glob("*.txt")) + sorted((SHARED / "samples").glob("*.txt"))


def starter_files() -> list[Path]:
    """The speeches that come with the program."""
    return sorted((ROOT / "resources" / "library").glob("*.txt"))


def beside(name: str) -> Path:
    """A folder of the material beside the project; skips in a plain clone, fails in CI where only this one is missing."""
    if SHARED.is_dir() and not (SHARED / name).is_dir():
        missing(f"../shared/{name}")
    if not SHARED.is_dir():
        pytest.skip("a plain clone: nothing lies beside the project")
    return SHARED / name


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real speeches beside the project."""
    return beside("samples")


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The folder of WordprocessingML schemas beside the project."""
    return beside("schemas")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The LibreOffice command."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        missing("LibreOffice")
    assert found
    return found


@pytest.fixture(scope="session")
def xvfb() -> str:
    """The Xvfb command, with what drives it."""
    for command in ("Xvfb", "openbox", "xdotool", "xmodmap"):
        if not shutil.which(command):
            missing(command)
    return "Xvfb"


def keep_picture(widget: Any, name: str) -> None:
    """Write a picture of a widget into the folder of DRAFTER_SCREENSHOTS, if that is set."""
    if folder := os.environ.get("DRAFTER_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert widget.grab().save(str(Path(folder) / f"{name}.png"))

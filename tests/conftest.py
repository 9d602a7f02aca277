"""What tests share: where outside material lies, and what a machine may lack."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def missing(what: str) -> None:
    """Skip for want of something that a fresh machine may lack; in CI its absence is a failure."""
    if os.environ.get("DRAFTER_CI"):
        pytest.fail(f"{what} must be present in CI")
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real speeches beside the project."""
    if not (SHARED / "samples").is_dir():
        missing("../shared/samples")
    return SHARED / "samples"


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The folder of WordprocessingML schemas beside the project."""
    if not (SHARED / "schemas").is_dir():
        missing("../shared/schemas")
    return SHARED / "schemas"


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
    """The Xvfb command, with xdotool beside it."""
    for command in ("Xvfb", "xdotool"):
        if not shutil.which(command):
            missing(command)
    return "Xvfb"

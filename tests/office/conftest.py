"""A terminal at the desk of each secretary."""

from pathlib import Path

import pytest

from drafter.cli import run


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command at the desk of somebody; gives the exit status and what was said."""

    def command(who: str, *words: str) -> tuple[int, str]:
        monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / who))
        status = run(list(words))
        said = capsys.readouterr()
        return status, said.out + said.err

    return command

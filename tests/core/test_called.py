"""What a source is called where the user reads of it: one home, so that nothing is ever told to be from 《》."""

import re

import pytest

from drafter.core.model import Source
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("title", "file", "called"),
    [
        ("在全县防汛会上的讲话", "a.docx", "在全县防汛会上的讲话"),
        ("", "防汛讲话 定稿.docx", "防汛讲话 定稿"),
        ("", "1.2 防汛.txt", "1.2 防汛"),
        ("", "防汛讲话", "防汛讲话"),
        ("", "", "（无标题）"),
    ],
)
def test_without_a_title_a_source_is_called_by_its_file(title: str, file: str, called: str):
    assert Source("u", title, file).called == called


def test_no_sentence_of_the_program_names_a_source_by_its_bare_title():
    """What stands in 《》 or “” is read by a user; the title alone may be empty."""
    named = re.compile(r"[《“（]\{(?:\w+\.)*source\w*(?:\[0\])?\.title\b")
    found = [
        f"{path.name}: {match.group()}"
        for path in (ROOT / "drafter").rglob("*.py")
        for match in named.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []

"""Our own speeches as Word files are read like their text."""

from pathlib import Path

import docx
import pytest

from drafter.reading.read import read_document
from tests.reading.labelled.forms import FORMS, gold
from tests.reading.labelled.score import Result
from tests.reading.labelled.speeches import all_speeches

SPEECHES = all_speeches()


def write(path: Path, texts: list[str], soft_breaks: bool) -> None:
    document = docx.Document()
    for text in ["\n".join(texts)] if soft_breaks else texts:
        document.add_paragraph(text)
    document.save(str(path))


@pytest.mark.parametrize("name", SPEECHES)
@pytest.mark.parametrize("soft_breaks", [False, True])
def test_a_word_file_is_read_exactly(name: str, soft_breaks: bool, tmp_path: Path):
    expected = gold(SPEECHES[name], FORMS[0])
    path = tmp_path / "讲话.docx"
    write(path, [entry.label + entry.text for entry in expected], soft_breaks)
    result = Result(name, expected, read_document(path), [])
    assert result.found == expected
    assert result.removed_exact

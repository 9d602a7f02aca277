"""Whether a document that could be read is likely to be a speech: a folder holds other texts, too."""

import re
from pathlib import Path

from drafter.core.document import Document
from drafter.core.errors import UserError

#: Files of programs, which are readable as text but never a speech.
_DATA = frozenset(
    [
        ".json",
        ".csv",
        ".tsv",
        ".ini",
        ".cfg",
        ".log",
        ".toml",
        ".yaml",
        ".yml",
        ".py",
        ".js",
        ".css",
        ".sql",
        ".bat",
        ".sh",
    ]
)
#: The least share of Chinese characters among all that is not white space.
_LEAST_CHINESE = 0.4

#: So many characters of the beginning are enough to tell.
_SAMPLE = 3000

_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")


def refuse_data(path: Path) -> None:
    """UserError for a file that belongs to a program."""
    if path.suffix.lower() in _DATA:
        raise UserError(f"“{path.name}”是程序用的数据文件，不是讲话稿，没有导入。")


def refuse_foreign(document: Document) -> None:
    """UserError for a document that is hardly Chinese."""
    visible = "".join("".join(paragraph.text for paragraph in document.paragraphs).split())[:_SAMPLE]
    if sum(map(len, _CHINESE.findall(visible))) < _LEAST_CHINESE * len(visible):
        raise UserError(f"“{Path(document.file).name}”里的中文很少，不像讲话稿，没有导入。")

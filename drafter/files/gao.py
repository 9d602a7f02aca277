"""The draft file: one UTF-8 JSON document, a field a line, so that two versions can be compared and merged."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.core.model import Draft
from drafter.core.serial import DRAFT_VERSION, NewerVersion, draft_from_json, draft_to_json
from drafter.files.whole import write_whole

#: A draft of 300 pages has about one million bytes.
MAX_BYTES = 100_000_000

Json = dict[str, Any]
Upgrade = Callable[[Json], Json]

#: What makes a draft of one version into one of the next. Version 1 is the first that there was.
UPGRADES: Mapping[int, Upgrade] = {}


def save_draft(draft: Draft, path: Path) -> None:
    """Write a draft to `path`, whole or not at all; UserError where that is not possible."""
    write_whole(path, draft_bytes(draft))


def load_draft(path: Path) -> Draft:
    """The draft in a file; UserError where it is none, is damaged, or was written by a later version."""
    return draft_of(read_json(path), path.name)


def draft_bytes(draft: Draft) -> bytes:
    """The bytes of a draft file. What UTF-8 cannot hold (half a character from a paste) is escaped."""
    return to_bytes(draft_to_json(draft))


def to_bytes(value: Json) -> bytes:
    """A JSON object as the lines of a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def read_json(path: Path) -> Json:
    """The JSON object in a file; UserError where there is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"“{path.name}”太大，不像是一份稿子，请检查是否选错了文件。")
        data = path.read_bytes()
    except OSError as error:
        raise in_words(error, path) from error
    return parse_json(data, path.name)


def parse_json(data: bytes, name: str) -> Json:
    """The JSON object in these bytes; UserError, naming the file `name`, where there is none."""
    if not data.strip(b"\x00 \r\n\t"):
        raise UserError(f"“{name}”是空文件，没有可以打开的内容，请从历史版本或备份中找回。")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_draft(name, cut=error.end >= len(data) and data.lstrip()[:1] == b"{") from error
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated string")
        raise _no_draft(name, cut=at_end and text.lstrip().startswith("{")) from error
    except (ValueError, RecursionError) as error:
        raise _no_draft(name, cut=False) from error
    if not isinstance(value, dict):
        raise _no_draft(name, cut=False)
    return value


def draft_of(value: Json, name: str) -> Draft:
    """The draft that a JSON object holds; UserError, naming the file `name`, where it holds none."""
    try:
        return draft_from_json(upgraded(value, UPGRADES, DRAFT_VERSION))
    except NewerVersion as error:
        raise UserError(f"“{name}”是用更新版本的程序保存的，请升级程序后再打开，文件没有改动。") from error
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise _no_draft(name, cut=False) from error


def upgraded(value: Json, upgrades: Mapping[int, Upgrade], target: int) -> Json:
    """The object brought from its version to `target`, one version at a time."""
    version = value.get("version")
    while isinstance(version, int) and version < target and version in upgrades:
        value = {**upgrades[version](value), "version": version + 1}
        version += 1
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _no_draft(name: str, cut: bool) -> UserError:
    if cut:
        return UserError(f"“{name}”不完整，像是只存了一半，请从历史版本或备份中找回。")
    return UserError(f"“{name}”不是稿子文件，或内容已经损坏，请检查是否选错了文件，或从历史版本中找回。")

"""The terminal commands that care for the library."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.core.errors import UserError
from drafter.terminal import is_agreed, run_with_bar, say, say_json, say_table
from drafter.usage import Command, Group, argument

if TYPE_CHECKING:
    from drafter.library.api import SourceRecord
    from drafter.library.colleagues import Received
    from drafter.library.embedded import EmbeddedLibrary

LIBRARY = argument("--library", type=Path, metavar="DIR", help="语料库文件夹，默认在用户数据文件夹里。")
JSON = argument("--json", dest="as_json", action="store_true", help="只输出一个 JSON 对象。")


@contextlib.contextmanager
def opened_library(
    folder: Path | None, *, create: bool = False, starter: bool = False
) -> "Iterator[EmbeddedLibrary]":
    """The library in `folder`, or the user's own, open until the block ends.

    A folder that is not there is made with `create`, and a UserError otherwise: it is a slip of the pen. With
    `starter`, the user's own library is given the starter material where it is still empty.
    """
    from drafter.library.embedded import add_starter, open_library
    from drafter.paths import default_home

    if folder and not folder.exists() and not create:
        raise UserError(f"没有“{folder}”这个语料库文件夹，请检查路径，或先用 drafter import 导入。")
    library = open_library(folder or default_home().library)
    try:
        if starter and folder is None and not library.sources():
            add_starter(library)
        yield library
    finally:
        library.close()


def receive_segments(inbox: Path) -> "Received | None":
    """Take in what lies in the inbox; None where a window has the library open and will."""
    from drafter.library.colleagues import Received
    from drafter.lock import FileLock
    from drafter.paths import default_home

    if not any(inbox.glob("*.feed")):
        return Received()
    lock = FileLock(default_home().library / "lock")
    if not lock.acquire():
        return None
    lock.release()
    with opened_library(None) as library:
        return None if library.read_only else run_with_bar(library.receive(inbox))


def info(library: Path | None, as_json: bool) -> None:
    """语料库在哪里、有多少篇、多少段。"""
    from drafter.paths import default_home

    with opened_library(library, starter=True) as opened:
        sources, paragraphs = opened.counts()
    folder = str((library or default_home().library).absolute())
    if as_json:
        say_json({"folder": folder, "sources": sources, "paragraphs": paragraphs})
    else:
        say(f"{folder}：{sources} 篇，{paragraphs} 段")


def list_(library: Path | None, as_json: bool) -> None:
    """列出每一篇来源。"""
    with opened_library(library, starter=True) as opened:
        records = opened.sources()
    if as_json:
        say_json({"sources": [_record_json(record) for record in records]})
        return
    say_table("", ["编号", "日期", "标题", "段数", ""], [_record_row(record) for record in records])


def _record_row(record: "SourceRecord") -> list[str]:
    source = record.source
    state = "在回收站" if record.removed else "自带素材" if source.starter else ""
    return [
        source.id,
        source.day_shown,
        source.called,
        str(record.paragraphs),
        state,
    ]


def _record_json(record: "SourceRecord") -> dict[str, object]:
    source = record.source
    return {
        "id": source.id,
        "title": source.title,
        "date": source.date.isoformat() if source.date else None,
        "date_guessed": source.date_guessed,
        "whose": source.whose,
        "file": source.file,
        "paragraphs": record.paragraphs,
        "uses": record.uses,
        "starter": source.starter,
        "removed": record.removed,
    }


def remove(sources: list[str], library: Path | None) -> None:
    """把来源放进回收站，可用 restore 取回。"""
    with opened_library(library) as opened:
        opened.remove(*_known_sources(opened, sources))
        for source in sources:
            say(f"已放进回收站：{opened.source(source).title}")


def _known_sources(library: "EmbeddedLibrary", ids: list[str]) -> list[str]:
    """The ids, once it is sure that the library has them all; UserError where it lacks one."""
    known = {record.source.id for record in library.sources()}
    for source in ids:
        if source not in known:
            raise UserError(f"语料库里没有编号“{source}”，请用 drafter library list 查看编号。")
    return ids


def verify(library: Path | None, as_json: bool) -> None:
    """核对语料库是否完好，索引与正文是否一致。"""
    with opened_library(library) as opened:
        found = run_with_bar(opened.verify())
    if as_json:
        say_json({"sources": found.sources, "blocks": found.blocks, "problems": list(found.problems)})
    else:
        say(f"已核对 {found.sources} 篇、{found.blocks} 条，发现 {len(found.problems)} 个问题")
    if found.problems:
        raise UserError("；".join(found.problems) + "。")


def rebuild(library: Path | None) -> None:
    """重建搜索索引；旧稿本身不受影响。"""
    with opened_library(library) as opened:
        blocks = run_with_bar(opened.rebuild())
    say(f"索引已重建，共 {blocks} 条")


def backup(
    file: Path,
    library: Path | None,
) -> None:
    """把整个语料库备份成一个文件。"""
    if file.exists():
        raise UserError(f"“{file.name}”已经存在，为免覆盖旧备份，请换一个文件名。")
    with opened_library(library) as opened:
        opened.backup(file)
    say(f"已备份到：{file}")


def restore(what: str, library: Path | None, yes: bool) -> None:
    """用备份替换整个语料库，或从回收站取回一个来源；被换下的语料库留着。"""
    if Path(what).exists():
        _restore_backup(Path(what), library, yes)
        return
    if Path(what).suffix or len(Path(what).parts) > 1:
        raise UserError(f"找不到备份文件“{what}”，请检查路径。")
    with opened_library(library) as opened:
        (source,) = _known_sources(opened, [what])
        opened.restore(source)
        say(f"已取回：{opened.source(source).title}")


def _restore_backup(file: Path, library: Path | None, yes: bool) -> None:
    """Put a backup in place of a library, which may be damaged or gone, and index it."""
    from drafter.library.restore import DATABASE, holding_of, restore
    from drafter.paths import default_home

    folder = library or default_home().library
    here, there = holding_of(folder / DATABASE), holding_of(file)
    if not yes and sys.stdin.isatty() and (folder / DATABASE).exists():
        say(f"现在的语料库：{here or '读不出来'}；备份：{there or '读不出来'}。")
        if not is_agreed("用备份换下现在的语料库吗？（换下的留着）"):
            raise UserError("已停止，语料库没有动。")
    kept = run_with_bar(restore(folder, file))
    with opened_library(folder) as opened:
        blocks = run_with_bar(opened.rebuild())
    say(f"已从备份恢复，共 {blocks} 条：{folder.absolute()}")
    if kept:
        say(f"原来的语料库移到了：{kept}")


LIBRARY_COMMANDS = Group(
    "照管语料库。",
    {
        "info": Command(info, (LIBRARY, JSON)),
        "list": Command(list_, (LIBRARY, JSON)),
        "remove": Command(
            remove,
            (
                argument("sources", nargs="+", metavar="编号", help="来源的编号，见 drafter library list。"),
                LIBRARY,
            ),
        ),
        "verify": Command(verify, (LIBRARY, JSON)),
        "rebuild": Command(rebuild, (LIBRARY,)),
        "backup": Command(
            backup,
            (argument("file", type=Path, metavar="FILE", help="备份文件，不能已经存在。"), LIBRARY),
        ),
        "restore": Command(
            restore,
            (
                argument("what", metavar="备份文件|编号", help="备份文件，或回收站里一个来源的编号。"),
                LIBRARY,
                argument("--yes", action="store_true", help="不再询问。"),
            ),
        ),
    },
)

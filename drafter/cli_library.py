"""The terminal commands that care for the library."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.core.errors import UserError
from drafter.terminal import say, say_json, say_table

if TYPE_CHECKING:
    from drafter.library.api import Library, SourceRecord

LibraryOption = Annotated[
    Path | None, typer.Option("--library", metavar="DIR", help="语料库文件夹，默认在用户数据文件夹里。")
]
JsonOption = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 对象。")]
SourceArgument = Annotated[
    list[str], typer.Argument(metavar="编号…", help="来源的编号，见 drafter library list。")
]

library_app = typer.Typer(help="照管语料库。", no_args_is_help=True)


@contextlib.contextmanager
def opened_library(folder: Path | None, starter: bool = False) -> "Iterator[Library]":
    """The library in `folder`, or the user's own, open until the block ends.

    With `starter`, the user's own library is given the starter material where it is still empty.
    """
    from drafter.library.embedded import add_starter, open_library
    from drafter.paths import default_home

    library = open_library(folder or default_home().library)
    try:
        if starter and folder is None and not library.sources():
            add_starter(library)
        yield library
    finally:
        library.close()


@library_app.command()
def info(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """语料库在哪里、有多少篇、多少段。"""
    from drafter.paths import default_home

    with opened_library(library, starter=True) as opened:
        sources, paragraphs = opened.counts()
    folder = str((library or default_home().library).absolute())
    if as_json:
        say_json({"folder": folder, "sources": sources, "paragraphs": paragraphs})
    else:
        say(f"{folder}：{sources} 篇，{paragraphs} 段")


@library_app.command(name="list")
def list_(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """列出每一篇来源。"""
    with opened_library(library, starter=True) as opened:
        records = opened.sources()
    if as_json:
        say_json({"sources": [_record_json(record) for record in records]})
        return
    rows = [
        [r.source.id, r.source.date.isoformat() if r.source.date else "", r.source.title, str(r.paragraphs)]
        for r in records
    ]
    say_table("", ["编号", "日期", "标题", "段数"], rows)


def _record_json(record: "SourceRecord") -> dict[str, object]:
    source = record.source
    return {
        "id": source.id,
        "title": source.title,
        "date": source.date.isoformat() if source.date else None,
        "file": source.file,
        "paragraphs": record.paragraphs,
        "uses": record.uses,
        "starter": source.starter,
        "removed": record.removed,
    }


@library_app.command()
def remove(sources: SourceArgument, library: LibraryOption = None) -> None:
    """把来源放进回收站，可用 restore 取回。"""
    with opened_library(library) as opened:
        known = {record.source.id: record.source.title for record in opened.sources()}
        for source in sources:
            if source not in known:
                raise UserError(f"语料库里没有编号“{source}”，请用 drafter library list 查看编号。")
        for source in sources:
            opened.remove(source)
            say(f"已放进回收站：{known[source]}")

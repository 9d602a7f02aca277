"""The same work from a terminal. Nothing here needs a display or imports Qt.

Each command imports what it needs when it runs, so that `drafter --help` answers at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli_library import JsonOption, LibraryOption, library_app, opened_library
from drafter.core.clip import ClipKind
from drafter.core.errors import UserError
from drafter.core.model import Move
from drafter.terminal import note, prepare_streams, run_with_bar, say, say_json
from drafter.usage import USAGE_ERROR, explain_in_chinese, usage_sentence

if TYPE_CHECKING:
    from drafter.core.model import Facts

app = typer.Typer(
    help="用本单位的旧稿起草讲话稿，导出不用再改的 Word 文件。不带命令运行就打开窗口。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(library_app, name="library")

FactOption = Annotated[
    list[str] | None, typer.Option("--fact", metavar="名称=内容", help="补充事实，如 place=清源县。")
]


def run(arguments: list[str]) -> int:
    """Run one command and return the exit status: 0 done, 1 a mistake in what was given, 2 wrong usage."""
    prepare_streams()
    try:
        app(arguments, prog_name="drafter", standalone_mode=False)
    except USAGE_ERROR as error:
        note(usage_sentence(error))
        return 2
    except typer.Abort:
        note("已停止。")
        return 1
    except UserError as error:
        note(str(error))
        return 1
    except OSError as error:
        from drafter.files.whole import in_words

        note(str(in_words(error, Path(str(error.filename or "文件")))))
        return 1
    return 0


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="讲话稿文件或 .gao 稿子。", readable=False)],
    as_json: JsonOption = False,
) -> None:
    """看一份文件被认成了什么：标题、日期、讲话人、小标题、要点和各段的功能。"""
    from drafter.cli_inspect import inspection, read_any, show_document

    document = read_any(file)
    if as_json:
        say_json(inspection(document))
    else:
        show_document(document)


@app.command(name="import")
def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="文件或文件夹。", readable=False)],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """把旧稿导入语料库，结束时列出导入、已有和没能导入的。"""
    from drafter.cli_material import report_json, show_report
    from drafter.files.settings import takes_secrets
    from drafter.paths import default_home

    with opened_library(library, create=True) as opened:
        report = run_with_bar(opened.import_files(paths, secrets=takes_secrets(default_home().settings)))
    if as_json:
        say_json(report_json(report))
    else:
        show_report(report)
    if report.cancelled:
        raise UserError("已停止，已导入的都在库里；再运行一次会接着导入其余的。")
    if report.refused and not report.imported and not report.duplicates:
        reasons = {item.reason for item in report.refused}
        raise UserError(reasons.pop() if len(reasons) == 1 else "这些文件都没能导入，原因见逐个列出的说明。")


@app.command(context_settings={"ignore_unknown_options": True})
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="要找的词；加引号找原句，词前加 - 排除。")
    ],
    move: Annotated[Move | None, typer.Option(help="只找这种功能的段落。")] = None,
    kind: Annotated[ClipKind, typer.Option(help="找段落、小标题或整个部分。")] = ClipKind.PARAGRAPH,
    topic: Annotated[str, typer.Option(metavar="TOPIC", help="只找这个主题。")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="最多列出几条。")] = 20,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """在语料库里找素材。"""
    from drafter.cli_material import hit_json, show_hit
    from drafter.library.api import Query

    if unknown := [word for word in words if word.startswith("--")]:
        raise typer.BadParameter(
            f"没有 {unknown[0]} 这个选项。"
        )  # -词 is a word that is not wanted, --词 a slip
    with opened_library(library, starter=True) as opened:
        query = Query(" ".join(words), move=move, kind=kind, topic=topic, limit=limit)
        results = opened.search(query)
        total = opened.count(query) if results.is_rough else results.total
    if as_json:
        say_json({"total": total, "hits": [hit_json(hit) for hit in results.hits]})
        return
    say(f"共 {total} 条")
    for number, hit in enumerate(results.hits, 1):
        show_hit(number, hit)


@app.command()
def new(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", readable=False, help="新稿子的文件名，.gao。")
    ],
    outline: Annotated[
        str, typer.Option(metavar="NAME", help="提纲：three-part four-part six-part agenda，或自己的提纲。")
    ] = "three-part",
    title: Annotated[str, typer.Option(metavar="TITLE", help="标题。")] = "",
    fact: FactOption = None,
) -> None:
    """按提纲起一份空稿子。"""
    from drafter.core.facts import with_stated
    from drafter.core.outline import draft_from_outline
    from drafter.files.gao import save_draft
    from drafter.files.outlines import find_outline, load_outlines
    from drafter.paths import default_home

    if output.exists():
        raise UserError(f"“{output.name}”已经存在，为免覆盖原稿，请换一个文件名。")
    outlines = load_outlines(default_home().outlines, lambda error: note(str(error)))
    facts = with_stated(_usual_facts(title), fact or ())
    save_draft(draft_from_outline(find_outline(outlines, outline), facts), output)
    say(f"已新建：{output}")


def _usual_facts(title: str) -> "Facts":
    """What the unit's profile says of every speech, under this title."""
    from drafter.core.model import Facts
    from drafter.files.unit import load_unit
    from drafter.paths import default_home

    try:
        unit = load_unit(default_home().unit)
    except UserError as error:
        note(str(error))
        return Facts(title)
    return Facts(title, speaker=unit.speaker, unit=unit.name, place=unit.place)


@app.command()
def typeset(
    file: Annotated[Path, typer.Argument(metavar="IN", help="讲话稿文件或 .gao 稿子。", readable=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", readable=False, help="输出的 .docx，默认放在原文件旁边。"
        ),
    ] = None,
    layout: Annotated[
        str, typer.Option(metavar="NAME", help="版式：gbt9704（打印）或 reading（朗读），或自己的版式。")
    ] = "",
) -> None:
    """把任何读得懂的讲话稿或稿子排成可以直接用的 Word 文件。"""
    from drafter.cli_typeset import typeset_file

    typeset_file(file, output, layout)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="IN", help="讲话稿文件或 .gao 稿子。", readable=False)],
    fact: FactOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """校核一份稿子：他处的名称、过时的提法、没填的空、对不上的数目、照抄旧稿……"""
    from drafter.cli_check import (
        check_against,
        findings_json,
        library_to_check,
        read_as_written,
        show_findings,
        show_shares,
    )
    from drafter.core.document import draft_from_document
    from drafter.core.facts import with_stated
    from drafter.files.gao import is_draft, load_draft

    draft = load_draft(file) if is_draft(file) else draft_from_document(read_as_written(file))
    with library_to_check(library) as opened:
        findings, shares = check_against(opened, draft, with_stated(draft.facts, fact or ()))
    if as_json:
        say_json(findings_json(findings))
    else:
        show_findings(findings)
        show_shares(shares)


@app.command()
def install_menu(
    remove: Annotated[bool, typer.Option("--remove", help="从菜单里去掉。")] = False,
) -> None:
    """在 Linux 桌面的菜单里放一个图标，并让 .gao 稿子双击即可打开。"""
    from drafter.menu_entry import data_folder, install_menu_entry, remove_menu_entry

    if remove:
        remove_menu_entry(data_folder())
        say("已从菜单里去掉。")
        return
    install_menu_entry(data_folder())
    say("已放进菜单；如果没有看到，请注销后重新登录。")


explain_in_chinese(app)

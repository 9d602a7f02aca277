"""The same work from a terminal. Nothing here needs a display or imports Qt.

Each command imports what it needs when it runs, so that `drafter --help` answers at once.
"""

import traceback
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from drafter.cli_library import JSON, LIBRARY, LIBRARY_COMMANDS, opened_library
from drafter.cli_office import OFFICE_COMMANDS
from drafter.core.clip import ClipKind
from drafter.core.errors import UserError
from drafter.core.model import WHOSE_NAMES, Move
from drafter.paths import move_home_once
from drafter.reading.formats.kinds import formats_told
from drafter.terminal import note, prepare_streams, run_with_bar, say, say_json
from drafter.usage import Argument, Command, Group, HelpWanted, UsageError, argument, run_command

if TYPE_CHECKING:
    from drafter.core.model import Facts


#: Shows the traceback of what nobody foresaw.
_DEBUG = "--debug"


def run(arguments: list[str]) -> int:
    """Run one command and return the exit status: 0 done, 1 a mistake in what was given, 2 wrong usage.

    With `--debug` anywhere among the arguments, what nobody foresaw is also shown with its traceback.
    """
    prepare_streams()
    if said := move_home_once():
        note(said)
    try:
        run_command(_commands(), [one for one in arguments if one != _DEBUG], "drafter")
    except (UsageError, HelpWanted) as error:
        note(str(error))
        return 2
    except KeyboardInterrupt:
        note("已停止。")
        return 1
    except UserError as error:
        note(str(error))
        return 1
    except OSError as error:
        from drafter.core.disk import in_words

        note(str(in_words(error, Path(str(error.filename or "文件")))))
        return 1
    except Exception as error:
        from drafter.trouble import in_a_sentence

        note(str(in_a_sentence(error)))
        if _DEBUG in arguments:
            traceback.print_exc()
        return 1
    return 0


def inspect(
    file: Path,
    as_json: bool,
) -> None:
    """看一份文件被认成了什么：标题、日期、讲话人、小标题、要点和各段的功能。"""
    from drafter.cli_inspect import inspection, read_any, show_document

    document = read_any(file)
    if as_json:
        say_json(inspection(document))
    else:
        show_document(document)


def import_(
    paths: list[Path],
    library: Path | None,
    whose: str,
    as_json: bool,
) -> None:
    """把旧稿导入语料库，结束时列出导入、已有和没能导入的。"""
    from drafter.cli_material import report_json, show_report
    from drafter.files.settings import takes_secrets
    from drafter.files.whose import answered, load_whose
    from drafter.library.importing.archives import import_unpacked
    from drafter.library.importing.batch import claim
    from drafter.paths import default_home

    home = default_home()
    answers = answered(home.whose, paths, whose) if whose else load_whose(home.whose)
    with opened_library(library, create=True) as opened, TemporaryDirectory(prefix="drafter-") as unpacked:
        known = {**answers, Path(unpacked).absolute(): whose} if whose else answers
        importing = partial(opened.import_files, secrets=takes_secrets(home.settings), whose=known)
        report = run_with_bar(import_unpacked(paths, Path(unpacked), importing, opened.private_folders))
        if whose and report.duplicates:
            claim(opened, map(Path, report.duplicates), whose)
    if as_json:
        say_json(report_json(report))
    else:
        show_report(report, home.unit)
    if report.cancelled:
        raise UserError("已停止，已导入的都在库里；再运行一次会接着导入其余的。")
    if report.refused and not report.imported and not report.duplicates:
        reasons = {item.reason for item in report.refused}
        raise UserError(reasons.pop() if len(reasons) == 1 else "这些文件都没能导入，原因见逐个列出的说明。")


def search(
    words: list[str],
    move: Move | None,
    kind: ClipKind,
    topic: str,
    limit: int,
    library: Path | None,
    as_json: bool,
) -> None:
    """在语料库里找素材。"""
    from drafter.cli_material import hit_json, show_hit
    from drafter.library.api import Query

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


def new(output: Path, outline: str, title: str, fact: list[str]) -> None:
    """按提纲起一份空稿子。"""
    from drafter.core.facts import with_stated
    from drafter.core.outline import draft_from_outline
    from drafter.files.gao import save_draft
    from drafter.files.outlines import find_outline, load_outlines
    from drafter.paths import default_home

    if output.exists():
        raise UserError(f"“{output.name}”已经存在，为免覆盖原稿，请换一个文件名。")
    outlines = load_outlines(default_home().outlines, lambda error: note(str(error)))
    facts = with_stated(_usual_facts(title), fact)
    save_draft(draft_from_outline(find_outline(outlines, outline), facts), output)
    say(f"已新建：{output}")


def _usual_facts(title: str) -> "Facts":
    """What the unit's profile and the settings say of every speech, under this title."""
    from drafter.core.unit import Unit
    from drafter.files.settings import LENGTH, load_settings
    from drafter.files.unit import load_unit
    from drafter.paths import default_home

    home = default_home()
    try:
        unit = load_unit(home.unit)
    except UserError as error:
        note(str(error))
        unit = Unit()
    return unit.facts_of_speech(title, load_settings(home.settings)[0].get(LENGTH))


def typeset(file: Path, output: Path | None, layout: str, pdf: bool, stage: str, cover: bool) -> None:
    """把任何读得懂的讲话稿或稿子排成可以直接用的 Word 文件或 PDF。"""
    from drafter.cli_typeset import typeset_file
    from drafter.word.circulation import Circulation

    typeset_file(file, output, layout, pdf, Circulation(stage, cover))


def check(file: Path, fact: list[str], library: Path | None, as_json: bool) -> None:
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
    from drafter.files.draft_names import is_draft
    from drafter.files.gao import load_draft

    draft = load_draft(file) if is_draft(file) else draft_from_document(read_as_written(file))
    with library_to_check(library) as opened:
        findings, shares, failures = check_against(opened, draft, with_stated(draft.facts, fact))
    if as_json:
        say_json(findings_json(findings, draft))
    else:
        show_findings(findings, draft)
        show_shares(shares)
    if failures:
        raise UserError("；".join(failures))


def origin(file: Path, against: list[Path], output: Path | None, library: Path | None, as_json: bool) -> None:
    """查一份稿子的每句话从哪里来：上级原话、法定表述、本单位旧稿、外单位、改写还是新写。"""
    from drafter.cli_origin import origin_json, show_origin, trace_file, write_sheet

    report = trace_file(file, against, library)
    if output is not None:
        write_sheet(report, file, output)
    if as_json:
        say_json(origin_json(report))
    else:
        show_origin(report)


def install_menu(remove: bool) -> None:
    """在 Linux 桌面的菜单里放一个图标，并让 .gao 稿子双击即可打开。"""
    from drafter.menu_entry import data_folder, install_menu_entry, remove_menu_entry

    if remove:
        remove_menu_entry(data_folder())
        say("已从菜单里去掉。")
        return
    install_menu_entry(data_folder())
    say("已放进菜单；如果没有看到，请注销后重新登录。")


def _limit(text: str) -> int:
    """How many hits are listed at most."""
    if not 1 <= int(text) <= 1000:
        raise ValueError(text)
    return int(text)


def _one_of(names: Iterable[str]) -> str:
    """The values of an option as the help shows them."""
    return "|".join(names)


def _import_arguments() -> tuple[Argument, ...]:
    whose = argument(
        "--whose",
        choices=tuple(WHOSE_NAMES),
        default="",
        metavar=_one_of(WHOSE_NAMES),
        help="这些讲话是谁的：own 本单位，superior 上级，foreign 外单位；按文件夹记住。",
    )
    return (
        argument("paths", type=Path, nargs="+", metavar="PATH", help="文件或文件夹。"),
        LIBRARY,
        whose,
        JSON,
    )


def _commands() -> Group:
    """Every command, with what it takes."""
    file = argument("file", type=Path, metavar="FILE", help=f"讲话稿文件（{formats_told()}）或 .gao 稿子。")
    fact = argument(
        "--fact",
        action="append",
        default=[],
        metavar="名称=内容",
        help="补充事实，如 place=清源县；可以写几次。",
    )
    members: dict[str, Command | Group] = {
        "inspect": Command(inspect, (file, JSON)),
        "import": Command(
            import_,
            _import_arguments(),
        ),
        "search": Command(search, _search_arguments(), words="words"),
        "new": Command(new, (*_new_arguments(), fact)),
        "typeset": Command(typeset, (file, *_typeset_arguments())),
        "check": Command(check, (file, fact, LIBRARY, JSON)),
        "origin": Command(
            origin,
            (
                file,
                argument(
                    "--against",
                    type=Path,
                    nargs="+",
                    default=[],
                    metavar="FILE",
                    help="同这些文件也比一比，不收进语料库。",
                ),
                argument(
                    "--output", "-o", type=Path, metavar="SHEET", help="另写一页《出处与借鉴核对单》，.docx。"
                ),
                LIBRARY,
                JSON,
            ),
        ),
        "install-menu": Command(
            install_menu, (argument("--remove", action="store_true", help="从菜单里去掉。"),)
        ),
        "library": LIBRARY_COMMANDS,
        "office": OFFICE_COMMANDS,
    }
    return Group(
        "用本单位的旧稿起草讲话稿，导出不用再改的 Word 文件。不带命令运行就打开窗口。",
        members,
        f"出了意外而要看全部经过时，加 {_DEBUG}。",
    )


def _search_arguments() -> tuple[Argument, ...]:
    kind = ClipKind.PARAGRAPH
    return (
        argument("words", nargs="*", metavar="WORDS", help="要找的词；加引号找原句，词前加 - 排除。"),
        argument("--move", type=Move, metavar=_one_of(Move), help="只找这种功能的段落。"),
        argument(
            "--kind",
            type=ClipKind,
            default=kind,
            metavar=_one_of(ClipKind),
            help=f"找段落、小标题或整个部分（默认 {kind}）。",
        ),
        argument("--topic", default="", metavar="TOPIC", help="只找这个主题。"),
        argument(
            "--limit", type=_limit, default=20, metavar="N", help="最多列出几条（默认 20，1 到 1000）。"
        ),
        LIBRARY,
        JSON,
    )


def _new_arguments() -> tuple[Argument, ...]:
    return (
        argument(
            "--output", "-o", type=Path, required=True, metavar="FILE", help="新稿子的文件名，.gao（必填）。"
        ),
        argument(
            "--outline",
            default="three-part",
            metavar="NAME",
            help="提纲：three-part（默认）four-part six-part agenda host（主持词）pledge（表态发言），或自己的提纲。",
        ),
        argument("--title", default="", metavar="TITLE", help="标题。"),
    )


def _typeset_arguments() -> tuple[Argument, ...]:
    return (
        argument(
            "--output", "-o", type=Path, metavar="FILE", help="输出的 .docx 或 .pdf，默认放在原文件旁边。"
        ),
        argument(
            "--layout",
            default="",
            metavar="NAME",
            help="版式：gbt9704（打印）或 reading（朗读），或自己的版式。",
        ),
        argument("--pdf", action="store_true", help="排成 PDF，不排成 Word 文件。"),
        argument(
            "--stage",
            default="",
            choices=("讨论稿", "征求意见稿", "送审稿"),
            metavar="STAGE",
            help="标题下注明：讨论稿、征求意见稿或送审稿。",
        ),
        argument("--cover", action="store_true", help="前面加一页封面，留拟稿、核稿、签发三行。"),
    )

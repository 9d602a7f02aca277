"""Parts of the self-test that go through a whole task: the program's own files, the checks, a library of files, a PDF, a recovery copy."""

import datetime
from pathlib import Path

from drafter.checks.context import Context, context_of
from drafter.checks.run import CHECKS, Checker
from drafter.checks.terms import load_terms
from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.model import Draft, Facts, Paragraph, Role, new_id
from drafter.core.origin import Home
from drafter.core.unit import Leader, Unit
from drafter.files.recovery import RecoveryStore
from drafter.library.api import ImportReport, Query
from drafter.library.embedded import EmbeddedLibrary, add_starter, open_library
from drafter.library.origin.tracing import Tracer
from drafter.library.words import word_pieces
from drafter.paths import resource
from drafter.ui.pages.page_maker import Look, PageMaker
from drafter.ui.pages.page_output import to_pdf

#: So many faulty files are named, the others are counted.
_MOST_NAMED = 5
#: The county of the seeds, with the one leader whom a seed gives another post.
_PLACE, _LEADERS = "清源县", (Leader("王守义", "县委书记"),)


#: What the build writes into the tree: a digest and a path a line, as `sha256sum` has it.
MANIFEST = "files.sha256"


def try_files(folder: Path | None) -> str:
    """Compare every file of an installed program with the list that was made when it was built.

    Raises UserError that names files which are gone or changed. Without a folder the program was not installed.
    """
    if folder is None:
        return "不是安装版，不查"
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except OSError:
        raise UserError(f"程序文件的清单 {MANIFEST} 不见了，请重新安装程序。") from None
    faults = [told for line in lines if (told := _fault(folder, *line.split("  ", 1)))]
    if faults:
        more = f"等 {len(faults)} 个文件" if len(faults) > _MOST_NAMED else ""
        raise UserError(f"{'、'.join(faults[:_MOST_NAMED])}{more}，请重新安装程序。")
    return f"{len(lines)} 个文件"


def _fault(folder: Path, digest: str, name: str) -> str:
    """What is wrong with one file, "" where nothing is."""
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return f"缺 {name}"
    return "" if sha256(data).hexdigest() == digest else f"{name} 被改动"


def try_checks(room: Path) -> str:
    """Put a mistake for each check into a draft and expect each to find its own.

    Raises UserError that names every check which failed or found nothing. A check without a seed in
    `resources/selftest` has only to run.
    """
    seeds = dict(_seeds())
    library = open_library(room / "library-of-checks")
    try:
        add_starter(library)
        copied = library.search(Query("责任")).hits[0].clip.plain_text
        seeds |= {"copied": copied, "twice": copied}
        checker = Checker()
        found = {finding.check for finding in checker.check(_seeded(seeds, copied), _context(library))}
    finally:
        library.close()
    blind = [check.title for check in CHECKS if check.name in seeds and check.name not in found]
    if checker.failures or blind:
        raise UserError("".join(checker.failures) + "".join(f"“{title}”没有查出该查的。" for title in blind))
    return f"{len(CHECKS)} 项校核，{len(seeds)} 项各查出一处放进去的错"


def _seeds() -> list[tuple[str, str]]:
    lines = resource("selftest", "seeds.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return [(name, sentence) for name, _, sentence in pairs]


def _seeded(seeds: dict[str, str], copied: str) -> Draft:
    """A draft of the seeds, with the copied paragraph once more at its end."""
    texts = [*seeds.values(), copied]
    paragraphs = tuple(Paragraph(new_id(), Role.BODY, text=text) for text in texts)
    return Draft(facts=Facts("在全县示范工作会议上的讲话", place=_PLACE), paragraphs=paragraphs)


def _context(library: EmbeddedLibrary) -> Context:
    return context_of(
        Facts(place=_PLACE),
        Unit(level="county", leaders=_LEADERS, copied_limit=5),
        load_terms(),
        datetime.date(2026, 6, 18),
        cut=word_pieces,
        seen=library.seen,
        origins=Tracer(library.candidates(), {}, Home(_PLACE)).origins,
    )


def try_import(room: Path, draft: Draft) -> str:
    """Import a .doc by way of the process that reads files, and have material recommended for a place of a draft."""
    folder = room / "旧稿"
    folder.mkdir()
    (folder / "旧讲话.doc").write_bytes(resource("selftest", "speech.doc").read_bytes())
    library = open_library(room / "library-of-files")
    try:
        report = _imported(library, [folder])
        if report.imported != 1:
            raise UserError("；".join(item.reason for item in report.refused) or "没有读进来。")
        add_starter(library)
        place = next(p for p in draft.paragraphs if p.role is Role.BODY and p.slot)
        assert place.slot is not None
        recommended = library.recommend(place.slot, draft)
    finally:
        library.close()
    if not recommended:
        raise UserError("一条素材也推荐不出来。")
    return f"读入一份 .doc，推荐 {len(recommended)} 条"


def _imported(library: EmbeddedLibrary, paths: list[Path]) -> ImportReport:
    job = library.import_files(paths)
    while True:
        try:
            next(job)
        except StopIteration as stop:
            return stop.value


def try_pages(draft: Draft) -> bytes:
    """The pages of a draft as a PDF; UserError where none comes."""
    data = to_pdf(PageMaker(Look("gbt9704"), Path()).make(draft))
    if not data.startswith(b"%PDF"):
        raise UserError("排出来的不是 PDF。")
    return data


def try_recovery(room: Path, draft: Draft) -> str:
    """Write the recovery copy of a draft, leave it behind as a crash would, and take it up again."""
    running = RecoveryStore(room / "recovery")
    running.write(draft, None)
    left = {copy.name: copy.read_bytes() for copy in (room / "recovery").glob("*.gao")}
    running.close()
    for name, data in left.items():
        (room / "recovery" / name).write_bytes(data)
    next_time = RecoveryStore(room / "recovery")
    try:
        orphans = next_time.list_orphans()
        if [one.draft for one in orphans] != [draft]:
            raise UserError("写进去的和找回来的不一样。")
    finally:
        next_time.close()
    return f"找回 {len(draft.paragraphs)} 段"

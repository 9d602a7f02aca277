"""What works on this computer, as one JSON file: for whoever supports an office by telephone.

The parts are tried in a folder of their own; of the user's folders only whether they can be written is looked at.
"""

import hashlib
import json
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow

from drafter import __version__
from drafter.core.errors import UserError
from drafter.core.model import Draft, Facts
from drafter.core.outline import draft_from_outline
from drafter.files.gao import load_draft, save_draft
from drafter.files.outlines import find_outline, load_outlines
from drafter.files.whole import write_whole
from drafter.library.api import Query
from drafter.library.embedded import add_starter, open_library
from drafter.library.words import load_words
from drafter.paths import Home, installed_folder, resource
from drafter.reading.read import read_document
from drafter.ui.support.font_report import font_report, fonts_told
from drafter.ui.support.made_with import libraries
from drafter.ui.support.trials import try_checks, try_files, try_import, try_pages, try_recovery
from drafter.word.export import to_docx
from drafter.word.layout import load_layout

_TEXT = "各单位要把责任落实到岗位、落实到人头，一项一项抓到底。"
_FACTS = Facts("在全县示范工作会议上的讲话", date=date(2026, 3, 5))


@dataclass(slots=True)
class Trial:
    """What one run works with: the user's folders, a folder to try in, and how a window is built for a folder."""

    home: Home
    room: Path
    build: Callable[[Path], QMainWindow]
    facts: dict[str, Any] = field(default_factory=dict)


Check = Callable[[Trial], str]


def run_selftest(home: Home, build: Callable[[Path], QMainWindow], report: Path) -> int:
    """Try every part, write the report, and return 0 where all works and 1 where something does not.

    `build` is what makes the window for a folder. Raises UserError where the report cannot be written.
    """
    room = _room(home)
    try:
        result = tried(Trial(home, room, build))
    finally:
        shutil.rmtree(room, ignore_errors=True)
    write_whole(report, json.dumps(result, ensure_ascii=False, indent=2).encode())
    return 0 if result["ok"] else 1


def _room(home: Home) -> Path:
    """A new folder to try in: among the user's own, so that a portable copy leaves nothing elsewhere; where that
    cannot be written, among the system's temporary ones."""
    prefix = "selftest-"
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        for left_over in home.root.glob(f"{prefix}*/"):  # of a run that was cut short
            shutil.rmtree(left_over, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=home.root))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=f"drafter-{prefix}"))


def tried(trial: Trial) -> dict[str, Any]:
    """The report as plain data: what the computer is, and for each part whether it works and what came out."""
    checks = list(_results(trial))
    return {
        "ok": all(check["ok"] for check in checks),
        "drafter": __version__,
        "system": f"{platform.system()} {platform.release()} {platform.version()} {platform.machine()}",
        "python": platform.python_version(),
        "program": sys.executable,
        "home": str(trial.home.root),
        "libraries": dict(libraries()),
        "checks": checks,
        **trial.facts,
    }


def _results(trial: Trial) -> Iterator[dict[str, Any]]:
    for name, (title, check) in _CHECKS.items():
        started = time.perf_counter()
        try:
            ok, detail = True, check(trial)
        except Exception as error:  # whatever breaks is what the report is for
            ok, detail = (
                False,
                str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}",
            )
        spent = round((time.perf_counter() - started) * 1000)
        yield {"name": name, "title": title, "ok": ok, "detail": detail, "milliseconds": spent}


def _draft() -> Draft:
    """The three-part outline with the same sentence in every open slot."""
    draft = draft_from_outline(find_outline(load_outlines(None), "three-part"), _FACTS)
    filled = (replace(paragraph, text=paragraph.text or _TEXT) for paragraph in draft.paragraphs)
    return draft.with_paragraphs(tuple(filled))


def _window(trial: Trial) -> str:
    window = trial.build(trial.room / "home")
    window.show()
    QApplication.processEvents()
    size = f"{window.width()}×{window.height()}"
    window.close()
    QApplication.processEvents()
    _expect(window.isHidden(), "窗口关不上")
    return f"{size}，{QApplication.platformName()}"


def _words(trial: Trial) -> str:
    cut = load_words().cut("安全生产责任重于泰山")
    _expect("安全" in "".join(cut) and len(cut) < 8, f"切出来是 {cut}")
    return " ".join(cut)


def _index(trial: Trial) -> str:
    library = open_library(trial.room / "library")
    try:
        added = add_starter(library)
        found = library.search(Query("责任")).total
    finally:
        library.close()
    _expect(bool(found), "自带素材里什么也没找到")
    return f"自带素材 {added} 篇，“责任”找到 {found} 条"


def _gao(trial: Trial) -> str:
    path, draft = trial.room / "自检 稿子.gao", _draft()
    save_draft(draft, path)
    _expect(load_draft(path).paragraphs == draft.paragraphs, "存进去的和读出来的不一样")
    return f"{len(draft.paragraphs)} 段"


def _docx(trial: Trial) -> str:
    data = to_docx(_draft(), load_layout("gbt9704"), load_words().pieces, ids=False)
    path = trial.room / "自检.docx"
    path.write_bytes(data)
    read = read_document(path)
    _expect(read.facts.title == _FACTS.title, f"读回来的标题是“{read.facts.title}”")
    trial.facts["docx_sha256"] = hashlib.sha256(data).hexdigest()
    return f"{len(data)} 字节，读回 {len(read.paragraphs)} 段"


def _pdf(_trial: Trial) -> str:
    text = "".join(
        paragraph.text for paragraph in read_document(resource("selftest", "speech.pdf")).paragraphs
    )
    _expect("逐件登记、逐件回访" in text, f"读出来是“{text}”")
    return f"中文 PDF，{len(text)} 字"


def _files(_trial: Trial) -> str:
    return try_files(installed_folder())


def _checks(trial: Trial) -> str:
    return try_checks(trial.room)


def _import(trial: Trial) -> str:
    return try_import(trial.room, draft_from_outline(find_outline(load_outlines(None), "three-part"), _FACTS))


def _pages(trial: Trial) -> str:
    return f"{len(try_pages(_draft()))} 字节"


def _recovery(trial: Trial) -> str:
    return try_recovery(trial.room, _draft())


def _fonts(trial: Trial) -> str:
    """Never a failure: the program works without them, and says at every export what stands in for a font."""
    trial.facts["fonts"] = fonts = font_report(load_layout("gbt9704"), QFontDatabase.families())
    return fonts_told(fonts)


def _folders(trial: Trial) -> str:
    """Whether the user's own folders can be written, tried with a file that goes away again."""
    for folder in (trial.home.root, trial.home.library, trial.home.recovery):
        nearest = next(place for place in (folder, *folder.parents) if place.exists())
        with tempfile.NamedTemporaryFile(prefix=".drafter-", dir=nearest) as probe:
            probe.write(b"drafter")
    return str(trial.home.root)


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise UserError(otherwise)


_CHECKS: Mapping[str, tuple[str, Check]] = {
    "files": ("程序文件齐全", _files),
    "window": ("打开窗口", _window),
    "words": ("切词", _words),
    "index": ("建立语料库并搜索", _index),
    "gao": ("保存和打开稿子", _gao),
    "docx": ("导出 Word", _docx),
    "pdf": ("读取 PDF", _pdf),
    "import": ("导入旧稿、推荐素材", _import),
    "checks": ("校核", _checks),
    "pages": ("排版成 PDF", _pages),
    "recovery": ("恢复副本", _recovery),
    "fonts": ("公文字体", _fonts),
    "folders": ("数据文件夹可写", _folders),
}

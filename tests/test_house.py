"""The house rules that hold for every module: which way imports run, who knows Qt, and that nothing goes online."""

import ast
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT, missing
from tools.figures import MOST_WAYS, complexity, words_in_constants

SOURCES = sorted((ROOT / "drafter").rglob("*.py"))

#: Blocks Qt as if it were not installed, then does what the rest of the program promises to do without it.
WITHOUT_QT = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, Blocker())
import drafter
for module in pkgutil.walk_packages(drafter.__path__, "drafter."):
    if not (module.name + ".").startswith("drafter.ui."):
        importlib.import_module(module.name)
from drafter.__main__ import main
folder = sys.argv[1]
assert main(["new", "--title", "讲话", "-o", folder + "/a.gao"]) == 0
assert main(["inspect", folder + "/a.gao", "--json"]) == 0
"""

#: Lets no socket be opened and no name be looked up, then does a day's work.
WITHOUT_NETWORK = """
import sys
import unicodedata
from collections.abc import Iterator

def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(refuse)
from drafter.__main__ import main
folder, speech = sys.argv[1:]
library = ["--library", folder + "/library"]
for arguments in (
    ["import", speech, *library, "--json"],
    ["search", "落实", *library, "--json"],
    ["search", "落实", *library],
    ["library", "verify", *library],
    ["new", "--title", "讲话", "-o", folder + "/a.gao"],
    ["typeset", speech, "-o", folder + "/a.docx"],
):
    assert main(arguments) == 0, arguments
"""

SPEECH = """在全县示范工作会议上的讲话
同志们：
今天召开会议，主要任务是部署工作。下面，我讲两点意见。
一、提高认识
要学习到位，把思想统一起来。
二、狠抓落实
要责任到人，把任务落实下去。
"""


#: Says what a program has loaded when it has opened a library.
OPENED = """
import sys
from pathlib import Path
from drafter.library.embedded import open_library
open_library(Path(sys.argv[1])).close()
print(*sys.modules, sep="\\n")
"""
#: What reads files, and what takes them in: the library is on the desk before the first of them comes.
READERS = (
    "docx",
    "lxml",
    "drafter.reading.formats",
    "drafter.reading.read",
    "drafter.library.importing.batch",
    "drafter.library.importing.prepare",
    "drafter.library.importing.worker",
)


def python(code, *arguments, home):
    environment = os.environ | {"DRAFTER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)


def test_everything_but_the_window_works_without_qt(tmp_path):
    run = python(WITHOUT_QT, tmp_path, home=tmp_path / "home")
    assert run.returncode == 0, run.stderr


def test_no_socket_is_opened_from_import_to_export(tmp_path):
    speech = tmp_path / "speech.txt"
    speech.write_text(SPEECH, encoding="utf-8")
    run = python(WITHOUT_NETWORK, tmp_path, speech, home=tmp_path / "home")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "a.docx").stat().st_size > 0


@cache
def tree(path):
    """A source file taken apart, once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path):
    """The imports of a source file, those for types alone too."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, (ast.Import, ast.ImportFrom))]


def imported(path):
    """The names of the modules that a source file imports."""
    for node in imports(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


ONLINE = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "PySide6.QtNetwork"}


def named(path):
    return path.relative_to(ROOT).as_posix()


def test_no_module_knows_the_network():
    found = [
        (named(path), name)
        for path in SOURCES
        for name in imported(path)
        if name in ONLINE or name.partition(".")[0] in ONLINE
    ]
    assert found == []


def dotted(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def ours_in(path, modules):
    """The modules of ours that a source file imports, those for types alone too."""
    for node in imports(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)} & modules
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & modules


def test_no_import_goes_in_a_circle_not_even_for_types():
    modules = {dotted(path) for path in SOURCES}
    graph = {dotted(path): set(ours_in(path, modules)) for path in SOURCES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_only_the_window_imports_qt():
    others = [path for path in SOURCES if not named(path).startswith("drafter/ui/")]
    assert [named(p) for p in others for name in imported(p) if name.partition(".")[0] == "PySide6"] == []


def test_imports_run_one_way():
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        missing("lint-imports")
    run = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout


def test_a_file_is_one_idea_and_a_function_fits_on_a_screen():
    texts = {named(path): path.read_text(encoding="utf-8") for path in SOURCES}
    assert [name for name, text in texts.items() if text.count("\n") > 400] == []
    functions = (
        (named(path), node)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
    )
    assert [(name, f.name) for name, f in functions if (f.end_lineno or 0) - f.lineno >= 50] == []


def test_every_folder_of_the_program_is_a_package_that_says_what_it_holds():
    """A folder without this file is left out of the contracts on imports, which look at packages."""
    folders = {path.parent for path in (ROOT / "drafter").rglob("*.py")}
    said = {folder: folder / "__init__.py" for folder in folders}
    assert [folder.name for folder, init in said.items() if not init.is_file()] == []


def test_no_function_has_more_than_fifteen_ways_through_it():
    """Each `and`, `or`, `if … else` and comprehension counts as a way, which ruff's own rule leaves out."""
    functions = (
        (named(path), node)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    ways = ((f"{name}:{node.lineno} {node.name}", complexity(node)) for name, node in functions)
    assert [(name, count) for name, count in ways if count > MOST_WAYS] == []


#: So many characters of Chinese may stand in the constants of a module of these rooms.
MOST_WORDS = 60
WORD_ROOMS = ("drafter/checks/", "drafter/reading/", "drafter/library/stale/")


def test_rules_of_language_are_data_and_not_constants():
    """They belong to `resources/patterns` or another list, where each has its examples: see CONTRIBUTING.

    The readers of formats name kinds of files and no rules.
    """
    rooms = (path for path in SOURCES if named(path).startswith(WORD_ROOMS) and "formats" not in path.parts)
    counted = ((named(path), words_in_constants(tree(path))) for path in rooms)
    assert [(name, count) for name, count in counted if count > MOST_WORDS] == []


#: What Qt's text puts for an object and for what it cannot decode; neither is painted.
_QT_SIGNS = "\ufffc\ufffd"


def _shown_words() -> Iterator[tuple[Path, str]]:
    """Every string of the window's modules and of the help, with the file that it stands in."""
    for path in (ROOT / "drafter" / "ui").rglob("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value
    for path in (ROOT / "resources" / "help").rglob("*.html"):
        yield path, path.read_text(encoding="utf-8")


def test_the_window_shows_only_signs_that_every_chinese_font_has():
    """What is not in GBK is an empty box in 宋体 and YaHei of an older Windows: arrows and ticks of that kind are icons."""
    lacking = {
        (path.name, sign)
        for path, words in _shown_words()
        for sign in words
        if sign not in _QT_SIGNS
        and unicodedata.category(sign)[0] in "SP"
        and sign.encode("gbk", "ignore") == b""
    }
    assert not lacking


def test_a_library_is_opened_without_what_reads_files(tmp_path):
    run = python(OPENED, tmp_path / "library", home=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "drafter.library.embedded" in run.stdout.split()
    assert not set(READERS) & set(run.stdout.split())


#: The pages for those who change the program.
PAGES = (ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_pages_for_developers_name_is_there(page):
    """Files by the end of their path, folders below the package, and what `python -m` starts."""
    text = page.read_text(encoding="utf-8")
    files = [
        named(path) for folder in ("drafter", "tests", "tools") for path in (ROOT / folder).rglob("*.py")
    ]
    wanted = {f"/{name}" for name in re.findall(r"\b([\w/]+\.py)\b", text) if "NAME" not in name}
    assert [name for name in wanted if not any(f"/{file}".endswith(name) for file in files)] == []
    folders = re.findall(r"`((?:core|reading|checks|word|ui)/[\w/]*)`", text)
    assert [name for name in folders if not (ROOT / "drafter" / name).exists()] == []
    modules = {name.replace(".", "/") for name in re.findall(r"python3? -m ((?:tests|tools)[\w.]+)", text)}
    assert [name for name in modules if not {f"{name}.py", f"{name}/__main__.py"} & set(files)] == []

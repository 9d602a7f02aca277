"""Step `bytecode`: every module of the tree compiled, by a Python whose bytecode the runtime accepts."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator

from windows.assemble import set_times
from windows.fetch import runtime_zip
from windows.plan import BuildError, Plan

_COMPILE = """
import compileall, py_compile, sys
ok = compileall.compile_dir(sys.argv[1], quiet=1, force=True, workers=1, stripdir=sys.argv[1],
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
sys.exit(not ok)
"""

_TELL_VERSION = "import sys; print(sys.version_info[:2])"


def bytecode(plan: Plan) -> None:
    """Compile every module of the tree, so that the program starts fast and writes nothing beside itself.

    The compiled files are never compared with their sources (PEP 552, unchecked hash): nobody edits these.
    """
    done = _run(plan, [*_compiler(plan), "-I", "-c", _COMPILE, str(plan.tree / "lib")])
    if done.returncode:
        raise BuildError(f"Some modules could not be compiled:\n{done.stdout}{done.stderr}")
    set_times(plan.tree, plan.epoch)


def _compiler(plan: Plan) -> list[str]:
    """A Python of the runtime's version: one of this system, else the runtime itself under wine."""
    wanted = tuple(int(number) for number in plan.pins["python"].split("."))
    for candidate in _candidates(plan):
        try:
            answer = _run(plan, [*candidate, "-c", _TELL_VERSION])
        except OSError:
            continue
        if answer.returncode == 0 and answer.stdout.strip().endswith(str(wanted)):
            return candidate
    raise BuildError(f"Compiling needs Python {plan.pins['python']}, or wine64. Install one of them.")


def _candidates(plan: Plan) -> Iterator[list[str]]:
    if given := os.environ.get("DRAFTER_BUILD_PYTHON"):
        yield [given]
    yield [f"python{plan.pins['python']}"]
    if wine := shutil.which("wine"):
        runtime = plan.work / "runtime"
        with zipfile.ZipFile(runtime_zip(plan)) as opened:
            opened.extractall(runtime)
        yield [wine, str(next(runtime.rglob("python.exe")))]


def _run(plan: Plan, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run to the end, with the output through pipes: a Windows Python dies where its output is a file."""
    environment = os.environ | {
        "PYTHONHASHSEED": "0",
        "WINEPREFIX": str(plan.work / "wine"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=;mshtml=",
    }
    plan.work.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, errors="replace", check=False
    )

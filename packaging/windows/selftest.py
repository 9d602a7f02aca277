"""Step `selftest`: the program in the tree tries all its parts itself, and a tree in which one fails is refused."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from windows.plan import PACKAGING, BuildError, Plan

_COMPILER = "x86_64-w64-mingw32-gcc"
#: wine 8 lacks a DLL that Rust's standard library asks for; ours stands in where wine has none.
_SHIM = PACKAGING / "wine" / "bcryptprimitives.c"


def selftest(plan: Plan) -> None:
    """Run the tree's own self-test, here under wine; BuildError that names every part which does not work.

    The tree stays as it is: a copy of it is run. Without wine it is said that nothing was tried.
    """
    if not shutil.which("wine"):
        print("no wine here: the self-test of the tree was not run", flush=True)
        return
    drive = _windows(plan) / "drive_c"
    tried, report = drive / "tree", drive / "selftest.json"
    shutil.rmtree(tried, ignore_errors=True)
    shutil.copytree(plan.tree, tried)
    report.unlink(missing_ok=True)
    said = _run(plan, "C:\\tree\\drafter-cli.exe", "--selftest", "C:\\selftest.json")
    if not report.is_file():
        raise BuildError(f"The self-test of the tree broke off:\n{said}")
    result = json.loads(report.read_text(encoding="utf-8"))
    if not result["ok"]:
        broken = [f"{part['name']}: {part['detail']}" for part in result["checks"] if not part["ok"]]
        raise BuildError("The self-test of the tree fails:\n" + "\n".join(broken))
    _try_sharing(plan, drive)


def _try_sharing(plan: Plan, drive: Path) -> None:
    """Sign a disc and call a server that is not there: what colleagues share by needs libraries of its own."""
    shutil.rmtree(drive / "share", ignore_errors=True)
    (drive / "share").mkdir()
    commands = (
        (("join", "C:\\share"), "核对码"),
        (("bundle", "write", "C:\\disc.gwk"), "已签名"),
        (("leave",), "已退出"),
        (("join", "postgresql://nobody@127.0.0.1:9/office"), "连不上服务器"),
    )
    for words, expected in commands:
        said = _run(plan, "C:\\tree\\drafter-cli.exe", "office", *words)
        if expected not in said:
            raise BuildError(f"The tree cannot share: office {' '.join(words)} said\n{said}")


def _windows(plan: Plan) -> Path:
    """The prefix of wine in which the tree is tried."""
    prefix = plan.work / "wine"
    _run(plan, "wineboot", "-i")
    _run(plan, "winecfg", "-v", "win10")
    missing = prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
    if not missing.exists():
        command = [_COMPILER, "-shared", "-Os", "-s", str(_SHIM), "-o", str(missing), "-ladvapi32"]
        subprocess.run(command, check=True)
    return prefix


def _run(plan: Plan, *command: str) -> str:
    """Run a Windows program to its end and return what it says, through a pipe: it dies where its output is a file."""
    home = plan.work / "home"
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DRAFTER_", "QT_"))}
    environment = kept | {
        "HOME": str(home),
        "WINEPREFIX": str(plan.work / "wine"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=;mshtml=",
    }
    with subprocess.Popen(
        ["wine", *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout
        try:
            process.wait(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            raise BuildError(f"{command[0]} did not come to an end.") from None
        # What stands in the pipe: wine's services hold it for longer than the program lives.
        os.set_blocking(process.stdout.fileno(), False)
        said = (process.stdout.read() or b"").decode("utf-8", "replace")
        process.stdout.close()
    return said

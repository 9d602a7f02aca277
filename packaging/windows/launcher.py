"""Step `launcher`: drafter.exe for the window and drafter-cli.exe for the terminal, by the cross compiler."""

import os
import shutil
import subprocess
from pathlib import Path

from windows.assemble import set_times
from windows.icon import make_icon
from windows.plan import BuildError, Plan

_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"


def launcher(plan: Plan) -> None:
    """Draw the icon, compile both launchers and put them with the icon into the tree."""
    for tool in (_COMPILER, _RESOURCES):
        if not shutil.which(tool):
            raise BuildError(f"{tool} is missing: apt install gcc-mingw-w64-x86-64")
    plan.work.mkdir(parents=True, exist_ok=True)
    icon = icon_file(plan)
    shutil.copy(icon, plan.tree / icon.name)
    resources = _compiled_resources(plan, icon)
    _compile(plan, resources, plan.tree / f"{plan.project.name}.exe", "-mwindows")
    _compile(plan, resources, plan.tree / f"{plan.project.name}-cli.exe", "-mconsole", "-DCONSOLE")
    set_times(plan.tree, plan.epoch)


def icon_file(plan: Plan) -> Path:
    """The program's icon in all sizes."""
    plan.work.mkdir(parents=True, exist_ok=True)
    icon = plan.work / f"{plan.project.name}.ico"
    make_icon(plan.root / "resources" / "icons" / f"{plan.project.name}.svg", icon, plan.work / "icon")
    return icon


def _compiled_resources(plan: Plan, icon: Path) -> Path:
    project = plan.project
    defines = plan.work / "launcher-facts.rc"
    # In a file: text with spaces and Chinese does not survive the resource compiler's command line.
    facts = {
        "ICON_FILE": f'"{icon}"',
        "VERSION_NUMBERS": ",".join(map(str, project.version_numbers)),
        "VERSION_TEXT": f'"{project.version}"',
        "COMPANY": f'"{project.company}"',
        "DISPLAY_NAME": f'"{project.display_name}"',
    }
    lines = ["#pragma code_page(65001)", *(f"#define {name} {value}" for name, value in facts.items())]
    defines.write_text("\n".join([*lines, '#include "launcher.rc"', ""]), encoding="utf-8")
    compiled = plan.work / "launcher-resources.o"
    folder = plan.packaging / "launcher"
    _run(_RESOURCES, "--codepage=65001", f"--include-dir={folder}", str(defines), str(compiled))
    return compiled


def _compile(plan: Plan, resources: Path, target: Path, *kind: str) -> None:
    """No time stamp goes into the file, so that the same source gives the same bytes."""
    dll = f'-DPYTHON_DLL=L"python{plan.python_tag}.dll"'
    source = plan.packaging / "launcher" / "launcher.c"
    options = (
        "-municode",
        "-Os",
        "-s",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-static",
        "-Wl,--no-insert-timestamp",
    )
    _run(_COMPILER, *options, *kind, dll, str(source), str(resources), "-o", str(target))


def _run(*command: str) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C"}
    )
    if done.returncode:
        raise BuildError(f"{command[0]} failed:\n{done.stderr}")

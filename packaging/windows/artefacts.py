"""Steps `filelist`, `installer`, `portable` and `sums`: what is handed out, made from the finished tree."""

import hashlib
import os
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

from windows.launcher import icon_file
from windows.plan import BuildError, Plan

_MARKER_NAME = "portable.txt"
_MARKER = (
    "有这个文件，程序就把语料库、设置和恢复副本都放在旁边的 data 文件夹里，随这个文件夹一起带走。\r\n"
    "删去它，程序就用这台电脑上您自己的数据文件夹。\r\n"
)


def filelist(plan: Plan) -> None:
    """The commands by which the uninstaller removes exactly what was installed, file by file, folder by folder."""
    plan.work.mkdir(parents=True, exist_ok=True)
    paths = [path.relative_to(plan.tree) for path in tree_entries(plan.tree)]
    files = [path for path in paths if (plan.tree / path).is_file()]
    folders = sorted((path for path in paths if (plan.tree / path).is_dir()), reverse=True)
    lines = [f'Delete "$INSTDIR\\{_windows(path)}"' for path in files]
    lines += [f'RMDir "$INSTDIR\\{_windows(path)}"' for path in folders]
    _list_file(plan).write_text("\n".join([*lines, ""]), encoding="utf-8-sig")


def _windows(path: Path) -> str:
    """A relative path with backslashes, with NSIS's own sign escaped."""
    return str(path).replace("/", "\\").replace("$", "$$")


def _list_file(plan: Plan) -> Path:
    return plan.work / "uninstall-files.nsh"


def tree_entries(tree: Path) -> list[Path]:
    """Every file and folder of the tree, in an order that does not hang on the file system."""
    return sorted(tree.rglob("*"), key=lambda path: path.as_posix())


def installer(plan: Plan) -> None:
    """Compile installer.nsi into the setup program."""
    if not shutil.which("makensis"):
        raise BuildError("makensis is missing: apt install nsis")
    project, output = plan.project, plan.artefact("setup.exe")
    facts = {
        "NAME": project.name,
        "DISPLAY_NAME": project.display_name,
        "VERSION": project.version,
        "VERSION_NUMBERS": ".".join(map(str, project.version_numbers)),
        "COMPANY": project.company,
        "TREE": str(plan.tree),
        "UNINSTALL_FILES": str(_list_file(plan)),
        "ICON": str(icon_file(plan)),
        "OUTPUT": str(output),
        "STUB": plan.stub,
        "SIZE_KB": str(size_of(plan.tree) // 1024),
    }
    defines = [f"-D{name}={value}" for name, value in facts.items()]
    script = plan.packaging / "installer.nsi"
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(plan.epoch), "LC_ALL": "C.UTF-8"}
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise BuildError(f"makensis failed:\n{done.stdout}{done.stderr}")


def portable(plan: Plan) -> None:
    """Zip the tree with the mark that makes the program keep everything beside itself."""
    top = f"{plan.project.name}-{plan.project.version}"
    stamp = time.gmtime(plan.epoch)[:6]
    with zipfile.ZipFile(
        plan.artefact("portable.zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as archive:
        for path in tree_entries(plan.tree):
            if path.is_file():
                _add(archive, f"{top}/{path.relative_to(plan.tree).as_posix()}", path.read_bytes(), stamp)
        _add(archive, f"{top}/{_MARKER_NAME}", _MARKER.encode("utf-8-sig"), stamp)


def _add(archive: zipfile.ZipFile, name: str, data: bytes, stamp: tuple[int, ...]) -> None:
    info = zipfile.ZipInfo(name, (stamp[0], stamp[1], stamp[2], stamp[3], stamp[4], stamp[5]))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)


def sums(plan: Plan) -> None:
    """SHA256SUMS of the artefacts, for offices that check what they were handed."""
    made = [path for path in (plan.artefact("portable.zip"), plan.artefact("setup.exe")) if path.is_file()]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (plan.output / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())

"""Whether the tree is whole, and holds nothing that nobody needs.

    python packaging/check_tree.py TREE

Every check gives a list of complaints; none means that all is well.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from windows.data import complain_about_data
from windows.dlls import complain_about_dlls
from windows.imports import complain_about_imports
from windows.manifest import complain_about_files
from windows.plan import PACKAGING, BuildError, Plan

#: Folders of `licenses` that the build makes by itself, beside one for each library.
_TEXTS = ("NOTICE.txt", "Python.txt", "LGPL-3.txt", "GPL-3.txt")


def check(plan: Plan) -> None:
    """BuildError that lists every complaint about the plan's tree."""
    if complaints := complaints_about(plan.tree, set(plan.pins["absent"])):
        raise BuildError("\n".join(complaints))


def complaints_about(tree: Path, absent: set[str]) -> list[str]:
    """What is wrong with a tree; `absent` names modules that it may lack."""
    return [
        *complain_about_files(tree),
        *complain_about_dlls(tree, PACKAGING / "windows_system.txt"),
        *complain_about_imports(tree, absent),
        *complain_about_data(tree),
        *complain_about_licences(tree),
    ]


def complain_about_licences(tree: Path) -> list[str]:
    """Texts that are missing from the tree's folder of licences: the general ones, and one for each library."""
    folder = tree / "licenses"
    missing = [name for name in _TEXTS if not (folder / name).is_file()]
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8") if "NOTICE.txt" not in missing else ""
    for info in sorted((tree / "lib").glob("*.dist-info")):
        library = info.name.split("-")[0]
        told = library.replace("_essentials", "").lower() in notice.lower()
        if library != "drafter" and not told and not any((folder / library).glob("*")):
            missing.append(library)
    return [f"licenses: nothing for {name}" for name in missing]


def main(arguments: list[str]) -> int:
    """Check the tree that is named and return the exit status."""
    (tree,) = arguments
    pins = Plan(PACKAGING.parent, Path(), Path()).pins
    complaints = complaints_about(Path(tree), set(pins["absent"]))
    print("\n".join(complaints) or "The tree is whole.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

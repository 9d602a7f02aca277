"""Make the Windows installer and the portable folder, on Linux.

    python packaging/build_windows.py                       everything, with the runtime that is shipped
    python packaging/build_windows.py --runtime test        the same with the test runtime, named so
    python packaging/build_windows.py --step assemble       one step alone (may be given several times)

packaging/README.md says what each step does and what it needs.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from check_tree import check
from windows.artefacts import filelist, installer, portable, sums
from windows.assemble import assemble
from windows.bytecode import bytecode
from windows.fetch import fetch
from windows.launcher import launcher
from windows.manifest import manifest
from windows.plan import PACKAGING, BuildError, Plan
from windows.selftest import selftest
from windows.sizes import check_budget, table

STEPS: dict[str, Callable[[Plan], None]] = {
    "fetch": fetch,
    "assemble": assemble,
    "bytecode": bytecode,
    "launcher": launcher,
    "manifest": manifest,
    "check": check,
    "selftest": selftest,
    "filelist": filelist,
    "installer": installer,
    "portable": portable,
    "sums": sums,
    "budget": check_budget,
}


def main(arguments: list[str]) -> int:
    """Run the steps that the arguments ask for and return the exit status."""
    options = _options().parse_args(arguments)
    plan = Plan(
        root=options.root.resolve(),
        cache=options.cache.resolve(),
        output=options.output.resolve(),
        runtime=options.runtime,
        stub=options.stub,
        offline=options.offline,
        runtime_file=options.runtime_file,
    )
    try:
        for step in options.step or STEPS:
            print(step, flush=True)
            STEPS[step](plan)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(table(plan))
    return 0


def _options() -> argparse.ArgumentParser:
    home = Path.home() / ".cache" / "drafter-build"
    parser = argparse.ArgumentParser(description="Make the Windows installer and the portable folder.")
    parser.add_argument("--step", action="append", choices=list(STEPS), help="only this step")
    parser.add_argument("--runtime", default="ship", choices=["ship", "test"], help="a runtime of pins.toml")
    parser.add_argument("--runtime-file", type=Path, help="its archive, where it is already at hand")
    parser.add_argument("--offline", action="store_true", help="take everything from the cache")
    parser.add_argument("--stub", default="x86-unicode", choices=["x86-unicode", "amd64-unicode"])
    parser.add_argument("--root", type=Path, default=PACKAGING.parent, help="the project")
    parser.add_argument("--cache", type=Path, default=home, help="what was fetched (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=PACKAGING.parent / "dist" / "windows")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

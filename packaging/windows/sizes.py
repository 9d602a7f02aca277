"""The table of sizes at the end of a build, with what grew since the build before."""

import json
from collections import Counter
from pathlib import Path

from windows.artefacts import size_of
from windows.plan import BuildError, Plan

_MEGABYTE = 1_000_000
#: Growth of a part that is worth a word, in bytes.
_WORTH_TELLING = 100_000


def sizes_of(tree: Path) -> dict[str, int]:
    """Bytes by part of the tree: each library by itself, everything beside `lib` as the runtime."""
    parts: Counter[str] = Counter()
    for path in tree.rglob("*"):
        if path.is_file():
            inner = path.relative_to(tree).parts
            parts[inner[1] if inner[0] == "lib" and len(inner) > 2 else "runtime"] += path.stat().st_size
    return dict(parts)


def table(plan: Plan) -> str:
    """The sizes in megabytes, largest first, with the change since the last build; remembers them for the next."""
    now = sizes_of(plan.tree) | {
        kind: plan.artefact(kind).stat().st_size
        for kind in ("setup.exe", "portable.zip")
        if plan.artefact(kind).is_file()
    }
    now["installed"] = size_of(plan.tree)
    memory = plan.cache / "sizes.json"
    before: dict[str, int] = json.loads(memory.read_text(encoding="ascii")) if memory.is_file() else {}
    memory.write_text(json.dumps(now), encoding="ascii")
    largest = sorted(now.items(), key=lambda item: -item[1])
    return "\n".join(
        _row(name, size, before.get(name, size)) for name, size in largest if size > _WORTH_TELLING
    )


def _row(name: str, size: int, before: int) -> str:
    change = size - before
    grown = f"  {change / _MEGABYTE:+.1f}" if abs(change) > _WORTH_TELLING else ""
    return f"{name:<24}{size / _MEGABYTE:>8.1f} MB{grown}"


def check_budget(plan: Plan) -> None:
    """BuildError where installer or tree are larger than pins.toml allows."""
    budget = plan.pins["budget"]
    measured = {"installed_megabytes": size_of(plan.tree)}
    if plan.artefact("setup.exe").is_file():
        measured["installer_megabytes"] = plan.artefact("setup.exe").stat().st_size
    for name, size in measured.items():
        if size > budget[name] * _MEGABYTE:
            raise BuildError(f"{name}: {size / _MEGABYTE:.1f} of {budget[name]} allowed. See the size table.")

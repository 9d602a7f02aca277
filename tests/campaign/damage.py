"""Damage to every file of the library, and a restoring after it."""

import shutil
from pathlib import Path

from drafter.core.errors import UserError
from drafter.core.progress import run_job
from drafter.library.restore import DATABASE, restore
from tests.campaign.trial import Broken, Ground, call, must_be_whole


def harm(path: Path, ground: Ground) -> str:
    """Damage one file in a random way; in which."""
    rnd = ground.rnd
    data = bytearray(path.read_bytes())
    way = rnd.choice(["gone", "empty", "cut", "random", "flipped", "zeroed", "a folder", "json"])
    if way in ("gone", "a folder"):
        path.unlink()
        if way == "a folder":
            path.mkdir()
        return way
    if way == "empty":
        data = bytearray()
    elif way == "cut":
        data = data[: rnd.randrange(len(data) + 1)]
    elif way == "random":
        data = bytearray(rnd.randbytes(rnd.randrange(1, 60_000)))
    elif way == "json":
        data = bytearray(
            rnd.choice([b"[]", b"null", b"{}", b'{"version":5,"generation":null}', b"1e999", b'"x"'])
        )
    else:
        for _ in range(rnd.choice([1, 3, 40])):
            place = rnd.randrange(max(1, len(data)))
            stretch = rnd.choice([1, 16, 4096])
            data[place : place + stretch] = bytes(stretch) if way == "zeroed" else rnd.randbytes(stretch)
    path.write_bytes(data)
    return way


def trial(ground: Ground) -> str:
    """Damage one or two files; every command answers; a restoring brings all back."""
    before = ground.rnd.random() < 0.3
    if before:
        shutil.rmtree(ground.library / "index")
    files = sorted(path for path in ground.library.rglob("*") if path.is_file())
    chosen = ground.rnd.choice([ground.library / DATABASE, ground.rnd.choice(files)])
    way = harm(chosen, ground)
    for command in (["info"], ["verify"], ["list"], ["backup", ground.folder / "b.gaolib"]):
        call("library", *command)
    call("search", "责任")
    if chosen.is_dir() and chosen.name == DATABASE:
        chosen.rmdir()
    status, told = call("library", "restore", ground.backup)
    if status:
        raise Broken(f"not restored after {chosen.name} {way}: {told}")
    must_be_whole(ground.library, 3)
    return f"{'library.db' if chosen.name == DATABASE else 'a copy'}: {way}"


def bad_backup(ground: Ground) -> str:
    """A damaged backup is refused or restored whole; refused, it has changed nothing."""
    before = (ground.library / DATABASE).read_bytes()
    way = harm(ground.backup, ground)
    try:
        run_job(restore(ground.library, ground.backup))
    except UserError:
        if (ground.library / DATABASE).read_bytes() != before:
            raise Broken(f"a refused backup ({way}) changed the library") from None
        must_be_whole(ground.library, 3)
        return "a backup refused"
    must_be_whole(ground.library, 3)
    return "a backup restored"

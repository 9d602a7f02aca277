"""The terminal commands that write and read signed discs."""

from pathlib import Path

from drafter.cli_library import receive_segments
from drafter.core.errors import UserError
from drafter.terminal import say
from drafter.usage import Command, Group, argument


def bundle_write(file: Path, after: int | None) -> None:
    """把共享的材料做成一个签了名的文件，刻盘或单向导入用。"""
    import json

    from drafter.files.whole import write_whole
    from drafter.library.restore import DATABASE
    from drafter.office.bundle import BUNDLE_SUFFIX, write_bundle
    from drafter.office.ledger import Ledger
    from drafter.office.share import Share
    from drafter.office.syncing import Syncing
    from drafter.paths import default_home

    home = default_home()
    syncing = Syncing(home)
    office, key = syncing.membership.office, home.office_folder / "key"
    if not (syncing.membership.place and office.key and key.exists() and own_key() == office.key):
        raise UserError("只有最先建立共享的那台机器能签名，请在那台机器上制作光盘。")
    if file.suffix != BUNDLE_SUFFIX:
        raise UserError(f"光盘文件的名称要以 {BUNDLE_SUFFIX} 结尾，如 {office.name}-0001{BUNDLE_SUFFIX}。")
    syncing.contact()
    done_file = home.office_folder / "bundles.json"
    done: dict[str, list[str]] = json.loads(done_file.read_text()) if done_file.exists() else {}
    last = max(map(int, done), default=0)
    after = last if after is None else min(after, last)
    ledger = Ledger(home.library / DATABASE)
    try:
        share = Share(Path(syncing.membership.place), ledger, office, syncing.inbox)
        given = {name for number, names in done.items() if int(number) <= after for name in names}
        segments = [one for one in share.sound_segments() if one.name not in given]
    finally:
        ledger.close()
    sources = write_bundle(file, segments, office, key.read_text().strip(), last + 1, after)
    done[str(last + 1)] = [one.name for one in segments]
    write_whole(done_file, json.dumps(done).encode())
    say(f"第 {last + 1} 号，{sources} 篇，{file.stat().st_size / 1e6:.1f} MB，已签名：{file}")


def bundle_read(file: Path) -> None:
    """读入一个光盘文件；就地读，不用复制。"""
    from drafter.files.whole import write_whole
    from drafter.library.restore import DATABASE
    from drafter.office.bundle import covered, read_manifest, segments_of
    from drafter.office.ledger import Ledger, Seen
    from drafter.office.syncing import Syncing
    from drafter.paths import default_home

    syncing = Syncing(default_home())
    manifest, office = read_manifest(file), syncing.membership.office
    if manifest.office.id != office.id:
        raise UserError(f"这张光盘是“{manifest.office.name}”的，不是“{office.name}”的，没有导入。")
    if manifest.office.key != office.key:
        raise UserError("签名不符，没有导入；请向制作光盘的人核对。")
    for _ in segments_of(file, manifest):  # all of it is proven before any of it counts
        pass
    ledger = Ledger(default_home().library / DATABASE)
    try:
        if ledger.office != office.id:
            ledger.join(office.id, syncing.membership.name)
        seen = ledger.seen()
        syncing.inbox.mkdir(parents=True, exist_ok=True)
        for name, data in segments_of(file, manifest):
            if seen.get(name, Seen("in")).state == "in":
                ledger.note_seen(name, Seen("in"))
                write_whole(syncing.inbox / name, data)
        known, missing = covered(ledger.remembered("bundles"), manifest.number, manifest.after)
        ledger.remember("bundles", known)
    finally:
        ledger.close()
    received = receive_segments(syncing.inbox)
    lack = f"，缺第 {'、'.join(map(str, missing))} 号" if missing else ""
    say((f"新 {received.sources} 篇" if received else "已读入，由打开的窗口收下") + lack)


def own_key() -> str:
    """The public key of what this machine signs, made when first asked for; "" where nothing can sign."""
    import contextlib
    import json

    from drafter.files.whole import write_whole
    from drafter.office.bundle import new_key
    from drafter.paths import default_home

    folder = default_home().office_folder
    public = folder / "public.json"
    with contextlib.suppress(OSError, ValueError):
        return str(json.loads(public.read_text(encoding="utf-8")))
    try:
        secret, shown = new_key()
    except UserError:
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "key", secret.encode())
    write_whole(public, json.dumps(shown).encode())
    return shown


_BUNDLE = argument("file", type=Path, metavar="FILE", help="光盘文件，.gwk。")

BUNDLE_COMMANDS = Group(
    "光盘文件：给连不到共享文件夹的机器。",
    {
        "write": Command(
            bundle_write,
            (
                _BUNDLE,
                argument(
                    "--after",
                    type=int,
                    metavar="N",
                    help="只要第 N 号以后的，0 是全部；默认接着上一号。",
                ),
            ),
        ),
        "read": Command(bundle_read, (_BUNDLE,)),
    },
)

"""The terminal commands by which colleagues share one library."""

import platform
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli_library import JSON, opened_library
from drafter.core.errors import UserError
from drafter.terminal import note, run_with_bar, say, say_json
from drafter.usage import Command, Group, argument

if TYPE_CHECKING:
    from drafter.files.membership import Membership
    from drafter.library.colleagues import Received


def join(place: str, name: str, office: str, as_json: bool) -> None:
    """加入一个共享文件夹：同事导入的旧讲话，各人机器上都能查到；连不到的，用光盘文件（.gwk）加入。"""
    from drafter.files.membership import Membership, save_membership
    from drafter.files.unit import load_unit
    from drafter.library.restoring import DATABASE
    from drafter.office.bundle import BUNDLE_SUFFIX, read_manifest
    from drafter.office.ledger import Ledger
    from drafter.office.share import found_office
    from drafter.paths import default_home

    home = default_home()
    folder = Path(place).expanduser().absolute()
    known = _membership()
    if known and known.place != str(folder):
        raise UserError(f"已经加入了“{known.office.name}”，请先运行 drafter office leave。")
    if folder.suffix == BUNDLE_SUFFIX:
        found = read_manifest(folder).office
        folder = Path()
    else:
        found = found_office(folder, office or load_unit(home.unit).name or folder.name, _own_key)
    if not (home.library / DATABASE).exists():
        with opened_library(None, starter=True):
            pass
    ledger = Ledger(home.library / DATABASE)
    try:
        count = ledger.join(found.id, name or platform.node() or "同事")
    finally:
        ledger.close()
    place = str(folder) if folder.name else ""
    save_membership(Membership(found, place, name or platform.node() or "同事"), home.office)
    if as_json:
        say_json({"office": found.name, "code": found.check_code, "waiting": count})
    else:
        say(f"已加入“{found.name}”。核对码 {found.check_code}；本机 {count} 篇尚未共享")


def sync(watch: bool, once: bool, as_json: bool) -> None:
    """把本机新导入、新更正的告诉同事，把同事的取来；--watch 一直做下去。"""
    from drafter.lock import FileLock
    from drafter.office.syncing import Syncing, told_of
    from drafter.paths import default_home

    if watch and once:
        raise UserError("--watch 和 --once 只能选一个。")
    home = default_home()
    syncing = Syncing(home)
    home.office_folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.office_folder / "lock")
    if not lock.acquire():
        raise UserError("同步正在进行，不用再开一次。")
    try:
        if watch:
            syncing.watch(_until_input_ends(), lambda: _apply(syncing.inbox))
            return
        contact = syncing.contact()
        received = _apply(syncing.inbox)
        _tell(contact.told, received, syncing.status.when, told_of(contact), as_json)
    finally:
        lock.release()


def _tell(told: int, received: "Received | None", when: str, notes: list[str], as_json: bool) -> None:
    """Say how a contact went."""
    sources, changes = (received.sources, received.changes) if received else (0, 0)
    if as_json:
        say_json({"sources": sources, "changes": changes, "told": told, "notes": notes, "last": when})
        return
    came = f"收到 {sources} 篇、修改 {changes} 处" if received else "收到的由打开的窗口收下"
    say(f"{came}；发出 {told} 条；{when}；需要注意 {len(notes)}")
    for sentence in notes:
        note(sentence)


def _until_input_ends() -> threading.Event:
    """An event that is set once whoever started this process closes the pipe, or is gone itself."""
    ended = threading.Event()
    if not sys.stdin.isatty():

        def wait() -> None:
            sys.stdin.read()
            ended.set()

        threading.Thread(target=wait, daemon=True).start()
    return ended


def _apply(inbox: Path) -> "Received | None":
    """Take in what lies in the inbox; None where a window has the library open and will."""
    from drafter.library.colleagues import Received
    from drafter.lock import FileLock
    from drafter.paths import default_home

    if not any(inbox.glob("*.feed")):
        return Received()
    lock = FileLock(default_home().library / "lock")
    if not lock.acquire():
        return None
    lock.release()
    with opened_library(None) as library:
        return None if library.read_only else run_with_bar(library.receive(inbox))


def bundle_write(file: Path, after: int | None) -> None:
    """把共享的材料做成一个签了名的文件，刻盘或单向导入用。"""
    import json

    from drafter.files.whole import write_whole
    from drafter.library.restoring import DATABASE
    from drafter.office.bundle import BUNDLE_SUFFIX, write_bundle
    from drafter.office.ledger import Ledger
    from drafter.office.share import Share
    from drafter.office.syncing import Syncing
    from drafter.paths import default_home

    home = default_home()
    syncing = Syncing(home)
    office, key = syncing.membership.office, home.office_folder / "key"
    if not (syncing.membership.place and office.key and key.exists() and _own_key() == office.key):
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
    from drafter.library.restoring import DATABASE
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
    received = _apply(syncing.inbox)
    lack = f"，缺第 {'、'.join(map(str, missing))} 号" if missing else ""
    say((f"新 {received.sources} 篇" if received else "已读入，由打开的窗口收下") + lack)


def _own_key() -> str:
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


def status(as_json: bool) -> None:
    """加入了哪里、上次同步、还有什么没发出、有没有损坏的文件、谁很久没来。"""
    from drafter.library.restoring import DATABASE
    from drafter.office.ledger import Ledger
    from drafter.office.share import devices_of
    from drafter.office.syncing import Syncing
    from drafter.paths import default_home

    syncing = Syncing(default_home())
    member, last = syncing.membership, syncing.status
    ledger = Ledger(default_home().library / DATABASE)
    try:
        waiting, seen = len(ledger.waiting()), ledger.seen()
    finally:
        ledger.close()
    later = sum(one.state.startswith("later") for one in seen.values())
    devices = devices_of(Path(member.place))
    if as_json:
        say_json(
            {
                "office": member.office.name,
                "code": member.office.check_code,
                "place": member.place,
                "name": member.name,
                "last": last.last,
                "error": last.error,
                "waiting": waiting,
                "damaged": last.damaged,
                "later": later,
                "devices": devices,
            }
        )
        return
    say(f"“{member.office.name}”，本机是“{member.name}”：{member.place}")
    say(f"核对码 {member.office.check_code}")
    say(f"{last.when or '还没有同步过'}；还没发出 {waiting} 条；损坏 {last.damaged} 个文件")
    if later:
        say(f"有 {later} 个文件里的内容要升级程序后才能全部看到。")
    for device in devices:
        say(f"  {device['name']}　{device['last'][:16].replace('T', ' ')}{_silence(device['last'])}")
    for sentence in (*last.notes, *([last.error] if last.error else [])):
        note(sentence)


def _silence(last: str) -> str:
    """How long a device has been silent, where that is long."""
    import datetime

    try:
        days = (datetime.datetime.now().astimezone() - datetime.datetime.fromisoformat(last)).days
    except (ValueError, TypeError):
        return ""
    return f"　已 {days} 天没有同步" if days >= 30 else ""


def check() -> None:
    """逐个核对共享文件夹里的文件，看有没有损坏的。"""
    from drafter.library.restoring import DATABASE
    from drafter.office.ledger import Ledger
    from drafter.office.share import Share
    from drafter.office.syncing import Syncing
    from drafter.paths import default_home

    syncing = Syncing(default_home())
    ledger = Ledger(default_home().library / DATABASE)
    try:
        share = Share(Path(syncing.membership.place), ledger, syncing.membership.office, syncing.inbox)
        wrong = share.check()
    finally:
        ledger.close()
    for file in wrong:
        say(f"损坏：{file}")
    if wrong:
        raise UserError(
            f"{len(wrong)} 个文件损坏，下次同步时由写它的机器补上；那台机器已停用的，由读过它的补上。"
        )
    say("共享文件夹里的文件都完好。")


def leave(keep: bool) -> None:
    """退出共享：本机导入的都留下，同事的删去；加 --keep 则同事的也留下。"""
    import shutil

    from drafter.paths import default_home

    home = default_home()
    member = _membership()
    if member is None:
        raise UserError("没有加入共享，不用退出。")
    with opened_library(None) as library:
        if library.read_only and not keep:
            raise UserError("语料库正在另一个窗口里使用，请先关闭那个窗口，再退出共享。")
        gone = 0 if keep else library.forget_colleagues()
        stay = library.counts()[0]
    _leave_ledger()
    shutil.rmtree(home.office_folder, ignore_errors=True)
    home.office.unlink(missing_ok=True)
    say(f"已退出“{member.office.name}”：本机留下 {stay} 篇，删去同事的 {gone} 篇。")


def _leave_ledger() -> None:
    from drafter.library.restoring import DATABASE
    from drafter.office.ledger import Ledger
    from drafter.paths import default_home

    ledger = Ledger(default_home().library / DATABASE)
    try:
        ledger.leave()
    finally:
        ledger.close()


def _membership() -> "Membership | None":
    from drafter.files.membership import load_membership
    from drafter.paths import default_home

    return load_membership(default_home().office)


_BUNDLE = argument("file", type=Path, metavar="FILE", help="光盘文件，.gwk。")

OFFICE_COMMANDS = Group(
    "几个人合用一个语料库：共享一个文件夹，查找仍在本机。",
    {
        "join": Command(
            join,
            (
                argument("place", metavar="FOLDER", help="大家都能读写的文件夹。"),
                argument("--name", default="", metavar="名称", help="同事看到的本机名称，如 综合科。"),
                argument("--office", default="", metavar="名称", help="第一个加入的人给大家起的名称。"),
                JSON,
            ),
        ),
        "sync": Command(
            sync,
            (
                argument("--watch", action="store_true", help="一直同步下去。"),
                argument("--once", action="store_true", help="只同步一次（默认）。"),
                JSON,
            ),
        ),
        "status": Command(status, (JSON,)),
        "bundle": Group(
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
        ),
        "check": Command(check),
        "leave": Command(leave, (argument("--keep", action="store_true", help="同事的材料也留在本机。"),)),
    },
)

"""A bundle (.gwk): what an office shares as one signed file, for a disc or an importer that goes one way only.

It is a ZIP, stored, of `manifest.json`, `manifest.sig` (Ed25519 over the bytes of the manifest) and `feed/<sha256>.feed`. It is
read where it lies, never unpacked, and holds nothing that runs. The manifest is
`{"bundle":1,"alg":"ed25519","office","name","key","no","after","segments":[…]}`: the bundle number `no` says everything
that was shared since the bundle number `after`.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.core.errors import UserError
from drafter.files.membership import Office
from drafter.library.feed.segment import SUFFIX, BadSegment, is_named, unpack
from drafter.office.share import MOST_OF_FILE

BUNDLE_SUFFIX = ".gwk"
_VERSION, _ALGORITHM = 1, "ed25519"
_MANIFEST, _SIGNATURE, _FEED = "manifest.json", "manifest.sig", "feed/"
_MOST_OF_MANIFEST, _MOST_SEGMENTS = 20_000_000, 100_000
_NO_NACL = "这个程序没有带签名组件，请安装时加上 office（pip install drafter[office]）。"
_DAMAGED = "光盘文件“{}”损坏或不完整，没有导入，请重新制作或重新复制。"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself; `data` are its bytes, of which `signature` is the signature."""

    office: Office
    number: int
    after: int
    segments: tuple[str, ...]
    data: bytes
    signature: bytes


def new_key() -> tuple[str, str]:
    """A new pair of keys, secret and public, as hexadecimal digits; UserError where nothing can sign."""
    try:
        from nacl.signing import SigningKey
    except ImportError as error:
        raise UserError(_NO_NACL) from error
    key = SigningKey.generate()
    return bytes(key).hex(), bytes(key.verify_key).hex()


def write_bundle(
    file: Path, segments: Sequence[Path], office: Office, secret: str, number: int, after: int
) -> int:
    """Write a bundle of segments; gives how many sources it holds. UserError where that is not possible."""
    try:
        from nacl.signing import SigningKey
    except ImportError as error:
        raise UserError(_NO_NACL) from error
    head = {
        "bundle": _VERSION,
        "alg": _ALGORITHM,
        "office": office.id,
        "name": office.name,
        "key": office.key,
    }
    named = {**head, "no": number, "after": after, "segments": [one.stem for one in segments]}
    manifest = json.dumps(named, ensure_ascii=False).encode()
    signature = SigningKey(bytes.fromhex(secret)).sign(manifest).signature
    beside = file.with_name(file.name + ".part")
    sources = 0
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_STORED) as packed:
            packed.writestr(_MANIFEST, manifest)
            packed.writestr(_SIGNATURE, signature)
            for one in segments:
                data = one.read_bytes()
                sources += len(unpack(one.name, data).editions)
                packed.writestr(_FEED + one.name, data)
        beside.replace(file)
    except OSError as error:
        raise UserError(f"写不进“{file}”（{error.strerror}），请检查磁盘空间和权限。") from error
    except BadSegment as error:
        raise UserError("共享文件夹里有损坏的文件，请先同步一次，再制作光盘。") from error
    finally:
        beside.unlink(missing_ok=True)
    return sources


def read_manifest(file: Path) -> Manifest:
    """What a bundle says of itself, its signature proven with the key that it names; UserError where it is none of ours.

    Whether the key is the office's is for the caller to say.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            data = _member(packed, _MANIFEST, _MOST_OF_MANIFEST)
            signature = _member(packed, _SIGNATURE, 1_000)
        told = json.loads(data)
        if told["bundle"] != _VERSION or told.get("alg", _ALGORITHM) != _ALGORITHM:
            raise UserError("这张光盘由更新的版本制作，请先升级。")
        office = Office(str(told["office"]), str(told["name"]), str(told["key"]))
        segments = tuple(str(one) + SUFFIX for one in told["segments"])
        manifest = Manifest(office, int(told["no"]), int(told["after"]), segments, data, signature)
    except OSError as error:
        raise UserError(f"“{file.name}”读不出来（{error.strerror}），没有导入，请检查光盘后再试。") from error
    except (
        zipfile.BadZipFile,
        ValueError,
        KeyError,
        TypeError,
        NotImplementedError,
        RecursionError,
    ) as error:
        raise UserError(_DAMAGED.format(file.name)) from error
    if len(segments) > _MOST_SEGMENTS or not _is_signed(manifest):
        raise UserError("签名不符，没有导入；请向制作光盘的人核对。")
    return manifest


def segments_of(file: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    """The segments of a bundle, each proven; UserError where one is missing or another than its name tells."""
    try:
        with zipfile.ZipFile(file) as packed:
            for name in manifest.segments:
                data = _member(packed, _FEED + name, MOST_OF_FILE)
                if not is_named(name, data):
                    raise UserError(_DAMAGED.format(file.name))
                yield name, data
    except OSError as error:
        raise UserError(f"“{file.name}”读不出来（{error.strerror}），没有导入，请检查光盘后再试。") from error
    except (zipfile.BadZipFile, ValueError, KeyError, NotImplementedError) as error:
        raise UserError(_DAMAGED.format(file.name)) from error


def _member(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The bytes of a file of the ZIP; BadZipFile where it is not stored plainly, or too large."""
    info = packed.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or info.file_size > most:
        raise zipfile.BadZipFile(name)
    with packed.open(info) as member:
        return member.read(most)


def _is_signed(manifest: Manifest) -> bool:
    try:
        from nacl.exceptions import BadSignatureError
        from nacl.signing import VerifyKey
    except ImportError as error:
        raise UserError(_NO_NACL) from error
    try:
        VerifyKey(bytes.fromhex(manifest.office.key)).verify(manifest.data, manifest.signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def covered(told: str, number: int, after: int) -> tuple[str, list[int]]:
    """Which bundles are known after one more, written as the ledger keeps it, and the numbers that are missing."""
    known = {int(one) for one in told.split(",") if one.isdecimal()} | set(range(after + 1, number + 1))
    missing = [one for one in range(1, max(known, default=0)) if one not in known]
    return ",".join(map(str, sorted(known))), missing

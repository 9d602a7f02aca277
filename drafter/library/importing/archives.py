"""Archives of speeches (.zip), unpacked as if they were folders: bounded, and never outside the folder given."""

import contextlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from drafter.core.errors import UserError
from drafter.core.progress import Job, Progress
from drafter.library.api import ImportReport, Refused
from drafter.library.importing.batch import LITTER
from drafter.reading.formats.archive import Archive
from drafter.reading.formats.registry import HEAD, MEGABYTE
from drafter.reading.formats.signs import Look, is_plain_archive

#: The largest archive, and the most bytes and entries that are unpacked of it.
_LARGEST, _MOST_BYTES, _MOST_ENTRIES = 300 * MEGABYTE, 600 * MEGABYTE, 5_000
#: The largest entry that is unpacked.
_LARGEST_ENTRY = 100 * MEGABYTE
#: The flag that says that a name is written in UTF-8 (APPNOTE 4.4.4).
_UTF_8 = 0x800
_PRIVATE = "它在不共享的文件夹里，请先在原处解压，再导入解出来的文件夹。"
_FORBIDDEN = str.maketrans(dict.fromkeys('\\:*?"<>|', "_"))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Files and folders with the archives among them unpacked, and the archives that could not be."""

    paths: tuple[Path, ...]
    refused: tuple[Refused, ...] = ()


def holds_archives(paths: Sequence[Path]) -> bool:
    """Whether one of these files is called a .zip; what lies in folders is not looked at."""
    return any(path.suffix.lower() == ".zip" for path in paths)


def import_unpacked(
    paths: Sequence[Path],
    folder: Path,
    import_files: Callable[[Sequence[Path]], Job[ImportReport]],
    private: Callable[[], Sequence[str]] = tuple,
) -> Job[ImportReport]:
    """Import files and folders with the archives among them unpacked into `folder`, which has to stay for as long as
    files of the report are held.

    Archives in the `private` folders are refused: what is unpacked elsewhere would be told to colleagues.
    """
    unpacked = yield from unpack(paths, folder, list(map(Path, private())))
    report = yield from import_files(unpacked.paths)
    return replace(report, refused=report.refused + unpacked.refused)


def unpack(paths: Sequence[Path], folder: Path, private: Sequence[Path] = ()) -> Job[Unpacked]:
    """Unpack the archives among the paths into `folder`, but for those in `private` folders; all else stays where it is.

    An archive inside a folder or an archive stays packed. Closing the job leaves what was unpacked to whoever removes `folder`.
    """
    found: list[Path] = []
    refused: list[Refused] = []
    for number, path in enumerate(paths):
        yield Progress(number, len(paths), path.name)
        if path.suffix.lower() != ".zip":
            found.append(path)
            continue
        if any(path.absolute().is_relative_to(one) for one in private):
            refused.append(Refused(str(path), _PRIVATE))
            continue
        try:
            found += _unpacked(path, folder / str(number))
        except (UserError, OSError) as error:
            refused.append(Refused(str(path), str(error)))
    return Unpacked(tuple(found), tuple(refused))


def _unpacked(path: Path, folder: Path) -> Iterator[Path]:
    if path.stat().st_size > _LARGEST:
        raise UserError(f"压缩包超过 {_LARGEST // MEGABYTE} MB 的上限，请解压以后导入文件夹。")
    data = path.read_bytes()
    archive = Archive(data, _LARGEST_ENTRY)
    names = frozenset(entry.filename for entry in archive.entries)
    if not is_plain_archive(Look(data[:HEAD], names=lambda: names)):  # a Word document under a wrong name
        return iter((path,))
    entries = [entry for entry in archive.entries if _is_wanted(entry)]
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise UserError("压缩包里的文件太多、太大，请解压以后分批导入文件夹。")
    if not entries:
        raise UserError("压缩包里没有文件。")
    return iter([_written(archive, entry, folder, place) for place, entry in enumerate(entries)])


def _written(archive: Archive, entry: zipfile.ZipInfo, folder: Path, place: int) -> Path:
    """One entry as a file under its own name, in a folder of its own so that no two meet."""
    target = folder / str(place) / _name_of(entry).name.translate(_FORBIDDEN)
    target.parent.mkdir(parents=True)
    target.write_bytes(archive.content(entry))
    return target


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    name = _name_of(entry)
    around = {"__MACOSX"} & set(name.parts)
    return not entry.is_dir() and bool(name.name) and not around and not name.name.startswith(LITTER)


def _name_of(entry: zipfile.ZipInfo) -> PurePosixPath:
    """The name of an entry; Chinese programs write it in GBK and do not say so."""
    name = entry.filename
    if not entry.flag_bits & _UTF_8:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gbk")
    return PurePosixPath(name.replace("\\", "/"))

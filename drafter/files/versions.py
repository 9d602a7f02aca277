"""Earlier versions of drafts, kept by themselves in the user's data folder and bounded in size.

A version is one gzip file of two lines of JSON: what it is (time, name, length, the digests of its pictures), then
the draft. The pictures of all versions of a draft lie beside them, each once.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from drafter.core.disk import in_words
from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.length import length_of
from drafter.core.model import Draft, new_id
from drafter.core.serial import draft_to_json
from drafter.files.gao import MAX_BYTES, draft_of, parse_json
from drafter.files.pictures import PictureFolder
from drafter.files.toml import make_folder
from drafter.files.whole import write_whole

_SUFFIX = ".version.gz"


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version: when it was kept, the name it was given ("" where kept by itself), its length, and the
    digests of its pictures."""

    path: Path
    saved_at: datetime
    name: str
    characters: int
    pictures: tuple[str, ...] = ()


class VersionStore:
    """The earlier versions of all drafts, each under the place where its draft is saved.

    `limit` is the most versions of one draft, `limit_bytes` the most that they may take together; past either,
    the oldest without a name go first, then the oldest of all.
    """

    def __init__(self, folder: Path, limit: int = 200, limit_bytes: int = 20_000_000) -> None:
        self._folder = folder
        self._limit = limit
        self._limit_bytes = limit_bytes

    def keep(self, draft: Draft, path: Path, name: str = "") -> Version | None:
        """Keep the draft saved at `path` as a version; None where the last one says the same and no name is given.

        Raises UserError where it cannot be written; the draft itself is not touched.
        """
        earlier = self.list(path)
        if earlier and not name and self._says_the_same(earlier[0], draft):
            return None
        folder = self._folder_of(path)
        make_folder(folder)
        note = {
            "saved_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "name": name,
            "characters": length_of(draft.paragraphs),
            "pictures": list(draft.pictures),
        }
        self._pictures_of(folder).keep(draft.pictures.values())
        written = draft_to_json(draft, with_pictures=False)
        lines = (json.dumps(line, ensure_ascii=True) for line in (note, written))
        # A running number, not the time, gives the order: clocks are set back.
        number = max((_number(version.path) for version in earlier), default=0) + 1
        target = folder / f"{number:08d}-{new_id()}{_SUFFIX}"
        write_whole(target, gzip.compress("\n".join(lines).encode("ascii"), mtime=0))
        self._bound(path)
        return _read_note(target)

    def list(self, path: Path) -> list[Version]:
        """The versions of the draft saved at `path`, newest first; damaged ones are left out."""
        files = sorted(self._folder_of(path).glob(f"*{_SUFFIX}"), reverse=True)
        return [version for version in map(_read_note, files) if version]

    def load(self, version: Version) -> Draft:
        """The draft as it was then; UserError where the version is damaged or gone."""
        label = f"{version.saved_at.astimezone():%Y-%m-%d %H:%M} 的历史版本"
        try:
            with gzip.open(version.path) as stream:
                stream.readline()
                data = stream.read(MAX_BYTES)
        except (OSError, EOFError, zlib.error) as error:
            if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
                raise in_words(error, version.path) from error
            raise UserError(f"{label}已经损坏，请选择别的版本。") from error
        return self._pictures_of(version.path.parent).fill(draft_of(parse_json(data, label), label))

    def remove(self, version: Version) -> None:
        """Forget one version."""
        try:
            version.path.unlink(missing_ok=True)
        except OSError as error:
            raise in_words(error, version.path) from error

    @staticmethod
    def _pictures_of(folder: Path) -> PictureFolder:
        return PictureFolder(folder / "pictures")

    def _folder_of(self, path: Path) -> Path:
        place = sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / place[:20]

    def _says_the_same(self, version: Version, draft: Draft) -> bool:
        try:
            return self.load(version) == draft
        except UserError:
            return False

    def _bound(self, path: Path) -> None:
        versions = self.list(path)
        surplus = list(_surplus(versions, self._limit, self._limit_bytes))
        for version in surplus:
            self.remove(version)
        if surplus:
            left = (version for version in versions if version not in surplus)
            wanted = {digest for version in left for digest in version.pictures}
            self._pictures_of(self._folder_of(path)).remove_all_but(wanted)


def _surplus(versions: list[Version], limit: int, limit_bytes: int) -> Iterator[Version]:
    """What has to go, of versions given newest first; the newest always stays."""
    sizes = {version.path: version.path.stat().st_size for version in versions}
    count, size = len(versions), sum(sizes.values())
    oldest_first = versions[:0:-1]
    for version in sorted(oldest_first, key=lambda version: bool(version.name)):
        if count <= limit and size <= limit_bytes:
            return
        count, size = count - 1, size - sizes[version.path]
        yield version


def _number(path: Path) -> int:
    head = path.name.partition("-")[0]
    return int(head) if head.isascii() and head.isdigit() else 0


def _read_note(path: Path) -> Version | None:
    """What a version is, from its first line alone; None where that is damaged."""
    try:
        with gzip.open(path) as stream:
            note = json.loads(stream.readline(100_000))
        saved_at = datetime.fromisoformat(note["saved_at"])
        pictures = tuple(map(str, note.get("pictures", ())))
        return Version(path, saved_at, str(note["name"]), int(note["characters"]), pictures)
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None

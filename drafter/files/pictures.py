"""The bytes of pictures beside files that are written often: each picture once, in a file called by its digest."""

import contextlib
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from drafter.core.hashing import sha256
from drafter.core.model import Draft
from drafter.core.objects import Picture
from drafter.files.toml import make_folder
from drafter.files.whole import write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")


class PictureFolder:
    """A folder of pictures. It is made when the first one comes, and goes with the last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, pictures: Iterable[Picture]) -> None:
        """Write those that are not there yet; UserError where that is not possible."""
        for picture in pictures:
            target = self._folder / picture.digest
            if picture.data and _DIGEST.fullmatch(picture.digest) and not target.exists():
                make_folder(self._folder)
                write_whole(target, picture.data)

    def fill(self, draft: Draft) -> Draft:
        """The draft with the bytes of its pictures, as far as they are here and whole."""
        return draft.filled(self._bytes_of)

    def remove_all_but(self, wanted: Collection[str]) -> None:
        """Remove the pictures whose digests are not wanted any more."""
        with contextlib.suppress(OSError):  # what cannot be removed harms nobody
            for path in self._folder.iterdir() if self._folder.is_dir() else ():
                if path.name not in wanted:
                    path.unlink()
            if not wanted:
                self._folder.rmdir()

    def _bytes_of(self, digest: str) -> bytes:
        if not _DIGEST.fullmatch(digest):
            return b""
        try:
            data = (self._folder / digest).read_bytes()
        except OSError:
            return b""
        return data if sha256(data).hexdigest() == digest else b""

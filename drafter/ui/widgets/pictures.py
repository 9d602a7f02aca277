"""Pictures as Qt shows them."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from drafter.core.objects import Picture

#: A picture with more pixels than this is not unpacked: it would fill the memory.
_MOST_PIXELS = 120_000_000
#: The longest side, in pixels, in which pictures are kept for showing.
_LONGEST = 1600


class Pictures:
    """The pictures of one view, each unpacked once and no larger than a screen can use."""

    def __init__(self) -> None:
        self._known: dict[str, QImage | None] = {}

    def image(self, picture: Picture) -> QImage | None:
        """The picture, None where it is of a kind that Qt does not know, damaged or lost."""
        if picture.digest not in self._known:
            self._known[picture.digest] = _read(picture.data)
        return self._known[picture.digest]


def _read(data: bytes) -> QImage | None:
    bytes_, buffer = QByteArray(data), QBuffer()
    buffer.setData(bytes_)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _MOST_PIXELS:
            return None
        if max(size.width(), size.height()) > _LONGEST:
            reader.setScaledSize(size.scaled(QSize(_LONGEST, _LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image

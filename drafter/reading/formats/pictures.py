"""What a picture is, told from its first bytes."""

from drafter.core.objects import picture_of
from drafter.reading.extracted import Beside

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\x01\0\x09\0\0\x03", "wmf"),
    (b"\x02\0\x09\0\0\x03", "wmf"),
)


def form_of(data: bytes) -> str:
    """The form of a picture (png, jpeg, gif, bmp, tiff, wmf, emf), "" for anything else."""
    if data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF":
        return "emf"
    return next((form for magic, form in _MAGIC if data.startswith(magic)), "")


#: The size in millimetres of a picture of which a file tells none, and the largest that is believed.
_USUAL, _LARGEST = (100.0, 75.0), 600.0


def picture_beside(data: bytes, form: str, width: float, height: float, before: int) -> Beside:
    """A picture of this size in millimetres before a line; only told where its bytes have no form that Word shows."""
    if not form:
        return Beside("picture", before, "图片")
    size = (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else _USUAL
    return Beside("picture", before, "", picture_of(data, form, round(size[0], 1), round(size[1], 1)))

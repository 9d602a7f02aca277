"""What a picture is, told from its first bytes."""

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

"""What comes in by a drop from another program: files of this machine, or something that can only be refused."""

from pathlib import Path

from PySide6.QtCore import QMimeData

#: How Windows names the files inside an archive, a mail or a phone: they have no path yet.
_PROMISED = "FileGroupDescriptor"


def local_files(mime: QMimeData) -> list[Path]:
    """The files and folders of this machine in what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def drop_trouble(mime: QMimeData) -> str:
    """What to say to a drop that holds no file of this machine but a link, or a file that is none yet. Else ""."""
    if local_files(mime):
        return ""
    if any(_PROMISED in name for name in mime.formats()):
        return "拖来的文件还在邮件或压缩包里，没有存到电脑上。请先把它另存（或解压）到文件夹，再拖进来。"
    if not mime.hasUrls():
        return ""
    return "拖来的是网址，本软件不联网，打不开它。请把网页里的文字复制过来，或先存成文件再拖进来。"

"""What comes in by a drop from another program: files of this machine, or something that can only be refused."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def local_files(mime: QMimeData) -> list[Path]:
    """The files and folders of this machine in what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def link_trouble(mime: QMimeData) -> str:
    """What to say to a link that is dropped: the program reads files and text, and never goes online. Else ""."""
    if not mime.hasUrls() or local_files(mime):
        return ""
    return "拖来的是网址，本软件不联网，打不开它。请把网页里的文字复制过来，或先存成文件再拖进来。"

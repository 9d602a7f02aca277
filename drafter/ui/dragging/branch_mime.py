"""A branch of the outline as what a drag within one draft carries, in both directions."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

#: What a drag of a branch carries: {"branches": [paragraph id, …], "paragraphs": [paragraph id, …]}.
BRANCH_MIME = "application/vnd.drafter.branch+json"


def branches_to_mime(branches: Sequence[str], paragraphs: Sequence[str]) -> QMimeData:
    """Branches by the ids of their first paragraphs, with the ids of all that stand in them."""
    mime = QMimeData()
    data = {"branches": list(branches), "paragraphs": list(paragraphs)}
    mime.setData(BRANCH_MIME, json.dumps(data).encode())
    return mime


def branch_in(mime: QMimeData) -> str:
    """The first branch of a drag, "" where the data is not ours."""
    return next(iter(_ids(mime, "branches")), "")


def paragraphs_in(mime: QMimeData) -> tuple[str, ...]:
    """All paragraphs of a drag, none where the data is not ours."""
    return tuple(_ids(mime, "paragraphs"))


def _ids(mime: QMimeData, name: str) -> list[str]:
    try:
        return [str(one) for one in json.loads(bytes(mime.data(BRANCH_MIME).data()))[name]]
    except (ValueError, KeyError, TypeError):
        return []

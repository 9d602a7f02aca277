"""What the title bar of a window says: the draft's name and whether it is saved."""

from drafter.core.model import Draft
from drafter.ui.document.session import Session


def window_title(session: Session) -> str:
    """在全县会上的讲话（讲话.gao）· 未保存 — 公文起草助手.

    The file's name stands there where it is another than the draft's title; the program's alone where there is
    no draft yet.
    """
    name = "公文起草助手"
    if session.path is None and session.draft == Draft():
        return name
    title = session.draft.facts.title or "未命名稿子"
    file = f"（{session.path.name}）" if session.path and session.path.stem != title else ""
    unsaved = " · 有改动未保存" if not session.is_saved else ""
    return f"{title}{file}{unsaved} — {name}"

"""What readers wrote beside the text and nobody has ticked off yet, and the footnotes, which no sheet shows."""

from collections.abc import Iterator

from drafter.checks.check import Check, Scene
from drafter.checks.finding import Finding, Fix, Severity

NAME = "comments"


def find_open_comments(scene: Scene) -> Iterator[Finding]:
    """Each comment that is not done, and each footnote, at its paragraph; one whose paragraph is gone stands at the first."""
    paragraphs = {paragraph.id: paragraph for paragraph in scene.draft.paragraphs}
    for comment in scene.draft.comments:
        if comment.name in scene.draft.ticked or not paragraphs:
            continue
        beside = paragraphs.get(comment.paragraph_id) or scene.draft.paragraphs[0]
        gone = "" if comment.paragraph_id in paragraphs else "（旁边的那一段已经没有了）"
        is_note = comment.kind == "footnote"
        author = f"{comment.author}：" if comment.author and not is_note else ""
        yield Finding(
            NAME,
            Severity.HINT if is_note else Severity.WARNING,
            -1,
            beside.id,
            0,
            len(beside.text),
            beside.text,
            f"脚注：{comment.text}（导出 Word 时排在这一段）" if is_note else f"{author}{comment.text}{gone}",
            fixes=(Fix("不要这条脚注" if is_note else "办好了", ticked=(comment.name,)),),
        )


CHECK = Check(NAME, "批注和脚注", Severity.WARNING, whole=find_open_comments)

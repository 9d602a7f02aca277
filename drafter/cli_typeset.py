"""`drafter typeset`: any readable speech or draft, set as a finished Word file."""

from pathlib import Path

from drafter.cli_inspect import read_any
from drafter.cli_pdf import pdf_of
from drafter.core.document import draft_from_document
from drafter.core.edits import with_ids
from drafter.core.errors import UserError
from drafter.core.length import length_of
from drafter.core.model import Draft
from drafter.core.told import summary, unset
from drafter.core.unfinished import unfinished
from drafter.files.draft_names import is_draft
from drafter.files.gao import load_draft
from drafter.files.whole import write_whole
from drafter.library.words import word_pieces
from drafter.paths import default_home
from drafter.terminal import note, say
from drafter.word.circulation import FINAL, Circulation
from drafter.word.clean import unwritable
from drafter.word.export import to_docx
from drafter.word.fonts import missing_fonts
from drafter.word.installed import installed_families
from drafter.word.layout import load_layout


def typeset_file(
    file: Path,
    output: Path | None,
    layout: str,
    as_pdf: bool = False,
    circulation: Circulation = FINAL,
) -> None:
    """Set a file in the layout of this name, its own where it is "", as a Word file or as a PDF, and say what is
    open or lost.

    Raises UserError where the file cannot be read, the layout has a mistake, or the target must not be written.
    """
    as_pdf = as_pdf or (output is not None and output.suffix.lower() == ".pdf")
    if as_pdf and circulation != FINAL:
        raise UserError("送审标记和封面只加在 Word 文件里，请去掉 --pdf。")
    target = _target(file, output, ".pdf" if as_pdf else ".docx")
    document = None if is_draft(file) else read_any(file)
    draft = _numbered(draft_from_document(document)) if document else load_draft(file)
    chosen = load_layout(layout or draft.layout, default_home().layouts)
    # Only a draft is there for an edited file to find its way back to; without ids the same file gives the same bytes.
    if as_pdf:
        pages, fonts = pdf_of(draft, chosen.name)
        write_whole(target, pages)
        if fonts:
            note(fonts)
        if draft.footnotes:
            note(f"{len(draft.footnotes)} 条脚注只排在 Word 文件里，PDF 里没有。")
    else:
        write_whole(target, to_docx(draft, chosen, word_pieces, ids=is_draft(file), circulation=circulation))
    missing = missing_fonts(chosen, families) if (families := installed_families()) else []
    if told := summary(document, draft, len(missing)):
        note(f"{told}。逐条的清单：drafter inspect “{file.name}”。")
    elif left_out := unset(draft):
        note(left_out)
    _tell_open_and_lost(draft)
    say(f"已排版：{target}（{length_of(draft.paragraphs)} 字）")


def _tell_open_and_lost(draft: Draft) -> None:
    """Say what of a draft is still to be written, and which characters of it no Word file can hold."""
    if still_open := unfinished(draft):
        note(f"稿子里还有 {still_open}，已照样排版。")
    for lost in unwritable(draft):
        place = draft.index_of(lost.paragraph_id) + 1
        note(f"第 {place} 段有 {lost.count} 个 Word 不能保存的字符（{'、'.join(lost.characters)}），已略去。")


def _target(file: Path, output: Path | None, suffix: str) -> Path:
    """Where the result goes; never onto the file itself, nor by default onto another that is there already."""
    if output is None:
        target = file.with_suffix(suffix)
        if target == file:
            target = file.with_name(f"{file.stem}（排版）{suffix}")
        if target.exists():
            raise UserError(f"“{target.name}”已经存在，请用 -o 指定输出的文件名。")
        return target
    if suffix == ".pdf" != output.suffix.lower():
        raise UserError(f"用 --pdf 时输出的文件名要以 .pdf 结尾，“{output.name}”不是。")
    if output.exists() and file.exists() and output.samefile(file):
        raise UserError("输出文件就是原文件，为免覆盖，请用 -o 换一个文件名。")
    return output


def _numbered(draft: Draft) -> Draft:
    """The draft with its paragraphs' places as their ids, so that the same file gives the same bytes again."""
    return with_ids(draft, [f"{number:012d}" for number, _ in enumerate(draft.paragraphs, 1)])

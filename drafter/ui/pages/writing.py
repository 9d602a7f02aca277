"""A draft into a finished file, and what the user should know before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase

from drafter.core.model import Draft
from drafter.core.told import unset
from drafter.files.whole import write_whole
from drafter.ui.pages.page_maker import Look, PageMaker, layout_of

if TYPE_CHECKING:
    from drafter.word.circulation import Circulation

PDF = ".pdf"
#: So many characters are named at most.
_MOST_TOLD = 20


def write_draft(
    draft: Draft, path: Path, look: Look, own: Path, circulation: "Circulation | None" = None
) -> Path:
    """Write a draft in a look as a Word file or, by the name of `path`, a PDF; `own` is the unit's folder of layouts.

    `circulation` is how it goes round, None for a final one. Raises UserError where the layout has a mistake or the file
    cannot be written.
    """
    from drafter.library.words import word_pieces  # not at start-up: the export brings much along
    from drafter.ui.pages.page_output import to_pdf
    from drafter.word.circulation import FINAL
    from drafter.word.export import to_docx

    layout = layout_of(look, own)
    if path.suffix.lower() == PDF:
        write_whole(path, to_pdf(PageMaker(look, own).make(draft)))
        return path
    aids = look.aids if layout.lectern else None
    write_whole(path, to_docx(draft, layout, word_pieces, aids, circulation=circulation or FINAL))
    return path


def notes_on(draft: Draft, look: Look, own: Path) -> str:
    """What the user should know before the file is written: lines of the original that no layout sets (文号, 版记), fonts
    that this computer lacks with what stands in, characters that get another font, characters that no Word file can
    hold. "" where there is nothing.

    Raises UserError for a mistake in the layout's file.
    """
    from drafter.word.clean import unwritable
    from drafter.word.fonts import fonts_told, uncovered

    layout = layout_of(look, own)
    lost = [character for found in unwritable(draft) for character in found.characters]
    told = (
        ("这些字版式的字体里没有，会显示成别的字体：{these}。", uncovered(draft, layout)[:_MOST_TOLD]),
        ("这些字符 Word 不能保存，会略去：{these}。", list(dict.fromkeys(lost))[:_MOST_TOLD]),
    )
    only_word = (
        f"{len(draft.footnotes)} 条脚注排在 Word 文件里，PDF 和大字版里没有。" if draft.footnotes else ""
    )
    signs = only_word + "".join(sentence.format(these="、".join(these)) for sentence, these in told if these)
    return unset(draft) + fonts_told(layout, frozenset(QFontDatabase.families())) + signs

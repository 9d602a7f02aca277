"""How much a file may hold: beyond it is no speech, and no collection of speeches, but harm or mistake."""

from drafter.core.errors import UserError

#: The most lines of a file, physical ones or paragraphs: well over a thousand pages.
MAX_LINES = 50_000

#: The most characters of a file.
MAX_CHARACTERS = 5_000_000


def check_characters(count: int) -> None:
    """Raise UserError where a file has more than MAX_CHARACTERS characters."""
    if count > MAX_CHARACTERS:
        raise too_large()


def check_lines(count: int) -> None:
    """Raise UserError where a file has more than MAX_LINES lines."""
    if count > MAX_LINES:
        raise UserError(f"文件超过 {MAX_LINES:,} 行，不像是讲话稿，请拆分后再导入。")


def too_large() -> UserError:
    """The refusal of a file whose inner structure would fill the memory."""
    return UserError("文件内容过于庞大，不像是讲话稿，请拆分后再导入。")

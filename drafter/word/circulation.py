"""What a draft that goes round for approval has besides: its stage below the title, and a cover to sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.core.model import Role
from drafter.word.blocks import Block, Run
from drafter.word.body import blank_lines, block_properties, runs_of
from drafter.word.layout_data import Layout
from drafter.word.ooxml import Element, paragraph_properties, w
from drafter.word.styles import style_id

#: The stages that a draft passes before it is final.
STAGES = ("讨论稿", "征求意见稿", "送审稿")
#: Who signs on the cover, in the order in which the draft goes.
_SIGNERS = ("拟稿", "核稿", "签发")
_FRONT = ("title", "subtitle")
#: Empty lines above the title of the cover, and above the lines to sign, where there is room; the line is so many
#: characters long.
_ABOVE_TITLE, _ABOVE_SIGNERS, _LINE = 5, 6, 12


@dataclass(frozen=True, slots=True)
class Circulation:
    """How a draft goes round: its stage, one of STAGES or "" for none, and whether a cover stands in front."""

    stage: str = ""
    cover: bool = False


#: A draft that goes round no more.
FINAL = Circulation()


def with_stage(blocks: Sequence[Block], stage: str) -> list[Block]:
    """The blocks with the stage in brackets on a line below the title."""
    if not stage:
        return list(blocks)
    place = next((n for n, block in enumerate(blocks) if block.style not in _FRONT), len(blocks))
    mark = Block("", Role.DATE.value, Role.DATE.value, (Run(f"（{stage}）"),))
    return [*blocks[:place], mark, *blocks[place:]]


def cover(
    blocks: Sequence[Block], circulation: Circulation, layout: Layout, section: Element
) -> Iterator[Element]:
    """The paragraphs of the cover; the last one ends its section, which has no page number."""
    front = [block for block in blocks if block.style in _FRONT]
    spare = _spare_lines(front, layout)
    yield from _empty(min(_ABOVE_TITLE, spare // 2))
    for block in front:
        yield w("p", block_properties(block, layout), *runs_of(block))
    if circulation.stage:
        yield _line(f"（{circulation.stage}）", "date", layout)
    yield from _empty(min(_ABOVE_SIGNERS, spare - spare // 2))
    for signer in _SIGNERS:
        yield _line(f"{signer}：{'＿' * _LINE}", "date", layout)
        yield from _empty(1)
    yield w("p", paragraph_properties(w("pStyle", val=style_id("body")), section))


def _spare_lines(front: Sequence[Block], layout: Layout) -> int:
    """How many empty lines a cover has room for besides its title, its stage, the lines to sign and its end."""
    styles = layout.styles
    title = sum((block.text.count("\n") + 1) * styles[block.style].line for block in front)
    signers = len(_SIGNERS) * (styles["date"].line + styles["body"].line)
    rest = layout.page.text_height - title - signers - styles["date"].line - styles["body"].line
    return max(0, int(rest / styles["body"].line))


def _line(text: str, style: str, layout: Layout) -> Element:
    block = Block("", style, style, (Run(text),))
    return w("p", block_properties(block, layout), *runs_of(block))


def _empty(count: int) -> Iterator[Element]:
    return blank_lines(Block("", "body", "body", (), blank_before=count))

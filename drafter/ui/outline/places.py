"""Where branches and clips may go in an outline, and the edits that put them there. Without Qt."""

from collections.abc import Sequence

from drafter.core import edits, sections
from drafter.core.clip import Clip, ClipKind
from drafter.core.edits import Edit
from drafter.core.model import Draft, Paragraph
from drafter.core.sections import can_move_to, fits_into
from drafter.core.structure import section_stop
from drafter.ui.outline.branches import Branch, BranchKind


def gap_at(draft: Draft, siblings: Sequence[Branch], parent: Branch | None, row: int) -> int:
    """The gap before the branch `row` among `siblings`, or behind the last of them, which `parent` holds."""
    if 0 <= row < len(siblings):
        return siblings[row].start
    return parent.stop if parent else len(draft.paragraphs)


def gap_onto(target: Branch, moving: Branch) -> int:
    """The gap that dropping a branch onto another means: at its end, or, upwards onto one's like, before it."""
    same = target.kind is moving.kind and target.level == moving.level
    return target.start if same and target.start < moving.start else target.stop


def may_move(draft: Draft, moving: Branch, gap: int) -> bool:
    """Whether a branch may go into a gap."""
    return can_move_to(draft.paragraphs, moving.start, gap, moving.stop)


def stepping(draft: Draft, top: Sequence[Branch], branch: Branch, down: bool) -> Edit | None:
    """The edit that moves a branch one place down or up among its like; None where there is no such place."""
    if branch.kind is not BranchKind.BODY:
        return lambda before: sections.step(before, branch.id, down)
    ids = [other.id for other in top]
    if branch.id not in ids:
        return None  # an open place within a part stays in it
    row = ids.index(branch.id) + (1 if down else -1)
    if not 0 <= row < len(top):
        return None
    gap = top[row].stop if down else top[row].start
    return moving(draft, branch, gap) if may_move(draft, branch, gap) else None


def moving(draft: Draft, branch: Branch, gap: int) -> Edit:
    """The edit that moves a branch into a gap."""
    if branch.kind is not BranchKind.BODY:
        return lambda before: edits.move_section(before, branch.id, gap)
    ids = [paragraph.id for paragraph in draft.paragraphs[branch.start : branch.stop]]
    return lambda before: edits.move(before, ids, gap)


def removing(draft: Draft, branch: Branch) -> Edit:
    """The edit that takes a branch out."""
    if branch.kind is not BranchKind.BODY:
        return lambda before: sections.remove_section(before, branch.id)
    ids = [paragraph.id for paragraph in draft.paragraphs[branch.start : branch.stop]]
    return lambda before: edits.remove(before, ids)


def heading_of(clip: Clip | None) -> Paragraph | None:
    """The heading that a clip begins with, None where it begins otherwise."""
    return clip.paragraphs[0] if clip and clip.kind is not ClipKind.PARAGRAPH else None


def takes_heading(top: Sequence[Branch], target: Branch) -> bool:
    """Whether a heading with its section goes into a branch, rather than beside one."""
    is_open = target.kind is BranchKind.HEADING and target.empty
    return is_open or all(branch.kind is not BranchKind.HEADING for branch in top)


def filling(draft: Draft, target: Branch, clip: Clip) -> Edit:
    """The edit that puts a clip into a branch: an open slot, a part's first fitting slot, else behind it."""
    if target.empty and target.kind is not BranchKind.HEADING:
        return lambda before: edits.fill(before, target.id, clip)
    last = draft.paragraphs[target.stop - 1].id
    place = last if target.kind is BranchKind.BODY else target.id
    return lambda before: edits.fill_section(before, place, clip)


def putting(draft: Draft, top: Sequence[Branch], target: Branch, clip: Clip) -> Edit | None:
    """The edit that pastes a clip at a branch: into it, or a section behind the part in which it stands."""
    heading = heading_of(clip)
    if target.kind is BranchKind.FRONT:
        return None
    if heading is None or takes_heading(top, target):
        return filling(draft, target, clip)
    part = next((branch for branch in top if branch.start <= target.start < branch.stop), target)
    gap = _gap_behind(draft, part, target, heading)
    return (lambda before: edits.insert(before, gap, clip)) if gap is not None else None


def _gap_behind(draft: Draft, part: Branch, target: Branch, heading: Paragraph) -> int | None:
    """The first gap behind a branch, within its part or at its end, where the heading fits."""
    nearest = section_stop(draft.paragraphs, target.start)
    gaps = range(nearest, part.stop + 1)
    return next((gap for gap in gaps if fits_into(draft.paragraphs, gap, heading)), None)

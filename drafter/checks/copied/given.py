"""What a draft takes from an earlier state of a speech that was given otherwise: 三年翻一番 there, 五年 in the speech."""

from collections.abc import Iterator, Sequence

from drafter.checks.check import Scene
from drafter.checks.finding import Evidence, Finding, Severity, found
from drafter.core.model import STATE_NAMES
from drafter.core.origin import Run, Stretch, runs_of
from drafter.core.sharing import closest_place, pairs_of, shared_pairs
from drafter.core.squeezing import squeezed, squeezed_text
from drafter.library.lifecycle import Given

NAME = "copied"
#: So much of a passage must stand in a paragraph of the speech for that to be the same passage, given otherwise.
_SAME = 0.5


def find_given_otherwise(scene: Scene, stretches: Sequence[Sequence[Stretch]]) -> Iterator[Finding]:
    """Passages that stand word for word in a draft of a speech, and otherwise in the speech."""
    ask = scene.context.given
    if ask is None:
        return
    for paragraph, row in zip(scene.draft.paragraphs, stretches, strict=True):
        for run in runs_of(row):
            given = ask(run.source.id) if run.source.state in ("draft", "review") else None
            words = squeezed_text(paragraph.text[run.start : run.end])
            told = _otherwise(words, given) if given else None
            if given and told:
                text, start, end = told
                message = f"这几句出自《{run.source.called}》的{STATE_NAMES[run.source.state]}，讲的时候改成了：“{text[start:end]}”。"
                evidence = Evidence(given.source, text, start, end)
                yield found(NAME, Severity.WARNING, paragraph, *_bounds(run), message, evidence=evidence)


def _bounds(run: Run) -> tuple[int, int]:
    return run.start, run.end


def _otherwise(words: str, given: Given) -> tuple[str, int, int] | None:
    """The paragraph of the speech that says these words (without marks) otherwise, and where in it; None where one says
    them so, or none says anything like them.
    """
    bare = [squeezed_text(text) for text in given.texts]
    if any(words in text for text in bare):
        return None
    pairs = pairs_of(words)
    places = [
        (closest_place(shared_pairs(pairs, text), len(pairs), len(words), text), number)
        for number, text in enumerate(bare)
    ]
    best, number = max(places, key=lambda one: one[0].share, default=(None, 0))
    if best is None or best.share < _SAME:
        return None
    written = given.texts[number]
    at = squeezed(written).places
    return written, at[best.start], at[best.end - 1] + 1

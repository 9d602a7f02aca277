"""Prints how well the reader does on the labelled set: `python -m tests.reading.labelled`; -v shows each slip."""

import sys

from .score import Result, Score, read_all


def main(verbose: bool) -> None:
    """Print the table, and with `verbose` every paragraph that was read wrongly."""
    score = Score(read_all())
    print(f"documents                        {len(score.results)}")
    print(f"role and level accuracy          {score.role_accuracy:.4f}")
    print(f"headings exact, of documents     {score.headings_exact:.4f}")
    print(f"paragraphs exact, of documents   {score.texts_exact:.4f}")
    print(f"removed exact, of documents      {score.removed_exact:.4f}")
    print(f"move macro-F1                    {score.move_macro_f1:.4f}")
    for move, f1 in score.move_f1().items():
        print(f"  {move:<12} {f1:.4f}")
    if verbose:
        for result in score.results:
            _show(result)


def _show(result: Result) -> None:
    wrong = (
        [e for e in result.expected if e not in result.found],
        [e for e in result.found if e not in result.expected],
    )
    if any(wrong) or not result.removed_exact:
        print(f"\n{result.name}  removed exact: {result.removed_exact}")
        for sign, entries in zip("-+", wrong, strict=True):
            for e in entries:
                print(f"  {sign} {e.role}{e.level} {e.move} [{e.label}] {e.text[:40]} … {e.text[-12:]}")


if __name__ == "__main__":
    main("-v" in sys.argv[1:])

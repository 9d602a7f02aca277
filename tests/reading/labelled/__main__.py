"""Prints how well the reader does on the labelled sets: `python -m tests.reading.labelled`; -v shows each slip."""

import sys

from .history import FIRST_READ
from .score import Result, Score, read_all, read_authored


def main(verbose: bool) -> None:
    """Print the tables, and with `verbose` every paragraph that was read wrongly."""
    score = Score(read_all())
    print("variants of thirteen speeches (the rules were tuned on these)")
    _print_table(score)
    print(
        "\nspeeches as their files look, by set; `first read` is the figure before anything was mended for the set,"
    )
    print("the only one that says how an unknown speech is read; `now` is that of the rules as they stand")
    print(f"{'set':<8} {'documents':>9}   {'':<10} {'role':>7} {'headings':>9} {'move F1':>8}")
    sets = read_authored()
    for name, first_read in FIRST_READ.items():
        results = sets[name]
        print(f"{name:<8} {len(results):>9}   {'first read':<10} {_figures(*first_read)}")
        now = Score(results)
        figures = _figures(now.role_accuracy, now.headings_exact, now.move_macro_f1)
        print(f"{'':<8} {'':>9}   {'now':<10} {figures}")
    if verbose:
        for result in [*score.results, *(result for results in sets.values() for result in results)]:
            _show(result)


def _print_table(score: Score) -> None:
    print(f"documents                        {len(score.results)}")
    print(f"role and level accuracy          {score.role_accuracy:.4f}")
    print(f"headings exact, of documents     {score.headings_exact:.4f}")
    print(f"paragraphs exact, of documents   {score.texts_exact:.4f}")
    print(f"removed exact, of documents      {score.removed_exact:.4f}")
    print(f"move macro-F1                    {score.move_macro_f1:.4f}")
    for move, f1 in score.move_f1().items():
        print(f"  {move:<12} {f1:.4f}")


def _figures(roles: float, headings: float, moves: float) -> str:
    return f"{roles:>7.4f} {headings:>9.4f} {moves:>8.4f}"


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

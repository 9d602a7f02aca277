"""The words of a text that tell what it is about."""

import math
from collections import Counter
from collections.abc import Callable, Iterable


def keywords_of(
    words: Iterable[str], frequency: Callable[[str], int], blocks: int, most: int
) -> dict[str, float]:
    """The words of a text that are rare in the library and frequent in the text, with their weights (1 at most).

    `frequency` tells in how many of the library's `blocks` a word occurs; words that occur nowhere are left out.
    """
    weights: dict[str, float] = {}
    for word, count in Counter(word for word in words if len(word) > 1).items():
        found = frequency(word)
        if found:
            weights[word] = (1 + math.log(count)) * math.log(1 + blocks / found)
    best = sorted(weights.items(), key=lambda item: -item[1])[:most]
    return {word: weight / best[0][1] for word, weight in best}

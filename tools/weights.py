"""What the tools that learn weights share."""

from collections.abc import Mapping, Sequence


def mean_weights(found: Sequence[Mapping[str, Sequence[float]]], columns: int) -> dict[str, list[float]]:
    """The mean of weights that were learnt several times with other chances, one number a column for each feature.

    A feature that one of them lacks is nothing there.
    """
    names = {name for one in found for name in one}
    nothing = [0.0] * columns
    return {
        name: [
            sum(each) / len(found) for each in zip(*(one.get(name, nothing) for one in found), strict=True)
        ]
        for name in sorted(names)
    }

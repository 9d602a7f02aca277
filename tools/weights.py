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


class AveragedWeights:
    """The weights of a perceptron while they are learnt, and what makes their mean over all examples: of each feature one number
    a column.
    """

    def __init__(self, columns: int) -> None:
        self.weights: dict[str, list[float]] = {}
        self._sums: dict[str, list[float]] = {}
        self._columns = columns
        self._time = 1

    def go_on(self) -> None:
        """Count one more example, before it is learnt from."""
        self._time += 1

    def move(self, name: str, column: int, by: float) -> None:
        """Change one weight."""
        for table, step in ((self.weights, by), (self._sums, by * self._time)):
            table.setdefault(name, [0.0] * self._columns)[column] += step

    def averaged(self) -> dict[str, list[float]]:
        """The mean of the weights over all examples."""
        return {
            name: [w - s / self._time for w, s in zip(values, self._sums[name], strict=True)]
            for name, values in self.weights.items()
        }

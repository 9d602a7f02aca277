"""Values that travel in pickles from one process of the program to another."""

from collections.abc import Callable
from dataclasses import Field, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar


class Carried:
    """A base for dataclasses with two fields or more: their pickle is the class with its values in order.

    What dataclasses with slots do by themselves asks for the fields of the class again with every value, which takes
    many times as long.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), _values(type(self))(self)


@cache
def _values(made: type[Carried]) -> Callable[[Carried], tuple[object, ...]]:
    """What gives the values of the fields of a dataclass."""
    return attrgetter(*(field.name for field in fields(made)))

"""Leaders as people write them in a list: one a line, the post before the name."""

from collections.abc import Iterable, Iterator


def read_leaders(text: str) -> Iterator[tuple[str, str]]:
    """The (name, post) of each line; a name of two characters may be written apart: 县长 张　明."""
    for line in text.splitlines():
        words = line.split()
        if len(words) > 2 and len(words[-1]) == len(words[-2]) == 1:
            words[-2:] = ["".join(words[-2:])]
        if words:
            yield words[-1], " ".join(words[:-1])


def write_leaders(leaders: Iterable[tuple[str, str]]) -> str:
    """The lines that `read_leaders` understands, for leaders given as (name, post)."""
    return "\n".join(f"{post} {name}".strip() for name, post in leaders)

"""A picture of an RTF file: its hexadecimal digits, and how large it is to be shown."""

import binascii
from dataclasses import dataclass, field

from drafter.reading.extracted import Beside
from drafter.reading.formats.pictures import form_of, picture_beside

#: The most hexadecimal digits of one picture.
_LONGEST = 24_000_000
_MM_IN_TWIP = 25.4 / 1440


@dataclass(slots=True)
class PendingPicture:
    """A picture that is being read; sizes are in twips, scales in per cent."""

    digits: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    _length: int = 0

    def add(self, text: str) -> None:
        """Add digits."""
        self._length += len(text)
        if self._length <= _LONGEST:
            self.digits.append(text)

    def beside(self, before: int) -> Beside:
        """The picture; only told where its bytes are none that Word could show, or too many."""
        try:
            data = (
                binascii.unhexlify("".join("".join(self.digits).split())) if self._length <= _LONGEST else b""
            )
        except ValueError:  # no digits, or none that are ASCII
            data = b""
        return picture_beside(data, form_of(data), self._length_of("w"), self._length_of("h"), before)

    def _length_of(self, side: str) -> float:
        scale = self.sizes.get(f"picscale{'x' if side == 'w' else 'y'}", 100)
        return max(self.sizes.get(f"pic{side}goal", 0), 0) * scale / 100 * _MM_IN_TWIP

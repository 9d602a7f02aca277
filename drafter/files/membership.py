"""`office.toml`: which office this library belongs to, where it meets it, and under what name."""

from dataclasses import asdict, dataclass
from pathlib import Path

import tomli_w

from drafter.core.errors import UserError
from drafter.core.hashing import sha256
from drafter.core.toml import Mistake, column, open_toml, part, read_keys, read_table, text
from drafter.files.whole import write_whole


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its id (a UUID), what it is called, and the public key that its discs are signed with, "" for none."""

    id: str = column(text())
    name: str = column(text())
    key: str = column(text(), "")

    @property
    def check_code(self) -> str:
        """Six groups of five digits that two people compare by voice: equal for one office and key only."""
        number = int(sha256(f"{self.id} {self.key}".encode()).hexdigest(), 16) % 10**30
        digits = f"{number:030}"
        return " ".join(digits[place : place + 5] for place in range(0, 30, 5))


@dataclass(frozen=True, slots=True)
class Membership:
    """`place` is the folder that the colleagues share; `name` is who this library is among them."""

    office: Office
    place: str
    name: str


_RULES = {"office": part("[office] 一节"), "place": text(), "name": text()}


def load_membership(path: Path) -> Membership | None:
    """What `office.toml` says, None where there is none; UserError where it makes no sense."""
    if not path.exists():
        return None
    try:
        file = open_toml(path, "共享设置")
        try:
            values = read_keys(file.data, _RULES, (), tuple(_RULES))
            office = read_table(Office, values["office"], ("office",))
        except Mistake as mistake:
            raise file.refuse(mistake) from None
    except UserError as error:
        raise UserError(f"{error}也可以运行 drafter office leave 后重新加入。") from error
    return Membership(office, values["place"], values["name"])


def save_membership(membership: Membership, path: Path) -> None:
    """Write `office.toml` as a whole; UserError where the disk forbids it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, tomli_w.dumps(asdict(membership)).encode())

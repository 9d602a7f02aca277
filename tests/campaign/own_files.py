"""Settings, unit profile, outlines, layouts and term lists of an office, damaged in every way."""

import tomllib
from typing import Any

import tomli_w

from drafter.core.errors import UserError
from drafter.files.outlines import load_outlines
from drafter.files.settings import SETTINGS, load_settings
from drafter.files.unit import load_unit
from drafter.paths import resource
from tests.campaign.files import mutated, strange_text, strange_value
from tests.campaign.trial import Ground, call

#: Where each lies in the user's folder, and what of ours it is made from.
_SOURCES = {
    "layouts/own.toml": ("layouts", "gbt9704.toml"),
    "outlines/own.toml": ("outlines", "three-part.toml"),
    "terms/dated.toml": ("terms", "dated.toml"),
    "terms/names.toml": ("terms", "names.toml"),
    "terms/ear.toml": ("terms", "ear.toml"),
    "settings.toml": None,
    "unit.toml": None,
}
_FACTS = {"name": "清源县", "level": "county", "leaders": [{"name": "王守义", "post": "县委书记"}]}


def trial(ground: Ground) -> str:
    """One damaged file of the office's own; whatever reads it goes on without it, or refuses in words."""
    rnd = ground.rnd
    name = rnd.choice([*_SOURCES])
    file = ground.home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    data = _whole(ground, name)
    changed = rnd.random() < 0.6
    file.write_bytes(_with_strange_values(ground, data) if changed else mutated(data, rnd))
    speech = ground.folder / "旧稿0.txt"
    layout = ["--layout", "own"] if name.startswith("layouts") else []
    outline = ["--outline", "own"] if name.startswith("outlines") else []
    statuses = [
        call("check", speech)[0],
        call("typeset", speech, "-o", ground.folder / "aus.docx", *layout)[0],
        call("new", "--title", "讲话", "-o", ground.folder / "neu.gao", *outline)[0],
    ]
    load_settings(ground.home / "settings.toml")
    for reading in (
        lambda: load_unit(ground.home / "unit.toml"),
        lambda: load_outlines(ground.home / "outlines"),
    ):
        try:
            reading()
        except UserError:
            statuses.append(1)
    how = "values" if changed else "bytes"
    return f"{name}, {how}: {'refused in words' if any(statuses) else 'read'}"


def _whole(ground: Ground, name: str) -> bytes:
    source = _SOURCES[name]
    if source:
        return resource(*source).read_bytes()
    values = {setting.name: setting.default for setting in SETTINGS} if name == "settings.toml" else _FACTS
    return tomli_w.dumps(values).encode()


def _with_strange_values(ground: Ground, data: bytes) -> bytes:
    """The same file with some of its values changed for strange ones."""
    table = tomllib.loads(data.decode())
    for _ in range(ground.rnd.choice([1, 2, 6])):
        _change(ground, table)
    return tomli_w.dumps(table).encode("utf-8", "surrogatepass")


def _change(ground: Ground, value: Any) -> None:
    """Change one value somewhere below a table or a list."""
    rnd = ground.rnd
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return
    key = rnd.choice(keys)
    if isinstance(value[key], (dict, list)) and rnd.random() < 0.8:
        _change(ground, value[key])
        return
    way = rnd.randrange(4)
    if way == 0:
        del value[key]
    elif way == 1 and isinstance(value, dict):
        value[strange_text(rnd) or "x"] = value.pop(key)
    else:
        value[key] = _for_toml(strange_value(rnd))


def _for_toml(value: object) -> object:
    """A value as TOML can say it."""
    if isinstance(value, dict):
        return {key: _for_toml(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_for_toml(one) for one in value]
    return "" if value is None else value

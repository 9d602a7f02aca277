"""Layout files: the program's in `resources/layouts`, a unit's own in a folder of the user."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.core.errors import UserError
from drafter.core.toml import Mistake, TomlFile, as_table, check_keys, line, open_toml, read_table, read_value
from drafter.paths import resource
from drafter.word.layout_data import (
    FONT_ROLES,
    LATIN,
    Layout,
    Lead,
    Lectern,
    LineRules,
    Page,
    PageNumber,
    Speech,
    Style,
    TextRules,
    TextSize,
)

__all__ = ["Layout", "list_layouts", "load_layout"]

STYLES = (
    "body", "title", "subtitle", "date", "speaker", "addressee", "salutation", "heading1", "heading2", "heading3", "heading4",
    "signature", "attachment", "attachment_first", "attachment_item", "attachment_mark", "attachment_title",
    "caption", "cell", "page_number",
)  # fmt: skip
LEADS = ("heading1", "heading2", "heading3", "point")
_SECTIONS: dict[str, None] = dict.fromkeys(
    ("based_on", "title", "description", "default_size", "page", "fonts", "text", "lines", "page_number",
     "speech", "reading", "styles", "leads", "sizes")
)  # fmt: skip


#: What these files are called where one has a mistake.
_KIND = "版式文件"


def load_layout(name: str, own: Path | None = None) -> Layout:
    """The layout called `name`: the unit's own in the folder `own` first, else the program's.

    Raises UserError that names the file, the line and what is allowed, for any mistake in the file.
    """
    chain = [_open(name, own)]
    while base := chain[-1].data.get("based_on"):
        if len(chain) > 5 or not isinstance(base, str) or base == chain[-1].path.stem:
            raise _error(chain, Mistake(("based_on",), "based_on 应当是另一个版式的文件名，不带 .toml"))
        chain.append(_open(base, own))
    merged: dict[str, Any] = {}
    for file in reversed(chain):
        merged = _merged(merged, file.data)
    try:
        return _layout(name, _with_objects(merged))
    except Mistake as mistake:
        raise _error(chain, mistake) from None


def _with_objects(merged: dict[str, Any]) -> dict[str, Any]:
    """A layout from before there were tables and pictures: captions and cells are set as its body, in the middle."""
    styles = merged.get("styles")
    if not isinstance(styles, Mapping) or not isinstance(body := styles.get("body"), Mapping):
        return merged
    usual = {**body, "align": "center", "indent": 0.0, "spacing": 0.0}
    return {**merged, "styles": {"caption": usual, "cell": usual, **styles}}


def list_layouts(own: Path | None = None) -> list[tuple[str, str]]:
    """The name and title of every layout there is, the program's first; a unit's own of the same name wins.

    A file that cannot be read is listed under its name: choosing it says what is wrong.
    """
    found: dict[str, str] = {}
    for folder in (resource("layouts"), own):
        for path in sorted(folder.glob("*.toml")) if folder and folder.is_dir() else ():
            found[path.stem] = _title(path)
    return list(found.items())


def _title(path: Path) -> str:
    try:
        title = open_toml(path, _KIND).data.get("title")
    except UserError:
        return path.stem
    return title if isinstance(title, str) and title else path.stem


def _open(name: str, own: Path | None) -> TomlFile:
    for folder in (own, resource("layouts")):
        path = folder / f"{name}.toml" if folder else None
        if path and path.name == f"{name}.toml" and path.is_file():
            return open_toml(path, _KIND)
    known = "、".join(stem for stem, _ in list_layouts(own))
    raise UserError(f"没有叫“{name}”的版式，可以用的是：{known}。")


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in own.items():
        before = result.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            value = _merged(before, value)
        result[key] = value
    return result


def _error(chain: list[TomlFile], mistake: Mistake) -> UserError:
    """The mistake with the file and line where it stands: the first of the chain in which its key is written."""
    where = mistake.where
    while where:
        for file in chain:
            if where in file.lines:
                return file.refuse(Mistake(where, mistake.sentence))
        where = where[:-1]
    return chain[0].refuse(mistake)


def _layout(name: str, data: Mapping[str, Any]) -> Layout:
    check_keys(data, _SECTIONS, ())
    scheme, schemes, stand_ins = _fonts(data.get("fonts"))
    sizes = _sizes(data.get("sizes", {}))
    layout = Layout(
        name=name,
        title=_line(data, "title"),
        description=_line(data, "description"),
        scheme=scheme,
        schemes=schemes,
        stand_ins=stand_ins,
        page=_page(data.get("page")),
        text=read_table(TextRules, data.get("text"), ("text",)),
        lines=read_table(LineRules, data.get("lines"), ("lines",)),
        page_number=read_table(PageNumber, data.get("page_number"), ("page_number",)),
        speech=read_table(Speech, data.get("speech"), ("speech",)),
        styles=_styles(data.get("styles")),
        leads=_leads(data.get("leads")),
        lectern=read_table(Lectern, data["reading"], ("reading",)) if "reading" in data else None,
        sizes=sizes or None,
    )
    default = data.get("default_size")
    if default is None and not sizes:
        return layout
    if not isinstance(default, str) or default not in sizes:
        raise Mistake(("default_size",), f"default_size 应当是 [sizes] 里的 {'、'.join(sizes)} 之一")
    return layout.with_size(default)


def _line(data: Mapping[str, Any], key: str) -> str:
    return read_value(data.get(key, ""), line(), (key,))


def _page(data: object) -> Page:
    page = read_table(Page, data, ("page",))
    if page.text_width < 100 or page.text_height < 100:
        raise Mistake(("page",), "页边距太大，版心放不下字，请改小 top、bottom、left、right")
    return page


def _fonts(data: object) -> tuple[str, dict[str, dict[str, str]], dict[str, tuple[str, ...]]]:
    table = as_table(data, ("fonts",))
    check_keys(table, dict.fromkeys(("scheme", "schemes", "stand_ins")), ("fonts",))
    schemes: dict[str, dict[str, str]] = {}
    for name, scheme in as_table(table.get("schemes"), ("fonts", "schemes")).items():
        where = ("fonts", "schemes", name)
        check_keys(as_table(scheme, where), dict.fromkeys((*FONT_ROLES, LATIN)), where)
        schemes[name] = {use: _font(scheme.get(use), (*where, use)) for use in (*FONT_ROLES, LATIN)}
    if str(table.get("scheme")) not in schemes:
        raise Mistake(("fonts", "scheme"), f"scheme 应当是 {'、'.join(schemes)} 之一")
    stand_ins: dict[str, tuple[str, ...]] = {}
    for name, others in as_table(table.get("stand_ins", {}), ("fonts", "stand_ins")).items():
        where = ("fonts", "stand_ins", name)
        if not isinstance(others, list):
            raise Mistake(where, f'{name} 应写作 ["字体名", "字体名"]')
        stand_ins[name] = tuple(_font(other, where) for other in others)
    return str(table["scheme"]), schemes, stand_ins


def _font(value: object, where: tuple[str, ...]) -> str:
    """A font's name; Word takes names of up to 31 characters."""
    if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) < 32 or "," in value:
        raise Mistake(where, f"{where[-1]} 应当是引号里的字体名，不超过 31 个字，不含逗号")
    return value


def _styles(data: object) -> dict[str, Style]:
    table = as_table(data, ("styles",))
    check_keys(table, dict.fromkeys(STYLES), ("styles",))
    body = as_table(table.get("body"), ("styles", "body"))
    read_table(Style, body, ("styles", "body"))
    styles = {}
    for name in STYLES:
        own = as_table(table.get(name, {}), ("styles", name))
        styles[name] = read_table(Style, {**body, **own}, ("styles", name))
        if styles[name].line < styles[name].size:
            raise Mistake(("styles", name, "line"), f"{name} 的 line 不能小于字号 {styles[name].size:g} 磅")
    return styles


def _leads(data: object) -> dict[str, Lead]:
    table = as_table(data, ("leads",))
    check_keys(table, dict.fromkeys(LEADS), ("leads",))
    return {name: read_table(Lead, table.get(name), ("leads", name)) for name in LEADS}


def _sizes(data: object) -> dict[str, TextSize]:
    table = as_table(data, ("sizes",))
    return {name: read_table(TextSize, size, ("sizes", name)) for name, size in table.items()}

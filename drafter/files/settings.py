"""The settings of the program: each declared once; load, save and the form in the window follow from that."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from drafter.core.errors import UserError
from drafter.core.length import SPEAKING_SPEED

T = TypeVar("T", bool, int, str)

_HEADING = "Drafter 的设置。也可以在窗口的“首选项”里改；删掉本文件就恢复默认。"
_RECENTS = "recents"
_MOST_RECENTS = 20


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its name in the file, its default (whose type is its type), and its Chinese text.

    `choices` are the allowed values with their texts; `low` and `high` bound a number; `group` is the page of
    the form, "" for what the program remembers by itself and shows in no form.
    """

    name: str
    default: T
    text: str
    group: str = ""
    choices: Mapping[T, str] = field(default_factory=dict)
    low: int = 0
    high: int = 0

    def allows(self, value: object) -> bool:
        """Whether a value may stand here."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in self.choices
        return type(value) is not int or self.low <= value <= self.high


APPEARANCE = Setting(
    "appearance", "auto", "外观", "显示", {"auto": "跟随系统", "light": "浅色", "dark": "深色"}
)
SHEET_ZOOM = Setting("sheet_zoom", 100, "稿纸缩放（%）", "显示", low=50, high=300)
SHOW_SOURCES = Setting("show_sources", True, "在页边标出每段的来源", "显示")
CHECK_WHILE_WRITING = Setting("check_while_writing", True, "边写边校核", "写作")
SPEED = Setting("speaking_speed", SPEAKING_SPEED, "讲话速度（字/分钟）", "写作", low=60, high=400)
LENGTH = Setting("usual_minutes", 12, "讲话时长（分钟）", "写作", low=1, high=300)
VERSION_MINUTES = Setting("version_minutes", 15, "每隔多少分钟自动留一个历史版本", "写作", low=1, high=240)
LAYOUT = Setting("layout", "gbt9704", "新稿子的版式", "导出")
LECTERN_LAYOUT = Setting("reading_layout", "reading", "朗读稿的版式", "导出")
SECRET_FILES = Setting(
    "secret_files",
    "refuse",
    "标有密级（机密★、秘密★……）的文件",
    "保密",
    {"refuse": "不读取", "warn": "读取，但提醒"},
)
OPEN_AFTER_EXPORT = Setting("open_after_export", False, "导出后打开文件", "导出")
FONT_SCHEME = Setting("font_scheme", "", "字体方案（空着就用版式自己的）")
LECTERN_SIZE = Setting("reading_size", "", "朗读稿的字号（空着就用版式自己的）")
LECTERN_PINYIN = Setting("reading_pinyin", True, "朗读稿给生僻字和选定的词注音")
LECTERN_PAUSES = Setting("reading_pauses", False, "朗读稿标出停顿")
LECTERN_TIMES = Setting("reading_times", True, "朗读稿在每部分旁边注明念几分钟")
LECTERN_ADDED = Setting("reading_added", "", "朗读稿另外注音的词，如 单县=shàn xiàn；张赟")
LECTERN_DROPPED = Setting("reading_dropped", "", "朗读稿不注音的词，用；隔开")
SPEAKER_SPEEDS = Setting("speaker_speeds", "", "各讲话人的速度，如 县长 张明=180；李强=220")
LAST_FOLDER = Setting("last_folder", "", "上次用的文件夹")
WINDOW_STATE = Setting("window_state", "", "窗口的位置和布局")
UNIT_OFFERED = Setting("unit_offered", False, "已经请用户填过本单位情况")

#: Every setting, in the order of the form.
SETTINGS: tuple[Setting[Any], ...] = (
    APPEARANCE,
    SHEET_ZOOM,
    SHOW_SOURCES,
    CHECK_WHILE_WRITING,
    SPEED,
    LENGTH,
    VERSION_MINUTES,
    LAYOUT,
    LECTERN_LAYOUT,
    OPEN_AFTER_EXPORT,
    SECRET_FILES,
    FONT_SCHEME,
    LECTERN_SIZE,
    LECTERN_PINYIN,
    LECTERN_PAUSES,
    LECTERN_TIMES,
    LECTERN_ADDED,
    LECTERN_DROPPED,
    SPEAKER_SPEEDS,
    LAST_FOLDER,
    WINDOW_STATE,
    UNIT_OFFERED,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of all settings, and the drafts opened last, newest first.

    `others` keeps what a later version of the program wrote.
    """

    values: Mapping[str, bool | int | str] = field(default_factory=dict)
    recents: tuple[Path, ...] = ()
    others: Mapping[str, Any] = field(default_factory=dict)

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting, its default where none was chosen."""
        return cast("T", self.values.get(setting.name, setting.default))

    def with_value(self, setting: Setting[T], value: T) -> "Settings":
        """These settings with another value for one; ValueError for one that is not allowed."""
        if not setting.allows(value):
            raise ValueError(f"{setting.name}: {value!r}")
        return replace(self, values={**self.values, setting.name: value})

    def with_recent(self, path: Path) -> "Settings":
        """These settings with a draft at the head of those opened last."""
        path = path.absolute()
        rest = tuple(recent for recent in self.recents if recent != path)
        return replace(self, recents=(path, *rest)[:_MOST_RECENTS])

    def without_recent(self, path: Path) -> "Settings":
        """These settings without a draft that is gone."""
        return replace(self, recents=tuple(r for r in self.recents if r != path.absolute()))


def load_settings(path: Path) -> tuple[Settings, str]:
    """The settings in a file and, where something in it is wrong, a Chinese sentence that says what ("" if not).

    A file that is no TOML is kept aside as `*.broken` and the defaults hold; a single value that is not allowed
    gives way to its default.
    """
    if not path.exists():
        return Settings(), ""
    from drafter.core.toml import open_toml  # not where there is no file yet

    try:
        file = open_toml(path, "设置")
    except UserError as error:
        aside = path.with_name(path.name + ".broken")
        with contextlib.suppress(OSError):
            path.replace(aside)
        return Settings(), f"{error}已改用默认设置，原文件留作“{aside.name}”。"
    table = dict(file.data)
    values = {s.name: table.pop(s.name) for s in SETTINGS if s.name in table}
    wrong = [s for s in SETTINGS if s.name in values and not s.allows(values[s.name])]
    for setting in wrong:
        del values[setting.name]
    texts = "、".join(f"{setting.text}（第 {file.line_of((setting.name,))} 行）" for setting in wrong)
    problem = f"设置“{path.name}”里这几项的值不能用，已改用默认：{texts}。" if wrong else ""
    return Settings(values, _recents(table.pop(_RECENTS, [])), table), problem


def takes_secrets(path: Path) -> bool:
    """Whether the settings in a file let files with a secret mark be read, with a warning."""
    return load_settings(path)[0].get(SECRET_FILES) == "warn"


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings; UserError where that is not possible."""
    from drafter.files.toml import write_toml  # not at start-up

    recents = [str(recent) for recent in settings.recents]
    write_toml(path, {**settings.values, _RECENTS: recents, **settings.others}, _HEADING)


def _recents(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(Path(item) for item in value if isinstance(item, str))[:_MOST_RECENTS]

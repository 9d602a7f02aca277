"""The help of the terminal, and what it says of a command that was typed wrongly, in Chinese, whatever typer says."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

#: What typer raises for wrong usage, of its own copy of click or of click itself, as its version has it.
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]

_UNKNOWN_COMMAND = re.compile(r"No such command '([^']*)'")

#: The words of typer's help, the longer ones first where one holds another.
_WORDS = {
    "Usage: ": "用法：",
    "COMMAND [ARGS]...": "命令 [内容]…",
    "[OPTIONS]": "[选项]",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "[required]": "（必填）",
    "Show this message and exit.": "显示这份说明。",
}
#: What typer says of the kind of an argument, and the braces that it puts around its name.
_KIND, _BRACES = re.compile(r" <(?:path|str|list\[\w+\])>"), re.compile(r"\{([^}]+)\}(\.\.\.)?")
#: The default of an option and the numbers that it may be.
_DEFAULT = re.compile(r"\[default: ([^;\]]+)(?:; (\d+)<=x<=(\d+))?\]")


class _CommandInChinese(TyperCommand):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 -- typer keeps the type to itself
        return _in_chinese(super().get_help(ctx))


class _GroupInChinese(TyperGroup):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 -- typer keeps the type to itself
        return _in_chinese(super().get_help(ctx))


def explain_in_chinese(app: typer.Typer) -> None:
    """Let a terminal program, its commands and its groups of commands give their help in Chinese."""
    app.info.cls = _GroupInChinese
    for command in app.registered_commands:
        command.cls = _CommandInChinese
    for group in app.registered_groups:
        if group.typer_instance is not None:
            explain_in_chinese(group.typer_instance)


def _in_chinese(text: str) -> str:
    for word, chinese in _WORDS.items():
        text = text.replace(word, chinese)
    text = _BRACES.sub(lambda found: found[1] + ("…" if found[2] else ""), _KIND.sub("", text))
    return _DEFAULT.sub(_default, text)


def _default(found: re.Match[str]) -> str:
    value, least, most = found.groups()
    return f"（默认 {value}，{least} 到 {most}）" if least else f"（默认 {value}）"


def usage_sentence(error: Exception) -> str:
    """What was typed wrongly, and where to read how it is typed; the help itself where only a command is missing."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(getattr(error, "message", ""))
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "drafter"
    return f"{_mistake(error)}，运行 {command} --help 看用法。"


def _mistake(error: Exception) -> str:
    message = str(getattr(error, "message", error))
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有 {getattr(error, 'option_name', '')} 这个选项"
    if kind == "BadOptionUsage":
        return f"{getattr(error, 'option_name', '')} 后面少了内容"
    if kind == "MissingParameter":
        return f"少了 {_name(error)}"
    if kind == "BadParameter":  # without a parameter: raised by a command of ours, in Chinese
        return f"{_name(error)} 的内容不对" if getattr(error, "param", None) else message.rstrip("。")
    if unknown := _UNKNOWN_COMMAND.search(message):
        return f"没有 {unknown.group(1)} 这个命令"
    return "命令里有多余或不认识的内容"


def _name(error: Exception) -> str:
    """The option or argument that an error speaks of, as it is typed or as the help names it."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "命令"
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    return max(options, key=len) if options else parameter.metavar or (parameter.name or "").upper()

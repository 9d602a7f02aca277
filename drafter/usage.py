"""What the terminal says of a command that was typed wrongly: one sentence in Chinese, whatever typer says."""

import re

import typer

#: What typer raises for wrong usage, of its own copy of click or of click itself, as its version has it.
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]

_UNKNOWN_COMMAND = re.compile(r"No such command '(.*)'")


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

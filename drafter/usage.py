"""The commands of the terminal: what each takes, its help in Chinese, and what is said of one that was typed wrongly.

argparse reads the arguments of one command; which command is meant is told here.
"""

import argparse
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

_HELP = ("-h", "--help")


class UsageError(Exception):
    """A command was typed wrongly; the message says how and where to read how it is typed."""


class HelpWanted(Exception):
    """A group of commands was named and no command of it; the message is the help of the group."""


@dataclass(frozen=True, slots=True)
class Argument:
    """What one parameter of a command is called and may be, in the words of `argparse.add_argument`."""

    names: tuple[str, ...]
    options: Mapping[str, Any]


def argument(*names: str, **options: Any) -> Argument:  # noqa: ANN401 -- what argparse takes
    """An argument or, where the names begin with a dash, an option."""
    return Argument(names, options)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the function that does it, and its arguments under the names of the function's parameters.

    The first paragraph of the function's docstring is the help. `words` names the one argument that also takes
    what begins with a single dash: in a search that is a word which is not wanted.
    """

    do: Callable[..., None]
    arguments: tuple[Argument, ...] = ()
    words: str = ""

    @property
    def help(self) -> str:
        """What the command does, in a sentence."""
        return (inspect.getdoc(self.do) or "").partition("\n\n")[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one name."""

    help: str
    members: Mapping[str, "Command | Group"] = field(default_factory=dict)
    note: str = ""


def run_command(group: Group, arguments: Sequence[str], path: str) -> None:
    """Do what the arguments ask of a group that is called `path`.

    Prints the help where it is asked for. Raises UsageError for wrong usage, HelpWanted where no command is named,
    and whatever the command raises.
    """
    if not arguments:
        raise HelpWanted(_group_help(group, path))
    name, rest = arguments[0], arguments[1:]
    if name in _HELP:
        print(_group_help(group, path))
        return
    member = group.members.get(name)
    if member is None:
        kind = "选项" if name.startswith("-") else "命令"
        raise UsageError(_sentence(f"没有 {name} 这个{kind}", path))
    path = f"{path} {name}"
    if isinstance(member, Group):
        run_command(member, rest, path)
    elif not set(_HELP).isdisjoint(rest):
        print(_parser(member, path).format_help())
    else:
        member.do(**_values(member, rest, path))


def _sentence(mistake: str, path: str) -> str:
    return f"{mistake}，运行 {path} --help 看用法。"


def _group_help(group: Group, path: str) -> str:
    width = max(map(len, group.members))
    rows = "\n".join(f"  {name:<{width}}  {member.help}" for name, member in group.members.items())
    note = f"\n\n{group.note}" if group.note else ""
    return f"用法：{path} 命令 [内容]…\n\n{group.help}\n\n命令：\n{rows}{note}"


class _Parser(argparse.ArgumentParser):
    """A parser that raises what argparse would print in English and leave the program with."""

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


class _Formatter(argparse.HelpFormatter):
    """Help that begins with our word for *usage*."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        super().add_usage(usage, actions, groups, prefix or "用法：")


def _parser(command: Command, path: str) -> argparse.ArgumentParser:
    parser = _Parser(
        path,
        description=command.help,
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
        formatter_class=_Formatter,
    )
    kinds = {False: parser.add_argument_group("参数"), True: parser.add_argument_group("选项")}
    for one in command.arguments:
        kinds[one.names[0].startswith("-")].add_argument(*one.names, **one.options)
    kinds[True].add_argument(*_HELP, action="help", help="显示这份说明。")
    return parser


def _values(command: Command, arguments: Sequence[str], path: str) -> dict[str, Any]:
    """The parameters of a command from what was typed."""
    try:
        known, more = _parser(command, path).parse_known_args(arguments)
    except argparse.ArgumentError as error:
        raise UsageError(_sentence(_mistake(error, arguments), path)) from None
    values = vars(known)
    if command.words:
        values[command.words] += [word for word in more if not word.startswith("--")]
        more = [word for word in more if word.startswith("--")]
        if not values[command.words] and not more:
            raise UsageError(_sentence(f"少了 {command.words.upper()}", path))
    if unknown := [word for word in more if word.startswith("-")]:
        raise UsageError(_sentence(f"没有 {unknown[0].partition('=')[0]} 这个选项", path))
    if more:
        raise UsageError(_sentence(f"“{more[0]}”是多余的", path))
    return values


def _mistake(error: argparse.ArgumentError, arguments: Sequence[str]) -> str:
    if error.argument_name is None:  # argparse lists what is missing behind a colon
        return f"少了 {error.message.rpartition(': ')[2].replace(', ', '、')}"
    # What the type of an argument refuses, it refuses with a ValueError; else nothing stands behind the option.
    refused = isinstance(error.__context__, ValueError)
    given = any(word.startswith(f"{name}=") for word in arguments for name in error.argument_name.split("/"))
    return f"{error.argument_name} " + ("的内容不对" if refused or given else "后面少了内容")

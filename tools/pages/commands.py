"""The page of commands, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click

from gapgraph.cli.group import cli

WIDTH: Final = 100


def page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "<!-- Made by tools/generate_docs.py from gapgraph/cli. Change that, then run `make generated`. -->"
    yield ""
    yield "Data goes to standard output, or to the named file or folder; talk goes to standard error; `-` is standard input."
    yield "Exit codes: 0 all well, 1 failed, 2 used wrongly, 3 done, but with issues."
    yield ""
    with click.Context(cli, info_name="gapgraph", terminal_width=WIDTH, help_option_names=["-h", "--help"]) as context:
        yield from _help("gapgraph", cli.get_help(context))
        for name in cli.list_commands(context):
            command = cli.get_command(context, name)
            if command is None:
                raise LookupError(f"The command {name} is listed and missing. Mend gapgraph/cli/group.py.")
            with click.Context(command, info_name=name, parent=context, terminal_width=WIDTH) as inner:
                yield from _help(name, command.get_help(inner))
                yield from _below(name, command, inner)


def _below(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """The commands of a group."""
    for called, inner in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
        with click.Context(inner, info_name=called, parent=context, terminal_width=WIDTH) as below:
            yield from _help(f"{name} {called}", inner.get_help(below))


def _help(name: str, text: str) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield "```text"
    yield from (line.rstrip() for line in text.splitlines())
    yield "```"
    yield ""

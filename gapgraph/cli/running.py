"""Running a command: errors become one clear message and an exit code.

This is one of the three places where any exception is caught; the others are around one document, and around code of other packages.
"""

from __future__ import annotations

import os
import sys
from enum import IntEnum

import click

from graph_store.errors import GapGraphError, UsageError


class Exit(IntEnum):
    """Exit codes of every command."""

    WELL = 0
    FAILED = 1
    MISUSED = 2
    ISSUES = 3


def run(command: click.Command, arguments: list[str]) -> int:
    """Run a command with its arguments.

    Args:
        command: The command or group.
        arguments: The words after the program's name.

    Returns:
        The exit code.
    """
    try:
        return _code(command.main(arguments, prog_name="gapgraph", standalone_mode=False))
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as misuse:
        misuse.show()
        return Exit.MISUSED
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped. What was read so far is kept; the same command goes on from there.", Exit.FAILED)
    except GapGraphError as error:
        return _say(str(error), Exit.MISUSED if isinstance(error, UsageError) else Exit.FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.WELL
    except Exception as error:
        if os.environ.get("GAPGRAPH_DEBUG"):
            raise
        hint = "This is a defect in GapGraph. Set GAPGRAPH_DEBUG=1 to see where, and report it."
        return _say(f"{type(error).__name__}: {error} {hint}", Exit.FAILED)


def _code(returned: object) -> int:
    return int(returned) if isinstance(returned, int) else Exit.WELL


def _say(message: str, code: Exit) -> Exit:
    click.echo(f"gapgraph: {message}", err=True)
    return code

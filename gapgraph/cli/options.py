"""Options that several commands share, and how they talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

DEFAULT_STORE: Final = ".gapgraph"  # beside the user's documents, hidden like other tools' folders
Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """Add `--store`, the folder or the URL where the graph lives."""
    return click.option(
        "--store",
        "-s",
        "where",
        default=DEFAULT_STORE,
        envvar="GAPGRAPH_STORE",
        show_default=True,
        metavar="FOLDER|URL",
        help="Where the graph lives: a folder, or the address of a SPARQL 1.1 endpoint.",
    )(command)


def talk_options(command: Command) -> Command:
    """Add `--quiet` and `--verbose`."""
    quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("--verbose", "-v", is_flag=True, help="Say what is done to each document.")
    return quiet(verbose(command))


def say(message: str, *, quiet: bool = False) -> None:
    """Talk to the user on standard error.

    Args:
        message: What to say.
        quiet: Whether the user asked for silence.
    """
    if not quiet:
        click.echo(message, err=True)


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    Args:
        count: How many.
        noun: What, of one.
        plural: What, of several; the noun with an s if empty.

    Example:
        >>> counted(1, "gap"), counted(1200, "gap"), counted(2, "person", "people")
        ('1 gap', '1,200 gaps', '2 people')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"

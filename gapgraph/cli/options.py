"""Options that several commands share, and how they talk."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from graph_store.contract import Store

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


def as_of_option(command: Command) -> Command:
    """Add `--as-of`, the day on which it is asked what could be known."""
    return click.option(
        "--as-of", metavar="DATE", help="Use only what was published by then: a year, a month or a day (2018, 2018-01, 2018-01-31)."
    )(command)


def talk_options(command: Command) -> Command:
    """Add `--quiet` and `--verbose`."""
    quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
    verbose = click.option("--verbose", "-v", is_flag=True, help="Say what is done to each document.")
    return quiet(verbose(command))


def all_option(command: Command) -> Command:
    """Add `--all`, which leaves nothing out."""
    told = "Leave nothing out: facts that people rejected or superseded too."
    return click.option("--all", "everything", is_flag=True, help=told)(command)


def tell_left_out(count: int) -> None:
    """Say how many facts were left out because people rejected or superseded them.

    Args:
        count: How many.
    """
    if count:
        say(f"{counted(count, 'rejected or superseded fact')} left out; --all shows {'it' if count == 1 else 'them'}.")


@contextmanager
def reading(where: str, as_of: str | None = None) -> Generator[Store]:
    """Open a store to read from it, while others may read and one may write.

    Args:
        where: Folder or address of the store.
        as_of: The day, month or year by whose end documents must have been published; all, and undated ones, if None.

    Yields:
        The store, which cannot be written to; or what could be known then, in memory.

    Raises:
        UsageError: If there is no store, or `as_of` is no date.
        StoreError: If it cannot be opened.
    """
    from graph_store import open_store
    from ingest.activities import is_unfinished

    with open_store(where, read_only=True) as store:
        if is_unfinished(store):
            say("A build of this store is under way, or was broken off: this is what was written so far. `gapgraph build` finishes it.")
        if as_of is None:
            yield store
            return
        from gapgraph.knowable import as_of as knowable

        with knowable(store, as_of) as then:
            say(f"As of {then.day}: {then.later} later and {then.undated} undated {_documents(then.later + then.undated)} left out.")
            yield then.store


def _documents(count: int) -> str:
    return "document" if count == 1 else "documents"


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

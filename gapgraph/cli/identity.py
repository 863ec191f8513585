"""`gapgraph merge`, `gapgraph unmerge` and `gapgraph distinct`: what a person decides about identities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from gapgraph.cli.options import say, store_option
from gapgraph.cli.running import Exit

Command = TypeVar("Command", bound=Callable[..., Any])


def _two_names(command: Command) -> Command:
    """Add what the three commands share: two names, the store, who says so and why."""
    who = click.option("--who", help="Who says so.  [env var: GAPGRAPH_USER; default: the user's name]")
    because = click.option("--because", default="", metavar="TEXT", help="Why.")
    other = click.argument("other", metavar="NAME|IRI|IDENTIFIER")
    one = click.argument("one", metavar="NAME|IRI")
    return one(other(store_option(because(who(command)))))


@click.command()
@_two_names
def merge(one: str, other: str, where: str, because: str, who: str | None) -> int:
    """State that two names are one party, or that a name is the body with an official identifier."""
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        made = gapgraph.merge(store, one, other, because=because, who=who)
    say(f"Merged, says {made.who}: {one} is {other}.")
    return Exit.WELL


@click.command()
@_two_names
def unmerge(one: str, other: str, where: str, because: str, who: str | None) -> int:
    """Undo a merge: a person's is taken back, a computed one is refused from now on."""
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        made = gapgraph.unmerge(store, one, other, because=because, who=who)
    say(f"Taken back: {one} is {other}." if made.same else f"Not the same from now on, says {made.who}: {one} and {other}.")
    return Exit.WELL


@click.command()
@_two_names
@click.option("--undo", is_flag=True, help="Take such a statement back.")
def distinct(one: str, other: str, where: str, because: str, who: str | None, undo: bool) -> int:
    """State that two names are not the same, or that a name is not the body with an official identifier."""
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        made = gapgraph.distinct(store, one, other, because=because, who=who, undo=undo)
    say(f"Taken back: {one} and {other} are not the same." if undo else f"Not the same, says {made.who}: {one} and {other}.")
    return Exit.WELL

"""`gapgraph trace`: a figure's or a fact's way back to its origin, and what became of a promise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import as_of_option, reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.tracing import Trace


@click.command()
@click.argument("what", metavar="WORDS|VALUE|FACT")
@store_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Write the traces as JSON.")
def trace(what: str, where: str, as_of: str | None, as_json: bool) -> int:
    """Follow figures (found by their words, value or subject) or one fact (by its IRI, or as a question prints it) back to their origin.

    A promise is followed from paper to paper: who restated it, put it off, answered it or reported it done.
    """
    from gapgraph.tracing import to_json
    from gapgraph.tracing import trace as follow

    with reading(where, as_of) as store:
        found = follow(store, what)
    if as_json:
        click.echo(json.dumps([to_json(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            _print(one)
    if not found:
        say(f"gapgraph: Nothing that was read holds {what!r}. Try a part of its words, or `gapgraph query statistics`.")
        return Exit.MISUSED
    return Exit.WELL


def _print(one: Trace) -> None:
    click.echo(f"{one.label}")
    for step in one.steps:
        click.echo(f"  {step.role:16} {step.what}")
        if step.words and step.words != step.what:
            click.echo(f"  {'':16} “{step.words}”")
        click.echo(f"  {'':16} {step.passage}") if step.passage else None
    click.echo("")

"""`gapgraph depends`: what falls if a source falls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.depending import Dependence, Dependent


@click.command()
@click.argument("source", metavar="TITLE|IRI")
@store_option
@click.option(
    "-f", "--format", "form", type=click.Choice(["tree", "table", "json"]), default="tree", show_default=True, help="Form of the answer."
)
def depends(source: str, where: str, form: str) -> int:
    """Tell what falls if a source falls: figures that rest on it, directly and through other documents, and what rests on these."""
    import gapgraph
    from gapgraph.depending import to_json

    with reading(where) as store:
        found = gapgraph.depends(store, source)
    if form == "json":
        click.echo(json.dumps([to_json(one) for one in found], ensure_ascii=False, indent=1))
    elif form == "table":
        _print_rows(found)
    else:
        for one in found:
            _print_tree(one)
    if not found:
        say(f"gapgraph: No figure rests on a source called {source!r}. See `gapgraph query sources` for what the documents name.")
        return Exit.MISUSED
    return Exit.WELL


def _print_rows(found: tuple[Dependence, ...]) -> None:
    from gapgraph.cli.tables import print_table

    rows = [(dependence.label, str(one.depth), one.kind, one.words, one.document) for dependence in found for one in dependence.dependents]
    print_table(("source", "step", "what falls", "words", "document"), rows)


def _print_tree(one: Dependence) -> None:
    click.echo(f"{one.label}{'' if one.document else ' (not held)'}")
    for dependent in one.dependents:
        _print_branch(dependent)
    click.echo("")


def _print_branch(one: Dependent) -> None:
    indent = "  " * one.depth
    click.echo(f"{indent}{one.kind}: “{one.words}”" if one.kind != "finding" else f"{indent}{one.kind}: {one.words}")
    if one.kind == "figure":
        click.echo(f"{indent}  {one.document}  {one.passage}")

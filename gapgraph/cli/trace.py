"""`gapgraph trace`: a figure's or a fact's way back to its origin, and what became of a promise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import as_of_option, reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.proofs.tables import Place


@click.command()
@click.argument("what", metavar="WORDS|VALUE|FACT")
@store_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Write the traces as JSON.")
@click.option("--output", "-o", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write .txt or .json with its proof.")
@click.option("--proof", is_flag=True, help="On standard output: put the proof behind the text, or with --json beside the rows.")
def trace(what: str, where: str, as_of: str | None, as_json: bool, target: Path | None, proof: bool) -> int:
    """Follow figures (found by their words, value or subject) or one fact (by its IRI, or as a question prints it) back to their origin.

    A promise is followed from paper to paper: who restated it, put it off, answered it or reported it done.
    """
    from gapgraph.proofs.texts import proved_trace, text_forms, write_proved

    suffix = target.suffix.casefold() if target else ".json" if as_json else ".txt"
    if suffix not in text_forms()["trace"]:
        raise click.UsageError(f"The name {str(target)!r} does not say the form. End it in {' or '.join(text_forms()['trace'])}.")
    place: Place | None = None if target else "inside" if proof else "none"
    with reading(where, as_of) as store:
        made = proved_trace(store, suffix, what, proof=place, as_of=as_of or "")
    if made[""] and target:
        write_proved(target, made)
        say(f"Written: {target}")
    elif made[""] or as_json:
        click.echo(made[""] or "[]")
    if not made[""]:
        say(f"gapgraph: Nothing that was read holds {what!r}. Try a part of its words, or `gapgraph query statistics`.")
        return Exit.MISUSED
    return Exit.WELL

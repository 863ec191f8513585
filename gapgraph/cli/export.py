"""`gapgraph export`: the graph for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import reading, say, store_option
from gapgraph.cli.running import Exit


@click.command()
@click.argument("form", metavar="FORMAT")
@click.argument("target", type=click.Path(path_type=Path), required=False, metavar="[FILE|DIR]")
@store_option
@click.option("--activities", is_flag=True, help="Include when and by which run each document was read.")
@click.option("--registers", is_flag=True, help="Include the registers as a whole.")
@click.option("--licence", default="", metavar="IRI", help="Licence of nanopublications; CC BY 4.0 if nothing is said.")
def export(form: str, target: Path | None, where: str, activities: bool, registers: bool, licence: str) -> int:
    """Write the graph as nquads, trig, turtle, jsonld or nanopublications.

    The partners' network is written as graphml or gexf, the sources as ris or csl-json, and annotations into a folder. Without FILE
    everything else goes to standard output. The same documents give the same bytes.
    """
    from gapgraph.exporting import export as write

    with reading(where) as store:
        text = write(store, form, target, activities=activities, registers=registers, licence=licence)
    if text is not None:
        click.echo(text, nl=False)
    elif target:
        say(f"Written: {target}")
    return Exit.WELL

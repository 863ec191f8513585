"""`gapgraph view` and `gapgraph report`: looking at the graph."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import all_option, as_of_option, counted, reading, say, store_option, tell_left_out
from gapgraph.cli.running import Exit


@click.command()
@click.argument("kind", metavar="KIND")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html")
@store_option
@as_of_option
@click.option("--subject", help="For the kind `statistic`: words of the figure, or its IRI.")
@all_option
def view(kind: str, path: Path, where: str, as_of: str | None, subject: str | None, everything: bool) -> int:
    """Write an interactive network (partners, statistic, promises or gaps) as one page that works offline."""
    import gapgraph

    with reading(where, as_of) as store:
        gapgraph.write_view(gapgraph.whole(store) if everything else store, kind, path, subject=subject, as_of=as_of or "")
    say(f"Written: {path}")
    return Exit.WELL


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@store_option
@as_of_option
@all_option
def report(folder: Path, where: str, as_of: str | None, everything: bool) -> int:
    """Write the whole graph as a site that works offline, from overview to highlighted words."""
    import gapgraph

    with reading(where, as_of) as store:
        done = gapgraph.write_report(gapgraph.whole(store) if everything else store, folder, as_of=as_of or "")
    tell_left_out(done.left_out)
    held = ", ".join((counted(done.documents, "document"), counted(done.facts, "fact"), counted(done.gaps, "gap")))
    counts = f"{counted(done.pages, 'page')}: {held}"
    say(f"Written: {done.index} ({counts})")
    return Exit.WELL

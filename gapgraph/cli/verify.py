"""`gapgraph verify`: holding a file that proves itself against the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import counted, reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.proofs import Verification


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|DIR...")
@store_option
@click.option("--all", "show_all", is_flag=True, help="Show every difference, not only the first of each sort.")
def verify(paths: tuple[Path, ...], where: str, show_all: bool) -> int:
    """Hold tables, views, report pages and briefs against the store: their question is asked again, and their quotations are looked up.

    A folder stands for the pages in it, such as those of a report.
    Says what differs: documents, the question, rows, quotations. The exit code is 0 if nothing does and 1 if something does.
    """
    from gapgraph.proofs import verify_all

    files = [file for path in paths for file in (sorted(path.rglob("*.html")) if path.is_dir() else [path])]
    hold = True
    with reading(where) as store:
        for done in verify_all(store, files):
            _tell(done, most=0 if show_all else 10)
            hold = hold and done.holds
    return Exit.WELL if hold else Exit.FAILED


def _tell(done: Verification, *, most: int) -> None:
    stamp = done.stamp
    compared = f"{counted(stamp.held, 'document')}, {counted(done.rows, 'row')} or lines, {counted(done.quotations, 'quotation')} compared"
    said = "holds" if done.holds else f"differs in {counted(len(done.differences), 'thing')}"
    click.echo(f"{done.path}: {said} ({compared}).")
    shown = done.differences[:most] if most else done.differences
    for difference in shown:
        click.echo(f"  {difference.what:12} {difference.message}")
    if len(shown) < len(done.differences):
        click.echo(f"  and {len(done.differences) - len(shown)} more; --all shows them.")
    for note in done.notes:
        say(f"  note: {note}")

"""`gapgraph brief`: what the documents say about one body or theme."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import all_option, as_of_option, reading, say, store_option
from gapgraph.cli.running import Exit


@click.command()
@click.argument("subject", metavar="BODY|THEME")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path), required=False, metavar="[FILE]")
@store_option
@as_of_option
@all_option
@click.option("--about", type=click.Choice(["body", "theme"]), help="A body or a theme; else a body if one has the name.")
@click.option("--format", "-f", "form", type=click.Choice(["md", "html", "docx"]), help="Form of the brief; else by FILE's ending.")
def brief(subject: str, path: Path | None, where: str, as_of: str | None, about: str | None, form: str | None, everything: bool) -> int:
    """Brief on a body (by any of its names) or a theme: promises, figures, gaps and concerns, with numbered quotations.

    Without FILE it goes to standard output, as Markdown or HTML. `gapgraph verify FILE` holds it against the documents.
    """
    import gapgraph

    if path is None and form == "docx":
        raise click.UsageError("A Word document needs a FILE: gapgraph brief SUBJECT brief.docx.")
    with reading(where, as_of) as opened:
        store = gapgraph.whole(opened) if everything else opened
        if path is None:
            from gapgraph.briefs.writing import brief_forms

            click.echo(brief_forms()[f".{form or 'md'}"](gapgraph.brief(store, subject, about=about, as_of=as_of or "")).decode(), nl=False)
            return Exit.WELL
        gapgraph.write_brief(store, subject, path, about=about, form=form, as_of=as_of or "")
    say(f"Written: {path}")
    return Exit.WELL

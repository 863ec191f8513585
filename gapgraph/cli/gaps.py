"""`gapgraph gaps`: what is missing, with proof of absence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import counted, reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.gaps import Gap


@click.command()
@click.argument("identifier", required=False, metavar="[ID]")
@store_option
@click.option("--kind", "-k", "only", help="Only this kind of gap; --kinds lists them.")
@click.option("--party", "-p", help="Only gaps that touch a party of this name, or part of it.")
@click.option(
    "--format", "-f", "form", type=click.Choice(["table", "json", "md"]), default="table", show_default=True, help="Form of the list."
)
@click.option("--kinds", "list_kinds", is_flag=True, help="List the kinds of gap with their definitions.")
def gaps(identifier: str | None, where: str, only: str | None, party: str | None, form: str, list_kinds: bool) -> int:
    """List the gaps, or explain the one whose ID (or the end of it) is given."""
    from gapgraph.gaps import kinds, list_gaps

    if list_kinds:
        for name, asked in kinds().items():
            click.echo(f"{name}: {asked.extra['definition']}")
        return Exit.WELL
    with reading(where) as store:
        found = list_gaps(store, only=only, party=party)
    if identifier:
        found = tuple(gap for gap in found if gap.iri.endswith(identifier))
        for gap in found:
            _explain(gap)
        return Exit.WELL if found else _missing(identifier)
    _list(found, form)
    return Exit.WELL


def _missing(identifier: str) -> int:
    say(f"gapgraph: There is no gap {identifier!r}. `gapgraph gaps` lists them.")
    return Exit.MISUSED


def _list(found: tuple[Gap, ...], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([_plain(gap) for gap in found], ensure_ascii=False, indent=1))
    elif form == "md":
        for gap in found:
            click.echo(f"- **{gap.kind}**: {gap.sentence} *Would close it:* {gap.closes}")
    else:
        from gapgraph.cli.tables import print_table

        print_table(["id", "kind", "what is missing"], [[gap.iri.rsplit("-", 1)[-1], gap.kind, gap.sentence] for gap in found])
        say(f"{counted(len(found), 'gap')}. None claims more than: not in the documents read. `gapgraph gaps ID` explains one.")


def _plain(gap: Gap) -> dict[str, object]:
    return {
        "iri": gap.iri,
        "kind": gap.kind,
        "sentence": gap.sentence,
        "words": gap.words,
        "expectation": gap.expectation,
        "subject": gap.subject,
        "document": gap.document.title,
        "searched": [{"iri": one.iri, "title": one.title, "date": one.date} for one in gap.searched],
        "parties": list(gap.party_names),
        "closes": gap.closes,
        "confidence": gap.confidence,
        "status": gap.status,
    }


def _explain(gap: Gap) -> None:
    from gapgraph.gaps import kinds

    click.echo(f"{gap.sentence}\n")
    click.echo(f"  kind         {gap.kind}: {kinds()[gap.kind].extra['definition']}")
    click.echo(f"  expectation  “{gap.words}”")
    click.echo(f"               {gap.expectation}")
    click.echo(f"  would close  {gap.closes}")
    click.echo(f"  confidence   {gap.confidence:.2f}, status {gap.status}")
    click.echo(f"  searched and found silent ({len(gap.searched)}):")
    for one in gap.searched:
        click.echo(f"    {one.date or 'undated':12} {one.title}")
    click.echo("")

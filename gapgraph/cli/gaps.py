"""`gapgraph gaps`: what is missing, with proof of absence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gapgraph.cli.default_group import DefaultGroup
from gapgraph.cli.options import as_of_option, counted, reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.gaps import Gap, Inquiry
    from gapgraph.proofs.tables import Place

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(cls=DefaultGroup)
def gaps() -> None:
    """List the gaps, explain one, export them, or make a question of one.

    `gapgraph gaps` alone lists all, with the options of `gaps list`; `gapgraph gaps ID` explains one.
    """


def filter_options(command: Command) -> Command:
    """Add the options that say which gaps are meant."""
    for option in (
        click.option("--kind", "-k", "only", help="Only this kind of gap; --kinds lists them."),
        click.option("--party", "--body", "-p", help="Only gaps that touch a party of this name, or part of it."),
        click.option("--theme", "-t", help="Only gaps whose words, heading, title or subject hold these words."),
        click.option("--since", metavar="DATE", help="Only gaps from documents of this year, month or day, or later."),
        click.option("--status", help="Only gaps of this status: open, closed, disputed or accepted-as-is."),
    ):
        command = option(command)
    return command


@gaps.command("list")
@store_option
@as_of_option
@filter_options
@click.option(
    *("--format", "-f", "form"),
    type=click.Choice(["table", "json", "md", "csv", "ttl"]),
    default="table",
    show_default=True,
    help="Form of the list.",
)
@click.option("--kinds", "list_kinds", is_flag=True, help="List the kinds of gap with their definitions.")
def list_(where: str, as_of: str | None, form: str, list_kinds: bool, **wanted: str | None) -> int:
    """List the gaps."""
    from gapgraph.gaps import kinds

    if list_kinds:
        for name, asked in kinds().items():
            click.echo(f"{name}: {asked.extra['definition']}")
        return Exit.WELL
    found = _found(where, as_of, wanted)
    if form == "table":
        _table(found)
    else:
        from gapgraph.gaps.writing import form as writer

        click.echo(writer(form)(found), nl=False)
    return Exit.WELL


@gaps.command()
@click.argument("target", metavar="FILE|-")
@store_option
@as_of_option
@filter_options
@click.option("--format", "-f", "form", type=click.Choice(["json", "md", "csv", "ttl"]), help="Form, if the name does not say it.")
@click.option(
    "--proof",
    type=click.Choice(["beside", "inside", "none"]),
    help="The proof in FILE.proof.json, in FILE, or nowhere.  [default: inside for md and ttl, else beside a file]",
)
def export(target: str, where: str, as_of: str | None, form: str | None, proof: Place | None, **wanted: str | None) -> int:
    """Write the gaps with their proof to a file (.csv, .json, .md, .ttl), or to standard output."""
    from gapgraph.gaps.writing import SUFFIXES
    from gapgraph.proofs.texts import proved_gaps, write_proved

    form = form or SUFFIXES.get(Path(target).suffix.casefold())
    if form is None:
        raise click.UsageError(f"The name {target!r} does not say the form. End it in {', '.join(SUFFIXES)}, or give --format.")
    if target == "-":
        proof = "inside" if form in {"md", "ttl"} and proof is None else "none" if proof in {None, "beside"} else proof
    given = {name: value for name, value in wanted.items() if value is not None}
    with reading(where, as_of) as store:
        made = proved_gaps(store, f".{form}", given, proof=proof, as_of=as_of or "")
    if target == "-":
        click.echo(made[""], nl=False)
    else:
        write_proved(Path(target), made)
        say(f"Written: {target}")
    return Exit.WELL


@gaps.command()
@click.argument("identifier", metavar="ID")
@store_option
@as_of_option
def show(identifier: str, where: str, as_of: str | None) -> int:
    """Explain the gap whose ID (or the end of it) is given."""
    from gapgraph.gaps import list_gaps
    from gapgraph.questions.labels import read_labels

    with reading(where, as_of) as store:
        found = _named(identifier, list_gaps(store))
        labels = read_labels(store, {one.iri for gap in found for one in (*gap.searched, gap.document)}, dated=True)
    for gap in found:
        _explain(gap, labels)
    return Exit.WELL if found else _missing(identifier)


@gaps.command()
@click.argument("identifier", metavar="ID")
@store_option
@as_of_option
@click.option("--body-slug", default="", metavar="NAME", help="How the site's addresses name the public body.")
@click.option("--site", default="https://www.whatdotheyknow.com", show_default=True, help="The Alaveteli site whose form is filled in.")
def question(identifier: str, where: str, as_of: str | None, body_slug: str, site: str) -> int:
    """Make a neutral question of a gap, and for a public body a request that you can send. Nothing is sent."""
    from gapgraph.gaps import inquire, list_gaps

    with reading(where, as_of) as store:
        found = _named(identifier, list_gaps(store))
        made = [inquire(store, gap, body_slug=body_slug, site=site) for gap in found]
    for one in made:
        _tell(one)
    return Exit.WELL if made else _missing(identifier)


def _found(where: str, as_of: str | None, wanted: dict[str, str | None]) -> tuple[Gap, ...]:
    from gapgraph.gaps import list_gaps

    with reading(where, as_of) as store:
        return list_gaps(store, **wanted)


def _named(identifier: str, found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    return tuple(gap for gap in found if gap.iri.endswith(identifier))


def _missing(identifier: str) -> int:
    say(f"gapgraph: There is no gap {identifier!r}. `gapgraph gaps` lists them.")
    return Exit.MISUSED


def _table(found: tuple[Gap, ...]) -> None:
    from gapgraph.cli.tables import print_table
    from gapgraph.gaps.writing import short_id

    print_table(["id", "kind", "what is missing"], [[short_id(gap), gap.kind, gap.sentence] for gap in found])
    say(f"{counted(len(found), 'gap')}. None claims more than: not in the documents read. `gapgraph gaps ID` explains one.")


def _explain(gap: Gap, labels: Mapping[str, str]) -> None:
    from gapgraph.gaps import kinds
    from gapgraph.gaps.writing import span_of_dates

    first, last = span_of_dates(gap)
    dates = f", dated {first} to {last}" if first != last else f", dated {first}" if first else ""
    lines = (
        ("kind", f"{gap.kind}: {kinds()[gap.kind].extra['definition']}"),
        ("expectation", f"“{gap.words}”"),
        ("", f"{labels.get(gap.document.iri, gap.document.title)}, {gap.document.date or 'undated'}"),
        ("", gap.expectation),
        *((("touches", "; ".join(gap.party_names)),) if gap.party_names else ()),
        ("would close", gap.closes),
        ("confidence", f"{gap.confidence:.2f} = {_facts(gap)} × {gap.silence:.2f} (how often the documents were silent indeed)"),
        ("status", gap.status),
        ("searched", f"{counted(len(gap.searched), 'document')} and found silent{dates}:"),
    )
    click.echo(f"{gap.sentence}\n")
    for name, text in lines:
        click.echo(f"  {name:12} {text}")
    for one in gap.searched:
        click.echo(f"  {'':12} {one.date or 'undated':12} {labels.get(one.iri, one.title)}")
    click.echo("")


def _facts(gap: Gap) -> str:
    sure = f"{gap.facts[0][1] if gap.facts else 1:.2f}"
    return f"{sure} (its fact)" if len(gap.facts) < 2 else f"{sure} (the least sure of its {len(gap.facts)} facts)"


def _tell(made: Inquiry) -> None:
    click.echo(f"{made.question}\n")
    if made.letter:
        click.echo(f"To {made.body}, under freedom of information:\n\n  {made.title}\n")
        click.echo("".join(f"  {line}\n" if line else "\n" for line in made.letter.splitlines()))
        click.echo(f"{made.address}\n")

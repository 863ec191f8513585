"""`gapgraph review`: what is worth a look, and what people say of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import Command, counted, reading, say, store_option
from gapgraph.cli.running import Exit
from graph_store.namespaces import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gapgraph.reviews import Review, WorthALook
    from graph_store.contract import Reader, Store


def _signed(command: Command) -> Command:
    """Add what every statement has: the store, who says it and why."""
    who = click.option("--who", help="Who says so.  [env var: GAPGRAPH_USER; default: the user's name]")
    because = click.option("--because", default="", metavar="TEXT", help="Why.")
    return store_option(because(who(command)))


@click.group(invoke_without_command=True)
@store_option
@click.option("--kind", "-k", help="Only facts, links or findings, or one kind of these, such as commitment or no-owner.")
@click.option("--document", "-d", help="Only what stands in a document of this name or title, or part of it.")
@click.option("--limit", "-n", type=click.IntRange(min=1), default=20, show_default=True, help="Show at most so many.")
@click.option("--csv", "target", metavar="FILE|-", help="Write the list as CSV, to be filled in and taken in by `gapgraph review import`.")
@click.option("--ask", is_flag=True, help="Show one after the other, and ask for a verdict on each.")
@click.option("--done", is_flag=True, help="List what was said instead.")
@click.option("--lost", is_flag=True, help="List what was said of facts that are not in the store any more instead.")
@click.pass_context
def review(
    ctx: click.Context,
    /,
    where: str,
    kind: str | None,
    document: str | None,
    limit: int,
    target: str | None,
    ask: bool,
    done: bool,
    lost: bool,
) -> int:
    """List the facts, links and findings that are most worth a look, or say what is right, wrong or to be corrected.

    Least sure and of most consequence comes first. What is rejected or corrected is left out of every question from then on; nothing is
    deleted, and it outlives every reading.
    """
    if ctx.invoked_subcommand:
        if ctx.get_parameter_source("where") is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(f"Name the store behind the command: gapgraph review {ctx.invoked_subcommand} ... --store {where}")
        return Exit.WELL
    wanted = _Wanted(kind, document, limit)
    if ask:
        return _ask(where, wanted)
    if done or lost:
        return _done(where, target, lost=lost)
    with reading(where) as store:
        found = wanted.of(store)
    _list(found, target)
    return Exit.WELL


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the user wants to see of what is worth a look."""

    kind: str | None
    document: str | None
    limit: int

    def of(self, store: Reader) -> tuple[WorthALook, ...]:
        """Ask the store for it."""
        import gapgraph

        return gapgraph.worth_a_look(store, kind=self.kind, document=self.document, limit=self.limit)


def _list(found: Iterable[WorthALook], target: str | None) -> None:
    if target:
        from gapgraph.reviews.tables import list_to_csv

        _write(target, list_to_csv(found))
        return
    from gapgraph.cli.tables import print_table

    rows = [[_short(one.thing.iri), one.thing.shown, f"{one.thing.title}, {one.thing.place}", "; ".join(one.why)] for one in found]
    print_table(["what", "words", "place", "why"], rows)
    say(f"{counted(len(rows), 'thing')} worth a look. `gapgraph review accept|reject|correct WHAT`, or `gapgraph review --ask`.")


def _done(where: str, target: str | None, *, lost: bool) -> int:
    import gapgraph

    with reading(where) as store:
        said = gapgraph.list_reviews(store, lost=lost)
    if target:
        from gapgraph.reviews.tables import reviews_to_csv

        _write(target, reviews_to_csv(said))
        return Exit.WELL
    from gapgraph.cli.tables import print_table

    print_table(["what", "words", "verdict", "who", "when", "because"], [_told(one) for one in said])
    alone = f" without {'its' if len(said) == 1 else 'their'} fact" if lost else ""
    say(f"{counted(len(said), 'review')}{alone}.")
    return Exit.WELL


def _told(one: Review) -> list[str]:
    verdict = f"{one.field} = {one.value or 'nothing'}" if one.field else f"{one.verdict} by {_short(one.by)}" if one.by else one.verdict
    taken_back = f", taken back by {one.withdrawn_by}, {one.withdrawn[:10]}" if one.withdrawn else ""
    return [_short(one.of), one.words, f"{verdict}{taken_back}", one.who, one.when[:10], one.because]


def _short(iri: str) -> str:
    """What stands behind the last slash, by which `accept` and the others know it again."""
    return iri.removeprefix(DATA).removeprefix("document/").removeprefix("finding/").removeprefix("link/")


def _write(target: str, text: str) -> None:
    if target == "-":
        click.echo(text, nl=False)
        return
    Path(target).write_text(text, encoding="utf-8")
    say(f"Written: {target}")


@review.command()
@click.argument("things", nargs=-1, required=True, metavar="WHAT...")
@_signed
def accept(things: tuple[str, ...], where: str, because: str, who: str | None) -> int:
    """Say that facts or links are right."""
    return _judge(things, "accepted", where, because, who)


@review.command()
@click.argument("things", nargs=-1, required=True, metavar="WHAT...")
@_signed
def reject(things: tuple[str, ...], where: str, because: str, who: str | None) -> int:
    """Say that facts or links are wrong: they are left out of every question from now on."""
    return _judge(things, "rejected", where, because, who)


def _judge(things: tuple[str, ...], verdict: str, where: str, because: str, who: str | None) -> int:
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        made = gapgraph.review(store, things, verdict, because=because, who=who)
    for one in made:
        say(f"{verdict.capitalize()}, says {one.who}: “{one.words}”.")
    return Exit.WELL


@review.command()
@click.argument("thing", metavar="WHAT")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_signed
def correct(thing: str, fields: tuple[str, ...], where: str, because: str, who: str | None) -> int:
    """Say what a fact should say, such as owner="Jane Carter" or due=2021-09; FIELD= empties a field.

    Every question sees the corrected fact from now on; the one that was read stays, superseded.
    """
    import gapgraph
    from graph_store import open_store

    given = dict(_field(one) for one in fields)
    with open_store(where, create=False) as store:
        made = gapgraph.correct(store, thing, given, because=because, who=who)
    for one in made:
        meant = f" ({', '.join(_short(iri) for iri in one.targets)})" if one.targets else ""
        say(f"Corrected, says {one.who}: the {one.field} of “{one.words}” is {one.value or 'nothing'}{meant}.")
    return Exit.WELL


def _field(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign:
        raise click.UsageError(f"A correction is written FIELD=VALUE, not {given!r}.")
    return name, value


@review.command()
@click.argument("finding", metavar="ID")
@click.argument("status", metavar="open|closed|disputed|accepted-as-is")
@click.option("--by", default="", metavar="PASSAGE", help="The passage, or a fact that stands there, that closes it.")
@_signed
def findings(finding: str, status: str, by: str, where: str, because: str, who: str | None) -> int:
    """Say what became of a gap; ID is as `gapgraph gaps` prints it. It lasts over rebuilds."""
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        made = gapgraph.review_finding(store, finding, status, by=by, because=because, who=who)
    say(f"{status.capitalize()}, says {made.who}: {_short(made.of)} (“{made.words}”).")
    return Exit.WELL


@review.command()
@click.argument("thing", metavar="WHAT")
@store_option
@click.option("--who", help="Who takes it back.  [env var: GAPGRAPH_USER; default: the user's name]")
def undo(thing: str, where: str, who: str | None) -> int:
    """Take back what was said last of a fact, link or finding; what was said before stands again."""
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        made = gapgraph.undo_review(store, thing, who=who)
    for one in made:
        said = f"{one.field} = {one.value or 'nothing'}" if one.field else one.verdict
        say(f"Taken back: {said}, which {one.who} said of “{one.words}”.")
    return Exit.WELL


@review.command("import")
@click.argument("path", metavar="FILE|-")
@store_option
@click.option("--who", help="Who says what no row says otherwise of.  [env var: GAPGRAPH_USER; default: the user's name]")
def import_(path: str, where: str, who: str | None) -> int:
    """Take in verdicts from CSV with the columns iri, verdict, field, value, who, when, because: all of them, or none."""
    import gapgraph
    from graph_store import open_store
    from graph_store.errors import InputError

    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise InputError(f"The file cannot be read: {told}.", where=path, remedy="Name a CSV file in UTF-8.") from error
    with open_store(where, create=False) as store:
        made = gapgraph.import_reviews(store, text, where=path, who=who)
    say(f"{counted(len(made), 'review')} taken in.")
    return Exit.WELL


def _ask(where: str, wanted: _Wanted) -> int:
    """Show one after the other, and ask for a verdict on each."""
    if not sys.stdin.isatty():
        raise click.UsageError("--ask needs a terminal. Write the list with --csv, fill it in, and give it to `gapgraph review import`.")
    from gapgraph.reviews.stating import settle_gaps
    from graph_store import open_store

    said = 0
    with open_store(where, create=False) as store:
        found = wanted.of(store)
        try:
            for number, one in enumerate(found, start=1):
                _show(one, f"{number} of {len(found)}")
                answer = click.prompt(_choices(one), type=click.Choice(_keys(one)), default="s", show_choices=False, err=True)
                if answer == "q":
                    break
                said += _take(store, one, answer)
        finally:
            if said:
                settle_gaps(store)
    say(f"{counted(said, 'review')} kept.")
    return Exit.WELL


def _show(one: WorthALook, number: str) -> None:
    click.echo(f"\n{number}: {one.thing.kind}, {one.thing.title}, {one.thing.place}", err=True)
    click.echo(f"  “{one.thing.words}”", err=True)
    if one.thing.sentence:
        click.echo(f"  {one.thing.sentence}", err=True)
    click.echo(f"  {'; '.join(one.why)}", err=True)


def _choices(one: WorthALook) -> str:
    if one.thing.sort == "finding":
        return "(c)losed, (d)isputed, (a)ccepted as is, (s)kip, (q)uit"
    return "(a)ccept, (r)eject, (c)orrect, (s)kip, (q)uit" if "c" in _keys(one) else "(a)ccept, (r)eject, (s)kip, (q)uit"


def _keys(one: WorthALook) -> list[str]:
    from gapgraph.reviews.correcting import fields_of

    if one.thing.sort == "finding":
        return ["c", "d", "a", "s", "q"]
    return ["a", "r", *(["c"] if fields_of(one.thing.kind) else []), "s", "q"]


def _take(store: Store, one: WorthALook, answer: str) -> int:
    """Keep one verdict; a correction that does not fit is told, and nothing is kept."""
    import gapgraph
    from graph_store.errors import UsageError

    if answer == "s":
        return 0
    if one.thing.sort == "finding":
        gapgraph.review_finding(store, one.thing.iri, {"c": "closed", "d": "disputed", "a": "accepted-as-is"}[answer], settle=False)
        return 1
    if answer != "c":
        gapgraph.review(store, one.thing.iri, {"a": "accepted", "r": "rejected"}[answer], settle=False)
        return 1
    try:
        given = dict([_field(click.prompt("FIELD=VALUE", err=True))])
        return len(gapgraph.correct(store, one.thing.iri, given, settle=False))
    except (UsageError, click.UsageError) as error:
        say(f"Not kept: {error}")
        return 0

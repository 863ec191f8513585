"""`gapgraph register`: registers that say who is who."""

from __future__ import annotations

from pathlib import Path

import click

from gapgraph.cli.options import reading, say, store_option
from gapgraph.cli.running import Exit


@click.group()
def register() -> None:
    """Add, list and remove registers: published lists of bodies, by which the names in the documents are identified."""


@register.command()
@click.argument("form", metavar="councils|nhs|schools")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@store_option
@click.option("--name", default="", help="What to call it, to keep several of one format.  [default: the format]")
@click.option("--licence", default="", help="The licence under which it is published.")
def add(form: str, path: Path, where: str, name: str, licence: str) -> int:
    """Add a register from the file as it is published, in place of the one of its name."""
    import gapgraph
    from gapgraph.cli.build import told_identities
    from graph_store import open_store

    with open_store(where) as store:
        added = gapgraph.add_register(store, form, path, name=name, licence=licence)
    say(f"Register {added.register.name}: {added.register.entries:,} bodies from {added.register.file}.")
    for fault in added.faults[:5]:
        say(f"  Left out: {fault}")
    if len(added.faults) > 5:
        say(f"  and {len(added.faults) - 5} more")
    say(f"{told_identities(added.identities)}.")
    return Exit.ISSUES if added.faults else Exit.WELL


@register.command("list")
@store_option
def list_(where: str) -> int:
    """List the registers of the store."""
    import gapgraph
    from gapgraph.cli.tables import print_table
    from ingest.identify.registers.keeping import is_stale

    with reading(where) as store:
        found = gapgraph.registers(store)
    rows = [[one.name, f"{one.entries:,}", one.title, one.file, one.licence, "add it again" if is_stale(one) else ""] for one in found]
    print_table(["name", "bodies", "what", "file", "licence", ""], rows)
    say(f"{len(found)} registers.")
    return Exit.WELL


@register.command()
@click.argument("name", metavar="NAME")
@store_option
def remove(name: str, where: str) -> int:
    """Remove a register, and what was identified by it."""
    import gapgraph
    from graph_store import open_store

    with open_store(where, create=False) as store:
        gapgraph.remove_register(store, name)
    say(f"Register {name} is removed.")
    return Exit.WELL

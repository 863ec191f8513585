"""`gapgraph validate`, `gapgraph reason` and `gapgraph issues`: proving the graph."""

from __future__ import annotations

import click

from gapgraph.cli.options import counted, reading, say, store_option
from gapgraph.cli.running import Exit


@click.command()
@store_option
def validate(where: str) -> int:
    """Prove that every quotation is in its text and that the graph fits its shapes."""
    import gapgraph
    from gapgraph.cli.tables import print_table

    with reading(where) as store:
        proof = gapgraph.validate(store)
    say(f"{counted(proof.passages, 'passage')} compared with the texts, {counted(proof.graphs, 'document')} held against the shapes.")
    if proof.conforms:
        say("All is proved.")
        return Exit.WELL
    print_table(["check", "what", "objection"], [[v.check, v.focus, v.message] for v in proof.violations])
    return Exit.ISSUES


@click.command()
@store_option
@click.option("--classify", is_flag=True, help="Prove the ontology consistent and classify it with HermiT (needs Java).")
def reason(where: str, classify: bool) -> int:
    """Materialise in the store what follows from the ontology."""
    from graph_store import open_store
    from graph_store.reasoning import materialise, prove

    if classify:
        found = prove()
        say(f"The ontology is consistent; {len(found.parents)} classes are classified.")
    with open_store(where, create=False) as store:
        say(f"Consequences written: {counted(materialise(store), 'statement')}.")
    return Exit.WELL


@click.command()
@store_option
def issues(where: str) -> int:
    """List what could not be read, placed or identified."""
    from gapgraph.cli.tables import print_table
    from gapgraph.questions import run

    with reading(where) as store:
        answer = run(store, "issues")
    print_table([column.name for column in answer.columns], [[cell.text for cell in row] for row in answer.rows])
    say(f"{counted(len(answer.rows), 'issue')}.")
    return Exit.ISSUES if answer.rows else Exit.WELL

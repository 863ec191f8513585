"""The group of all commands, each imported only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

import gapgraph

# Command, the module and attribute that hold it, and its one line in `gapgraph --help`.
COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    "build": ("gapgraph.cli.build", "build", "Read documents, prove the graph, find its gaps."),
    "query": ("gapgraph.cli.query", "query", "Answer a named question, a .rq file or SPARQL from stdin."),
    "queries": ("gapgraph.cli.query", "queries", "List the named questions."),
    "gaps": ("gapgraph.cli.gaps", "gaps", "List the gaps with their proof of absence."),
    "trace": ("gapgraph.cli.trace", "trace", "Follow a figure or a fact back to its origin."),
    "depends": ("gapgraph.cli.depends", "depends", "Tell what falls if a source falls."),
    "view": ("gapgraph.cli.look", "view", "Write an interactive network as one page."),
    "report": ("gapgraph.cli.look", "report", "Write the whole graph as a site that works offline."),
    "brief": ("gapgraph.cli.brief", "brief", "Write what the documents say about one body or theme."),
    "verify": ("gapgraph.cli.verify", "verify", "Hold a table, view, report page or brief against the store."),
    "register": ("gapgraph.cli.register", "register", "Add, list and remove registers that say who is who."),
    "merge": ("gapgraph.cli.identity", "merge", "State that two names are one party."),
    "unmerge": ("gapgraph.cli.identity", "unmerge", "Undo a merge."),
    "distinct": ("gapgraph.cli.identity", "distinct", "State that two names are not the same."),
    "review": ("gapgraph.cli.review", "review", "List what is worth a look; accept, reject, correct."),
    "validate": ("gapgraph.cli.prove", "validate", "Prove quotations and shapes again."),
    "reason": ("gapgraph.cli.prove", "reason", "Classify the ontology and materialise inferred types."),
    "issues": ("gapgraph.cli.prove", "issues", "List what could not be read, placed or identified."),
    "evaluate": ("gapgraph.cli.evaluate", "evaluate", "Compare what was read with annotations of careful readers."),
    "annotate": ("gapgraph.cli.evaluate", "annotate", "Write a first annotation of a document for a person to correct."),
    "export": ("gapgraph.cli.export", "export", "Write the graph, or annotations, for other programs."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command.

        Args:
            ctx: The context of the call.
            cmd_name: The command's name.

        Returns:
            The command, or None if there is none of that name.
        """
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any.

        Args:
            ctx: The context of the call.
            formatter: Where to write.
        """
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(gapgraph.__version__, prog_name="gapgraph")
def cli() -> None:
    """Read the public record of a partnership into a graph in which every fact points at its words.

    Start with `gapgraph build FOLDER`, then look with `gapgraph report DIR`, ask with `gapgraph query`,
    and read what is missing with `gapgraph gaps`.
    """

"""A group of commands that can be called without naming one: an option alone lists, a word alone shows."""

from __future__ import annotations

import click


class DefaultGroup(click.Group):
    """A group in which `GROUP --option` means `GROUP list --option`, and `GROUP ID` means `GROUP show ID`."""

    def full(self, words: list[str]) -> list[str]:
        """Return the words of a call with the command that they leave out.

        Args:
            words: What follows the group's name.
        """
        if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
            return ["list", *words]
        return words if words[0] in self.commands or words[0].startswith("-") else ["show", *words]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a call.

        Args:
            ctx: The context of the call.
            args: What follows the group's name.

        Returns:
            What is left for the command.
        """
        return super().parse_args(ctx, self.full(args))

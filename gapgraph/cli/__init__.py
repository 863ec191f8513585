"""The command line: thin twins of library calls.

Data goes to standard output or to the named file or folder, talk to standard error. Exit codes: 0 all
well, 1 failed, 2 used wrongly, 3 done, but with issues. One file a group of commands; a command is
imported when it is called, so that `gapgraph --help` is quick.
"""

from __future__ import annotations

import sys

from gapgraph.cli.group import cli


def main() -> None:
    """Run the command line and leave with its exit code."""
    from gapgraph.cli.running import run

    sys.exit(run(cli, sys.argv[1:]))

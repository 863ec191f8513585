"""`python -m gapgraph`: the command line where the `gapgraph` command is not on the path."""

from __future__ import annotations

from gapgraph.cli import main

if __name__ == "__main__":
    main()

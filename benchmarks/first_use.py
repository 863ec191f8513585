"""What a first user waits for: the help, and five papers end to end. python benchmarks/first_use.py [FOLDER].

Both are run as commands of their own, start of Python included, in an empty folder. The folder is ../shared/seeds beside the checkout
if it is there, else samples/. Medians are given; absolute times depend on the machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
COMMAND = [sys.executable, "-c", "from gapgraph.cli import main; main()"]


def seconds(*arguments: str, rounds: int) -> float:
    """Return the median time of a command, each run in an empty folder of its own."""
    times = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            done = subprocess.run([*COMMAND, *arguments], cwd=folder, env=environment, check=False, capture_output=True)
            times.append(time.perf_counter() - started)
            if done.returncode not in (0, 3):
                raise SystemExit(done.stderr.decode())
    return statistics.median(times)


def main(folder: Path) -> None:
    """Print the two figures."""
    papers = sum(path.is_file() for path in folder.rglob("*"))
    print(f"gapgraph --help                   {seconds('--help', rounds=9):6.2f} s")
    print(f"gapgraph build, {papers:3} papers         {seconds('build', str(folder), rounds=3):6.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SEEDS if SEEDS.is_dir() else ROOT / "samples")

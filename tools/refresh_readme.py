"""Run what README.md shows, and put the real output under it.

    python -m tools.refresh_readme            # write it
    python -m tools.refresh_readme --check    # fail where the README shows what is no longer so

Each `$ gapgraph ...` line of a console block is run in a folder that holds the samples; each Python block is run there too, and the
text block behind it is what it prints. Seconds differ from run to run and are not compared.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
README: Final = ROOT / "README.md"
WIDTH: Final = "110"
_BLOCK: Final = re.compile(r"```console\n(?P<run>\$ .*?)```|(?P<code>```python\n.*?```\n\n)```text\n.*?```", re.DOTALL)


def refreshed(readme: str, folder: Path) -> str:
    """Return the README with real output.

    Args:
        readme: Its text.
        folder: Where to run; it holds samples/.

    Returns:
        The text, with what each command and each Python block prints.
    """

    def shown(found: re.Match[str]) -> str:
        if found["run"]:
            commands = [line[2:] for line in found["run"].splitlines() if line.startswith("$ ")]
            return "```console\n" + "\n".join(f"$ {command}\n{_ran(command, folder)}" for command in commands) + "```"
        code = found["code"].removeprefix("```python\n").strip().removesuffix("```")
        return f"{found['code']}```text\n{_output([sys.executable, '-c', code], folder)}```"

    return _BLOCK.sub(shown, readme)


def untimed(text: str) -> str:
    """Return a text without its seconds.

    Args:
        text: Text with "in 0.7 s" in it.

    Returns:
        The text with "in S s".
    """
    return re.sub(r"in \d+\.\d s\b", "in S s", text)


def _ran(command: str, folder: Path) -> str:
    words = re.findall(r'"([^"]*)"|(\S+)', command)
    program = [quoted or plain for quoted, plain in words]
    start = [sys.executable, "-c", "from gapgraph.cli import main; main()"]
    return _output([*start, *program[1:]], folder) if program[0] == "gapgraph" else ""


def _output(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "COLUMNS": WIDTH, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())


def main(arguments: list[str]) -> int:
    """Refresh the README, or compare it.

    Args:
        arguments: `["--check"]` to compare.

    Returns:
        0 if all is well, 1 if the README is stale.
    """
    readme = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder) / "samples")
        fresh = refreshed(readme, Path(folder))
    if untimed(fresh) == untimed(readme):
        return 0
    if "--check" in arguments:
        print("README.md shows what is no longer so. Run `make generated`.", file=sys.stderr)
        return 1
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

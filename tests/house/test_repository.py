"""What the repository says, and what it must not say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

MADE: Final = {"demo", "dist", "build", "site", "htmlcov"}  # what commands write
TEXTS: Final = {".py", ".md", ".toml", ".ttl", ".rq", ".yml", ".sh", ".txt", ".html", ".css", ".js", ".json", ""}
# Each is split, so that this file does not hold what it looks for.
FORBIDDEN: Final = ("/" + "work/", "/" + "root/", "/" + "home/", "pypi" + ".org", "python" + "hosted", "registry" + ".npmjs")


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for path in root.rglob("*"):
        inside = path.relative_to(root).parts
        hidden = inside[0].startswith(".") and inside[0] != ".ci"
        if not hidden and inside[0] not in MADE and path.suffix in TEXTS and path.is_file():
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8", errors="ignore")


def test_no_path_of_a_machine_and_no_host_of_a_registry_is_in_the_repository(root: Path) -> None:
    texts = dict(_texts(root))
    assert len(texts) > 150, "the repository was not found"
    assert not [(name, word) for name, text in texts.items() for word in FORBIDDEN if word in text]


@pytest.mark.needs("shared")
def test_nothing_of_the_real_documents_is_copied(root: Path, shared_seeds: Path) -> None:
    """No run of 18 words of a real document stands in one line of ours: names and customary formulas are shorter."""
    runs = {run for path in shared_seeds.glob("*.txt") for run in _runs(path.read_text(encoding="utf-8"))}
    assert len(runs) > 3000
    ours = [(name, line) for name, text in _texts(root) for line in text.splitlines() if "A digest in our own words" not in line]
    assert not [(name, line) for name, line in ours if not runs.isdisjoint(_runs(line))]


def _runs(text: str, length: int = 18) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    yield from (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def test_versions_are_pinned_exactly(root: Path) -> None:
    lines = [line for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert len(lines) > 60
    assert not [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)]


def test_every_dependency_is_pinned(root: Path) -> None:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    pinned = {_folded(line.split("==")[0]) for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line}
    assert not {_folded(re.split(r"[\[<>=~! ]", one)[0]) for one in wanted} - pinned - {_folded(project["name"])}


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def test_the_version_is_the_same_everywhere(root: Path) -> None:
    import tomllib

    import gapgraph

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == gapgraph.__version__
    assert f"## {gapgraph.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'owl:versionInfo "{gapgraph.__version__}"' in (root / "ontology" / "gapgraph.ttl").read_text(encoding="utf-8")


def test_json_in_the_manual_parses(root: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in (root / "docs").glob("*.md")]
    blocks = [block for page in pages for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    assert blocks
    for block in blocks:
        json.loads(block)

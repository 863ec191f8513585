"""Write the pages of the manual that say what the code and the data say: questions and answers, gap kinds, terms, commands, errors.

python -m tools.generate_docs

That the committed pages are fresh is a test of the house.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tools.pages import commands, competency, errors, gap_kinds, ontology, questions

REFERENCE: Final = Path(__file__).resolve().parents[1] / "docs" / "reference"
PAGES: Final[dict[str, Callable[[], str]]] = {
    "commands.md": commands.page,
    "competency-questions.md": competency.page,
    "errors.md": errors.page,
    "gap-kinds.md": gap_kinds.page,
    "ontology.md": ontology.page,
    "questions.md": questions.page,
}


def stale_pages() -> list[str]:
    """Compare the committed pages with what they should be.

    Returns:
        The names of those that differ or are missing.
    """
    committed = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    return [name for name, page in PAGES.items() if committed.get(name) != page()]


def main() -> None:
    """Write the pages."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

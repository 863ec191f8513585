"""Where the ontology and the questions lie: the shipped copy if there is one, else the checkout.

The wheel carries `ontology/` and `queries/` as data under `graph_store/data/`; in a checkout they are the
folders at the top. Everybody reads them through this module.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from graph_store.errors import UnknownNameError, UsageError

Kind = Literal["ontology", "queries"]


def resource_folder(kind: Kind) -> Path:
    """Return the folder that holds the ontology or the questions.

    Args:
        kind: Which of the two.

    Returns:
        The folder.

    Raises:
        UsageError: If neither the shipped copy nor a checkout is there.
    """
    here = Path(__file__).parent
    for folder in (here / "data" / kind, here.parent / kind):
        if folder.is_dir():
            return folder
    raise UsageError(f"The folder {kind}/ is missing.", where=str(here), remedy="Install the wheel again, or run from a whole checkout.")


@cache
def query_text(name: str) -> str:
    """Return the text of a question that is kept as data.

    Args:
        name: Its path below queries/ without the ending, such as "annotations/people".

    Returns:
        SPARQL text.

    Raises:
        UnknownNameError: If there is no such question.
    """
    folder = resource_folder("queries")
    path = folder / f"{name}.rq"
    if not path.is_file():
        raise UnknownNameError("question", name, (str(p.relative_to(folder).with_suffix("")) for p in folder.rglob("*.rq")))
    return path.read_text(encoding="utf-8")

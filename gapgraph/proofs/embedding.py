"""How a stamp stands in a file, by the file's form.

| form | where |
| --- | --- |
| HTML | a data block, `<script type="application/json" id="proof">`, and a line at the foot of the page |
| Markdown, plain text | a comment at the end, which no renderer shows |
| Turtle | a comment line at the end |
| JSON | beside the rows, in an envelope; or in FILE.proof.json |
| CSV | in FILE.proof.json: a comment in a CSV is a broken first row to Excel and to pandas |
| DOCX | properties of the document, its last page, and a data part of its own |
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from gapgraph.proofs.stamps import to_json

if TYPE_CHECKING:
    from gapgraph.proofs.stamps import Stamp

PROOF_ID: Final = "proof"
TURTLE_MARK: Final = "# gapgraph-proof "  # before the stamp, in a line of its own
HOW_TO_CHECK: Final = "How to check this"  # heading of the part that says of which documents a file was made
# The characters that can end a script element or a comment, or break a line of JavaScript.
_UNSAFE: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def safe_json(value: object, indent: int | None = None) -> str:
    r"""Return JSON that can stand inside a script element or a comment, whatever the strings in it say.

    Args:
        value: JSON values.
        indent: Spaces by which each level is set in; None writes it on one line.

    Example:
        >>> print(safe_json(["</script>"]))
        ["\u003c/script\u003e"]
    """
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(value, ensure_ascii=False, separators=separators, indent=indent).translate(_UNSAFE)


def html_block(stamp: Stamp) -> Markup:
    """Return a stamp as a data block of a page; browsers neither show nor run it.

    Args:
        stamp: The stamp.
    """
    return Markup('<script type="application/json" id="{}">{}</script>').format(PROOF_ID, Markup(safe_json(to_json(stamp))))


def markdown_comment(stamp: Stamp) -> str:
    """Return a stamp as a comment at the end of a Markdown file.

    Args:
        stamp: The stamp.
    """
    return f"<!-- gapgraph-proof\n{safe_json(to_json(stamp), indent=1)}\n-->\n"


def beside(path: Path) -> Path:
    """Return the file that holds the proof of a file which cannot hold its own.

    Args:
        path: The file.

    Example:
        >>> beside(Path("owed.csv")).name
        'owed.csv.proof.json'
    """
    return path.with_name(f"{path.name}.proof.json")


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"([\\`*_|<\[\]~])")


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(r"\\([\\`*_|<\[\]~])")


def plain_markdown(text: str) -> str:
    r"""Return words as Markdown that shows them as they are: one line, nothing in them read as markup.

    Args:
        text: The words.

    Example:
        >>> print(plain_markdown("a|b *c*"))
        a\|b \*c\*
    """
    return _special().sub(r"\\\1", " ".join(text.split()))


def from_markdown(text: str) -> str:
    """Return the words that `plain_markdown` wrote.

    Args:
        text: Markdown.
    """
    return _escaped().sub(r"\1", text)

"""A brief as one HTML page that asks nobody for anything and prints well."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from gapgraph.proofs.embedding import HOW_TO_CHECK, html_block

if TYPE_CHECKING:
    from gapgraph.briefs.model import Brief


def to_html(brief: Brief) -> bytes:
    """Return a brief as a page.

    Args:
        brief: The brief.

    Returns:
        UTF-8.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = Path(__file__).parent / "templates"
    loader = FileSystemLoader(folder)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    css = (folder / "brief.css").read_text(encoding="utf-8")
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    page = environment.get_template("brief.html").render(
        brief=brief, css=Markup(css), style=digest, how=HOW_TO_CHECK, proof_block=html_block(brief.stamp)
    )
    return page.replace("\0", "\ufffd").encode()  # HTML cannot hold a NUL

"""The reliability curve as an inline SVG, in the colours of the page around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final

from gapgraph.evaluation.reliability import Bin

SIZE: Final = 340
_LEFT, _TOP, _SIDE = 48, 12, 270  # the square in which both shares run from 0 to 1
_TICKS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def curve(filled: Sequence[Bin], hollow: Sequence[Bin], title: str) -> str:
    """Draw what is right against what is said.

    Args:
        filled: Facts in bins by stated confidence, drawn as filled dots.
        hollow: Others, drawn as rings.
        title: What the curve shows, for those who do not see it.

    Returns:
        HTML without empty lines, as Markdown wants it.
    """
    return "\n".join([
        '<div class="reliability">',
        f'<svg viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}" role="img" fill="none" stroke="currentColor">',
        f"<title>{title}</title>",
        *_axes(),
        *(line for one in hollow for line in _point(one, "none")),
        *(line for one in filled for line in _point(one, "currentColor")),
        "</svg>",
        "</div>",
    ])


def _x(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)


def _axes() -> Iterator[str]:
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" stroke-opacity="0.4"/>'
    yield f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke-dasharray="4 4" stroke-opacity="0.6"/>'
    for tick in _TICKS:
        yield _text(_x(tick), _y(0) + 16, f"{tick:.1f}")
        yield _text(_LEFT - 18, _y(tick) + 4, f"{tick:.1f}")
    yield _text(_x(0.5), _y(0) + 38, "said")
    yield f'<g transform="rotate(-90 12 {_y(0.5)})">{_text(12, _y(0.5), "right")}</g>'


def _text(x: float, y: float, words: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" font-size="11" fill="currentColor" stroke="none">{words}</text>'


def _point(one: Bin, fill: str) -> Iterator[str]:
    """A dot whose area grows with the facts behind it, and its interval."""
    x, y = _x(one.said), _y(one.share)
    if one.interval:
        yield f'<line x1="{x}" y1="{_y(one.interval.low)}" x2="{x}" y2="{_y(one.interval.high)}" stroke-opacity="0.5"/>'
    tip = f"said {one.said:.2f}, right {one.share:.2f} of {one.facts}"
    dot = f'cx="{x}" cy="{y}" r="{2 + sqrt(one.facts) / 3:.1f}" fill="{fill}" fill-opacity="0.7"'
    yield f"<circle {dot}><title>{tip}</title></circle>"

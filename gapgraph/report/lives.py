"""What the pages show of links between papers: what became of promises, and the ways of figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gapgraph.dossier.links import STATED
from gapgraph.report.timelines import axis_over, timeline

if TYPE_CHECKING:
    from gapgraph.dossier import Fact, Life, Way
    from gapgraph.report.site import Link, Site
    from gapgraph.report.timelines import Axis, Timeline

_FINISHED: Final = frozenset({"done", "ended", "rejected"})  # after these, no paper has to speak of it any more
_MENTIONS: Final = 12  # sentences that may speak of a promise, on its card


@dataclass(frozen=True, slots=True)
class Story:
    """A promise as its page tells it.

    Attributes:
        life: The promise.
        silent: IRIs of the papers in which it was sought and not found; once it is done, only those before.
        bodies: Names of who is to do it, and of whose papers speak of it.
        drawn: Its timeline; None where no paper has a date.
        flags: The gaps about it.
    """

    life: Life
    silent: tuple[str, ...]
    bodies: tuple[str, ...]
    drawn: Timeline | None
    flags: tuple[Link, ...]

    @property
    def mentions(self) -> int:
        """How many of the sentences that may speak of it are shown."""
        return min(_MENTIONS, len(self.life.mentions))


def promises(site: Site) -> Mapping[str, object]:
    """Return the values of the page of promises.

    Args:
        site: The site.
    """
    axis = axis_of(site)
    stories = [_story(site, life, axis) for life in site.dossier.links.lives]
    return {
        "stories": [story for story in stories if len(story.life.stages) > 1],
        "alone": [story for story in stories if len(story.life.stages) == 1],
        "statuses": sorted({site.word("status", story.life.status) for story in stories}),
        "bodies": sorted({body for story in stories for body in story.bodies}, key=str.casefold),
        "stated": STATED,
    }


def _story(site: Site, life: Life, axis: Axis | None) -> Story:
    silent = _silent(site, life)
    owners = (iri for fact in life.facts for name in ("gg:owner", "gg:responder") for iri in fact.all(name))
    publishers = (iri for paper in life.papers for iri in site.dossier.papers[paper].all("dcterms:publisher"))
    said = [(site.day(stage.passage.document), "told" if stage.status else "said") for stage in life.stages]
    drawn = timeline(axis, [*((site.day(iri), "silent") for iri in silent), *said], life.due) if axis else None
    bodies = tuple(link.text for link in site.parties((*owners, *publishers)))
    return Story(life, silent, bodies, drawn, _flags(site, life.facts))


def _silent(site: Site, life: Life) -> tuple[str, ...]:
    if life.status not in _FINISHED:
        return life.silent
    last = site.day(life.stages[-1].passage.document)
    return tuple(iri for iri in life.silent if site.day(iri) < last)


def _flags(site: Site, facts: tuple[Fact, ...]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(flag for fact in facts for flag in site.gaps_of(fact.iri)))


def axis_of(site: Site) -> Axis | None:
    """Return the days over which the papers go; None if none has a date.

    Args:
        site: The site.
    """
    return axis_over(site.day(iri) for iri in site.dossier.papers)


def ways(site: Site) -> tuple[tuple[Way, Timeline | None], ...]:
    """Return the figures that more than one paper states, each with its timeline; without one where no paper has a date.

    Args:
        site: The site.
    """
    axis = axis_of(site)
    drawn = (timeline(axis, [(site.day(iri), "told") for iri in way.papers]) if axis else None for way in site.dossier.links.ways)
    return tuple(zip(site.dossier.links.ways, drawn, strict=True))

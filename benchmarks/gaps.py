"""Whether finding gaps grows no faster than the graph: python benchmarks/gaps.py [QUADS ...] [--keep FOLDER].

Papers of made-up partnerships are written (boards with minutes over years, actions restated and reported, dues, many people in the room
and tasks for those who are not, figures with and without sources and the same figure year after year, concerns, recommendations and
answers, bodies that end), read as any papers are, and more of them until the graph has as many quads as asked: from 50,000 (one
partnership) to 1,000,000 unless told. For each size the time of links, of each kind's question, of findings in all, of one paper read
again and of a day in the past is measured in one run, and beside it how many times it grew for each time that the graph grew: 1.0 is in
step with the graph. What is kept in a folder is not read again.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gapgraph
from gapgraph.gaps import kinds, list_gaps, write_gaps
from gapgraph.gaps.steps import step
from gapgraph.knowable import as_of
from gapgraph.links import write_links
from graph_store import open_store
from graph_store.contract import Store
from ingest.pipeline import build as read_all

SIZES = (50_000, 100_000, 300_000, 1_000_000)
_FIRST = "Anna Brian Carla David Ellen Frank Grace Henry Irene James Karen Liam Maria Nadia Owen Priya Ruth Simon Tessa Victor".split()
_ONSETS = "B Br C Cl D Dr F G Gr H K L M N P R S St T Th W Wh".split()
_MIDDLES = "ack add al am ar ars ath eck ed el en ent ick il in ind off ol on orn or ud ul um un ust".split()
_ENDS = "bury by combe dale den field ford ham hurst ley low mere mouth port stead stoke thorpe ton well wick worth".split()
_QUALITIES = """
annual revised joint shared local draft weekly mobile digital early specialist voluntary bilingual outdoor seasonal residential
rural costed interim pooled
""".split()
_MATTERS = """
attendance bereavement bullying counselling dental diet exclusion fostering hearing housing induction kinship lighting literacy
mentoring nursery nutrition outreach parenting playground podiatry refuge respite sanitation safeguarding screening sleep speech
transport truancy tuition vaccination vetting volunteering walking waste wellbeing youth
""".split()
_THINGS = """
audit booklet bursary calendar charter checklist clinic contract course dashboard directory drop-in factsheet festival forum
framework grant guide handbook helpline leaflet map network newsletter pathway pilot podcast poster protocol register rota
schedule survey template timetable toolkit tracker van website workshop
""".split()
_DEEDS = ("circulate", "publish", "draft", "arrange", "review", "prepare", "send round", "set up", "commission", "launch")
_DONE = ("circulated", "published", "drafted", "arranged", "reviewed", "prepared", "sent round", "set up", "commissioned", "launched")
_MEETINGS = 12  # of each board: three years, four a year
_STAFF = 5  # of each body: more than sit at one meeting
_SEATS = 16
_GUESTS = 9
_MEASURES = ("are absent on one day in ten", "wait for a first appointment", "care for somebody at home", "eat at school", "walk to school")


@dataclass(frozen=True)
class Task:
    """Something that is to be done, and by whom."""

    deed: int
    thing: str
    person: str
    body: str
    due: str


@dataclass(frozen=True)
class Partnership:
    """Bodies of one place, their people, and how chance falls for them."""

    place: str
    bodies: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    chance: random.Random

    def thing(self) -> str:
        """Return something that a partnership sees to, hardly ever twice the same."""
        pick = self.chance.choice
        return f"{pick(_QUALITIES)} {pick(_MATTERS)} {pick(_THINGS)} for {_named(self.chance)}"


def partnership(number: int) -> Partnership:
    """Return the partnership of a number: always the same."""
    chance = random.Random(number)
    place = _named(chance)
    kinds_of_body = ("County Council", "NHS Trust", "Schools Forum", "Constabulary", "Youth Council", "Housing Association")
    bodies = tuple(f"{place} {kind}" for kind in kinds_of_body)
    people = tuple((f"{chance.choice(_FIRST)} {_named(chance)}", body) for body in bodies for _ in range(_STAFF))
    return Partnership(place, bodies, people, chance)


def _named(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)


def papers(number: int) -> Iterator[tuple[str, str]]:
    """Yield the papers of the partnership of a number, each with its name."""
    of = partnership(number)
    day = date(2014, 1, 8) + timedelta(days=of.chance.randrange(700))
    given: list[Task] = []
    for meeting in range(_MEETINGS):
        given, text = _minutes(of, meeting, day, given)
        yield f"{number:05}-board-{day.isoformat()}.txt", text
        if meeting % 4 == 3:
            yield f"{number:05}-council-{day.isoformat()}.txt", _council(of, day + timedelta(days=20))
            yield f"{number:05}-report-{day.isoformat()}.txt", _report(of, day + timedelta(days=40))
        day += timedelta(days=91)


def _minutes(of: Partnership, meeting: int, day: date, before: Sequence[Task]) -> tuple[list[Task], str]:
    """One meeting's minutes, and the tasks that it gave."""
    pick, here = of.chance.choice, of.chance.sample(of.people, _SEATS)
    present = "; ".join(f"{person} ({body})" for person, body in here)
    lines = [f"{of.place.upper()} CHILDREN'S PARTNERSHIP BOARD", "MINUTES", f"{_day(day)}, 2.00 pm, County Hall, {of.place}"]
    lines += [f"Members present: {present}", f"Also in attendance: {_visitors(of, _GUESTS)}"]
    lines += ["1 Minutes and matters arising", *_reported(of, before)]
    given = [_task(of, day) for _ in range(5)]
    for item, task in enumerate(given, start=2):
        lines += [f"{item} {task.thing.capitalize()}", *_discussion(of, here), _pause(of), _agreed(of, task, item)]
    lines += [f"ACTION: {task.person} ({task.body}) to {_DEEDS[task.deed]} the {task.thing}{task.due}." for task in _more(of, day, 6)]
    lines += [f"It was suggested that the {pick(of.bodies)} {pick(_DEEDS)} the {of.thing()}."]
    lines += [f"Recommended: that the {of.bodies[0]} pay for the {of.thing()}."]
    if meeting == _MEETINGS // 2:
        lines += [f"The Board heard that the {of.bodies[5]} had been abolished on {_day(day)}, and that it would not be replaced."]
    lines += [f"Next meeting: {_day(day + timedelta(days=91))}"]
    return given, "\n\n".join(lines) + "\n"


def _task(of: Partnership, day: date) -> Task:
    person, body = of.chance.choice(of.people)
    due = of.chance.choice(("", "", f" by {_day(day + timedelta(days=60))}", " by the next meeting", f" by the end of {day.year}"))
    return Task(of.chance.randrange(len(_DEEDS)), of.thing(), person, body, due)


def _more(of: Partnership, day: date, count: int) -> list[Task]:
    """Tasks that nobody speaks of again."""
    return [_task(of, day) for _ in range(count)]


def _agreed(of: Partnership, task: Task, item: int) -> str:
    whom = (task.person, f"the {task.body}", task.person)[item % 3]
    if item == 5:
        return f"Agreed: the {task.thing} to be {_DONE[task.deed]}{task.due}."
    if item == 6:
        return f"The {of.bodies[0]} and the {of.bodies[1]} agreed jointly to {_DEEDS[task.deed]} the {task.thing}."
    return f"Agreed: {whom} to {_DEEDS[task.deed]} the {task.thing}{task.due}."


def _reported(of: Partnership, before: Sequence[Task]) -> Iterator[str]:
    """What became of some of the last meeting's tasks: done, put off, or given again; of the others nothing is said."""
    for task in before:
        what = of.chance.random()
        if what < 0.25:
            yield f"- The {task.thing} had been {_DONE[task.deed]}."
        elif what < 0.4:
            yield f"- {task.person} said that work on the {task.thing} had been delayed."
        elif what < 0.5:
            yield f"Agreed: {task.person} to {_DEEDS[task.deed]} the {task.thing}."


def _discussion(of: Partnership, here: Sequence[tuple[str, str]]) -> Iterator[str]:
    chance, (speaker, body) = of.chance, of.chance.choice(here)
    share, year = chance.randrange(5, 60), chance.randrange(2009, 2017)
    told = (
        f"The {body} Annual Survey {year} put the share of families waiting for a {of.thing()} at {share} per cent in {year}.",
        f"{speaker} said that {share} per cent of schools in {_named(chance)} had no {of.thing()}.",
        f"{speaker} was worried that families in {_named(chance)} knew nothing of the {of.thing()}.",
        f"In {_named(chance)} {share} per cent of pupils live far from any {of.thing()}.",
        f"{speaker} questioned the figure of {share} per cent for the {of.thing()}, which was not what families told the {body}.",
        f"The {body} could not see the data of the {of.thing()}.",
    )
    yield " ".join(chance.sample(told, 2))


def _pause(of: Partnership) -> str:
    """A paragraph that states nothing, so that a task does not seem to answer the concern before it."""
    return f"The {of.place} area has several wards, villages and market towns, and its boundaries have long been those of the district."


def _council(of: Partnership, day: date) -> str:
    """Minutes of a cabinet: another body's later paper, which settles some of what the board recommended."""
    lines = [of.bodies[0].upper(), "MINUTES OF THE CABINET", f"{_day(day)}, County Hall, {of.place}"]
    lines += [f"Present: {'; '.join(f'{person} ({body})' for person, body in of.people[:5])}"]
    for item in range(1, 5):
        until = _day(day + timedelta(days=300))
        lines += [f"{item} {of.thing().capitalize()}", f"Resolved: that the {of.thing()} be funded until {until}."]
    return "\n\n".join(lines) + "\n"


def _report(of: Partnership, day: date) -> str:
    lines = [f"{of.place} Children's Partnership", f"Annual report {day.year}", f"Published by the {of.bodies[1]} on {_day(day)}"]
    for _ in range(8):
        share, other = of.chance.randrange(5, 50), of.chance.randrange(51, 95)
        text = (
            f"According to the {of.place} Health Profile {day.year - 1}, {share} per cent of children in {_named(of.chance)} had used the "
            f"{of.thing()}. In {day.year - 5}, {other} per cent of carers had a {of.thing()}. The {of.chance.choice(of.bodies)} will "
            f"{of.chance.choice(_DEEDS)} the {of.thing()}."
        )
        lines.append(text)
    lines += _profile(of, day)
    return "\n\n".join(lines) + "\n"


def _profile(of: Partnership, day: date) -> Iterator[str]:
    """The same measures in every report, for each of some years, every other with a source of that year."""
    for measure in _MEASURES:
        for year in range(day.year - 6, day.year):
            told = f"{of.chance.randrange(5, 60)} per cent of pupils in {of.place} {measure}"
            yield f"In {year}, {told}." if year % 2 else f"According to the {of.place} Pupil Survey {year}, {told}."


def _visitors(of: Partnership, count: int) -> str:
    """People of bodies from elsewhere, hardly ever the same twice: most of those whom a large graph knows."""
    pick = of.chance.choice
    kinds_of_body = [pick(("Academy Trust", "Hospice", "Parish Council")) for _ in range(count)]
    return "; ".join(f"{pick(_FIRST)} {_named(of.chance)} ({_named(of.chance)} {kind})" for kind in kinds_of_body)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def fill(store: Store, quads: int, folder: Path) -> int:
    """Write and read papers until a store holds so many quads; return how many papers it holds."""
    while (held := store.count()) < quads * 0.97:
        count = len(list(folder.iterdir())) // (_MEETINGS + _MEETINGS // 2)
        more = max(1, round((quads - held) / (held / count))) if count else 1
        for number in range(count, count + more):
            for name, text in papers(number):
                (folder / name).write_text(text, encoding="utf-8")
        read_all([folder], store, jobs=2)
    return len(list(folder.iterdir()))


def measure(store: Store, folder: Path) -> dict[str, float]:
    """Return the seconds of each part of finding gaps, by name, with the number of quads and findings."""
    seconds: dict[str, float] = {"links": _timed(lambda: write_links(store))}
    for name, asked in kinds().items():
        rows: list[Mapping[str, str]] = []
        seconds[f"question {name}"] = _timed(lambda: rows.extend(_plain(store, asked.text)))  # noqa: B023  called at once
        if "step" in asked.extra:
            seconds[f"step of {name}"] = _timed(partial(step(asked.extra["step"]), rows))
    seconds["findings in all"] = _timed(lambda: write_gaps(store))
    seconds["links and findings"] = seconds["links"] + seconds["findings in all"]
    seconds["list of findings"] = _timed(lambda: list_gaps(store))
    paper = min(folder.iterdir())
    paper.write_text(paper.read_text(encoding="utf-8") + "\nA line more.\n", encoding="utf-8")
    seconds["build after one paper changed"] = _timed(lambda: gapgraph.build([folder], store))
    seconds["as of the middle day"] = _timed(partial(_look_back, store))
    return seconds


def _look_back(store: Store) -> None:
    with as_of(store, "2016-06"):
        pass


def _plain(store: Store, question: str) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in row.items()} for row in store.select(question)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(arguments: Sequence[str]) -> None:
    """Measure each size, and print one line a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quads", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--keep", type=Path, help="a folder for papers and stores, which are not made again if they are there")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as passing:
        _compare(chosen.keep or Path(passing), chosen.quads)


def _compare(home: Path, sizes: Sequence[int]) -> None:
    held: list[int] = []
    measured: list[dict[str, float]] = []
    for quads in sizes:
        folder = home / f"papers-{quads}"
        folder.mkdir(parents=True, exist_ok=True)
        with open_store(home / f"store-{quads}") as store:
            count = fill(store, quads, folder)
            held.append(store.count())
            print(f"{held[-1]:,} quads of {count:,} papers", flush=True)
            measured.append(measure(store, folder))
            print(f"  {len(list_gaps(store)):,} findings", flush=True)
    print(f"{'seconds':44}" + "".join(f"{quads:>12,}{'growth':>8}" for quads in held))
    for name in measured[0]:
        print(f"{name:44}" + "".join(_cell(held, [one[name] for one in measured], at) for at in range(len(held))))


def _cell(held: Sequence[int], seconds: Sequence[float], at: int) -> str:
    growth = f"{(seconds[at] / seconds[at - 1]) / (held[at] / held[at - 1]):.2f}" if at and seconds[at - 1] > 0.001 else ""
    return f"{seconds[at]:12.3f}{growth:>8}"


if __name__ == "__main__":
    main(sys.argv[1:])

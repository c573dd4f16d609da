"""What every peer shares: its options, the input tables, the coverage table and the report.

A peer script defines one function, `solve(problem) -> Answer`, and hands it to `run_way`. Reading,
solving and writing are timed apart; importing the libraries counts only in the whole command.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

HEADER = "community_id,category,limit_m,count,nearest_outlet_id,nearest_m,verdict,short_by_m\n"
ROWS_PER_WRITE = 50_000


@dataclass(frozen=True)
class Places:
    """Points in file order: identifiers, and longitude and latitude in degrees (WGS 84)."""

    ids: np.ndarray
    lon: np.ndarray
    lat: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def at(self, rows: np.ndarray | slice) -> Places:
        """The places in these rows, in the order of `rows`."""
        return Places(self.ids[rows], self.lon[rows], self.lat[rows])


@dataclass(frozen=True)
class Problem:
    """Communities, outlets with a category code each, and the radius in metres."""

    communities: Places
    outlets: Places
    categories: list[str]
    codes: np.ndarray
    radius_m: float

    def groups(self) -> list[np.ndarray]:
        """The outlet rows of each category, ascending, in the order of `categories`."""
        order = np.argsort(self.codes, kind="stable")
        cuts = np.searchsorted(self.codes[order], np.arange(len(self.categories) + 1))
        return [order[start:end] for start, end in zip(cuts[:-1], cuts[1:])]

    @property
    def shape(self) -> tuple[int, int]:
        """Communities by categories: the shape of every array of an answer."""
        return len(self.communities), len(self.categories)


@dataclass(frozen=True)
class Answer:
    """One cell for each community and category.

    `counts`: outlets within the radius; `nearest_m`: metres to the nearest outlet at any
    distance; `nearest`: that outlet's row. `method` and `workers` describe the way in the report.
    """

    counts: np.ndarray
    nearest_m: np.ndarray
    nearest: np.ndarray
    method: str
    workers: int

    @staticmethod
    def empty(problem: Problem, method: str, workers: int) -> Answer:
        """An answer with every cell still to be filled."""
        return Answer(
            counts=np.zeros(problem.shape, dtype=np.int64),
            nearest_m=np.full(problem.shape, np.inf),
            nearest=np.full(problem.shape, -1, dtype=np.int64),
            method=method,
            workers=workers,
        )


@dataclass
class Stopwatch:
    """Wall seconds of each named stage, in the order in which they were measured."""

    seconds: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Books the time since the previous lap under `stage`."""
        now = time.perf_counter()
        self.seconds[stage] = now - self.last
        self.last = now


def read_problem(options: argparse.Namespace) -> Problem:
    """Reads only the columns that the question needs; floats are parsed to the nearest double."""
    text = {"id": object, "category": "category"}
    places = pd.read_csv(
        options.communities, usecols=["id", "lon", "lat"], dtype={"id": object}, na_filter=False
    )
    outlets = pd.read_csv(
        options.outlets, usecols=["id", "category", "lon", "lat"], dtype=text, na_filter=False
    )
    categories = sorted(outlets["category"].cat.categories)
    communities = to_places(places)
    if options.sample:
        communities = sampled(communities, options.sample, options.sample_seed)
    return Problem(
        communities=communities,
        outlets=to_places(outlets),
        categories=categories,
        codes=outlets["category"].cat.set_categories(categories).cat.codes.to_numpy(),
        radius_m=options.radius,
    )


def to_places(frame: pd.DataFrame) -> Places:
    """The identifier and coordinate columns of a table."""
    return Places(*(frame[name].to_numpy() for name in ("id", "lon", "lat")))


def sampled(places: Places, size: int, seed: int) -> Places:
    """A seeded sample without repetition, in file order; all places when there are fewer."""
    size = min(size, len(places))
    chosen = np.random.default_rng(seed).choice(len(places), size, replace=False)
    return places.at(np.sort(chosen))


def write_coverage(path: Path, problem: Problem, answer: Answer) -> None:
    """Writes one row a cell: communities in file order, categories in alphabetical order."""
    step = max(1, ROWS_PER_WRITE // max(1, len(problem.categories)))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for start in range(0, len(problem.communities), step):
            rows = slice(start, start + step)
            file.write("".join(coverage_lines(problem, answer, rows)))


def coverage_lines(problem: Problem, answer: Answer, rows: slice) -> Iterator[str]:
    """The lines of some communities; distances in metres with three decimals."""
    limit = problem.radius_m
    categories = [f",{name},{limit:g}," for name in problem.categories]
    cells = zip(
        problem.communities.ids[rows].tolist(),
        answer.counts[rows].tolist(),
        problem.outlets.ids[answer.nearest[rows]].tolist(),
        answer.nearest_m[rows].tolist(),
    )
    for community, counts, outlets, distances in cells:
        for category, count, outlet, metres in zip(categories, counts, outlets, distances):
            if metres <= limit:
                yield f"{community}{category}{count},{outlet},{metres:.3f},covered,\n"
            else:
                short = metres - limit
                yield f"{community}{category}{count},{outlet},{metres:.3f},missing,{short:.3f}\n"


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options that every peer script takes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--communities", type=Path, required=True, help="CSV with id, lon, lat")
    parser.add_argument("--outlets", type=Path, required=True, help="CSV that adds category")
    parser.add_argument("--radius", type=float, default=1000.0, help="metres")
    parser.add_argument("--output", type=Path, required=True, help="coverage CSV to write")
    parser.add_argument("--sample", type=int, default=0, help="communities to take; 0 takes all")
    parser.add_argument("--sample-seed", type=int, default=1)
    parser.add_argument("--space", choices=["auto", "plane", "geocentric"], default="auto")
    return parser.parse_args(arguments)


def run_way(solve: Callable[[Problem, argparse.Namespace], Answer]) -> None:
    """Runs one peer from files to file and prints its stages, in seconds, as a JSON object."""
    options = parse_options()
    watch = Stopwatch()
    problem = read_problem(options)
    watch.lap("load")
    answer = solve(problem, options)
    watch.lap("index_query")
    write_coverage(options.output, problem, answer)
    watch.lap("write")
    report = {
        "seconds": watch.seconds,
        "method": answer.method,
        "workers": answer.workers,
        "sample": len(problem.communities) if options.sample else 0,
    }
    print(json.dumps(report))
